"""Whether a day of arrival is a landing, or only the first day on which somebody is told to have been there."""

from dataclasses import replace
from datetime import date

import pytest

from setfoot.facts import Truth
from setfoot.reconcile import reconcile_reports
from written import read_case

MET = 'john-kerry -> FR [Paris] 2014-01-13 happened "met his Russian counterpart in Paris"'
LANDED = 'john-kerry -> FR [Paris] 2014-01-13 happened "landed in Paris"'
PLANNED = 'john-kerry -> FR [Paris] 2014-01-13 planned "will meet his Russian counterpart in Paris"'


def trip_of(*lines, cue=""):
    told = {f"a{n}": {"published": "2014-01-13", "reports": [line]} for n, line in enumerate(lines)}
    reports, sources, record, said = read_case({"articles": told})
    (trip,) = reconcile_reports([replace(one, cue=cue or one.cue) for one in reports], sources, record, said).trips
    return trip


@pytest.mark.parametrize(
    ("lines", "seen"),
    [((MET,), True), ((LANDED,), False), ((MET, LANDED), False), ((PLANNED,), False), ((PLANNED, MET), True)],
)
def test_an_arrival_is_told_by_words_of_arriving_only(lines, seen):
    assert trip_of(*lines).seen is seen


def test_a_stop_on_a_tour_is_no_landing_though_another_word_of_the_quote_is():
    line = (
        'john-kerry -> FR [Paris] 2014-01-13 happened "arrived in Oman on the last leg of a trip with stops in Paris"'
    )
    assert trip_of(line, cue="en.arrive:stops").seen
    assert not trip_of(LANDED, cue="en.arrive:landed").seen


def test_nobody_knows_whether_somebody_only_seen_there_came_the_day_before():
    eve, week = date(2014, 1, 12), date(2014, 1, 6)
    assert trip_of(MET).present(eve) is Truth.UNKNOWN
    assert trip_of(LANDED).present(eve) is Truth.NO
    assert trip_of(MET).present(week) is Truth.NO
    assert trip_of(MET).present(date(2014, 1, 13)) is Truth.YES
