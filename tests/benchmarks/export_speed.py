"""How long exports of a million made-up events take, and how much memory.

`python -m tests.benchmarks.export_speed [--events 1000000] [--rounds 2] [--db FILE]`

Each command runs in a process of its own; the best of the rounds counts. `busy` is processor time,
which other work on the machine leaves as it is; `took` is what a clock shows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.events import make

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "CSV": ("export", "--to", "x.csv"),
    "Stata": ("export", "--to", "x.dta"),
    "JSON Lines": ("export", "--to", "x.jsonl"),
    "Parquet": ("export", "--to", "x.parquet"),
    "SPSS": ("export", "--to", "x.sav"),
    "dyads by month": ("aggregate", "--to", "x.csv"),
    "dyads by month, balanced, .dta": ("aggregate", "--to", "x.dta", "--balanced"),
    "dyads by month, one a day": ("aggregate", "--to", "x.csv", "--one-a-day"),
}
# Measured in a process between, so that nothing else of ours counts.
_MEASURED = """
import json, resource, subprocess, sys, time
began = time.monotonic()
subprocess.run([sys.executable, "-m", "eventcoder", *sys.argv[1:]], check=True, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def measure(db: Path, command: tuple[str, ...], folder: Path) -> tuple[float, float, float, float]:
    """Seconds by the clock, seconds of the processor, MB of memory, MB written."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command, "--db", str(db)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    took, busy, memory = json.loads(done.stdout)
    file = folder / command[command.index("--to") + 1]
    return took, busy, memory, file.stat().st_size / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--db", type=Path, help="a database that an earlier run kept here")
    parser.add_argument("--only", help="the commands whose name holds this")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        db = (arguments.db or Path(name) / "events.db").resolve()
        if not db.exists():
            make(db, arguments.events)
        print("| what | took | busy | memory | file |\n|---|---|---|---|---|")
        for what, command in COMMANDS.items():
            if (arguments.only or "") in what:
                rounds = [measure(db, command, Path(name)) for _ in range(arguments.rounds)]
                took, busy, memory, size = (min(figures) for figures in zip(*rounds, strict=True))
                print(f"| {what} | {took:.1f} s | {busy:.1f} s | {memory:.0f} MB | {size:.0f} MB |")


if __name__ == "__main__":
    main()
