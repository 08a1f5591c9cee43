"""Stata's `.dta`, release 118 (Stata 14 and later), written a row at a time.

Layout as in Stata's `help dta_118`. It is written here because no library that writes it has notes,
or can do without the whole table in memory; pandas, pyreadstat and R's haven read it in our tests.

Text of the articles' own words goes where Stata keeps long strings (`strL`) as soon as that is
smaller; all other text has a fixed width, since Stata can only merge on that.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
import os
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple

from eventcoder.export.columns import Column
from eventcoder.export.dataset import Dataset, Row, day_number
from eventcoder.export.provenance import month
from eventcoder.export.text import REPLACEMENT
from eventcoder.export.writing import replacing

_STRL, _DOUBLE, _LONG, _BYTE = 32768, 65526, 65528, 65530
_WIDEST = 2045
_LARGEST_LONG, _LARGEST_BYTE = 2_147_483_620, 100
_MISSING_LONG, _MISSING_BYTE = 2_147_483_621, 101
_MISSING_DOUBLE: float = struct.unpack("<d", bytes.fromhex("000000000000e07f"))[0]
_LARGEST_DOUBLE = 8.988e307
_EPOCH = dt.date(1960, 1, 1).toordinal()
# A long string costs its reference, its header and its NUL besides its own bytes.
_STRL_COST = 8 + 20 + 1
_LONGEST_LABEL_BYTES, _LONGEST_NOTE_BYTES = 320, 67_783
_BUFFERED = 1 << 20
_BATCH = 1000

_Convert = Callable[[Sequence[Any]], list[Any]]


class Variable(NamedTuple):
    """A column as Stata keeps it: its type as in the file, and what its values are."""

    column: Column
    type: int

    @property
    def format(self) -> str:
        if self.column.type == "date":
            return "%td"
        if self.type == _STRL or self.type <= _WIDEST:
            return "%-20s" if self.type == _STRL else f"%-{min(max(self.type, 9), 40)}s"
        return "%10.0g" if self.type == _DOUBLE else "%8.0g" if self.type == _BYTE else "%12.0g"

    @property
    def field(self) -> str:
        """How a value stands in a row, for `struct`."""
        if self.type <= _WIDEST:
            return f"{self.type}s"
        return {_STRL: "Q", _DOUBLE: "d", _LONG: "i", _BYTE: "b"}[self.type]


class Measures(NamedTuple):
    """What the widths depend on: number of rows, and of each column its extremes.

    Args:
        bytes: (text) of the longest value; total: of all values; filled: how many are not empty;
            largest: (integers) the largest size of a value.
    """

    rows: int
    bytes: Sequence[int]
    total: Sequence[int]
    filled: Sequence[int]
    largest: Sequence[int]


def write_dta(dataset: Dataset, to: str) -> int:
    """Write Stata's format; returns the number of rows.

    NUL, which ends a string there, becomes U+FFFD; a number that is not finite is missing, and so
    is text that is empty.

    Raises:
        EventCoderError: the file cannot be written, or a date is no day.
    """
    measures = measure(dataset)
    variables = [
        Variable(column, _type(column, at, measures)) for at, column in enumerate(dataset.columns)
    ]
    with replacing(to) as path, path.open("w+b") as stream:
        _Writer(stream, dataset, variables, measures).write()
    return measures.rows


def measure(dataset: Dataset) -> Measures:
    """Walk over all rows once and measure them."""
    count = len(dataset.columns)
    longest, total, filled, largest = ([0] * count for _ in range(4))
    texts = [at for at, column in enumerate(dataset.columns) if column.type == "text"]
    integers = [at for at, column in enumerate(dataset.columns) if column.type == "integer"]
    rows = 0
    for batch in _batches(dataset):
        rows += len(batch)
        of_column = list(zip(*batch, strict=True))
        for at in texts:
            sizes = list(map(len, _all_encoded([value for value in of_column[at] if value])))
            longest[at] = max([longest[at], *sizes])
            total[at] += sum(sizes)
            filled[at] += len(sizes)
        for at in integers:
            found = (abs(value) for value in of_column[at] if value is not None)
            largest[at] = max([largest[at], *found])
    return Measures(rows, longest, total, filled, largest)


def _type(column: Column, at: int, measures: Measures) -> int:
    if column.type == "date":
        return _LONG
    if column.type == "number":
        return _DOUBLE
    if column.type == "integer":
        if column.values and measures.largest[at] <= _LARGEST_BYTE:
            return _BYTE
        return _LONG if measures.largest[at] <= _LARGEST_LONG else _DOUBLE
    width = max(measures.bytes[at], 1)
    as_long = 8 * measures.rows + measures.total[at] + _STRL_COST * measures.filled[at]
    if width > _WIDEST or (column.words and as_long < width * measures.rows):
        return _STRL
    return width


class _Writer:
    """The parts of the file in their order; the map of where they are comes last.

    Rows and long strings are two parts, and both grow with each row. The size of the rows is known
    beforehand, so both are written at once, each at its place in the file.
    """

    def __init__(
        self,
        stream: IO[bytes],
        dataset: Dataset,
        variables: Sequence[Variable],
        measures: Measures,
    ) -> None:
        self.stream, self.dataset, self.variables = stream, dataset, variables
        self.measures = measures
        self.map: list[int] = [0]
        self.labelled: dict[str, Mapping[int, str]] = {}
        for variable in variables:
            labels = dataset.labels.of(variable.column)
            if variable.column.type == "integer" and labels:
                self.labelled[variable.column.name] = {int(k): v for k, v in labels.items()}

    def write(self) -> None:
        self._put(b"<stata_dta>" + self._header())
        self._mark()
        map_at = self.stream.tell()
        self._put(b"<map>" + bytes(14 * 8) + b"</map>")
        self._describe()
        self._part(b"characteristics", b"".join(self._notes()))
        self._values()
        self._part(b"value_labels", b"".join(map(self._label_table, self.labelled)))
        self._mark()
        self._put(b"</stata_dta>")
        self._mark()
        self.stream.seek(map_at + len(b"<map>"))
        self._put(struct.pack("<14Q", *self.map))

    def _put(self, content: bytes) -> None:
        self.stream.write(content)

    def _mark(self) -> None:
        self.map.append(self.stream.tell())

    def _part(self, tag: bytes, content: bytes) -> None:
        self._mark()
        self._put(b"<%s>%s</%s>" % (tag, content, tag))

    def _header(self) -> bytes:
        label = _encoded(_cut(self.dataset.name, 80, _LONGEST_LABEL_BYTES))
        day = dt.datetime.fromisoformat(self.dataset.provenance.day)
        stamp = f"{day:%d} {month(day)} {day:%Y %H:%M}".encode()
        return (
            b"<header><release>118</release><byteorder>LSF</byteorder>"
            + b"<K>%s</K>" % struct.pack("<H", len(self.variables))
            + b"<N>%s</N>" % struct.pack("<Q", self.measures.rows)
            + b"<label>%s%s</label>" % (struct.pack("<H", len(label)), label)
            + b"<timestamp>%s%s</timestamp></header>" % (bytes([len(stamp)]), stamp)
        )

    def _describe(self) -> None:
        columns = [variable.column for variable in self.variables]
        types = [variable.type for variable in self.variables]
        self._part(b"variable_types", struct.pack(f"<{len(types)}H", *types))
        self._part(b"varnames", b"".join(_padded(column.name, 129) for column in columns))
        self._part(b"sortlist", bytes(2 * (len(columns) + 1)))
        self._part(b"formats", b"".join(_padded(v.format, 57) for v in self.variables))
        names = [column.name if column.name in self.labelled else "" for column in columns]
        self._part(b"value_label_names", b"".join(_padded(name, 129) for name in names))
        labels = (_cut(column.label, 80, _LONGEST_LABEL_BYTES) for column in columns)
        self._part(b"variable_labels", b"".join(_padded(label, 321) for label in labels))

    def _notes(self) -> Iterator[bytes]:
        """Notes of the whole, and of each text variable what its codes mean."""
        yield from _characteristics("_dta", self.dataset.provenance.notes())
        for column in (variable.column for variable in self.variables):
            labels = self.dataset.labels.of(column)
            if labels and column.type == "text":
                listed = "; ".join(f"{code} {label}" for code, label in labels.items())
                yield from _characteristics(column.name, [listed])

    def _values(self) -> None:
        row = struct.Struct("<" + "".join(variable.field for variable in self.variables))
        self._mark()
        self._put(b"<data>")
        data_at = self.stream.tell()
        strings_at = data_at + row.size * self.measures.rows + len(b"</data>")
        self.stream.flush()
        strings = _Strings(self.stream.fileno(), strings_at + len(b"<strls>"))
        convert = [_converter(v, at + 1, strings) for at, v in enumerate(self.variables)]
        number = 1
        for batch in _batches(self.dataset):
            strings.first = number
            columns = [f(of) for f, of in zip(convert, zip(*batch, strict=True), strict=True)]
            self._put(b"".join(itertools.starmap(row.pack, zip(*columns, strict=True))))
            strings.end_batch()
            number += len(batch)
        self._put(b"</data>")
        self._mark()
        self._put(b"<strls>")
        self.stream.seek(strings.flush())
        self._put(b"</strls>")

    def _label_table(self, name: str) -> bytes:
        labels = self.labelled[name]
        texts = [_encoded(label) + b"\0" for label in labels.values()]
        offsets = [0, *itertools.accumulate(map(len, texts))][: len(texts)]
        table = (
            struct.pack("<ii", len(texts), sum(map(len, texts)))
            + struct.pack(f"<{len(texts)}i", *offsets)
            + struct.pack(f"<{len(texts)}i", *labels)
            + b"".join(texts)
        )
        return b"<lbl>%s%s%s%s</lbl>" % (
            struct.pack("<i", len(table)),
            _padded(name, 129),
            bytes(3),
            table,
        )


class _Strings:
    """The part with the long strings, written at its place while the rows are written at theirs."""

    def __init__(self, file: int, at: int) -> None:
        self.file, self.at, self.first = file, at, 1
        self.of_batch: dict[int, list[bytes]] = {}
        self.waiting: list[bytes] = []
        self.size = 0

    def take(self, variable: int, values: Sequence[str | None]) -> list[int]:
        """Take a variable's values of the rows from `first` on; what stands for each in its row."""
        contents = self.of_batch[variable] = _all_encoded(values)
        rows = enumerate(contents, self.first)
        return [variable | row << 16 if content else 0 for row, content in rows]

    def end_batch(self) -> None:
        """Put what was taken in order: by row, then by variable. Readers look it up by halving."""
        pack = struct.Struct("<3sIQBI").pack
        variables = list(self.of_batch)
        of_rows = zip(*self.of_batch.values(), strict=True)
        for row, contents in enumerate(of_rows, self.first):
            for variable, content in zip(variables, contents, strict=True):
                if content:
                    header = pack(b"GSO", variable, row, 130, len(content) + 1)
                    self.waiting += (header, content, b"\0")
                    self.size += len(content)
        self.of_batch.clear()
        if self.size > _BUFFERED:
            self.flush()

    def flush(self) -> int:
        """Write what waits; where the part ends."""
        view = memoryview(b"".join(self.waiting))
        while view:
            written = os.pwrite(self.file, view, self.at)
            self.at += written
            view = view[written:]
        self.waiting.clear()
        self.size = 0
        return self.at


