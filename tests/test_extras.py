"""Packages that only some commands need."""

from __future__ import annotations

import json
import sys

import pytest

from eventcoder import extras
from eventcoder.errors import EventCoderError


def test_what_is_there_is_loaded() -> None:
    assert extras.load("json", "This", extras.STATS) is json


def test_what_is_missing_is_named_as_pip_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(EventCoderError) as caught:
        extras.load("vl_convert.inner", "The report", extras.REPORT)
    assert str(caught.value) == (
        "The report needs the package vl-convert, which is not installed. "
        'Run `pip install "eventcoder[report]"`.'
    )
