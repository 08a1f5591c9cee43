"""Where: place names of an article → places, and which of them is an event's.

`index` looks names up, `spans` finds them, `evidence` tells those that are names of something else,
`resolve` chooses among places of one name, `article` does it all for an article, `events` chooses
an event's, `relations` says how it lies to it, `references` finds what is not named again, and
`placing` infers what no sentence tells, from the `story`.
"""

from eventcoder.coding.places.article import ArticlePlaces
from eventcoder.coding.places.clause import event_clause
from eventcoder.coding.places.dateline import dateline_place
from eventcoder.coding.places.index import PlaceIndex
from eventcoder.coding.places.placing import EventPlaces

__all__ = ["ArticlePlaces", "EventPlaces", "PlaceIndex", "dateline_place", "event_clause"]
