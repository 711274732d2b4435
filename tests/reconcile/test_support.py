"""Behind each field and each side of a conflict stand so many origins, however many articles tell it."""

from dataclasses import replace

import pytest

from setfoot.facts import (
    About,
    ArticleId,
    Conflict,
    Country,
    OriginGroup,
    PersonId,
    Report,
    Stage,
    Status,
    Support,
    Trip,
    TripId,
    Window,
)
from setfoot.reconcile.support import count_support


def report(article, line):
    return Report.parse(f"a -> {line}", ArticleId(article))


REPORTS = (
    report("one", 'KG [Bishkek] 2023-10-12 happened for CIS summit "landed"'),
    report("two", 'KG [Bishkek] 2023-10-12 happened "arrived"'),
    report("three", 'KG 2023-10 planned "will visit"'),
    report("four", 'KG 2023-10-13 until 2023-10-13 happened "left"'),
    report("five", '?? planned "an undisclosed country"'),
)
TRIP = Trip(
    TripId("t"),
    PersonId("a"),
    Country("KG"),
    Status.ENDED,
    REPORTS,
    cities=("Bishkek",),
    arrived=Window.parse("2023-10-12"),
    left=Window.parse("2023-10-13"),
    occasions=("CIS summit",),
    origins=(
        OriginGroup((ArticleId("one"), ArticleId("two")), "copy"),
        *(OriginGroup((ArticleId(name),), "alone") for name in ("three", "four", "five")),
    ),
)


def test_an_origin_counts_once_and_only_for_what_its_reports_say_themselves():
    (trip,) = count_support([TRIP])
    assert trip.support == Support(country=3, arrived=1, left=1, status=2, city=1, occasion=1)


@pytest.mark.parametrize(("status", "origins"), [(Status.ANNOUNCED, 2), (Status.RUMOURED, 0), (Status.DISPUTED, 2)])
def test_behind_the_status_stand_those_who_tell_its_stage(status, origins):
    assert count_support([replace(TRIP, status=status)])[0].support.status == origins


def test_each_side_of_a_conflict_is_counted_also_where_it_stands_in_another_trip():
    elsewhere = report("six", 'CN 2023-10-12 happened "arrived"')
    other = Trip(TripId("u"), PersonId("a"), Country("CN"), Status.ENDED, (elsewhere,))
    sides = ((REPORTS[0].id, REPORTS[1].id), (elsewhere.id,))
    trip, _ = count_support([replace(TRIP, conflicts=(Conflict(About.TWO_PLACES, sides, "both"),)), other])
    assert trip.conflicts[0].origins == (1, 1)


def test_a_field_that_nobody_tells_has_no_origins():
    bare = replace(TRIP, arrived=None, left=None, cities=(), occasions=())
    assert count_support([bare])[0].support == Support(country=3, status=2)
    assert {one.stage for one in REPORTS} == {Stage.HAPPENED, Stage.PLANNED}
