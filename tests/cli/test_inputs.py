"""What commands read: a dictionary line that cannot be used is told by every command."""

from __future__ import annotations

from pathlib import Path

from eventcoder.cli.inputs import open_coder

BAD = """\
- patterns:
    SOURCE attack (TARGET: "190"
    SOURCE frobnicate TARGET: "190"
  examples: []
"""


def test_a_pattern_that_cannot_be_read_is_a_located_error_and_the_rest_is_used(
    tmp_path: Path,
) -> None:
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "mine.yaml").write_text(BAD, encoding="utf-8")
    coder, problems = open_coder([tmp_path])
    [problem] = [problem for problem in problems if problem.kind == "pattern"]
    assert (problem.file, problem.line) == ("actions/mine.yaml", 2)
    assert "SOURCE attack (TARGET" in problem.message
    assert problem.remedy
    assert "frobnicate" in coder.lexicon.rules.verbal


def test_the_shipped_dictionaries_have_no_errors() -> None:
    assert open_coder([])[1] == []
