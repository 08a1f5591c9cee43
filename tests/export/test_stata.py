"""The .dta itself: its limits, its labels and notes, and where long text goes."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas
import pyreadstat
import pytest

from eventcoder.errors import EventCoderError
from eventcoder.export.columns import COLUMNS, MORE
from eventcoder.export.stata import write_dta
from tests.export.made import LABELS, database, event, write

# Stata's `help reswords`; `str#` and the like are covered by the pattern of names.
RESERVED = {"_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_N", "_pi", "_pred", "_rc", "_skip", "strL", "using", "with"}  # fmt: skip


@pytest.fixture
def dta(tmp_path: Path) -> Path:
    made = [event(at, date="2024-02-29", killed=at, quad=at % 5) for at in range(20)]
    write(database(tmp_path / "db", made), tmp_path / "x.dta", write_dta)
    return tmp_path / "x.dta"


def test_release_118_and_the_day_of_the_run(dta: Path) -> None:
    head = dta.read_bytes()[:300]
    assert head.startswith(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>")
    reader = pandas.io.stata.StataReader(dta)
    assert reader.data_label == "events"
    assert len(reader.time_stamp) == 17


def test_no_name_is_reserved() -> None:
    assert not RESERVED & {column.name for column in (*COLUMNS, *MORE)}


def test_labels_formats_and_notes(dta: Path) -> None:
    _, about = pyreadstat.read_dta(dta)
    assert about.column_names_to_labels == {column.name: column.label for column in COLUMNS}
    assert about.variable_value_labels["quad"] == LABELS.of(column("quad"))
    assert about.variable_value_labels["background"] == LABELS.of(column("background"))
    assert about.original_variable_types["date"] == "%td"
    assert about.notes[0] == "command: eventcoder export --to x.dta"
    assert any(note.startswith("dictionaries: ") for note in about.notes)


def column(name: str) -> Any:
    return next(column for column in COLUMNS if column.name == name)


def test_what_codes_mean_is_a_note_of_their_variable(dta: Path) -> None:
    content = dta.read_bytes()
    assert b"04 Consult; 05 " in content


def test_days_are_days_and_unknown_is_missing(dta: Path) -> None:
    frame = pandas.read_stata(dta, convert_categoricals=False)
    assert str(frame["date"][0].date()) == "2024-02-29"
    assert math.isnan(frame["source_start"][0])
    assert frame["source_code"][0] == ""


def test_long_words_do_not_widen_every_row(tmp_path: Path) -> None:
    made = [event(0, sentence_text="x" * 2000), *(event(at) for at in range(1, 500))]
    write(database(tmp_path / "db", made), tmp_path / "x.dta", write_dta)
    assert (tmp_path / "x.dta").stat().st_size < 500_000
    frame = pandas.read_stata(tmp_path / "x.dta")
    assert frame["sentence_text"][0] == "x" * 2000
    assert frame["sentence_text"][499] == "A struck B."


def test_keys_stay_what_stata_can_merge_on(tmp_path: Path) -> None:
    """Not `strL`, however uneven their lengths."""
    made = [event(at, article_id="a" * (1 if at else 900)) for at in range(200)]
    write(database(tmp_path / "db", made), tmp_path / "x.dta", write_dta, columns=["article_id"])
    content = (tmp_path / "x.dta").read_bytes()
    assert b"<variable_types>" + (900).to_bytes(2, "little") in content


def test_a_date_that_is_no_day_is_said(tmp_path: Path) -> None:
    db = database(tmp_path / "db", [event(date="2024-02-30")])
    with pytest.raises(EventCoderError, match="2024-02-30"):
        write(db, tmp_path / "x.dta", write_dta)
    assert [path.name for path in tmp_path.iterdir()] == ["db"]
