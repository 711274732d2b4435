"""Trips held against somebody else's table, as text: how many stand how, then what differs and what only one has.

The forms for people give counts first, and then list what wants a look: pairs that differ, trips only here, rows only
there. What could not have matched (nobody watched, days that no article covers) is counted, and listed in the sheet and
the JSON only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from setfoot.facts import Field, Standing, Status
from setfoot.tell import words
from setfoot.tell.contract import written
from setfoot.tell.page import fill
from setfoot.tell.screen import Page, table_of
from setfoot.tell.sheet import row_of
from setfoot.tell.when import WindowJson, window_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from setfoot.facts import Compared, Difference, Ledgered, LedgerRow, Trip, Window
    from setfoot.tell.names import Look, Names

HEADINGS: Final[Mapping[Standing, str]] = {
    Standing.DIFFERS: "Told differently",
    Standing.ONLY_HERE: "Only here",
    Standing.ONLY_THERE: "Only there",
}
"""What is listed for people, in this order."""

STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.SAME: "the same",
    Standing.DIFFERS: "differing",
    Standing.ONLY_HERE: "only here",
    Standing.ONLY_THERE: "only there",
    Standing.UNWATCHED: "of people nobody watched",
    Standing.UNCOVERED: "of days that no article covers",
    Standing.UNLISTED: "of people the table does not have",
    Standing.OUTSIDE: "before the person's first row or after the last",
    Standing.UNDATED: "without a day",
    Standing.UNSETTLED: "not told as happened",
}
FIELDS: Final[Mapping[Field, str]] = {Field.ARRIVED: "arrived", Field.LEFT: "left", Field.STATUS: "status"}
_MAIN: Final = (Standing.SAME, Standing.DIFFERS, Standing.ONLY_HERE, Standing.ONLY_THERE)
_ROWS: Final = (Standing.UNWATCHED, Standing.UNCOVERED)
_TRIPS: Final = (Standing.UNLISTED, Standing.OUTSIDE, Standing.UNDATED, Standing.UNSETTLED)

LEDGER_COLUMNS: Final = (
    "standing",
    "person",
    "name",
    "country",
    "country_name",
    "row",
    "there_start_first",
    "there_start_last",
    "there_end_first",
    "there_end_last",
    "trip",
    "status",
    "here_arrived_first",
    "here_arrived_last",
    "here_left_first",
    "here_left_last",
    "arrived_days",
    "arrived_is",
    "left_days",
    "left_is",
    "note",
)


class DifferenceJson(TypedDict):
    """What is told differently."""

    field: str
    here: str
    there: str
    days: int | None


class RowJson(TypedDict):
    """The row of the table."""

    row: int
    name: str
    places: list[str]
    start: WindowJson | None
    end: WindowJson | None


class TripInShortJson(TypedDict):
    """The trip, as far as a table can tell it too."""

    trip: str
    status: str
    arrived: WindowJson | None
    left: WindowJson | None


class ComparedJson(TypedDict):
    """A row, a trip, or both."""

    standing: str
    person: str
    country: str
    there: RowJson | None
    here: TripInShortJson | None
    differences: list[DifferenceJson]
    note: str


class LedgeredJson(TypedDict):
    """What `diff --format json` gives."""

    table: str
    tolerance: int
    counts: dict[str, int]
    compared: list[ComparedJson]


def ledger_lines(found: Ledgered, names: Names, look: Look) -> Iterator[str]:
    """The counts, then what differs, is only here or only there."""
    page = Page(look)
    page.line(opening(found), "bold")
    for line in counted(found):
        page.paragraph(line)
    for standing, heading in HEADINGS.items():
        if listed := found.of(standing):
            page.heading(f"{heading} ({len(listed)})")
            table = table_of("person", "country", "there", "here", "")
            for one in listed:
                table.add_row(*cells(one, names))
            page.put(table)
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def ledger_page(found: Ledgered, names: Names, look: Look) -> Iterator[str]:
    """The same as one page."""
    del look
    parts = [(heading, [cells(one, names) for one in found.of(standing)]) for standing, heading in HEADINGS.items()]
    yield fill("ledger.html", names, title=opening(found), lines=tuple(counted(found)), parts=parts)


def ledger_sheet(found: Ledgered, names: Names, look: Look) -> Iterator[str]:
    """One row for every pair, row and trip."""
    del look
    yield row_of(LEDGER_COLUMNS)
    for one in found.compared:
        row, trip = one.row, one.trip
        yield row_of(
            (
                one.standing,
                one.person,
                names.person(trip.person) if trip else row.name if row else "",
                one.country,
                names.country(one.country),
                str(row.number) if row else "",
                *_ends(row.start if row else None),
                *_ends(row.end if row else None),
                trip.id if trip else "",
                trip.status if trip else "",
                *_ends(trip.arrived if trip else None),
                *_ends(trip.left if trip else None),
                *_off(one, Field.ARRIVED),
                *_off(one, Field.LEFT),
                one.note,
            )
        )


def ledger_object(found: Ledgered, names: Names, look: Look) -> Iterator[str]:
    """Everything as one object."""
    del names, look
    yield written(ledger_json(found), indent=2) + "\n"


def ledger_json(found: Ledgered) -> LedgeredJson:
    """Every pair, row and trip with its standing, and how many stand so."""
    return {
        "table": found.table,
        "tolerance": found.tolerance,
        "counts": {standing.value: found.counts[standing] for standing in Standing},
        "compared": [_compared_json(one) for one in found.compared],
    }


def _compared_json(one: Compared) -> ComparedJson:
    return {
        "standing": one.standing.value,
        "person": one.person,
        "country": one.country,
        "there": _row_json(one.row) if one.row else None,
        "here": _trip_json(one.trip) if one.trip else None,
        "differences": [
            {"field": d.field.value, "here": d.here, "there": d.there, "days": d.days} for d in one.differences
        ],
        "note": one.note,
    }


def _row_json(row: LedgerRow) -> RowJson:
    return {
        "row": row.number,
        "name": row.name,
        "places": list(row.places),
        "start": window_json(row.start),
        "end": window_json(row.end),
    }


def _trip_json(trip: Trip) -> TripInShortJson:
    return {
        "trip": trip.id,
        "status": trip.status.value,
        "arrived": window_json(trip.arrived),
        "left": window_json(trip.left),
    }


# In words.


def opening(found: Ledgered) -> str:
    """What was held against what."""
    return f"Trips held against {words.one_line(found.table)}, within {words.many(found.tolerance, 'day')}"


def counted(found: Ledgered) -> Iterator[str]:
    """How many stand how; the first line is what matters, the others say what could not have matched."""
    counts = found.counts
    yield ", ".join(f"{counts[standing]} {STANDINGS[standing]}" for standing in _MAIN)
    if pairs := sum(found.off.values()):
        spread = _spread(found)
        yield f"Arrival, of {words.many(pairs, 'pair')}: {spread}"
    for kind, standings in (("row", _ROWS), ("trip", _TRIPS)):
        told = ", ".join(f"{counts[standing]} {STANDINGS[standing]}" for standing in standings if counts[standing])
        if told:
            yield f"Not held against anything: {kind}s {told}"


def _spread(found: Ledgered) -> str:
    """How far off the days of arrival are."""
    off = found.off
    few = [(f"{off[0]} on the day", off[0])]
    for days in range(1, 4):
        count = off[days] + off[-days]
        few.append((f"{count} off by {words.many(days, 'day')}", count))
    more = sum(off.values()) - sum(count for _, count in few)
    return ", ".join(text for text, count in (*few, (f"{more} by more", more)) if count)


def cells(one: Compared, names: Names) -> tuple[str, ...]:
    """Person, country, both tellings, and what to say of them."""
    there = words.stay(one.row.start, one.row.end) if one.row else ""
    here = _here(one)
    said = "; ".join(_said(difference) for difference in one.differences) or one.note
    return (
        names.person(one.trip.person) if one.trip else _name(one, names),
        names.country(one.country),
        there,
        here,
        said,
    )


def _name(one: Compared, names: Names) -> str:
    if one.row is None:
        return ""
    return names.person(one.row.person) if one.row.person else one.row.name


def _here(one: Compared) -> str:
    if one.trip is None:
        return ""
    return f"{words.stay(one.trip.arrived, one.trip.left)} ({one.trip.id})"


def _said(difference: Difference) -> str:
    if difference.days is None:
        return f"here {words.STATUSES[Status(difference.here)]}"
    way = "later" if difference.days > 0 else "earlier"
    return f"{FIELDS[difference.field]} {words.many(abs(difference.days), 'day')} {way} here"


def _off(one: Compared, field: Field) -> tuple[str, str]:
    """How many days off, and to which side: a sheet takes no signs, which could begin a formula."""
    days = next((difference.days for difference in one.differences if difference.field is field), None)
    if days:
        return (str(abs(days)), "later" if days > 0 else "earlier")
    return ("0" if one.row and one.trip and _both(one, field) else "", "")


def _both(one: Compared, field: Field) -> bool:
    """Whether both tell the field."""
    assert one.row is not None
    assert one.trip is not None
    if field is Field.ARRIVED:
        return one.trip.arrived is not None
    return one.trip.left is not None and one.row.end is not None


def _ends(days: Window | None) -> tuple[str, str]:
    return (days.first.isoformat(), days.last.isoformat()) if days else ("", "")
