"""Looks places up by name in the gazetteer's files."""

from __future__ import annotations

import json
from bisect import bisect_left
from pathlib import Path
from typing import Any

import numpy as np

from eventcoder.errors import EventCoderError
from eventcoder.gazetteer import files
from eventcoder.gazetteer.place import Extent, Named, Place

_KEPT = 200_000


class Gazetteer:
    """The gazetteer, opened: its files are mapped into memory, so that opening costs milliseconds
    and processes share them.

    Args:
        folder: where `eventcoder gazetteer build` put the files; the shipped ones by default.

    Raises:
        EventCoderError: a file is missing or damaged.
    """

    def __init__(self, folder: Path = files.FOLDER) -> None:
        try:
            # a view gives plain integers, which numpy takes ten times as long to look one up among
            self._keys = memoryview(np.load(folder / files.KEYS, mmap_mode="r"))
            self._places = np.asarray(np.load(folder / files.PLACES, mmap_mode="r"))
            self._names = np.asarray(np.memmap(folder / files.NAMES, np.uint8, "r"))
            tables = json.loads((folder / files.DIVISIONS).read_bytes())
            self._countries: list[str] = tables["countries"]
            self._admin1: list[tuple[int, str, list[int] | None]] = tables["admin1"]
            self._admin2: list[str] = tables["admin2"]
        except (OSError, ValueError, KeyError) as error:
            raise EventCoderError(
                f"The gazetteer cannot be opened ({error}).",
                "Install eventcoder again, or make the files with `eventcoder gazetteer build`.",
                file=str(folder),
            ) from error
        self._found: dict[str, tuple[Named, ...]] = {}
        self._made: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self._places)

    def find(self, key: str) -> tuple[Named, ...]:
        """The places of a folded name: those of that name first, the most populous first.

        Args:
            key: from `fold`; any text is safe.
        """
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[key] = tuple(self._search(key))
        return found

    def _search(self, key: str) -> list[Named]:
        low = files.key_hash(key)
        at = bisect_left(self._keys, low)
        end, found = low + (1 << files.LOW_BITS), []
        while at < len(self._keys) and (value := self._keys[at]) < end:
            alias = 1 if value & files.ALIAS else 0
            found.append(Named(self.place(value & (files.ALIAS - 1)), alias))
            at += 1
        return found

    def place(self, number: int) -> Place:
        """The place of a number, 0 for the most populous."""
        place = self._made.get(number)
        if place is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            place = self._made[number] = self._make(number)
        return place

    def _make(self, number: int) -> Place:
        row: tuple[Any, ...] = self._places[number].item()
        id_, lat, lon, population, start, admin1, admin2, country, kind = row
        last = number + 1 == len(self._places)
        end = len(self._names) if last else int(self._places["name"][number + 1])
        division = self._admin1[admin1 - 1] if admin1 else None
        is_admin1 = files.KINDS[kind] == "admin1"
        box = division[2] if division and is_admin1 else None
        return Place(
            name=self._names[start:end].tobytes().decode(),
            kind=files.KINDS[kind],  # type: ignore[arg-type]  # the names of kinds
            country=self._countries[country],
            admin1=division[1] if division else None,
            admin2=self._admin2[admin2 - 1] if admin2 else None,
            lat=lat / files.DEGREE,
            lon=lon / files.DEGREE,
            place_id=str(id_) if id_ else None,
            population=population,
            extent=Extent(*(value / files.DEGREE for value in box)) if box else None,
        )

    def nearest_country(self, lat: float, lon: float) -> str:
        """The country of the town nearest to a point."""
        wide = np.cos(np.radians(lat))
        north = self._places["lat"] / files.DEGREE - lat
        east = (self._places["lon"] / files.DEGREE - lon + 180) % 360 - 180
        away = np.where(self._places["kind"] == 0, north**2 + (east * wide) ** 2, np.inf)
        return self._countries[int(self._places["country"][int(np.argmin(away))])]
