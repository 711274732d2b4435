"""Which rows of somebody else's table of travel are which of our trips, and what only one of the two tells.

Row and trip can be one only if they are of the same person and country.

1. Days that both tell to within ten days are held against one another as stays, from arrival to leaving. Where the
   stays share a day, or lie no farther apart than the tolerance, they may be one. All such pairs of a person and
   country are ranked: first those whose arrivals are nearest, then those whose stays are, then trips that happened
   before others, then by row and trip. They are taken best first, and each row and each trip is taken once: of two
   stays in one country a few days apart each trip has its own row, and a second trip for one row is told as such.
2. What is told only roughly (a month, a year, no day at all) comes after. It is a pair only where the row and the
   trip can be no other: of all that is left of the person and country the days of only this one meet the other's.
   Without any day it has to be the only row, and the only trip, of the two.
3. A pair is the same when nothing that both tell differs: windows of arrival that share a day (where nobody tells the
   arrival, to be seen there on a day of the stay), of leaving likewise, and a trip that happened. Otherwise it differs in what does, by so many days.
4. What has no partner: a row is only there, unless nobody watched the person, or no article was published in its days or in the
   month after; a trip is only here, unless the table has nobody of that name, or the days lie before the person's
   first row or after the last, or no day is told, or no article says that it happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from setfoot.facts import (
    Compared,
    Difference,
    Field,
    Ledgered,
    Standing,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from setfoot.facts import Country, LedgerRow, PersonId, Trip, TripId

    Pair = tuple[LedgerRow, Trip]
    Place = tuple[PersonId | None, Country]

Told = TypeVar("Told", "LedgerRow", "Trip")
NARROW: Final = 10
"""A window up to this wide says when; a wider one says only roughly when."""
ECHO: Final = 31
"""Days after a stay in which an article would still tell of it."""
NEAR: Final = 60
"""Days within which a neighbour on the other side is worth a word."""


def compare_ledger(
    table: str,
    rows: Sequence[LedgerRow],
    trips: Sequence[Trip],
    watched: Collection[PersonId],
    covered: Sequence[Window],
    tolerance: int = 3,
) -> Ledgered:
    """Every row and every trip in exactly one standing; `covered` are the days on which articles were published."""
    pairs = _pairs(rows, trips, tolerance)
    of_row = {row.number: trip for row, trip in pairs}
    of_trip = {trip.id: row for row, trip in pairs}
    spans = _spans(rows)
    my_rows = _by_place(sorted(rows, key=lambda row: row.number))
    my_trips = _by_place(sorted(trips, key=lambda trip: trip.id))
    there = (row for row in rows if row.number not in of_row)
    here = (trip for trip in trips if trip.id not in of_trip)
    compared = (
        *(_compared(row, trip) for row, trip in pairs),
        *(_only_there(row, my_trips.get(_place(row), ()), of_trip, watched, covered) for row in there),
        *(_only_here(trip, my_rows.get(_place(trip), ()), of_row, spans) for trip in here),
    )
    return Ledgered(table, tolerance, tuple(sorted(compared, key=_order)))


def within(found: Ledgered, days: Window) -> Ledgered:
    """What of it lies in these days, by the row or by the trip; a trip without a day lies in none."""
    kept = tuple(one for one in found.compared if any(days.meets(stay) for stay in _stays(one)))
    return Ledgered(found.table, found.tolerance, kept)


def _stays(one: Compared) -> Iterable[Window]:
    if one.row:
        yield one.row.days
    if one.trip and (stay := one.trip.stay):
        yield stay


def apart(one: Window, other: Window) -> int:
    """By how many days the one lies after the other, below 0 before it; 0 when they share a day.

    >>> apart(Window.parse("2024-09-05"), Window.parse("2024-09-02..2024-09-03"))
    2
    """
    return max(0, (one.first - other.last).days) - max(0, (other.first - one.last).days)


# Which are one.


def _pairs(rows: Sequence[LedgerRow], trips: Sequence[Trip], tolerance: int) -> list[Pair]:
    """The pairs of each person and country."""
    theirs = _by_place(trips)
    found: list[Pair] = []
    for place, group in _by_place(rows).items():
        if place in theirs and place[0]:
            found += _pairs_of(group, theirs[place], tolerance)
    return found


def _place(one: LedgerRow | Trip) -> Place:
    return (one.person, one.country)


def _by_place(many: Iterable[Told]) -> dict[Place, list[Told]]:
    """Rows, or trips, by person and country."""
    found: dict[Place, list[Told]] = {}
    for one in many:
        found.setdefault(_place(one), []).append(one)
    return found


def _pairs_of(rows: list[LedgerRow], trips: list[Trip], tolerance: int) -> list[Pair]:
    told = [(row, trip) for row in rows for trip in trips if _clear(row, trip)]
    near = [(row, trip) for row, trip in told if abs(_stays_apart(row, trip)) <= tolerance]
    found: list[Pair] = []
    for row, trip in sorted(near, key=_rank):
        if all(row is not taken and trip is not used for taken, used in found):
            found.append((row, trip))
    left_rows = [row for row in rows if all(row is not taken for taken, _ in found)]
    left_trips = [trip for trip in trips if all(trip is not used for _, used in found)]
    return found + _rough(left_rows, left_trips, alone=len(rows) == len(trips) == 1)


def _clear(row: LedgerRow, trip: Trip) -> bool:
    return row.start.width <= NARROW and trip.arrived is not None and trip.arrived.width <= NARROW


def _stays_apart(row: LedgerRow, trip: Trip) -> int:
    stay = trip.stay
    assert stay is not None
    return apart(stay, row.days)


def _rank(pair: Pair) -> tuple[int, int, bool, int, str]:
    row, trip = pair
    assert trip.arrived is not None
    arrivals = abs(apart(trip.arrived, row.start))
    return (arrivals, abs(_stays_apart(row, trip)), not trip.happened, row.number, trip.id)


def _rough(rows: list[LedgerRow], trips: list[Trip], *, alone: bool) -> list[Pair]:
    """Pairs of which one side is told only roughly, and that can be no other."""
    fitting = [
        (row, trip) for row in rows for trip in trips if not _clear(row, trip) and _may_be(row, trip, alone=alone)
    ]
    by_row = [row.number for row, _ in fitting]
    by_trip = [trip.id for _, trip in fitting]
    return [(row, trip) for row, trip in fitting if by_row.count(row.number) == 1 and by_trip.count(trip.id) == 1]


def _may_be(row: LedgerRow, trip: Trip, *, alone: bool) -> bool:
    if trip.arrived is None:
        return alone and trip.happened
    return trip.arrived.meets(row.start) is not None


# What they differ in.


def _compared(row: LedgerRow, trip: Trip) -> Compared:
    differences = tuple(_differences(row, trip))
    return Compared(Standing.DIFFERS if differences else Standing.SAME, row, trip, differences)


def _differences(row: LedgerRow, trip: Trip) -> Iterable[Difference]:
    began = row.days if trip.seen else row.start  # to be seen there on a later day of the stay does not differ
    if trip.arrived and (days := apart(trip.arrived, began)):
        yield Difference(Field.ARRIVED, str(trip.arrived), str(row.start), days)
    if trip.left and row.end and (days := apart(trip.left, row.end)):
        yield Difference(Field.LEFT, str(trip.left), str(row.end), days)
    if not trip.happened:
        yield Difference(Field.STATUS, trip.status, "happened")


# What only one of the two tells.


def _spans(rows: Iterable[LedgerRow]) -> Mapping[PersonId, Window]:
    """From the first to the last day of which the table has rows of a person."""
    spans: dict[PersonId, Window] = {}
    for row in rows:
        if row.person:
            spans[row.person] = spans[row.person].hull(row.days) if row.person in spans else row.days
    return spans


def _only_there(
    row: LedgerRow,
    trips: Iterable[Trip],
    of_trip: Mapping[TripId, LedgerRow],
    watched: Collection[PersonId],
    covered: Iterable[Window],
) -> Compared:
    if row.person is None or row.person not in watched:
        return Compared(Standing.UNWATCHED, row)
    told_in = Window(row.days.first, row.days.wider(ECHO).last)
    if not any(days.meets(told_in) for days in covered):
        return Compared(Standing.UNCOVERED, row)
    found = _nearest(row.days, trips, lambda trip: trip.stay)
    if found is None:
        return Compared(Standing.ONLY_THERE, row)
    trip, days = found
    known = of_trip.get(trip.id)
    which = f", which is row {known.number}" if known else ""
    return Compared(Standing.ONLY_THERE, row, note=f"trip {trip.id}{which}, {_lies(days)}")


def _only_here(
    trip: Trip, rows: Iterable[LedgerRow], of_row: Mapping[int, Trip], spans: Mapping[PersonId, Window]
) -> Compared:
    stay = trip.stay
    if trip.person not in spans:
        return Compared(Standing.UNLISTED, trip=trip)
    if not trip.happened:
        return Compared(Standing.UNSETTLED, trip=trip)
    if stay is None:
        return Compared(Standing.UNDATED, trip=trip)
    if not stay.meets(spans[trip.person]):
        return Compared(Standing.OUTSIDE, trip=trip)
    found = _nearest(stay, rows, lambda row: row.days)
    if found is None:
        return Compared(Standing.ONLY_HERE, trip=trip)
    row, days = found
    known = of_row.get(row.number)
    which = f", which is trip {known.id}" if known else ""
    return Compared(Standing.ONLY_HERE, trip=trip, note=f"row {row.number}{which}, {_lies(days)}")


def _nearest(days: Window, others: Iterable[Told], stay: Callable[[Told], Window | None]) -> tuple[Told, int] | None:
    """The nearest on the other side, of those not far off, and by how many days it lies later."""
    near = [(apart(theirs, days), one) for one in others if (theirs := stay(one))]
    found = min(near, key=lambda pair: (abs(pair[0]), pair[0]), default=None)
    return (found[1], found[0]) if found and abs(found[0]) <= NEAR else None


def _lies(days: int) -> str:
    """How far off a neighbour lies."""
    if days == 0:
        return "covers these days too"
    return f"is {abs(days)} day{'s' * (abs(days) > 1)} {'later' if days > 0 else 'earlier'}"


def _order(one: Compared) -> tuple[str, bool, str, str, int, str]:
    day = one.day
    return (
        one.person,
        day is None,
        str(day),
        one.country,
        one.row.number if one.row else 0,
        one.trip.id if one.trip else "",
    )
