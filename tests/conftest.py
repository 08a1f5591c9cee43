"""What all tests share: one thread for arithmetic, and Hypothesis without a clock."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Before torch is imported anywhere: small tests on many threads are slower than on one.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

# A slow machine is no failure; how slow something may be is what benchmarks say.
settings.register_profile("eventcoder", deadline=None, print_blob=True)
settings.register_profile("quick", parent=settings.get_profile("eventcoder"), max_examples=10)
settings.register_profile("thorough", parent=settings.get_profile("eventcoder"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "eventcoder"))


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the cache of the person who runs it."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("EVENTCODER_CACHE", str(folder))
