"""Values as CSV for spreadsheets: one row for each trip, or for each state asked about.

Any cell, ids and names too, could begin with a sign that makes a spreadsheet run it as a formula; such a cell gets a
leading apostrophe, which spreadsheets hide. Blanks before the sign count as nothing, since a tab or a line break at the
beginning of a cell is one of those signs. Lists are joined by "; ".
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from setfoot.tell.contract import articles_of, outlets_of
from setfoot.tell.words import decided_by, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from setfoot.facts import Entry, Ruling, Trip, Window
    from setfoot.tell.names import Look, Names

TRIP_COLUMNS: Final = (
    "trip",
    "person",
    "name",
    "country",
    "country_name",
    "cities",
    "status",
    "status_since",
    "arrived_first",
    "arrived_last",
    "only_seen",
    "left_first",
    "left_last",
    "occasions",
    "reports",
    "articles",
    "outlets",
    "origins",
    "outlet_names",
    "urls",
    "conflicts",
    "duty",
    "contested",
    "reason",
    "law",
    "law_as_of",
    "rejected_reports",
    "decisions",
)

SIGNS: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula begins with, also as wide characters, which East Asian spreadsheets take for the same."""

WHERE_COLUMNS: Final = ("person", "country", "country_name", "first", "last", "duty", "contested", "reason", "because")


def trip_sheet(entries: Iterable[Entry], names: Names, look: Look) -> Iterator[str]:
    """One row for each trip under one row of column names."""
    del look
    yield row_of(TRIP_COLUMNS)
    for entry in entries:
        yield row_of(
            (*_of_trip(entry, names), *_of_evidence(entry), *_of_ruling(entry.ruling), *_of_decisions(entry.trip))
        )


def where_sheet(rulings: Sequence[Ruling], names: Names, look: Look) -> Iterator[str]:
    """One row for each state."""
    del look
    yield row_of(WHERE_COLUMNS)
    for ruling in rulings:
        because = "; ".join(step.because for step in ruling.steps)
        about = (ruling.person, ruling.country, names.country(ruling.country), *_ends(ruling.on))
        yield row_of((*about, ruling.duty.value, _yes(ruling.contested), ruling.reason.value, because))


def _of_trip(entry: Entry, names: Names) -> tuple[str, ...]:
    trip = entry.trip
    since = trip.history[-1].since if trip.history else None
    return (
        trip.id,
        trip.person,
        names.person(trip.person),
        trip.country,
        names.country(trip.country),
        "; ".join(trip.cities),
        trip.status.value,
        since.isoformat() if since else "",
        *_ends(trip.arrived),
        _yes(trip.seen),
        *_ends(trip.left),
        "; ".join(trip.occasions),
    )


def _of_evidence(entry: Entry) -> tuple[str, ...]:
    trip, sources = entry.trip, {source.article: source for source in entry.sources}
    outlets = outlets_of(trip, sources)
    urls = (sources[article].url for article in articles_of(trip) if article in sources)
    counts = (len(trip.reports), len(articles_of(trip)), len(outlets), len(trip.origins))
    return (
        *map(str, counts),
        "; ".join(outlets),
        " ".join(url for url in urls if url),
        "; ".join(conflict.note for conflict in trip.conflicts),
    )


def _of_ruling(ruling: Ruling | None) -> tuple[str, ...]:
    if ruling is None:
        return ("",) * 5
    as_of = ruling.as_of.isoformat()
    return (ruling.duty.value, _yes(ruling.contested), ruling.reason.value, ruling.law, as_of)


def _of_decisions(trip: Trip) -> tuple[str, str]:
    told = (f"{one.kind.value} by {decided_by(one)}" for one in trip.decisions)
    return str(len(trip.rejected)), "; ".join(told)


def _ends(window: Window | None) -> tuple[str, str]:
    return (window.first.isoformat(), window.last.isoformat()) if window else ("", "")


def _yes(value: bool) -> str:  # noqa: FBT001 - a cell is made from a bool
    return "yes" if value else "no"


def row_of(cells: Iterable[str]) -> str:
    """One row of a sheet, its cells made harmless."""
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    line = one_line(cell)
    return "'" + line if line.startswith(SIGNS) or cell.startswith(("\t", "\r")) else line
