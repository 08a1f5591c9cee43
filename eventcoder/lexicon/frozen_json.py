"""Frozen values as JSON and back: text that can be kept anywhere, since nothing in it can run.

A value is made of scalars, dates, tuples, frozen sets, mappings by text, and objects of given types
(dataclasses and named tuples), each written once however many others hold it.  Reading builds
objects of those types and no others; a kept file that somebody else wrote can at worst be wrong.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

# A field is a scalar as it is, or a list that begins with one of these.
_OBJECT, _TUPLE, _MAPPING, _DATE = range(4)
_SCALARS = (str, int, float, bool, type(None))


def field_names(type_: type) -> tuple[str, ...]:
    """The fields of a dataclass or named tuple, in the order its constructor takes them."""
    if is_dataclass(type_):
        return tuple(field.name for field in fields(type_) if field.init)
    names: tuple[str, ...] = type_._fields  # type: ignore[attr-defined]
    return names


def encode(value: object, types: Sequence[type]) -> str:
    """A value as JSON.

    Args:
        types: of the objects that it may hold, in an order that reading has to know.

    Raises:
        TypeError: it holds something else.
    """
    writer = _Writer(types)
    root = writer.field(value)
    return json.dumps([writer.rows, root], ensure_ascii=False, separators=(",", ":"))


class _Writer:
    def __init__(self, types: Sequence[type]) -> None:
        self.numbers = {type_: number for number, type_ in enumerate((frozenset, *types))}
        self.names = {type_: field_names(type_) for type_ in types}
        self.rows: list[list[Any]] = []
        self.known: dict[object, int] = {}
        self.alive: list[object] = []  # an `id` stands for an object only as long as it lives

    def field(self, value: object) -> Any:
        type_ = type(value)
        if type_ in _SCALARS:
            return value
        if type_ in self.numbers:
            return [_OBJECT, self.row(value)]
        if type_ is tuple:
            return [_TUPLE, *map(self.field, value)]  # type: ignore[call-overload]
        if isinstance(value, Mapping):
            return [_MAPPING, list(value), [self.field(item) for item in value.values()]]
        if type_ is dt.date:
            return [_DATE, value.isoformat()]  # type: ignore[attr-defined]
        raise TypeError(f"{type_.__name__} cannot be written")

    def row(self, value: object) -> int:
        key: object = value if isinstance(value, frozenset) else id(value)
        if key not in self.known:
            number = self.numbers[type(value)]
            if isinstance(value, frozenset):
                row = [number, *sorted(value)]
            else:
                row = [number, *(self.field(getattr(value, n)) for n in self.names[type(value)])]
            self.known[key] = len(self.rows)
            self.rows.append(row)
            self.alive.append(value)
        return self.known[key]


def decode(text: str, types: Sequence[type]) -> Any:
    """The value that `encode` wrote with the same types.

    Raises:
        ValueError, TypeError, LookupError: the text is no such value.
    """
    rows, root = json.loads(text)
    makers: tuple[Callable[..., Any], ...] = (lambda *items: frozenset(items), *types)
    objects: list[Any] = []

    def read(field: Any) -> Any:
        if field.__class__ is not list:
            return field
        kind = field[0]
        if kind == _OBJECT:
            return objects[field[1]]
        if kind == _TUPLE:
            return tuple([read(item) for item in field[1:]])
        if kind == _MAPPING:
            return dict(zip(field[1], map(read, field[2]), strict=True))
        if kind == _DATE:
            return dt.date.fromisoformat(field[1])
        raise ValueError(f"unknown kind {kind}")

    for row in rows:
        made = makers[row[0]](
            *[item if item.__class__ is not list else read(item) for item in row[1:]]
        )
        objects.append(made)
    return read(root)
