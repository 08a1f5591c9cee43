"""The README, `.ci/run`, pyproject.toml and constraints.txt agree with the program."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from eventcoder import __version__
from eventcoder.cli.reference import renewed
from eventcoder.errors import EventCoderError

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")
PINS = dict(
    line.split("==")
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_made_parts_of_the_readme_are_fresh() -> None:
    stale = "run: python -m eventcoder.cli.reference README.md"
    assert renewed(README) == README, stale


def test_the_marks_must_be_there() -> None:
    with pytest.raises(EventCoderError, match="mark"):
        renewed("# eventcoder\n")


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    ours = [line for block in blocks for line in block.splitlines() if "pip install" in line]
    assert len(ours) == 2
    for command in ours:
        assert f"\n{command}\n" in CI


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    pins = {normal(name): version for name, version in PINS.items()}
    table = project()
    extras = table["optional-dependencies"]
    for text in [*table["dependencies"], *(line for name in extras for line in extras[name])]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins[normal(requirement.name)]), text


def test_all_that_the_dependencies_need_is_pinned_too() -> None:
    pins = {normal(name) for name in PINS}
    todo = [Requirement(text) for text in project()["dependencies"]]
    seen: set[str] = set()
    while todo:
        requirement = todo.pop()
        name = normal(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        assert name in pins
        todo += [Requirement(text) for text in importlib.metadata.requires(name) or []]
    assert len(seen) > 30


def test_no_host_stands_in_the_pins() -> None:
    assert all(re.fullmatch(r"[\w.-]+", name + version) for name, version in PINS.items())


def test_the_version_is_written_once() -> None:
    assert "version" in project()["dynamic"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
