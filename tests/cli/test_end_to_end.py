"""From plain text to events with the bundled parser, in processes of their own; and killed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.fakes import dump

pytestmark = pytest.mark.parser

COMMAND = [sys.executable, "-m", "eventcoder"]
ROOT = Path(__file__).parents[2]
# No proxies and no indices: nothing but the package itself can be reached.
ENVIRONMENT = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}


def eventcoder(*arguments: str, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=ENVIRONMENT | {"HOME": str(folder)},
        input=stdin,
        capture_output=True,
        text=True,
    )


def test_from_a_sentence_on_standard_input_to_an_event(tmp_path: Path) -> None:
    text = "Sudanese soldiers arrested three protesters in Khartoum on Monday."
    line = json.dumps({"id": "one", "text": text, "date": "2024-03-05"})
    done = eventcoder("code", "-", "--to", "-", "--quiet", folder=tmp_path, stdin=line)
    assert (done.returncode, done.stderr) == (0, "")
    [event] = [json.loads(line) for line in done.stdout.splitlines()]
    assert event["root"] == "17"
    assert event["source_code"] == "SDNMIL"
    assert text[event["target_start"] : event["target_end"]] == event["target_text"]
    assert (event["date"], event["place_country"]) == ("2024-03-04", "SDN")
    assert not list(tmp_path.glob("*.db"))


def test_killed_and_started_again(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    with articles.open("w") as stream:
        for number in range(200):
            text = f"Rebels killed {number + 2} soldiers in Sudan. The army condemned the attack."
            print(json.dumps({"id": f"a{number}", "text": text, "date": "2024-03-05"}), file=stream)
    arguments = ("code", articles.name, "--quiet", "--db")
    undisturbed = eventcoder(*arguments, "undisturbed.db", folder=tmp_path)
    assert (undisturbed.returncode, undisturbed.stderr) == (0, "")
    process = subprocess.Popen([*COMMAND, *arguments, "killed.db"], cwd=tmp_path, env=ENVIRONMENT)
    while process.poll() is None and count(tmp_path / "killed.db") < 20:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    written = count(tmp_path / "killed.db")
    assert 0 < written < 200, "not killed on the way: make the batch longer"
    again = eventcoder(*arguments, "killed.db", folder=tmp_path)
    assert (again.returncode, again.stderr) == (0, "")
    assert dump(tmp_path / "killed.db") == dump(tmp_path / "undisturbed.db")


def count(db: Path) -> int:
    """The articles that are in the database so far."""
    with contextlib.suppress(sqlite3.Error):
        connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
        finally:
            connection.close()
    return 0
