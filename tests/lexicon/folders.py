"""Small dictionary folders for tests, independent of the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from eventcoder.lexicon.check import line_of
from eventcoder.lexicon.load import Loaded, load_folders
from eventcoder.model import Problem

BASE = {
    "ontology/cameo.yaml": """
        "03": {label: Express intent to cooperate, quad: 1, goldstein: 4.0, plover: AGREE}
        "036": {label: Express intent to meet, quad: 1, goldstein: 4.0, plover: AGREE}
        "04": {label: Consult, quad: 1, goldstein: 1.0, plover: CONSULT}
        "040": {label: Consult, quad: 1, goldstein: 1.0, plover: CONSULT}
        "138": {label: Threaten with force, quad: 3, goldstein: -7.0, plover: THREATEN}
        "19": {label: Fight, quad: 4, goldstein: -10.0, plover: ASSAULT}
        "190": {label: Use military force, quad: 4, goldstein: -10.0, plover: ASSAULT}
        "193": {label: Fight with small arms, quad: 4, goldstein: -10.0, plover: ASSAULT}
    """,
    "ontology/roles.yaml": """
        offices: {GOV: Government}
        roles: {MIL: Military, REB: Rebels, COP: Police}
        international: {IGO: International organisation, IMG: Armed group}
        organisations: {UNO: United Nations}
    """,
    "ontology/countries.yaml": """
        SDN: Sudan
        TCD: Chad
        SSD: South Sudan
    """,
    "syntax.yaml": "light_verbs: [launch]\nspeech_verbs: [say]",
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a dictionary folder; common indentation of the contents is removed."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content).strip("\n") + "\n", encoding="utf-8")
    return folder


def load(tmp_path: Path, *layers: Mapping[str, str]) -> Loaded:
    """Load `BASE` with these folders on top, `one`, `two` ... below `tmp_path`."""
    folders = [write(tmp_path / "base", BASE)]
    for name, files in zip(("one", "two", "three"), layers, strict=False):
        folders.append(write(tmp_path / name, files))
    return load_folders(folders)


def lines(problems: list[Problem], folder: Path) -> list[str]:
    """Problems as `dict check` prints them, files relative to `folder`."""
    return [line_of(problem, folder) for problem in problems]
