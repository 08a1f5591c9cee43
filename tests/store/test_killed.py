"""Killed at any point and started again, a batch ends as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from eventcoder.store.store import Run
from tests.store.fakes import OTHER_RUN, OTHER_STEPS, RUN, STEPS, articles, carry, dump

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

COUNT = 12


def killed_after(statements: int, db: Path, run: Run) -> bool:
    """Run the batch in a process that SIGKILLs itself before its n-th SQL statement or commit.

    Returns:
        Whether it came to its end before that.
    """
    child = os.fork()
    if child == 0:
        left = [statements]

        def count(*_: object, **__: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        try:
            carry(db, articles(COUNT), STEPS if run is RUN else OTHER_STEPS, run)
        except BaseException:
            os._exit(9)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the batch failed"
    return not os.WIFSIGNALED(status)


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_random_points(tmp_path: Path, seed: int) -> None:
    undisturbed, killed = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    carry(undisturbed, articles(COUNT))
    points = random.Random(seed)
    kills = 0
    while not killed_after(points.randrange(1, 40 + 10 * kills), killed, RUN):
        kills += 1
    assert kills > 1
    assert dump(killed) == dump(undisturbed)


@pytest.mark.parametrize("statements", range(0, 40, 3))
def test_killed_in_its_first_articles(tmp_path: Path, statements: int) -> None:
    """Also while the tables are being made."""
    undisturbed, killed = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    carry(undisturbed, articles(COUNT))
    assert not killed_after(statements, killed, RUN)
    assert killed_after(10**9, killed, RUN)
    assert dump(killed) == dump(undisturbed)


@pytest.mark.parametrize("statements", range(4, 120, 13))
def test_killed_while_recoding(tmp_path: Path, statements: int) -> None:
    undisturbed, killed = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    for path in (undisturbed, killed):
        carry(path, articles(COUNT))
    carry(undisturbed, articles(COUNT), OTHER_STEPS, OTHER_RUN)
    killed_after(statements, killed, OTHER_RUN)
    assert killed_after(10**9, killed, OTHER_RUN)
    assert dump(killed) == dump(undisturbed)
