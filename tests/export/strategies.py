"""Any event that the model and the database allow."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from eventcoder.export.columns import COLUMNS
from eventcoder.model import Event
from tests.export.made import event

# A lone surrogate is in no database: SQLite keeps UTF-8.
_characters = st.characters(exclude_categories=["Cs"])
# What formats stumble over: quotes, separators, formulas, line ends, blanks, NUL, other scripts.
_awkward = st.sampled_from(["", " ", "\t", "\r", "\n", "\r\n", "\0", '"', "'", ",", "=", "-1", "'=1", "NA", "é", "ш", "🕊", "x" * 300, "ü" * 3000, " x ", "."])  # fmt: skip
texts = st.tuples(_awkward, st.text(_characters, max_size=3), _awkward).map("".join)
integers = st.integers(-(2**63), 2**63 - 1) | st.integers(-200, 200)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.1, -7.25, 1e300])
days = st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat)


def _values(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    of = {str: texts, int: integers, float: numbers}
    parts = get_args(annotation) or (annotation,)
    known = days if name in DAYS else of[parts[0]]
    return st.none() | known if type(None) in parts else known


DAYS = {column.name for column in COLUMNS if column.type == "date"}
_FIXED = {"event_id", "article_id", "merged_id"}


@st.composite
def events(draw: st.DrawFn, most: int = 3) -> list[Event]:
    """Some events of one article, each with whatever values its fields allow."""
    made = []
    for number in range(draw(st.integers(1, most))):
        fields = {
            name: draw(_values(name, field.annotation))
            for name, field in Event.model_fields.items()
            if name not in _FIXED
        }
        made.append(event(number, **fields))
    return made
