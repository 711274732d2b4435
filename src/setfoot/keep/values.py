"""Writes any value of facts.py as JSON text and reads the same value back.

The type of a field decides how it is written: a dataclass as an object of its fields, a tuple as a list, an enum by its
value, a date, a time and a Window by their written forms; None, text, numbers and truths as JSON has them. Writers and readers
are made once for each type. Fields that a stored object lacks take their defaults, so an archive written before a field
was added can still be read; a field that facts.py no longer has is passed over.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from setfoot.facts import Window

Value = TypeVar("Value")
Convert = Callable[[Any], Any]
_PLAIN = (str, int, bool, float)
_WINDOWS = 4096
"""Written windows whose value is remembered: an archive names the same days again and again."""


def write_value(value: object) -> str:
    """The value as one line of JSON, the same on every machine."""
    kind: Any = type(value)
    parts = _writer(kind)(value)
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair: JSON can escape it, SQLite cannot store it
        return json.dumps(parts, separators=(",", ":"))
    return text


def read_value(kind: type[Value], text: str) -> Value:
    """The value of the kind that was written as `text`."""
    any_kind: Any = kind
    value: Value = _reader(any_kind)(json.loads(text))
    return value


def without_numbers(text: str, fields: Iterable[str]) -> str:
    """A written object whose `fields`, lists of numbers, are empty: long lists need not be read to be passed over."""
    for name in fields:
        head = f'"{name}":['  # in a text both marks would be escaped
        start = text.find(head) + len(head)
        if start >= len(head):
            text = text[:start] + text[text.index("]", start) :]
    return text


def _same(value: Any) -> Any:
    return value


def _optional(kind: Any) -> Any:
    """What `X | None` is when it is not None; None for any other type."""
    if get_origin(kind) not in (Union, UnionType):
        return None
    inner = [one for one in get_args(kind) if one is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"{kind} cannot be kept: only one type or None")
    return inner[0]


@cache
def _writer(kind: Any) -> Convert:
    if isinstance(kind, NewType):
        return _writer(kind.__supertype__)
    if inner := _optional(kind):
        write = _writer(inner)
        return lambda value: None if value is None else write(value)
    if get_origin(kind) is tuple:
        write = _writer(get_args(kind)[0])
        return list if write is _same else lambda value: [write(one) for one in value]
    if kind in _PLAIN:
        return _same
    if kind is datetime:
        return datetime.isoformat
    if kind is date or kind is Window:
        return str
    if issubclass(kind, Enum):
        return lambda value: value.value
    return _object_writer(kind)


def _object_writer(kind: Any) -> Convert:
    if not is_dataclass(kind):
        raise TypeError(f"{kind} cannot be kept: it is no value of facts")
    hints = get_type_hints(kind)
    writers = [(one.name, _writer(hints[one.name])) for one in fields(kind)]
    return lambda value: {name: write(getattr(value, name)) for name, write in writers}


@cache
def _reader(kind: Any) -> Convert:
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    if inner := _optional(kind):
        read = _reader(inner)
        return _same if read is _same else lambda value: None if value is None else read(value)
    if get_origin(kind) is tuple:
        read = _reader(get_args(kind)[0])
        return tuple if read is _same else lambda value: tuple(read(one) for one in value)
    if kind in _PLAIN:
        return _same
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is Window:
        return lru_cache(_WINDOWS)(Window.parse)
    return kind if issubclass(kind, Enum) else _object_reader(kind)


def _object_reader(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    known = {one.name for one in fields(kind)}
    readers = [(name, _reader(hints[name])) for name in sorted(known)]
    changing = [(name, read) for name, read in readers if read is not _same]

    def read_object(value: dict[str, Any]) -> Any:
        if not value.keys() <= known:
            value = {name: value[name] for name in value.keys() & known}
        for name, read in changing:
            if name in value:
                value[name] = read(value[name])
        return kind(**value)

    return read_object
