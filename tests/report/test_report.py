"""The report: its numbers are the database's, its page needs nothing else, a browser shows it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventcoder.cli import main
from eventcoder.export.dataset import snapshot
from eventcoder.export.selection import Selection
from eventcoder.report.numbers import Numbers, Table
from tests.export.made import LABELS, database, event

CHAD = {"target_code": "TCD", "target_country": "TCD"}
SUDAN = {"source_code": "SDNREB", "source_country": "SDN"}
RAHAD = {
    "place_name": "<Rahad & co>",
    "place_country": "SDN",
    "place_lat": 12.72,
    "place_lon": 30.65,
}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return database(
        tmp_path / "events.db",
        [
            event(0, date="2026-02-07", killed=3, **SUDAN, **CHAD, **RAHAD),
            event(1, date="2026-02-07", quad=4, root="19", cameo="190", **SUDAN, **CHAD, **RAHAD),
            event(2, date="2026-02-09", **SUDAN),
            event(3, date="2014-05-01", background=1, **SUDAN, **CHAD),
            event(4),
        ],
    )


def tables(db: Path, **chosen: object) -> dict[str, Table]:
    with snapshot(db) as connection:
        selection = Selection(**chosen)  # type: ignore[arg-type]
        return {table.key: table for table in Numbers(connection, selection, LABELS).tables()}


def test_every_figure_adds_up_to_the_events(db: Path) -> None:
    found = tables(db, background=False)
    assert sum(row[-1] for row in found["time"].rows) == 3, "one has no date, one is history"
    assert sum(row[-1] for row in found["codes"].rows) == 4
    assert sum(row[-1] for row in found["dyads"].rows) == 2
    assert found["places"].rows == (("<Rahad & co>", "Sudan", 12.72, 30.65, 2, 1, 3),)
    assert found["countries"].rows == (("SDN", "Sudan", 2, -9.5, 0, 1, 3, None),)
    shares = {record["what"]: record["number"] for record in found["coverage"].records()}
    assert shares["events"] == 4
    assert shares["events with both coded"] == 2
    assert shares["articles"] == shares["articles with an event"] == 1


def test_the_period_follows_from_the_span(db: Path) -> None:
    assert tables(db, background=False)["time"].columns[0] == "day"
    assert tables(db)["time"].columns[0] == "month"


def report(db: Path, folder: Path, *arguments: str) -> str:
    pytest.importorskip("vl_convert")
    out = folder / "report.html"
    result = CliRunner().invoke(main, ["report", "--db", str(db), "--out", str(out), *arguments])
    assert result.exit_code == 0, result.output
    return out.read_text("utf-8")


def test_the_page_needs_nothing_else_and_is_the_same_each_time(db: Path, tmp_path: Path) -> None:
    page = report(db, tmp_path)
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert not re.search(r"@import|url\((?!#)|<script", page)
    links = set(re.findall(r"https?://[^\"'<> ]+", page))
    assert all(link.startswith("http://www.w3.org/") for link in links), "names, not links"
    assert page.count("<svg") == 6
    assert "&lt;Rahad &amp; co&gt;" in page
    assert "<Rahad" not in page
    assert "prefers-color-scheme: dark" in page
    assert report(db, tmp_path) == page


def test_figures_and_their_numbers_as_files(db: Path, tmp_path: Path) -> None:
    report(db, tmp_path, "--figures", str(tmp_path / "figures"))
    names = {path.name for path in (tmp_path / "figures").iterdir()}
    drawn = ("time", "dyads", "places", "countries", "codes", "coverage")
    assert names >= {f"{key}.{suffix}" for key in drawn for suffix in ("svg", "png", "csv")}
    assert (tmp_path / "figures" / "time.png").read_bytes().startswith(b"\x89PNG")
    lines = (tmp_path / "figures" / "codes.csv").read_text("utf-8").splitlines()
    assert lines[0] == "root,label,events"


def test_an_empty_database_has_a_report_too(tmp_path: Path) -> None:
    page = report(database(tmp_path / "empty.db", []), tmp_path)
    assert "None." in page


@pytest.mark.parametrize(
    ("name", "size"), [("wide", "1200,2400"), ("phone", "390,2400"), ("dark", "1200,2400")]
)
def test_a_browser_shows_it(db: Path, tmp_path: Path, name: str, size: str) -> None:
    """A picture, wide and narrow, light and dark; a page that breaks is nearly of one colour."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        assert "BROWSER_MUST_BE_THERE" not in os.environ
        pytest.skip("there is no Chromium")
    report(db, tmp_path)
    # Whoever wants to look at the pictures names a folder for them.
    artefacts = Path(os.environ.get("REPORT_PICTURES", tmp_path))
    picture = artefacts / f"report-{name}.png"
    command = [
        *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *(f"--window-size={size}", f"--screenshot={picture}", f"--user-data-dir={tmp_path / 'u'}"),
        *(["--blink-settings=preferredColorScheme=0"] if name == "dark" else []),
        (tmp_path / "report.html").as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert picture.stat().st_size > 20_000
