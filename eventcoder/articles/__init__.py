"""Reading articles: files in, articles and located problems out."""

from eventcoder.articles.cleaning import parse_text
from eventcoder.articles.readers import FORMATS, read_articles

__all__ = ["FORMATS", "parse_text", "read_articles"]
