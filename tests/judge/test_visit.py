"""Windows, trips and every state at once; on small made-up laws a window agrees with asking day by day."""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from made_laws import HOME, MAN, MARK, PART, STATE, days, laws, windows
from setfoot.facts import BadQuestion, Country, Duty, PersonId, Reason, Status, Trip, TripId, Truth, Window
from setfoot.judge import judge_everywhere, judge_trip, judge_visit
from setfoot.tables.law import StatuteRow, load_law
from setfoot.tables.law.rows import OfficeRow, Role

KEEPING = "states that keep to Art. 98(1)"


@settings(max_examples=300, deadline=None)
@given(law=laws(), on=windows, place=some.sampled_from([STATE, PART, HOME]))
def test_judging_a_window_agrees_with_asking_each_day(law, on, place):
    each = [judge_visit(MAN, place, Window.of(day), law) for day in on]
    whole = judge_visit(MAN, place, on, law)
    assert whole.duty is one_of({one.duty for one in each}, Duty.UNKNOWN)
    assert whole.reason is one_of({one.reason for one in each}, Reason.MIXED)
    assert whole.contested is any(one.contested for one in each)
    for n, step in enumerate(whole.steps):
        assert step.holds is one_of({one.steps[n].holds for one in each}, Truth.UNKNOWN)
        assert all(one.steps[n].because in step.because for one in each)
    assert set(whole.objections) == set(chain.from_iterable(one.objections for one in each))
    assert set(whole.precedents) == set(chain.from_iterable(one.precedents for one in each))
    said = {caveat for caveat in whole.caveats if not caveat.startswith("The answer changes")}
    assert said == set(chain.from_iterable(one.caveats for one in each))


def one_of(answers, otherwise):
    return answers.pop() if len(answers) == 1 else otherwise


@settings(max_examples=100, deadline=None)
@given(law=laws(), on=windows, day=days, place=some.sampled_from([STATE, PART]))
def test_a_wider_window_only_turns_an_answer_into_unknown(law, on, day, place):
    narrow, wide = (judge_visit(MAN, place, window, law) for window in (on, on.hull(Window.of(day))))
    assert wide.duty in (narrow.duty, Duty.UNKNOWN)
    for before, after in zip(narrow.steps, wide.steps, strict=True):
        assert after.holds in (before.holds, Truth.UNKNOWN)


@settings(max_examples=200, deadline=None)
@given(law=laws(), day=days, place=some.sampled_from([STATE, PART, HOME]))
def test_no_ruling_binds_without_a_warrant_and_a_bond(law, day, place):
    ruling = judge_visit(MAN, place, Window.of(day), law)
    held = {step.rule: step.holds for step in ruling.steps}
    if ruling.duty not in (Duty.UNKNOWN, Duty.NOT_BOUND):
        assert held["warrant_issued"] is held["warrant_public"] is held["warrant_not_ended"] is Truth.YES
        assert Truth.YES in (held["in_force_for_state"], held["referred_by_council"], held["jurisdiction_accepted"])


def test_a_person_never_wanted_is_refused_with_the_nearest():
    with pytest.raises(BadQuestion, match=r"never had a public warrant.*omar-al-bashir"):
        judge_visit(PersonId("omar-bashir"), Country("FR"), Window.parse("2015"), load_law())
    with pytest.raises(BadQuestion, match="nearest"):
        judge_visit(PersonId("sergei-lavrov"), Country("FR"), Window.parse("2023-10-17"), load_law())


def test_a_country_without_rows_is_refused():
    with pytest.raises(BadQuestion, match="no rows for 'ZZ'"):
        judge_visit(PersonId("vladimir-putin"), Country("ZZ"), Window.parse("2024-05-05"), load_law())


def test_an_agreement_with_the_united_states_leaves_the_answer_open_for_their_nationals():
    law = load_law()
    (man,) = (person for person in law.persons if person.id == "sergei-shoigu")
    law = replace(law, persons=(replace(man, country=Country("US")),))
    ruling = judge_visit(man.id, Country("TJ"), Window.parse("2025-01-05"), law)
    assert (ruling.duty, ruling.reason) == (Duty.UNKNOWN, Reason.AGREEMENT)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2017-10-26", Reason.STATE_PARTY),
        ("2017-10-27", Reason.WITHDRAWN),
        ("2018-01-04", Reason.WITHDRAWN),
        ("2018-01-05", Reason.NOT_YET_IN_FORCE),
        ("2018-03-31", Reason.NOT_YET_IN_FORCE),
        ("2018-04-01", Reason.STATE_PARTY),
        ("2019-09-30", Reason.STATE_PARTY),
        ("2019-10-01", Reason.WITHDRAWN),
    ],
)
def test_a_state_that_left_and_came_back_is_judged_by_the_row_that_speaks_of_the_day(day, reason):
    law = load_law()
    again = [date(2018, 1, 5), "accession", date(2018, 4, 1), None, date(2018, 10, 1), date(2019, 10, 1)]
    back = StatuteRow(Country("BI"), "Burundi", None, *again, *[None] * 3, **MARK)
    law = replace(law, statute=(*law.statute, back))
    assert judge_visit(PersonId("omar-al-bashir"), Country("BI"), Window.parse(day), law).reason is reason


