"""The examples of dictionaries/README.md."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from eventcoder.cli import main


def test_the_examples_of_the_dictionaries_readme_are_right(tmp_path: Path) -> None:
    """What a reader copies from it must load over the shipped dictionaries."""
    readme = (Path(__file__).parents[2] / "dictionaries" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# ([\w./-]+)\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) > 10
    for name, block in blocks:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block, encoding="utf-8")
    result = CliRunner().invoke(main, ["dict", "check", "--dictionaries", str(tmp_path)])
    assert result.exit_code == 0, result.output
