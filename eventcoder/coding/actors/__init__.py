"""Who acts: names, role words, references within the article → actor codes.

`index` compiles the dictionaries; `article` answers for one article, with the help of `reading(s)`
(one phrase), `shortforms` and `coreference` (what the article teaches) and `context` (countries).
"""

from eventcoder.coding.actors.article import ArticleActors
from eventcoder.coding.actors.index import ActorIndex
from eventcoder.coding.actors.who import Looked, Who

__all__ = ["ActorIndex", "ArticleActors", "Looked", "Who"]
