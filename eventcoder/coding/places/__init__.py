"""Where: place names of an article → places, and which of them is an event's.

`index` looks names up, `spans` finds them, `evidence` tells those that are names of something else,
`resolve` chooses among places of one name, `article` does it all for an article, `events` chooses
an event's.
"""

from eventcoder.coding.places.article import ArticlePlaces
from eventcoder.coding.places.events import event_place
from eventcoder.coding.places.index import PlaceIndex

__all__ = ["ArticlePlaces", "PlaceIndex", "event_place"]
