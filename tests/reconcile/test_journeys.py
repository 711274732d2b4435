"""Trips that follow one another are one journey, and each of them knows it; the rest is in cases/reconcile/journeys.toml."""

from setfoot.reconcile import reconcile_reports
from setfoot.reconcile.journeys import journeys_of
from written import read_case

STOPS = ("BY 2022-12-19", "KG 2022-12-20", "AM 2022-12-22")


def conclude(*stops):
    told = {
        f"a{number}": {"published": stop.split()[1], "reports": [f'* a-leader -> {stop} happened "landed"']}
        for number, stop in enumerate(stops)
    }
    reports, sources, record, said = read_case({"articles": told})
    return reconcile_reports(reports, sources, record, said).trips


def test_a_journey_is_named_after_its_first_trip_and_lasts_to_the_end_of_its_last():
    trips = conclude(*STOPS)
    (journey,) = journeys_of(trips)
    assert journey.id == f"j{journey.trips[0]}"
    assert [halt.country for halt in journey.halts] == ["BY", "KG", "AM"]
    assert (str(journey.first), str(journey.last)) == ("2022-12-19", "2022-12-22")
    assert all(trip.journey == journey for trip in trips)


def test_a_trip_by_itself_is_no_journey():
    assert [trip.journey for trip in conclude(STOPS[0])] == [None]
    assert journeys_of(conclude(STOPS[0])) == ()
    assert journeys_of(conclude(STOPS[0], "FR 2023-05-01")) == ()


def test_a_longer_stay_of_many_weeks_reaches_as_far_as_it_is_told():
    trips = conclude("US 2024-09-01 until 2024-10-20", "CA 2024-10-21")
    assert len(journeys_of(trips)) == 1
