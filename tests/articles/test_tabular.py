"""CSV: the contract's fields in columns."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.decode import decoded_lines
from eventcoder.articles.tabular import csv_delimiter, read_csv
from eventcoder.model import Article, Problem


def read(text: str) -> list[Article | Problem]:
    lines = decoded_lines(io.BytesIO(text.encode()), "a.csv", longest=9_000_000)
    return list(read_csv(lines, "a.csv", None))


def problems(text: str) -> list[tuple[str, int | None]]:
    return [(item.kind, item.line) for item in read(text) if isinstance(item, Problem)]


def test_rows_with_quoted_text_over_several_lines() -> None:
    rows = (
        'id,date,text\na1,2026-02-07,"Rebels left.\n\n""We won,"" one said."\na2,2026-02-08,Done.\n'
    )
    first, second = read(rows)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == 'Rebels left.\n\n"We won," one said.'
    assert (first.line, second.line) == (2, 5)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(delimiter: str) -> None:
    row = delimiter.join
    [article] = read(
        f"{row(['Text', 'ID', 'date'])}\n{row(['Rebels left.', 'a1', '2026-02-07'])}\n"
    )
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("a1", "Rebels left.")


def test_a_first_row_without_the_names_is_told_once() -> None:
    assert csv_delimiter("identifier,body") is None
    [problem] = read("identifier,body\n1,Rebels left.\n")
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.line) == ("columns", 1)
    assert "identifier, body" in problem.message
    assert "text" in problem.remedy


def test_a_text_with_unquoted_commas_is_told_and_not_cut_short() -> None:
    rows = 'id,text\na1,Rebels, who left, said no.\na2,"Done, they said."\n'
    problem, _no_date, article = read(rows)
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.line) == ("csv", 2)
    assert isinstance(article, Article)


def test_a_quote_that_is_never_closed_is_told() -> None:
    assert ("csv", 3) in problems('id,text\na1,Rebels left.\na2,"Rebels\na3,left.\n')


def test_mentions_are_json() -> None:
    rows = (
        'id,text,mentions\na1,Rebels left.,"[{""start"": 0, ""end"": 6, ""role"": ""source""}]"\n'
    )
    article = next(item for item in read(rows) if isinstance(item, Article))
    assert article.mentions is not None
    assert problems("id,text,mentions\na1,Rebels left.,0-6\n") == [("mentions", 2)]


def test_a_field_longer_than_the_csv_modules_own_limit() -> None:
    text = "Rebels left. " * 20_000
    [article] = [item for item in read(f'id,text\na1,"{text}"\n') if isinstance(item, Article)]
    assert article.text == text


def test_the_row_of_a_wrong_field_is_named_after_blank_lines_above() -> None:
    assert problems("\n\nid,text,date\na1,Rebels left.,yesterday\n")[0] == ("date", 4)


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


@given(st.lists(CELLS.filter(lambda cell: bool(cell.strip())), max_size=4))
def test_any_texts_written_as_csv_are_read_back(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "text"])
    writer.writerows([[f"a{number}", text] for number, text in enumerate(texts)])
    read_back = [item.text for item in read(out.getvalue()) if isinstance(item, Article)]
    empty = sum(1 for kind, _ in problems(out.getvalue()) if kind == "empty")
    assert len(read_back) + empty == len(texts)
    assert set(read_back) <= set(texts)
