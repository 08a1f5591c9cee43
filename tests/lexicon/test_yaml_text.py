"""What is written for a dictionary reads back as what was meant."""

from __future__ import annotations

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from eventcoder.lexicon.yaml_text import flow_list, quoted, scalar

# What a YAML file can hold, escaped or not; surrogates have no UTF-8 form.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(texts)
@example('N\'Djamena: a "name" # of \\ many')
@example("~")
def test_any_text_reads_back(text: str) -> None:
    written = f"a: {scalar(text)}\nb: {quoted(text)}\n"
    assert yaml.load(written, Loader=yaml.BaseLoader) == {"a": text, "b": text}


@given(st.lists(texts, min_size=1, max_size=4))
def test_any_list_reads_back(items: list[str]) -> None:
    assert yaml.load(flow_list(items), Loader=yaml.BaseLoader) == items


def test_plain_words_stay_plain() -> None:
    assert flow_list(["Green River Front", "GRF", "a, b"]) == '[Green River Front, GRF, "a, b"]'
