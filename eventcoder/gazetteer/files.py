"""The files of the gazetteer: three tables and the names, made to be mapped into memory.

| file | one item per |
|---|---|
| `keys.npy` | folded name and place that bears it, sorted: 43 bits of the name's hash, one bit for an alias, 20 bits of the place's number |
| `places.npy` | place, the most populous first: see `PLACE` |
| `names.bin` | place: its name, UTF-8, one after the other |
| `divisions.json` | countries, first-level and second-level divisions by number; where it all came from |

No names are kept beside the hashes: of 2^43 hashes the names use less than a millionth part, so a
name that is none meets a place once in ten million look-ups.
"""  # noqa: E501 - a table

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

KEYS, PLACES, NAMES, DIVISIONS = "keys.npy", "places.npy", "names.bin", "divisions.json"
FOLDER = Path(__file__).parent / "data"

#: Degrees are kept as hundred-thousandths (about a metre); `admin1` counts from 1, as does `admin2`
#: (0: none); `name` is where the name begins in `names.bin`, it ends where the next one begins.
PLACE = np.dtype(
    [
        ("id", "<u4"),
        ("lat", "<i4"),
        ("lon", "<i4"),
        ("population", "<u4"),
        ("name", "<u4"),
        ("admin1", "<u2"),
        ("admin2", "<u2"),
        ("country", "u1"),
        ("kind", "u1"),
    ]
)
DEGREE = 100_000
KINDS = ("city", "admin2", "admin1")
PLACE_BITS = 20
ALIAS = 1 << PLACE_BITS
LOW_BITS = PLACE_BITS + 1


def key_hash(key: str) -> int:
    """The hash of a folded name, in the upper 43 of 64 bits."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> LOW_BITS << LOW_BITS
