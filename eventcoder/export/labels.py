"""What codes mean in words, from the ontology of the dictionaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eventcoder.errors import EventCoderError
from eventcoder.export.columns import Column
from eventcoder.lexicon.layers import File, shipped_folder
from eventcoder.lexicon.ontology import read_ontology
from eventcoder.lexicon.yaml_nodes import Layer, Source

_FILES = {"cameo": "cameo", "roles": "roles", "countries": "country codes"}

QUAD = {
    0: "Neutral",
    1: "Verbal cooperation",
    2: "Material cooperation",
    3: "Verbal conflict",
    4: "Material conflict",
}
BACKGROUND = {0: "News", 1: "History recalled"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Label of each value that has one.

    Args:
        cameo: of event codes, root codes among them; role: of single groups of three letters;
            country: ISO 3166-1 alpha-3.
    """

    cameo: Mapping[str, str]
    role: Mapping[str, str]
    country: Mapping[str, str]

    @property
    def root(self) -> Mapping[str, str]:
        return {code: label for code, label in self.cameo.items() if len(code) == 2}

    def of(self, column: Column) -> Mapping[int, str] | Mapping[str, str]:
        """The labels of a column's values; empty where it has none."""
        sets: dict[str, Mapping[int, str] | Mapping[str, str]] = {
            "quad": QUAD,
            "background": BACKGROUND,
            "cameo": self.cameo,
            "root": self.root,
            "role": self.role,
            "country": self.country,
        }
        return sets[column.values] if column.values else {}


def read_labels(folders: Sequence[Path] = ()) -> Labels:
    """The labels of the shipped dictionaries with the user's folders laid over them.

    Only the ontology is read: a thousand small lines instead of all the dictionaries.

    Raises:
        EventCoderError: a folder is not there.
    """
    files = [file for folder in (shipped_folder(), *folders) for file in _ontology(folder)]
    ontology = read_ontology(files).ontology
    cameo = {code: entry.label for code, entry in sorted(ontology.codes.items())}
    return Labels(cameo, dict(ontology.roles), dict(ontology.countries))


def _ontology(folder: Path) -> list[File]:
    layer = Layer(folder, [])
    if not folder.is_dir():
        message = f"There is no dictionary folder {folder}."
        raise EventCoderError(message, "Check the path.")
    files = []
    for name, room in _FILES.items():
        path = folder / "ontology" / f"{name}.yaml"
        if path.is_file():
            source = Source(layer, f"ontology/{name}.yaml")
            root = source.compose(path.read_text("utf-8-sig"))
            files += [File(room, source, root)] if root is not None else []
    return files
