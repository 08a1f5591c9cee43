"""What a place is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

PlaceKind = Literal["point", "city", "admin2", "admin1", "region", "country"]


class Extent(NamedTuple):
    """The box around an area, in degrees north and east."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in the box; one over the date line has its west east of its east."""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place; `country` is ISO 3166-1 alpha-3, coordinates are degrees, `place_id` GeoNames.

    Args:
        admin1, admin2: names of the divisions that it lies in; for a division, of itself too.
        population: inhabitants, 0 where not known.
        extent: the box around it, for an area.
        division: `admin1` as it is compared: the words that tell a division from others.
        listed: whether it stands in a dictionary, so that news is known to name it.
    """

    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    place_id: str | None
    population: int = 0
    extent: Extent | None = None
    listed: bool = False
    division: str | None = None


class Named(NamedTuple):
    """A place under one of its names; `alias` is 0 for its name, 1 for another of its own, 2 for
    one of the country that it stands for."""

    place: Place
    alias: int
