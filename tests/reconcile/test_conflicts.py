"""Two arrivals of one day in two countries are said on both trips, unless they may be a tour."""

from dataclasses import replace

import pytest

from setfoot.facts import About
from setfoot.reconcile import reconcile_reports
from written import read_case

ANKARA = 'vladimir-putin -> TR [Ankara] 2024-02-12 happened "arrived in Ankara on 12 February 2024"'
BEIJING = 'vladimir-putin -> CN [Beijing] 2024-02-12 happened "arrived in Beijing on 12 February 2024"'


def trips_of(*articles, cue="en.arrive.at"):
    """The trips of articles, each a list of report lines, all of whose reports were decided by the cue."""
    told = {f"a{n}": {"published": "2024-02-13", "reports": list(lines)} for n, lines in enumerate(articles)}
    reports, sources, record, said = read_case({"articles": told})
    return reconcile_reports([replace(one, cue=cue) for one in reports], sources, record, said).trips


def two_places(trips):
    return [one for trip in trips for one in trip.conflicts if one.about is About.TWO_PLACES]


def test_two_arrivals_of_one_day_are_said_on_both_trips_with_both_quotes():
    china, turkey = trips_of([ANKARA], [BEIJING])
    (in_china,), (in_turkey,) = china.conflicts, turkey.conflicts
    assert in_china.about is in_turkey.about is About.TWO_PLACES
    assert [quote.text for quote in in_turkey.quotes] == [
        "arrived in Ankara on 12 February 2024",
        "arrived in Beijing on 12 February 2024",
    ]
    assert in_china.quotes == in_turkey.quotes[::-1]
    assert in_turkey.sides == ((turkey.reports[0].id,), (china.reports[0].id,))
    assert all(quote.text in in_turkey.note for quote in in_turkey.quotes)
    assert (china.status, turkey.status) == ("ended", "ended")


@pytest.mark.parametrize(
    "articles",
    [
        ([ANKARA, BEIJING],),
        ([ANKARA], [BEIJING], [ANKARA, BEIJING]),
        ([ANKARA], [BEIJING.replace("02-12 ", "02-13 ")]),
        ([ANKARA], [BEIJING.replace("02-12 ", "02-12..2024-02-13 ")]),
        ([ANKARA], [BEIJING.replace("02-12 ", "02-12 until 2024-02-12 ")]),
        ([ANKARA], [BEIJING.replace("happened", "planned")]),
        ([ANKARA], [BEIJING.replace("CN", "??")]),
        ([ANKARA], [BEIJING.replace("arrived", "made a stop")]),
        ([ANKARA], [BEIJING.replace("vladimir-putin", "sergei-lavrov")]),
        ([ANKARA], [ANKARA.replace("Ankara", "Istanbul")]),
    ],
)
def test_what_may_be_a_tour_or_is_no_arrival_of_that_day_is_no_conflict(articles):
    assert two_places(trips_of(*articles)) == []


def test_a_visit_of_unknown_hours_is_no_conflict():
    assert two_places(trips_of([ANKARA], [BEIJING], cue="en.visit.verb")) == []
