"""The places of the world: countries' divisions and towns of 500 inhabitants and more.

`folding` says which spellings are one name, `index` looks names up in the shipped files, `build`
makes these files from GeoNames data (`eventcoder gazetteer build`).
"""

from eventcoder.gazetteer.folding import fold
from eventcoder.gazetteer.index import Gazetteer
from eventcoder.gazetteer.place import Extent, Named, Place

__all__ = ["Extent", "Gazetteer", "Named", "Place", "fold"]
