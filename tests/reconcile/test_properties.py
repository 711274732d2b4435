"""Reconciling is a function of the set of reports: order, repeats and neighbours change nothing, and nothing is lost."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import Country, Stage, Status
from setfoot.reconcile import Record, reconcile_reports
from setfoot.tables.events import Event
from strategies import PERSONS, assertions, reports, source_maps
from written import SmallLaw

RECORD = Record(
    SmallLaw(),
    (
        Event("b", "BRICS summit", (), date(2023, 10, 5), date(2023, 10, 7), Country("ZA"), "Johannesburg", "own"),
        Event("c", "CIS summit", (), date(2023, 10, 13), date(2023, 10, 13), Country("KG"), "Bishkek", "own"),
    ),
)
piles = st.lists(reports(), max_size=12, unique_by=lambda report: report.id)


@settings(max_examples=150)
@given(pile=piles, sources=source_maps(), said=st.lists(assertions(), max_size=4), data=st.data())
def test_order_and_repetition_change_nothing(pile, sources, said, data):
    again = data.draw(st.permutations(pile + pile[:3]))
    first = reconcile_reports(pile, sources, RECORD, said)
    assert first == reconcile_reports(again, sources, RECORD, [*reversed(said), *said])


@settings(max_examples=150)
@given(pile=piles, sources=source_maps())
def test_every_report_ends_in_exactly_one_place(pile, sources):
    concluded = reconcile_reports(pile, sources, RECORD)
    placed = Counter(report.id for trip in concluded.trips for report in trip.reports)
    placed.update(one.report for one in concluded.skipped)
    assert placed == Counter(report.id for report in pile)


@settings(max_examples=100)
@given(pile=piles, sources=source_maps())
def test_a_trip_is_of_one_person_and_one_country(pile, sources):
    trips = reconcile_reports(pile, sources, RECORD).trips
    assert len({trip.id for trip in trips}) == len(trips)
    for trip in trips:
        assert {report.person for report in trip.reports} == {trip.person}
        assert {report.country for report in trip.reports} <= {trip.country, "??"}
        assert trip.id.removeprefix("t") in {report.id for report in trip.reports}


@settings(max_examples=100)
@given(pile=piles, sources=source_maps())
def test_one_person_is_reconciled_as_if_alone(pile, sources):
    together = reconcile_reports(pile, sources, RECORD).trips
    apart = [
        trip
        for person in sorted(PERSONS)
        for trip in reconcile_reports([r for r in pile if r.person == person], sources, RECORD).trips
    ]
    assert list(together) == apart


@settings(max_examples=100)
@given(pile=piles, sources=source_maps())
def test_history_ends_in_the_status_and_origins_cover_the_articles(pile, sources):
    for trip in reconcile_reports(pile, sources, RECORD).trips:
        assert trip.history[-1].status is trip.status
        assert {change.report for change in trip.history} <= {report.id for report in trip.reports}
        grouped = sorted(article for group in trip.origins for article in group.articles)
        assert grouped == sorted({report.quote.article for report in trip.reports})


@given(pile=piles, sources=source_maps())
def test_conflicts_quote_both_sides_and_name_reports_of_the_trip(pile, sources):
    for trip in reconcile_reports(pile, sources, RECORD).trips:
        known = {report.id for report in trip.reports}
        for conflict in trip.conflicts:
            assert all(set(side) <= known and side for side in conflict.sides)
            assert len(conflict.quotes) == len(conflict.sides)


@given(pile=piles, sources=source_maps())
def test_what_nobody_tells_as_happened_is_never_told_as_a_stay(pile, sources):
    plans = [report for report in pile if report.stage is not Stage.HAPPENED]
    stays = {Status.UNDER_WAY, Status.ENDED, Status.DISPUTED}
    assert not any(trip.status in stays for trip in reconcile_reports(plans, sources, RECORD).trips)
