"""A small made-up table held against a few trips: every standing once, and a name that a spreadsheet would run."""

from setfoot.facts import Country, LedgerRow, PersonId, Status, Trip, TripId, Window
from setfoot.ledger import compare_ledger

PUTIN, NETANYAHU = PersonId("vladimir-putin"), PersonId("benjamin-netanyahu")


def row(number, name, person, country, start, end=None, places=()):
    ends = Window.parse(end) if end else None
    return LedgerRow(number, name, person, Country(country), Window.parse(start), ends, places)


def trip(name, person, country, arrived, left=None, status=Status.ENDED):
    told, until = (Window.parse(day) if day else None for day in (arrived, left))
    return Trip(TripId(name), PersonId(person), Country(country), status, (), arrived=told, left=until)


def held():
    rows = (
        row(2, "Vladimir Putin", PUTIN, "MN", "2024-09-02", "2024-09-03", ("Ulaanbaatar",)),
        row(3, "Vladimir Putin", PUTIN, "KG", "2024-10-12", "2024-10-14"),
        row(4, "Vladimir Putin", PUTIN, "AZ", "2024-08"),
        row(5, "Vladimir Putin", PUTIN, "HU", "2019-10-30"),
        row(6, "Vladimir Putin", PUTIN, "AZ", "2026-01"),
        row(7, "=Jane\x1b[2J <b>Roe</b>", None, "HU", "2024-05-01"),
    )
    trips = (
        trip("t1", PUTIN, "MN", "2024-09-02", "2024-09-03"),
        trip("t2", PUTIN, "KG", "2024-10-13..2024-10-14", "2024-10-13", Status.ANNOUNCED),
        trip("t3", PUTIN, "KG", "2024-10-20"),
        trip("t4", PUTIN, "HU", None),
        trip("t5", PUTIN, "MN", "2012-09-02"),
        trip("t6", PUTIN, "MN", "2025-09-02", status=Status.CALLED_OFF),
        trip("t7", NETANYAHU, "HU", "2025-04-02"),
    )
    return compare_ledger("their <ledger>.csv", rows, trips, (PUTIN,), (Window.parse("2020..2024"),))
