"""A batch of files: everything is read or told, in the same order every time."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventcoder.articles import read_articles
from eventcoder.articles.readers import LONGEST_TEXT_FILE, sniff_format
from eventcoder.errors import EventCoderError
from eventcoder.model import Article, Problem

LEAD = "Rebels attacked an army convoy near Goma on Monday, killing two soldiers, officials said."
PAGE = f"Rebels Attack Army Convoy\n\nPublished: 7 February 2026\n\n{LEAD}\n"
RECORD = '{"id": "%s", "date": "2026-02-07", "text": "Rebels attacked %s."}\n'


def articles(*paths: Path | str, **options: str) -> list[Article]:
    items = read_articles(list(paths), format=options.get("format"))
    return [item for item in items if isinstance(item, Article)]


def problems(*paths: Path | str) -> list[Problem]:
    return [item for item in read_articles(list(paths)) if isinstance(item, Problem)]


def test_a_directory_is_read_in_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.jsonl").write_text(RECORD % ("two", "Goma"))
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "c.csv").write_text("id,text,date\nthree,Rebels left.,2026-02-07\n")
    (tmp_path / ".hidden.txt").write_text(LEAD)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(LEAD)
    found = articles(tmp_path)
    assert [article.id for article in found][1:] == ["two", "three"]
    assert found[0].title == "Rebels Attack Army Convoy"
    assert found[0].origin == str(tmp_path / "a.txt")


def test_a_link_to_a_directory_above_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(articles(tmp_path)) == 1


def test_a_missing_path_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    problem, article = read_articles([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.severity) == ("missing", "error")
    assert problem.file == str(tmp_path / "none.txt")
    assert isinstance(article, Article)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "a.txt").chmod(0)
    [problem] = problems(tmp_path / "a.txt")
    assert problem.kind == "unreadable"


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "none.txt")
    os.mkfifo(tmp_path / "pipe")
    assert [problem.kind for problem in problems(tmp_path)] == ["unreadable", "unreadable"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"\x00" * 50, "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.csv", b"id,text\n", "empty"),
        ("a.txt", "\u200b\u2028".encode(), "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("a.pdf", b"%PDF-1.7\n", "binary"),
        ("a.html", b"<!DOCTYPE html><html><p>Rebels left.</p>", "markup"),
    ],
)
def test_files_that_hold_no_articles(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    [problem] = read_articles([tmp_path / name])
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.file) == (kind, str(tmp_path / name))


def test_a_text_file_that_is_too_large_is_set_aside_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as big:
        big.write(b"Rebels left.\n" * 6_000)
        big.truncate(LONGEST_TEXT_FILE + 1)
    [problem] = problems(tmp_path / "big.txt")
    assert (problem.kind, problem.severity) == ("too-large", "error")
    assert "20 MB" in problem.message


def test_a_file_of_records_may_be_large_but_not_one_article(tmp_path: Path) -> None:
    with (tmp_path / "big.jsonl").open("w") as big:
        big.write(RECORD % ("first", "Goma"))
        big.write(RECORD % ("long", "Goma " * 250_000))
        big.write(RECORD % ("longer", "x" * 9_000_000))
        big.write(RECORD % ("last", "Bara"))
    items = list(read_articles([tmp_path / "big.jsonl"]))
    assert [item.id if isinstance(item, Article) else item.kind for item in items] == [
        "first",
        "too-large",
        "too-large",
        "last",
    ]


def test_the_same_article_twice_is_noted_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(f"\n\n{PAGE}\n")
    assert len(articles(tmp_path)) == 1
    [note] = problems(tmp_path)
    assert (note.kind, note.severity, note.file) == ("duplicate", "note", str(tmp_path / "b.txt"))


def test_another_text_under_the_same_id_is_an_error_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD % ("a", "Goma") + RECORD % ("a", "Bara"))
    assert [article.text for article in articles(tmp_path)] == ["Rebels attacked Goma."]
    [problem] = problems(tmp_path)
    assert (problem.kind, problem.severity, problem.line) == ("duplicate-id", "error", 2)


@pytest.mark.parametrize(
    ("data", "format_"),
    [(PAGE, "text"), (RECORD % ("a", "Goma"), "jsonl"), ("id,text\na,Rebels left.\n", "csv")],
)
def test_standard_input_is_read_by_its_content(
    data: str, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sniff_format(data.encode()) == format_
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    [article] = articles("-")
    assert article.origin == "standard input"
    assert article.text.startswith("Rebels")


def test_a_named_pipe_is_read_when_it_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = Thread(target=(tmp_path / "pipe").write_text, args=[RECORD % ("a", "Goma")])
    writer.start()
    assert [article.id for article in articles(tmp_path / "pipe")] == ["a"]
    writer.join()


def test_the_format_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "records.dat").write_text(RECORD % ("a", "Goma"))
    assert [article.id for article in articles(tmp_path / "records.dat")] == ["a"]
    [article] = articles(tmp_path / "records.dat", format="text")
    assert article.text.startswith('{"id"')


def test_a_format_that_does_not_exist_names_the_right_ones(tmp_path: Path) -> None:
    with pytest.raises(EventCoderError, match="text, jsonl, csv"):
        read_articles([tmp_path], format="pdf")


def test_the_dates_order_field_option_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.jsonl").write_text(RECORD % ("b", "Goma"))
    option = dt.date(2025, 1, 1)
    found = [item for item in read_articles([tmp_path], date=option) if isinstance(item, Article)]
    assert [(one.date, one.date_basis) for one in found] == [
        (option, "option"),
        (dt.date(2026, 2, 7), "field"),
    ]
    page = articles(tmp_path)[0]
    assert (page.date, page.date_basis) == (dt.date(2026, 2, 7), "text")


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((RECORD % ("a", "Goma")) * 3)
    items = read_articles([tmp_path / "a.jsonl", tmp_path / "later.txt"])
    assert isinstance(next(items), Article)
    (tmp_path / "later.txt").write_text(PAGE)  # not looked at before its turn
    assert isinstance(list(items)[-1], Article)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")),
    ),
    st.sampled_from(["a.txt", "a.jsonl", "a.csv", "a.dat"]),
)
def test_any_file_is_read_or_told_and_the_same_twice(
    tmp_path: Path, data: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    items = list(read_articles([path]))
    assert items
    assert items == list(read_articles([path]))
    for item in items:
        if isinstance(item, Article):
            assert all(0 <= one.start < one.end <= len(item.text) for one in item.segments)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are not UTF-8")
def test_a_name_that_is_not_utf_8_can_be_kept_and_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xe9.txt")).write_text("Police arrested protesters in Cairo.\n")
    (tmp_path / os.fsdecode(b"b\xe9.txt")).write_text("")
    names = {
        item.origin if isinstance(item, Article) else item.file
        for item in read_articles([tmp_path])
    }
    assert names == {f"{tmp_path}/a\\udce9.txt", f"{tmp_path}/b\\udce9.txt"}
