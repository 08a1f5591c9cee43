"""Where: place names of an article → places, and which of them is an event's.

`gazetteer` looks names up, `article` finds and resolves them, `events` chooses an event's.
"""

from eventcoder.coding.places.article import ArticlePlaces
from eventcoder.coding.places.events import event_place
from eventcoder.coding.places.gazetteer import PlaceIndex

__all__ = ["ArticlePlaces", "PlaceIndex", "event_place"]
