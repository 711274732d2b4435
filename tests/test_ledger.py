"""Every row of a table and every trip comes to stand in exactly one way, and pairs are the best there are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Country, Field, LedgerRow, PersonId, Standing, Status, Trip, TripId, Window
from setfoot.ledger import apart, compare_ledger, within

ALWAYS = (Window.parse("2010..2025"),)


def row(number, start, end=None, *, person="john-kerry", country="CH"):
    ends = Window.parse(end) if end else None
    return LedgerRow(number, "Kerry", PersonId(person) if person else None, Country(country), Window.parse(start), ends)


def trip(name, arrived, left=None, *, person="john-kerry", country="CH", status=Status.ENDED):
    return Trip(
        TripId(name),
        PersonId(person),
        Country(country),
        status,
        (),
        arrived=Window.parse(arrived) if arrived else None,
        left=Window.parse(left) if left else None,
    )


def standings(rows, trips, *, watched=("john-kerry",), covered=ALWAYS, tolerance=3):
    found = compare_ledger("t.csv", rows, trips, watched, covered, tolerance)
    return {(one.row and one.row.number, one.trip and one.trip.id): one.standing for one in found.compared}


def test_days_that_agree_are_the_same():
    assert standings([row(2, "2015-03-15", "2015-03-21")], [trip("a", "2015-03-14..2015-03-15", "2015-03-21")]) == {
        (2, "a"): Standing.SAME
    }


def test_where_nobody_tells_the_arrival_any_day_of_the_stay_agrees():
    met = replace(trip("a", "2015-03-16"), seen=True)
    assert standings([row(2, "2015-03-15", "2015-03-21")], [met]) == {(2, "a"): Standing.SAME}
    assert standings([row(2, "2015-03-15", "2015-03-21")], [replace(met, seen=False)]) == {(2, "a"): Standing.DIFFERS}
    assert standings([row(2, "2015-03-17", "2015-03-21")], [met]) == {(2, "a"): Standing.DIFFERS}


def test_a_difference_names_its_field_and_days():
    (one,) = compare_ledger(
        "t.csv", [row(2, "2015-03-15", "2015-03-21")], [trip("a", "2015-03-16", "2015-03-20")], (), ALWAYS
    ).compared
    assert one.standing is Standing.DIFFERS
    assert [(d.field, d.days) for d in one.differences] == [(Field.ARRIVED, 1), (Field.LEFT, -1)]


def test_a_trip_only_announced_here_differs_in_its_status():
    (one,) = compare_ledger(
        "t.csv", [row(2, "2015-03-15")], [trip("a", "2015-03-15", status=Status.ANNOUNCED)], (), ALWAYS
    ).compared
    assert [(d.field, d.here, d.days) for d in one.differences] == [(Field.STATUS, "announced", None)]


@pytest.mark.parametrize(("day", "there"), [("2015-03-18", True), ("2015-03-19", False), ("2015-03-12", True)])
def test_the_tolerance_is_the_distance_of_the_stays(day, there):
    assert ((2, "a") in standings([row(2, "2015-03-15")], [trip("a", day)])) is there


def test_of_two_stays_near_each_other_each_trip_has_its_own():
    rows = [row(2, "2014-01-10", "2014-01-11"), row(3, "2014-01-13", "2014-01-14")]
    found = standings(rows, [trip("late", "2014-01-13"), trip("early", "2014-01-11")])
    assert set(found) == {(2, "early"), (3, "late")}


def test_a_second_trip_for_one_row_is_only_here_and_says_which_row_is_near():
    found = compare_ledger(
        "t.csv",
        [row(2, "2014-01-10", "2014-01-12")],
        [trip("one", "2014-01-10"), trip("two", "2014-01-12")],
        ("john-kerry",),
        ALWAYS,
    )
    (second,) = found.of(Standing.ONLY_HERE)
    assert second.note == "row 2, which is trip one, covers these days too"


def test_a_row_without_a_trip_says_which_trip_is_near():
    found = compare_ledger(
        "t.csv",
        [row(2, "2014-01-10"), row(3, "2014-02-01")],
        [trip("one", "2014-01-10")],
        ("john-kerry",),
        ALWAYS,
    )
    (other,) = found.of(Standing.ONLY_THERE)
    assert other.note == "trip one, which is row 2, is 22 days earlier"


def test_a_month_is_the_only_trip_of_that_month_or_none():
    month = [row(2, "2014-05")]
    assert set(standings(month, [trip("a", "2014-05-09")])) == {(2, "a")}
    assert set(standings(month, [trip("a", "2014-05-09"), trip("b", "2014-05-29")])) == {
        (2, None),
        (None, "a"),
        (None, "b"),
    }


def test_a_trip_without_a_day_is_the_only_row_or_none():
    assert set(standings([row(2, "2014-05-03")], [trip("a", None)])) == {(2, "a")}
    assert standings([row(2, "2014-05-03"), row(3, "2016-01-01")], [trip("a", None)])[None, "a"] is Standing.UNDATED


def test_what_could_not_match_is_told_apart():
    rows = [
        row(2, "2014-05-03"),
        row(3, "2009-05-03"),
        row(4, "2014-05-03", person=None),
        row(5, "2014-05-03", person="somebody-else"),
    ]
    trips = [
        trip("before", "2008-12-31"),
        trip("plan", "2012-01-01", status=Status.ANNOUNCED),
        trip("hers", "2014-05-03", person="angela-merkel"),
        trip("no-such-row", "2012-01-01", country="FR"),
    ]
    assert standings(rows, trips) == {
        (2, None): Standing.ONLY_THERE,
        (3, None): Standing.UNCOVERED,
        (4, None): Standing.UNWATCHED,
        (5, None): Standing.UNWATCHED,
        (None, "before"): Standing.OUTSIDE,
        (None, "plan"): Standing.UNSETTLED,
        (None, "hers"): Standing.UNLISTED,
        (None, "no-such-row"): Standing.ONLY_HERE,
    }


def test_days_asked_about_leave_what_either_side_puts_there():
    found = compare_ledger(
        "t.csv",
        [row(2, "2014-01-01"), row(3, "2015-01-01")],
        [trip("a", "2013-12-31"), trip("b", "2016-01-01"), trip("c", None)],
        ("john-kerry",),
        ALWAYS,
    )
    kept = within(found, Window.parse("2013"))
    assert [(one.row and one.row.number, one.trip and one.trip.id) for one in kept.compared] == [(2, "a")]


def test_no_rows_or_no_trips_are_compared_too():
    assert standings([], []) == {}
    assert standings([], [trip("a", "2014-01-01")]) == {(None, "a"): Standing.UNLISTED}


def days(widths=(0, 1, 40)):
    start = st.integers(0, 120).map(lambda n: date(2014, 1, 1) + timedelta(days=n))
    return st.builds(lambda first, width: Window(first, first + timedelta(days=width)), start, st.sampled_from(widths))


@st.composite
def ledgers(draw):
    rows = [
        LedgerRow(
            n,
            "somebody",
            draw(st.sampled_from([None, PersonId("p"), PersonId("q")])),
            Country(draw(st.sampled_from(["FR", "CH"]))),
            start := draw(days()),
            draw(st.none() | st.integers(0, 5).map(lambda more, start=start: Window.of(start.last + timedelta(more)))),
        )
        for n in range(2, 2 + draw(st.integers(0, 6)))
    ]
    trips = [
        Trip(
            TripId(f"t{n}"),
            draw(st.sampled_from([PersonId("p"), PersonId("r")])),
            Country(draw(st.sampled_from(["FR", "CH"]))),
            draw(st.sampled_from(Status)),
            (),
            arrived=draw(st.none() | days()),
        )
        for n in range(draw(st.integers(0, 6)))
    ]
    return rows, trips


@given(ledgers(), st.integers(0, 5))
def test_every_row_and_every_trip_stands_in_exactly_one_way(ledger, tolerance):
    rows, trips = ledger
    found = compare_ledger("t.csv", rows, trips, ("p",), ALWAYS, tolerance)
    assert sorted(one.row.number for one in found.compared if one.row) == [row.number for row in rows]
    assert sorted(one.trip.id for one in found.compared if one.trip) == sorted(trip.id for trip in trips)
    for one in found.compared:
        assert one.row or one.trip
        if one.row and one.trip:
            assert one.standing in {Standing.SAME, Standing.DIFFERS}
            assert (one.row.person, one.row.country) == (one.trip.person, one.trip.country)
            assert (one.standing is Standing.SAME) == (not one.differences)


@given(ledgers(), st.randoms())
def test_the_order_of_rows_and_trips_changes_nothing(ledger, random):
    rows, trips = ledger
    before = compare_ledger("t.csv", rows, trips, ("p",), ALWAYS)
    random.shuffle(rows)
    random.shuffle(trips)
    assert compare_ledger("t.csv", rows, trips, ("p",), ALWAYS) == before


@given(days(), days())
def test_a_distance_turned_round_changes_its_sign(one, other):
    assert apart(one, other) == -apart(other, one)
    assert (apart(one, other) == 0) == (one.meets(other) is not None)
