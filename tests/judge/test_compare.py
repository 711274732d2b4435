"""What a correction changes: exactly the visits and trips whose answer it touches, each under both versions."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Answer, Country, Duty, Occasion, PersonId, Presence, Reason, Status, Trip, TripId, Window
from setfoot.judge import compare_rulings, journey_of, journeys_of, judge_trip
from setfoot.judge.compare import answer
from setfoot.tables.law import load_law

LAW = load_law()
PUTIN, NJEEM = PersonId("vladimir-putin"), PersonId("osama-njeem")


def changed_law():
    """Armenia joins later, Hungary's revocation is gone, and Njeem's warrant was public a day after its issue."""
    statute = {
        "AM": {"deposited": date(2024, 8, 14), "entry_into_force": date(2024, 11, 1)},
        "HU": {"withdrawal_effective": date(2026, 6, 2), "withdrawal_revoked": None},
    }
    return replace(
        LAW,
        statute=tuple(replace(row, **statute.get(row.country, {})) for row in LAW.statute),
        warrant_rows=tuple(
            replace(row, unsealed=date(2025, 1, 19)) if row.person == NJEEM else row for row in LAW.warrant_rows
        ),
    )


def told(changes):
    return [(one.journey.kind.value, one.journey.person, one.journey.country, str(one.journey.on)) for one in changes]


def test_nothing_changes_between_a_version_and_itself():
    assert compare_rulings(journeys_of(LAW, LAW), LAW, LAW) == ()


def test_journeys_are_every_known_and_skipped_visit_once():
    once = {(row.person, row.country, row.arrived, row.left) for row in LAW.visits}
    assert len(journeys_of(LAW)) == len(journeys_of(LAW, LAW)) == len(once) + len(set(LAW.skipped))


def test_exactly_the_visits_that_a_correction_touches_change_their_answer():
    changes = compare_rulings(journeys_of(LAW, changed_law()), LAW, changed_law())
    assert told(changes) == [
        ("visit", "osama-njeem", "IT", "2025-01-18..2025-01-21"),
        ("skipped", "vladimir-putin", "AM", "2024-10-01"),
    ]
    italy, armenia = changes
    assert italy.old == Answer(Duty.UNKNOWN, Reason.SEALED_WARRANT, contested=False)
    assert italy.new == Answer(Duty.UNKNOWN, Reason.MIXED, contested=False)
    assert armenia.old == Answer(Duty.BOUND, Reason.STATE_PARTY, contested=True)
    assert armenia.new == Answer(Duty.NOT_BOUND, Reason.NOT_YET_IN_FORCE, contested=False)


def test_a_trip_after_the_withdrawal_that_was_revoked_changes_its_answer():
    trip = Trip(TripId("t1"), PUTIN, Country("HU"), Status.ENDED, (), arrived=Window.parse("2026-08-01"))
    (change,) = compare_rulings([journey_of(trip)], LAW, changed_law())
    assert (change.journey.trip, change.old.reason, change.new.reason) == ("t1", Reason.STATE_PARTY, Reason.WITHDRAWN)


def test_a_person_wanted_in_one_version_only_has_no_answer_in_the_other():
    less = replace(LAW, warrant_rows=tuple(row for row in LAW.warrant_rows if row.person != NJEEM))
    changes = compare_rulings(journeys_of(LAW, less), LAW, less)
    assert {one.journey.person for one in changes} == {NJEEM}
    assert {one.new for one in changes} == {None}
    assert {one.old for one in compare_rulings(journeys_of(LAW), less, LAW)} == {None}


def test_a_visit_of_one_version_is_judged_under_both():
    first = LAW.visits[0]
    added = replace(
        LAW,
        visits=(*LAW.visits, replace(first, country=Country("AM"), arrived=date(2024, 10, 5), left=date(2024, 10, 5))),
    )
    assert compare_rulings(journeys_of(LAW, added), LAW, added) == ()
    later = replace(added, statute=changed_law().statute)
    assert ("visit", "vladimir-putin", "AM", "2024-10-05") in told(compare_rulings(journeys_of(LAW, later), LAW, later))


def test_a_place_that_one_version_has_no_rows_for_is_unknown_there():
    less = replace(LAW, territories=())
    journey = Presence(Occasion.VISIT, PUTIN, Country("GL"), Window.parse("2025-01-01"))
    (change,) = compare_rulings([journey], LAW, less)
    assert change.new == Answer(Duty.UNKNOWN, Reason.NO_ROWS, contested=False)


def test_a_better_source_changes_no_answer():
    better = replace(LAW, statute=tuple(replace(row, sources=("a", "b"), notes="looked up") for row in LAW.statute))
    assert compare_rulings(journeys_of(LAW, better), LAW, better) == ()


trips = st.builds(
    Trip,
    st.just(TripId("t")),
    st.sampled_from([PUTIN, NJEEM, PersonId("sergei-lavrov")]),
    st.sampled_from([Country(code) for code in ("AM", "HU", "IT", "??", "AQ", "GL")]),
    st.just(Status.ENDED),
    st.just(()),
    arrived=st.none() | st.sampled_from([Window.parse("2024-10-01"), Window.parse("2025-01"), Window.parse("2026")]),
    left=st.none() | st.just(Window.parse("2026-12-31")),
)


@given(trips, st.none() | st.just(Window.parse("2025-02")))
def test_a_trip_has_the_answer_of_its_own_ruling(trip, days):
    journey, ruling = journey_of(trip, days), judge_trip(trip, LAW, days)
    if ruling is None:
        assert journey is None or answer(journey, LAW) is None
    else:
        assert journey.on == ruling.on
        assert answer(journey, LAW) == Answer(ruling.duty, ruling.reason, ruling.contested)
