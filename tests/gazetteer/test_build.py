"""The build: from towns and the names of their divisions to the files, always the same bytes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.gazetteer import Gazetteer, build

ALPHA3 = {"SD": "SDN", "FJ": "FJI", "US": "USA"}


def town(
    id_: int,
    name: str,
    country: str,
    lat: float,
    lon: float,
    population: int,
    admin1: str,
    *other: str,
) -> dict[str, Any]:
    return {
        "geonameid": id_, "name": name, "countrycode": country, "latitude": lat, "longitude": lon,
        "population": population, "admin1code": admin1, "alternatenames": list(other),
    }  # fmt: skip


TOWNS = [
    town(1, "Ar Rahad", "SD", 12.7, 30.6, 36_000, "56", "Er Rahad", "الرهد", "RHD"),
    town(2, "El Obeid", "SD", 13.2, 30.2, 400_000, "56", "Al-Ubayyid"),
    town(3, "Labasa", "FJ", -16.4, 179.4, 24_000, "03"),
    town(4, "Lomaloma", "FJ", -17.3, -179.0, 700, "03"),
    town(5, "London", "US", 37.1, -84.1, 8_000, "KY"),
    town(6, "Laurel", "US", 37.2, -84.2, 0, "XX"),
]
DIVIDED = {
    ("SDN", 12.7, 30.6): ("North Kordofan", None),
    ("FJI", -16.4, 179.4): ("Northern", None),
    ("USA", 37.1, -84.1): ("Kentucky", "Laurel County"),
}


@pytest.fixture(autouse=True)
def no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages that hold the real data are an extra that the tests do without."""
    monkeypatch.setattr(build, "_version", lambda package: "1.0")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setattr(build, "_sources", lambda: (TOWNS, ALPHA3, DIVIDED))
    assert build.build(tmp_path) == len(TOWNS) + 3 + 1
    return Gazetteer(tmp_path)


def test_a_town_has_its_division_and_its_latin_names(made: Gazetteer) -> None:
    for name in ("al rahad", "rahad"):
        [(place, _)] = made.find(name)
        assert (place.name, place.country, place.admin1) == ("Ar Rahad", "SDN", "North Kordofan")
        assert (place.lat, place.lon, place.population) == (12.7, 30.6, 36_000)
    assert made.find("rhd") == ()  # the code of an airport
    assert [alias for _, alias in made.find("al ubayyid")] == [1]


def test_a_division_lies_in_the_middle_of_its_towns(made: Gazetteer) -> None:
    [(place, _)] = made.find("north kordofan")
    assert place.kind == "admin1"
    assert (place.lat, place.lon) == (12.95, 30.4)
    assert place.population == 436_000


def test_a_division_over_the_date_line(made: Gazetteer) -> None:
    [(place, _)] = made.find("northern")
    assert place.lon == pytest.approx(-179.8)
    assert place.extent == (-17.3, 179.4, -16.4, -179.0)


def test_a_county(made: Gazetteer) -> None:
    [(place, _)] = made.find("laurel county")
    assert (place.kind, place.admin1, place.admin2) == ("admin2", "Kentucky", "Laurel County")


def test_a_town_of_an_unknown_division(made: Gazetteer) -> None:
    [(place, _)] = made.find("laurel")
    assert (place.country, place.admin1) == ("USA", None)


def test_the_same_bytes_whatever_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = []
    for seed in (1, 2):
        towns = random.Random(seed).sample(TOWNS, len(TOWNS))
        monkeypatch.setattr(build, "_sources", lambda towns=towns: (towns, ALPHA3, DIVIDED))
        folders.append(tmp_path / str(seed))
        build.build(folders[-1])
    one, other = ({f.name: f.read_bytes() for f in folder.iterdir()} for folder in folders)
    assert one == other


def test_without_the_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name=name)

    monkeypatch.setattr(build.importlib, "import_module", missing)
    with pytest.raises(EventCoderError, match=r"eventcoder\[gazetteer\]"):
        build.build()
