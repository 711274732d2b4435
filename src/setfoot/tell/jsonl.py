"""Values as JSON text: one object a line (`jsonl`), or one document for the whole answer (`json`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from setfoot.tell.contract import array, reading_json, trip_json, written
from setfoot.tell.ruling import ruling_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from setfoot.facts import Entry, Reading, Ruling
    from setfoot.tell.names import Look, Names


def reading_lines(readings: Iterable[Reading], names: Names, look: Look) -> Iterator[str]:
    """One line for each article, in input order, also for articles without reports."""
    del names, look
    return (written(reading_json(reading)) + "\n" for reading in readings)


def trip_lines(entries: Iterable[Entry], names: Names, look: Look) -> Iterator[str]:
    """One line for each trip."""
    del names, look
    return (written(trip_json(entry)) + "\n" for entry in entries)


def trip_array(entries: Iterable[Entry], names: Names, look: Look) -> Iterator[str]:
    """All trips as one array."""
    del names, look
    yield array([written(trip_json(entry)) for entry in entries])


def trip_object(entry: Entry, names: Names, look: Look) -> Iterator[str]:
    """One trip as one object."""
    del names, look
    yield written(trip_json(entry), indent=2) + "\n"


def trip_line(entry: Entry, names: Names, look: Look) -> Iterator[str]:
    """One trip as one line."""
    return trip_lines((entry,), names, look)


def ruling_object(ruling: Ruling, names: Names, look: Look) -> Iterator[str]:
    """One ruling as one object."""
    del names, look
    yield written(ruling_json(ruling), indent=2) + "\n"


def where_array(rulings: Sequence[Ruling], names: Names, look: Look) -> Iterator[str]:
    """The ruling on every state as one array."""
    del names, look
    yield array([written(ruling_json(ruling)) for ruling in rulings])