def test_a_state_that_left_is_not_argued_to_be_bound_once_the_person_is_with_the_court():
    person, country = PersonId("rodrigo-duterte"), Country("PH")
    before, after = (judge_visit(person, country, Window.parse(f"2025-03-{day}"), load_law()) for day in (11, 13))
    assert (before.reason, after.reason) == (Reason.WITHDRAWN, Reason.IN_CUSTODY)
    argued = [any("by that reading" in said for said in one.caveats) for one in (before, after)]
    assert argued == [True, False]


def test_a_leader_about_whom_no_row_objects_has_the_objection_that_is_made_for_all():
    law = load_law()
    led = OfficeRow(PersonId("sergei-shoigu"), "leader", Role.HEAD_OF_STATE, date(2024, 1, 1), None, **MARK)
    ruling = judge_visit(led.person, Country("FR"), Window.parse("2025-01-05"), replace(law, office_rows=(led,)))
    assert ruling.contested
    assert [said.by for said in ruling.objections] == ["states that keep to Art. 98(1)"]


@pytest.mark.parametrize(
    ("person", "country", "day", "by", "shown"),
    [
        ("vladimir-putin", "MN", "2024-09-02", ["Mongolia", KEEPING, "Russia"], ["MN", "TJ"]),
        ("vladimir-putin", "ZA", "2023-08-22", ["South Africa", KEEPING, "Russia"], ["MN", "TJ"]),
        ("vladimir-putin", "KG", "2023-10-12", [], []),
        ("benjamin-netanyahu", "HU", "2025-04-03", ["Hungary", "Israel", "France", "Italy"], ["HU"]),
        ("benjamin-netanyahu", "FR", "2025-02-01", ["Israel", "France", "Italy"], ["HU"]),
        ("benjamin-netanyahu", "US", "2025-02-03", [], []),
    ],
)
def test_the_states_own_objection_and_decision_come_first_and_none_where_no_duty_was(person, country, day, by, shown):
    ruling = judge_visit(PersonId(person), Country(country), Window.parse(day), load_law())
    assert [said.by for said in ruling.objections] == by
    assert [precedent.state for precedent in ruling.precedents] == shown


def test_decisions_elsewhere_stand_failures_first_and_in_the_order_of_their_days():
    law = load_law()
    ruling = judge_visit(PersonId("omar-al-bashir"), Country("FR"), Window.parse("2015-01-05"), law)
    rows = sorted(law.findings_on(ruling.person), key=lambda row: (not row.failure, row.decided or date.max))
    assert [(one.state, one.outcome) for one in ruling.precedents] == [(row.country, row.outcome) for row in rows]


def trip(person="vladimir-putin", country="MN", arrived="2024-09-02", left=None):
    arrived, left = (Window.parse(day) if day else None for day in (arrived, left))
    return Trip(TripId("t"), PersonId(person), Country(country), Status.ENDED, (), arrived=arrived, left=left)


def test_a_trip_is_judged_from_arrival_to_the_end():
    ruling = judge_trip(trip(left="2024-09-03"), load_law())
    assert str(ruling.on) == "2024-09-02..2024-09-03"
    assert ruling.duty is Duty.BOUND
    assert str(judge_trip(trip(), load_law()).on) == "2024-09-02"


@pytest.mark.parametrize("what", [{"person": "sergei-lavrov"}, {"country": "??"}, {"arrived": None}])
def test_a_trip_without_a_warrant_a_country_or_a_day_has_no_ruling(what):
    assert judge_trip(trip(**what), load_law()) is None


def test_a_trip_to_a_place_without_rows_is_said_to_have_none():
    ruling = judge_trip(trip(country="EU"), load_law())
    assert (ruling.duty, ruling.reason, ruling.steps) == (Duty.UNKNOWN, Reason.NO_ROWS, ())
    assert "no rows for EU" in ruling.caveats[0]


def test_everywhere_gives_each_state_once_and_names_the_law():
    law = load_law()
    rulings = judge_everywhere(PersonId("vladimir-putin"), date(2023, 10, 12), law)
    assert tuple(ruling.country for ruling in rulings) == law.states
    assert {(ruling.law, ruling.as_of) for ruling in rulings} == {(law.version, date(2026, 11, 22))}
    assert sum(ruling.reason is Reason.STATE_PARTY for ruling in rulings) == 123


def overlapping(visit, finding):
    on = Window(visit.arrived, visit.left)
    return (
        finding.visit
        and visit.person in finding.persons
        and finding.country == visit.country
        and finding.visit.meets(on)
    )


def test_every_known_visit_is_judged_and_has_its_own_finding_first():
    law, answered = load_law(), set()
    for visit in law.visits:
        ruling = judge_visit(visit.person, visit.country, Window(visit.arrived, visit.left), law)
        assert ruling.steps
        found = {finding.document: finding for finding in law.findings if overlapping(visit, finding)}
        first = ruling.precedents[: len(found)]
        assert {precedent.state for precedent in first} <= {visit.country}
        assert all(any(document in precedent.decision for precedent in first) for document in found)
        answered |= set(found)
    about_visits = {finding.document for finding in law.findings if finding.visit}
    planned_only = {"ICC-02/05-01/09-117", "ICC-02/05-01/09-121"}
    assert answered == about_visits - planned_only


def test_every_skipped_visit_is_judged():
    law = load_law()
    for skipped in law.skipped:
        ruling = judge_visit(skipped.person, skipped.country, Window(skipped.planned_first, skipped.planned_last), law)
        assert ruling.steps
        assert ruling.reason is not Reason.NO_ROWS
