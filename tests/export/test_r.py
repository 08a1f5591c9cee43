"""R reads every format, and the database itself, and compares each cell and label."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from eventcoder.export.codebook import Codebook, r_script
from eventcoder.export.columns import COLUMNS, MORE
from eventcoder.export.spss import write_sav
from eventcoder.export.stata import write_dta
from eventcoder.export.text import write_csv
from eventcoder.model import Event
from tests.export.made import LABELS, database, event, write

ROOT = Path(__file__).parents[2]


def why_not() -> str:
    """Why R cannot be asked here; empty where it can."""
    if not shutil.which("Rscript"):
        return "there is no Rscript (apt-get install r-base-core r-cran-haven r-cran-rsqlite)"
    asked = "for (p in c('haven', 'RSQLite')) if (!requireNamespace(p, quietly = TRUE)) quit(status = 1)"
    if subprocess.run(["Rscript", "-e", asked], capture_output=True).returncode:
        return "R has no haven or no RSQLite (apt-get install r-cran-haven r-cran-rsqlite)"
    return ""


@pytest.fixture(scope="module", autouse=True)
def r() -> None:
    """Skips where there is no R, but not where R_MUST_BE_THERE says that there must be."""
    reason = why_not()
    if reason and os.environ.get("R_MUST_BE_THERE"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


# What readers stumble over: other scripts, quotes, separators, line ends, what looks like a number,
# a date or nothing, formulas, blanks at either end, texts longer than any fixed width.
AWKWARD = (
    "Łódź", "N’Djamena", "الخرطوم", "北京", "🕊", "“quoted”", 'a "b" c', "a,b;c\td", "two\nlines",
    "NA", "NaN", "NULL", "TRUE", "036", "1e5", "-1", "=1+1", "+49", "@x", "'quoted'", "'=1", "''=1", " in front",
    "back \\ slash", "100 %", "#", "é" * 1100, "long " * 2000 + ".", "", ".", "`tick'", "$macro",
)  # fmt: skip


def awkward_events() -> list[Event]:
    """An event for each awkward text, in each column of text; numbers and days at their ends."""
    texts = [column.name for column in COLUMNS if column.type == "text"]
    keys = {"event_id", "article_id"}
    made = []
    for number, words in enumerate(AWKWARD):
        fields: dict[str, object] = {name: words for name in texts if name not in keys}
        fields |= {"event_id": f"{number:03}", "goldstein": (-10.0, 0.1, 1 / 3, 8.3)[number % 4]}
        fields |= {"killed": (None, 0, 17, 2_147_483_647)[number % 4], "quad": number % 5}
        fields |= {"date": (None, "2024-02-29", "1959-12-31", "1815-06-18")[number % 4]}
        fields |= {"place_lat": (None, -1.6585, 15.500654, 0.0)[number % 4]}
        made.append(event(number, **fields))
    return [event(999, event_id="nothing"), *made]


def test_every_cell_and_label(tmp_path: Path) -> None:
    db = database(tmp_path / "events.db", awkward_events())
    for name, writer in (("events.dta", write_dta), ("events.sav", write_sav), ("events.csv", write_csv)):  # fmt: skip
        write(db, tmp_path / name, writer)
    book = Codebook("events", COLUMNS, LABELS, MORE)
    (tmp_path / "read_events.R").write_text(r_script(book), "utf-8")
    with (tmp_path / "columns.csv").open("w", encoding="utf-8", newline="") as stream:
        writer_ = csv.writer(stream)
        writer_.writerow(["name", "type", "label", "values"])
        writer_.writerows((c.name, c.type, c.label, c.values or "") for c in COLUMNS)
    with (tmp_path / "values.csv").open("w", encoding="utf-8", newline="") as stream:
        writer_ = csv.writer(stream)
        writer_.writerow(["set", "value", "label"])
        writer_.writerows(
            (name, value, label) for name, of in book.sets().items() for value, label in of.items()
        )
    done = subprocess.run(
        ["Rscript", str(ROOT / "tests" / "export" / "compare.R"), str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    cells = (len(AWKWARD) + 1) * len(COLUMNS)
    assert done.stdout.splitlines() == [f"{name} : {cells} cells" for name in ("dta", "sav", "csv")]