def _converter(variable: Variable, number: int, strings: _Strings) -> _Convert:
    """A function from values to what `struct` packs into the rows."""
    if variable.column.type == "date":
        return lambda values: [_day(value) for value in values]
    if variable.type == _STRL:
        return lambda values: strings.take(number, values)
    if variable.type == _DOUBLE:
        return lambda values: [_double(value) for value in values]
    if variable.type in (_LONG, _BYTE):
        missing = _MISSING_LONG if variable.type == _LONG else _MISSING_BYTE
        return lambda values: [missing if value is None else value for value in values]
    return _all_encoded


def _batches(dataset: Dataset) -> Iterator[list[Row]]:
    """Rows by the thousand: a column of them is converted faster than each cell by itself."""
    rows = dataset.rows()
    while batch := list(itertools.islice(rows, _BATCH)):
        yield batch


def _day(value: str | None) -> int:
    return _MISSING_LONG if value is None else day_number(value) - _EPOCH


def _double(value: float | None) -> float:
    if value is None or not math.isfinite(value) or abs(value) >= _LARGEST_DOUBLE:
        return _MISSING_DOUBLE
    return value


def _encoded(value: str) -> bytes:
    return value.replace("\0", REPLACEMENT).encode("utf-8", "backslashreplace")


def _all_encoded(values: Sequence[str | None]) -> list[bytes]:
    if any("\0" in value for value in values if value):
        return [_encoded(value or "") for value in values]
    return [value.encode("utf-8", "backslashreplace") if value else b"" for value in values]


def _padded(text: str, width: int) -> bytes:
    return _encoded(text).ljust(width, b"\0")


def _cut(text: str, characters: int, size: int) -> str:
    return text[:characters].encode()[:size].decode(errors="ignore")


def _characteristics(name: str, notes: Sequence[str]) -> Iterator[bytes]:
    """Notes as Stata keeps them: `note0` is their number, `note1` the first."""
    for at, note in enumerate([str(len(notes)), *notes]):
        text = _encoded(_cut(note, _LONGEST_NOTE_BYTES, _LONGEST_NOTE_BYTES)) + b"\0"
        content = _padded(name, 129) + _padded(f"note{at}", 129) + text
        yield b"<ch>%s%s</ch>" % (struct.pack("<I", len(content)), content)
