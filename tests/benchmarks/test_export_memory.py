"""The exports that are written a row at a time need no more memory for more events."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.events import make
from tests.benchmarks.export_speed import COMMANDS, measure


@pytest.mark.parametrize("what", ["CSV", "Stata"])
def test_memory_does_not_grow_with_the_events(tmp_path: Path, what: str) -> None:
    memory = []
    for events in (5_000, 20_000):
        make(tmp_path / f"{events}.db", events)
        _, _, megabytes, size = measure(tmp_path / f"{events}.db", COMMANDS[what], tmp_path)
        memory.append(megabytes)
    assert memory[1] < memory[0] + 8, f"{what}: {memory} MB for a file of {size:.0f} MB"
