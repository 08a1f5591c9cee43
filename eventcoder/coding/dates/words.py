"""English words of time: names of days, months and seasons, numbers, units."""

from __future__ import annotations

from eventcoder.coding.dates.calendar import Unit
from eventcoder.coding.wordset import word_set


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = {name: number for number, name in enumerate(WEEKDAYS)}
SHORT_WEEKDAY = {
    short: number
    for number, shorts in enumerate(
        (
            ("mon",),
            ("tue", "tues"),
            ("wed",),
            ("thu", "thur", "thurs"),
            ("fri",),
            ("sat",),
            ("sun",),
        )
    )
    for short in shorts
}

MONTHS = word_list(
    "january february march april may june july august september october november december"
)
MONTH = {name: number for number, name in enumerate(MONTHS, 1)}
SHORT_MONTH = {name[:3]: number for name, number in MONTH.items()} | {"sept": 9}

SEASON = {name: name for name in ("spring", "summer", "autumn", "winter")} | {"fall": "autumn"}

UNIT: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("day", 1),
    "days": ("day", 1),
    "week": ("week", 1),
    "weeks": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "months": ("month", 1),
    "year": ("year", 1),
    "years": ("year", 1),
    "decade": ("year", 10),
    "decades": ("year", 10),
    "century": ("year", 100),
}

DAY_PARTS = word_set("morning afternoon evening night noon midday midnight dawn dusk lunchtime")

_ONES = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBER = (
    {"a": 1, "an": 1}
    | {word: number for number, word in enumerate(_ONES, 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
)
_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
ORDINAL = {word: number for number, word in enumerate(_ORDINALS, 1)}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

#: Every time expression but a feast holds one of these, or a digit; the words around it may be any.
TELLING = frozenset(
    {
        *WEEKDAY,
        *SHORT_WEEKDAY,
        *MONTH,
        *SHORT_MONTH,
        *SEASON,
        *UNITS,
        *DECADES,
        *DAY_PARTS,
        *("today", "tonight", "yesterday", "tomorrow", "overnight", "weekend"),
        *("quarter", "half"),
    }
)

# Weekdays after these are feasts or names of past events, not days to be counted.
NAMED_DAYS = word_set("bloody black palm good easter super ash holy cyber shrove")

# Words that stand before a date and belong to the phrase without changing the days.
EARLY_LATE = word_set("early late mid earlier later mid- early- late-")
PARTS = word_set("end beginning start middle night morning evening afternoon eve month year summer")

DASHES = word_set("- – — −")
CONNECTORS = frozenset({"to", "and", "until", "till", "through", "or", *DASHES})

YEAR_PREPOSITIONS = word_set(
    "in since by until till of from to through throughout during before after between circa "
    "about around late early mid year years post pre"
)
SEASON_PREPOSITIONS = word_set("in during by until since throughout through over")
# What a word before a weekday, month or season adds: the last one, the next one.
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
MONTH_PREPOSITIONS = word_set(
    "in since until till during last next this early late mid every through throughout"
)
NOT_AFTER_NUMBER = word_set("bc b.c b.c. bce gmt utc local hours hrs km kg mm m miles % percent")
NOT_BEFORE_NUMBER = word_set(
    "no no. nos number resolution flight highway route room page article section chapter model "
    "$ # £ € us$ some nearly almost least most than over approximately total"
)
AMOUNTS = word_set("force total crowd population group maximum minimum average number")

# Verbs (and participles) whose complement, or whose own date, lies ahead.
PLANNING = word_set(
    "plan expect schedule set slate due intend hope vow promise pledge aim want prepare agree "
    "decide threaten urge call ask order invite propose book poise ready summon subpoena"
)
# Verbs whose object is what is planned: `scheduled a meeting on Friday`.
SCHEDULING = word_set("schedule plan set slate book")
# Verbs that move something to a later day: `postponed until Tuesday`.
DELAYING = word_set("postpone delay extend adjourn defer suspend remain stay hold")
# Infinitives under these tell what was done: `managed to cross the border on Friday`.
DONE = word_set(
    "manage begin start continue try fail help seem appear use come get go return travel arrive "
    "fly force cease happen prove turn proceed"
)
