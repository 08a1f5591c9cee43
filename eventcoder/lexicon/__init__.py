"""Dictionary files → validated, compiled look-up."""

from eventcoder.lexicon.entries import Dictionaries, Where
from eventcoder.lexicon.layers import shipped_folder
from eventcoder.lexicon.load import load_dictionaries

__all__ = ["Dictionaries", "Where", "load_dictionaries", "shipped_folder"]
