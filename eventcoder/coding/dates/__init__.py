"""When: time expressions of an article → days, and which of them is an event's.

`scan` finds expressions (`absolute`, `relatives`), `meanings` and `calendar` resolve them,
`article` reads each against those before it, `events` chooses an event's.
"""

from eventcoder.coding.dates.article import ArticleDates, find_dates
from eventcoder.coding.dates.events import event_date, extent, is_background

__all__ = ["ArticleDates", "event_date", "extent", "find_dates", "is_background"]
