"""Reconciling is a function of the set of reports: order, repeats and neighbours change nothing, and nothing is lost."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import About, Country, Stage, Status, Truth, Window
from setfoot.reconcile import Record, reconcile_reports
from setfoot.tables.events import Event
from strategies import FIRST_DAY, PERSONS, assertions, days, reports, source_maps
from written import SmallLaw

RECORD = Record(
    SmallLaw(),
    (
        Event("b", "BRICS summit", (), date(2023, 10, 5), date(2023, 10, 7), Country("ZA"), "Johannesburg", "own"),
        Event("c", "CIS summit", (), date(2023, 10, 13), date(2023, 10, 13), Country("KG"), "Bishkek", "own"),
    ),
)
ABOUT_TWO_TRIPS = {About.COUNTRY, About.TWO_PLACES}
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
            own = conflict.sides[:1] if conflict.about in ABOUT_TWO_TRIPS else conflict.sides
            assert all(set(side) <= known for side in own)
            assert all(conflict.sides)
            assert len(conflict.quotes) == len(conflict.sides)


@given(pile=piles, sources=source_maps())
def test_what_nobody_tells_as_happened_is_never_told_as_a_stay(pile, sources):
    plans = [report for report in pile if report.stage is not Stage.HAPPENED]
    stays = {Status.UNDER_WAY, Status.ENDED, Status.DISPUTED}
    assert not any(trip.status in stays for trip in reconcile_reports(plans, sources, RECORD).trips)


@given(pile=piles, sources=source_maps())
def test_journeys_list_each_trip_once_in_order_and_every_trip_knows_its_own(pile, sources):
    trips = {trip.id: trip for trip in reconcile_reports(pile, sources, RECORD).trips}
    for trip in trips.values():
        if trip.journey:
            assert trip.id in trip.journey.trips
            assert len(set(trip.journey.trips)) == len(trip.journey.trips) > 1
            assert all(trips[one].journey == trip.journey for one in trip.journey.trips)
            firsts = [halt.arrived.first for halt in trip.journey.halts]
            assert firsts == sorted(firsts)
            assert trip.journey.first == firsts[0]


@given(pile=piles, sources=source_maps())
def test_every_status_tells_the_rule_that_made_it_win(pile, sources):
    for trip in reconcile_reports(pile, sources, RECORD).trips:
        assert all(change.because for change in trip.history)


@given(pile=piles, sources=source_maps())
def test_days_that_follow_are_days_of_the_trip_and_the_reports_stay_as_they_were(pile, sources):
    told = {report.id: report for report in pile}
    for trip in reconcile_reports(pile, sources, RECORD).trips:
        assert all(told[report.id] == report for report in trip.reports)
        for one in trip.dated:
            assert one.window.meets(trip.arrived) == one.window
            assert told[one.report].when is None or told[one.report].when != one.window


@settings(max_examples=100)
@given(pile=piles, sources=source_maps(), more=reports())
def test_a_report_of_another_person_changes_nothing(pile, sources, more):
    for person in PERSONS:
        if more.person != person:
            before = [trip for trip in reconcile_reports(pile, sources, RECORD).trips if trip.person == person]
            after = reconcile_reports([*pile, more], sources, RECORD).trips
            assert before == [trip for trip in after if trip.person == person]


def in_order(report):
    """A report with a day of arrival, and no end before it."""
    return report.when and (report.until is None or report.when.last <= report.until.first)


@settings(max_examples=150)
@given(report=reports().filter(in_order), source=source_maps(), by=st.integers(0, 9), asked=days())
def test_a_wider_window_can_only_turn_yes_and_no_into_unknown(report, source, by, asked):
    """Of one report by itself: of several, a vaguer one may hand the word to another."""
    wider = replace(report, when=report.when.wider(by))
    bare = {name: replace(one, published=None) for name, one in source.items()}
    (before,), (after,) = (reconcile_reports([one], bare, Record(SmallLaw())).trips for one in (report, wider))
    assert after.present(asked) in {before.present(asked), Truth.UNKNOWN}


@settings(max_examples=100)
@given(pile=piles, sources=source_maps(), day=days(), later=reports())
def test_what_was_known_on_a_day_depends_on_articles_of_then_only(pile, sources, day, later):
    """Replayed as `trips --as-of` does: a later article, or one of unknown day, changes nothing of what was known."""
    name = later.quote.article
    after = Window(day + timedelta(days=1), max(day, FIRST_DAY) + timedelta(days=60))
    told = {one: source for one, source in sources.items() if source.published and source.published.last <= day}
    moved = {**sources, name: replace(sources[name], published=after)}
    known = [report for report in pile if report.quote.article in told and report.quote.article != name]
    again = {one: source for one, source in moved.items() if source.published and source.published.last <= day}
    kept = [report for report in [*pile, later] if report.quote.article in again]
    without = {one: source for one, source in told.items() if one != name}
    record = RECORD.as_of(day)
    assert reconcile_reports(known, without, record) == reconcile_reports(kept, again, record)
