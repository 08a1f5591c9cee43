"""Kept parses: what was parsed once is not parsed again, and no damage to the file does harm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.model import Token
from eventcoder.parsing.characters import Cut
from eventcoder.parsing.parser import ParsedText
from eventcoder.store.kept_parses import FILE, KeptParser


class Counting:
    """Makes one sentence of each line, and remembers what it was asked for."""

    def __init__(self, fingerprint: str = "1") -> None:
        self.name, self.fingerprint = "counting", fingerprint
        self.asked: list[str] = []

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        self.asked += texts
        return [
            ParsedText([_sentence(line, text) for line in text.split("\n")], []) for text in texts
        ]


def _sentence(line: str, text: str) -> list[Token]:
    start = text.index(line)
    return [Token(line, line, "X", "FW", "_", -1, "root", start, start + len(line))]


def test_a_text_is_parsed_once(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    told = KeptParser(first, tmp_path).parse(["a\nb", "c", "c"])
    again = KeptParser(second, tmp_path).parse(["c", "a\nb", "d"])
    assert first.asked == ["a\nb", "c"]
    assert second.asked == ["d"]
    assert again[:2] == [told[1], told[0]]


def test_another_model_gets_none_of_it(tmp_path: Path) -> None:
    KeptParser(Counting("1"), tmp_path).parse(["a"])
    other = Counting("2")
    KeptParser(other, tmp_path).parse(["a"])
    assert other.asked == ["a"]


def test_a_parse_that_was_cut_is_not_kept(tmp_path: Path) -> None:
    class Cutting(Counting):
        def parse(self, texts: Sequence[str]) -> list[ParsedText]:
            return [parsed._replace(cuts=[Cut(0, 1, 500)]) for parsed in super().parse(texts)]

    KeptParser(Cutting(), tmp_path).parse(["a"])
    again = Cutting()
    assert KeptParser(again, tmp_path).parse(["a"])[0].cuts
    assert again.asked == ["a"]


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    KeptParser(Counting(), tmp_path).parse(["a"])
    (tmp_path / FILE).write_bytes(damage)
    once = Counting()
    KeptParser(once, tmp_path).parse(["a"])
    KeptParser(once, tmp_path).parse(["a"])
    assert once.asked == ["a"]


def test_a_half_overwritten_file_is_made_anew(tmp_path: Path) -> None:
    KeptParser(Counting(), tmp_path).parse([f"sentence {n}" for n in range(300)])
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2] + b"\xff" * (len(whole) // 2))
    again = Counting()
    parsed = KeptParser(again, tmp_path).parse(["sentence 7"])
    assert parsed[0].sentences[0][0].form == "sentence 7"


def test_without_a_folder_everything_is_parsed() -> None:
    parser = Counting()
    kept = KeptParser(parser, None)
    kept.parse(["a"])
    kept.parse(["a"])
    assert parser.asked == ["a", "a"]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_come_back_as_the_parser_gave_them(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    plain = Counting().parse(texts)
    assert KeptParser(Counting(), folder).parse(texts) == plain
    assert KeptParser(Counting(), folder).parse(texts) == plain
