"""The tables: every figure where it belongs, plain where nobody sees colours."""

from __future__ import annotations

from rich.console import Console

from eventcoder.evaluate.cases import Case
from eventcoder.evaluate.scores import score_all
from eventcoder.evaluate.tables import tables
from tests.evaluate.made import QUADS, actor, case, date, event, place

CASES = [
    case({"plover": "AID", "quad": 2}, event("AID")),
    case({"plover": "ASSAULT", "quad": 4}, event("AID")),
    case({"plover": "ACCUSE", "quad": 3}),
    case({"cameo": "193"}, event(cameo="190"), event(cameo="193")),
    case({"mentions": [actor("source", 0)]}, event(source=(0, 0), target=(2, 2))),
    case(
        {"places": [place(0, 0, 0)], "dates": [date(2, "2024-01-01")]},
        mentions=[place(0, 0, 1), date(2, "2024-01-01", "2024-01-31")],
    ),
]


def shown(some: list[Case], confusions: int = 10) -> dict[str, list[str]]:
    """The rows of all tables by their first cell."""
    console = Console(width=120)
    with console.capture() as capture:
        for table in tables(score_all(some, QUADS), confusions, plain=True):
            console.print(table)
    text = capture.get()
    assert text.isascii(), "plain means no rules"
    cells = [
        [cell.strip() for cell in line.split("  ") if cell.strip()] for line in text.splitlines()
    ]
    return {row[0]: row[1:] for row in cells if row}


def test_every_figure_is_shown() -> None:
    rows = shown(CASES)
    assert rows["PLOVER type, any event"] == ["3", "33.3", "22.2"]
    assert rows["quad class of the PLOVER type"] == ["3", "33.3", "22.2"]
    assert rows["CAMEO code, first event"] == ["1", "0.0", "0.0", "100.0"]
    assert rows["CAMEO code, any event"] == ["1", "100.0", "100.0", "100.0"]
    assert rows["source"] == ["1", "1", "1", "100.0", "100.0", "100.0"]
    assert rows["target"] == ["0", "1", "0", "0.0", "0.0", "0.0"]
    assert rows["place mentions"] == ["1", "1", "1", "100.0", "100.0", "100.0"]
    assert rows["within 161 km"] == ["100.0"]
    assert rows["median distance"] == ["111.2 km"]
    assert rows["dates with both days right"] == ["0.0"]
    assert rows["dates with the first day right"] == ["100.0"]
    assert rows["dates found with the right days"] == ["1", "1", "0", "0.0", "0.0", "0.0"]
    assert rows["AID"] == ["1", "2", "1", "50.0", "100.0", "66.7"]
    assert rows["ASSAULT coded as AID"] == ["1"]
    assert rows["ACCUSE coded as no event"] == ["1"]


def test_no_more_confusions_than_asked_for() -> None:
    assert "ACCUSE coded as no event" in shown(CASES, 1)
    assert "ASSAULT coded as AID" not in shown(CASES, 1)
    assert not [row for row in shown(CASES, 0) if "coded as" in row]


def test_nothing_is_shown_of_what_gold_is_silent_about() -> None:
    assert list(shown([case({"quad": 2}, event("AID"))])) == ["labels", "quad class", "2"]
    assert shown([]) == {}
