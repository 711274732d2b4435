"""What people decided is replayed: it beats the rules, its order changes nothing, and taking it back restores everything."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import Country, Decided, Decision, DecisionField, Named, Said, Subject, Voice, VoiceKind
from setfoot.reconcile import Record, reconcile_reports
from setfoot.reconcile.regroup import Word, Words, regroup
from setfoot.tables.events import Event
from setfoot.tables.outlets import load_press
from strategies import reports, source_maps
from written import SmallLaw, conclude, read_case

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "reconcile" / "decisions.toml").read_text("utf-8"))
CIS = Event("c", "CIS summit", (), date(2023, 10, 13), date(2023, 10, 13), Country("KG"), "Bishkek", "own")
RECORD = Record(SmallLaw(), (CIS,))
MIDNIGHT = datetime(2026, 11, 1, tzinfo=UTC)
NEW = {
    DecisionField.ARRIVED: ("2023-10-09", "2023-10-01..2023-10-05", ""),
    DecisionField.LEFT: ("2023-10-20", ""),
    DecisionField.COUNTRY: ("KZ",),
    DecisionField.CITIES: ("Osh; Bishkek", ""),
    DecisionField.OCCASIONS: ("summit",),
    DecisionField.STATUS: ("called_off", "ended"),
}
piles = st.lists(reports(), min_size=1, max_size=10, unique_by=lambda report: report.id)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_the_written_cases_tell_what_was_decided(case):
    trips = conclude(case).trips
    marked = sorted(r.quote.article for trip in trips for r in trip.reports if r.id in trip.rejected)
    assert marked == sorted(case.get("rejected", marked))
    told = [conflict.decided for trip in trips for conflict in trip.conflicts]
    for words in case.get("decided", ()):
        assert any(words in one for one in told), told
    if "origins" in case:
        origins = {f"{t.country}: {' | '.join(sorted(' '.join(sorted(o.articles)) for o in t.origins))}" for t in trips}
        assert origins == set(case["origins"])


@st.composite
def decisions(draw, pile):
    """Any decision on some of the reports, of one of a few moments."""
    kind = draw(st.sampled_from([kind for kind in Decided if kind is not Decided.WITHDRAWN]))
    named = draw(st.lists(st.sampled_from(pile), min_size=1, max_size=3, unique_by=lambda report: report.id))
    if kind in (Decided.SPLIT_ORIGINS, Decided.JOINED_ORIGINS):
        subjects = tuple(dict.fromkeys(Subject(Named.ARTICLE, one.quote.article) for one in named))
    elif draw(st.booleans()):
        subjects = (Subject(Named.TRIP, f"t{named[0].id}", tuple(map(Said.of, named))),)
    else:
        subjects = tuple(Subject(Named.REPORT, one.id, (Said.of(one),)) for one in named)
    field = draw(st.sampled_from(DecisionField)) if kind is Decided.CORRECTED else None
    new = draw(st.sampled_from(NEW[field])) if field else ""
    at = MIDNIGHT + timedelta(minutes=draw(st.integers(0, 3)))
    return Decision(kind, subjects, draw(st.sampled_from(["Ada", "Grace"])), at, "because", field, new=new)


def withdrawn(decision, minutes=10):
    at = decision.at + timedelta(minutes=minutes)
    return Decision(Decided.WITHDRAWN, decision.subjects, "Ada", at, withdraws=decision.id)


@settings(max_examples=100)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_order_and_repetition_of_decisions_change_nothing(pile, sources, data):
    decided = data.draw(st.lists(decisions(pile), max_size=5))
    decided += [withdrawn(one) for one in decided[:1]]
    again = data.draw(st.permutations(decided + decided[:2]))
    shuffled = data.draw(st.permutations(pile + pile[:2]))
    assert reconcile_reports(pile, sources, RECORD, (), decided) == reconcile_reports(
        shuffled, sources, RECORD, (), again
    )


@settings(max_examples=100)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_nothing_is_lost_whatever_is_decided(pile, sources, data):
    decided = data.draw(st.lists(decisions(pile), max_size=5))
    concluded = reconcile_reports(pile, sources, RECORD, (), decided)
    placed = [report.id for trip in concluded.trips for report in trip.reports]
    assert sorted([*placed, *(one.report for one in concluded.skipped)]) == sorted(report.id for report in pile)
    assert len({trip.id for trip in concluded.trips}) == len(concluded.trips)
    for trip in concluded.trips:
        assert trip.history[-1].status is trip.status
        assert {mark.decision for mark in trip.marks} <= {one.id for one in trip.decisions}
        assert {mark.report for mark in trip.marks} <= {report.id for report in trip.reports}
        weighing = {report.id for report in trip.reports} - trip.rejected
        for conflict in trip.conflicts:
            assert all(set(side) <= weighing for side in conflict.sides)
        grouped = sorted(article for group in trip.origins for article in group.articles)
        assert grouped == sorted({r.quote.article for r in trip.reports if trip.all_rejected or r.id in weighing})


@settings(max_examples=60)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_taking_everything_back_restores_every_trip_exactly(pile, sources, data):
    decided = data.draw(st.lists(decisions(pile), min_size=1, max_size=4))
    taken_back = [*decided, *map(withdrawn, decided)]
    assert reconcile_reports(pile, sources, RECORD, (), taken_back) == reconcile_reports(pile, sources, RECORD)
    restored = [*taken_back, *(withdrawn(withdrawn(one), 20) for one in decided)]
    assert reconcile_reports(pile, sources, RECORD, (), restored) == reconcile_reports(
        pile, sources, RECORD, (), decided
    )


@settings(max_examples=60)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_rejected_reports_weigh_nothing(pile, sources, data):
    wrong = data.draw(st.lists(st.sampled_from(pile), min_size=1, max_size=3, unique_by=lambda report: report.id))
    subjects = tuple(Subject(Named.REPORT, one.id, (Said.of(one),)) for one in wrong)
    rejected = Decision(Decided.REJECTED, subjects, "Ada", MIDNIGHT)
    without = reconcile_reports([r for r in pile if r not in wrong], sources, RECORD).trips
    found = [trip for trip in reconcile_reports(pile, sources, RECORD, (), [rejected]).trips if not trip.all_rejected]
    assert [
        replace(t, id="", reports=tuple(r for r in t.reports if r not in wrong), decisions=(), marks=()) for t in found
    ] == [replace(t, id="") for t in without]


@settings(max_examples=60)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_different_beats_every_chain_of_same(pile, sources, data):
    one, other = pile[0], pile[-1]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(pile), st.sampled_from(pile)), max_size=8))
    chain_of = [
        Decision(Decided.SAME, _subjects(*pair), "Grace", MIDNIGHT + timedelta(hours=n))
        for n, pair in enumerate(pairs, 1)
        if set(pair) != {one, other}
    ]
    apart = Decision(Decided.DIFFERENT, _subjects(one, other), "Ada", MIDNIGHT)
    for trip in reconcile_reports(pile, sources, RECORD, (), [apart, *chain_of]).trips:
        assert one == other or not {one, other} <= set(trip.reports)


@settings(max_examples=100)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_same_holds_reports_of_one_person_together(pile, sources, data):
    own = [report for report in pile if report.person == pile[0].person]
    named = data.draw(st.lists(st.sampled_from(own), min_size=2, max_size=3))
    same = Decision(Decided.SAME, _subjects(*named), "Ada", MIDNIGHT)
    trips = reconcile_reports(pile, sources, RECORD, (), [same]).trips
    if len(set(named)) > 1:
        assert any(set(named) <= set(trip.reports) for trip in trips)


@settings(max_examples=100)
@given(pile=piles, sources=source_maps(), data=st.data())
def test_a_reading_that_gives_another_id_is_found_again(pile, sources, data):
    wrong = data.draw(st.sampled_from(pile))
    reread = replace(wrong, when=None if wrong.when else CIS.held, city="Elsewhere")
    rejected = Decision(Decided.REJECTED, _subjects(wrong), "Ada", MIDNIGHT)
    others = [r for r in pile if r != wrong and not Said.of(wrong).found_in(r) and r.id != reread.id]
    assert reread.id != wrong.id
    trips = reconcile_reports([*others, reread], sources, RECORD, (), [rejected]).trips
    assert any(reread.id in trip.rejected for trip in trips) or not any(reread in trip.reports for trip in trips)


def _subjects(*named):
    return tuple(Subject(Named.REPORT, one.id, (Said.of(one),)) for one in dict.fromkeys(named))


def word(number, one, *subjects):
    return Word(f"d{number}", (str(number), ""), one, tuple(map(tuple, subjects)))


LETTERS = "abcdefgh"
groupings = st.lists(st.integers(0, 3), min_size=8, max_size=8).map(
    lambda homes: [[c for c, home in zip(LETTERS, homes, strict=True) if home == n] for n in range(4)]
)


@settings(max_examples=100)
@given(
    groups=groupings,
    told=st.lists(st.tuples(st.booleans(), st.lists(st.sampled_from(LETTERS), min_size=2)), max_size=5),
)
def test_regrouping_loses_nothing_and_keeps_apart_what_is_apart(groups, told):
    words = Words.of(word(n, one, *dict.fromkeys(things)) for n, (one, things) in enumerate(told))
    found = regroup(groups, words, lambda thing: (thing,))
    assert sorted(chain.from_iterable(found)) == sorted(LETTERS)
    for group in found:
        assert words.between(group, group) is None
    if not told:
        assert {frozenset(group) for group in found} == {frozenset(group) for group in groups if group}


def test_origins_joined_by_a_person_keep_the_marks_of_their_articles():
    lines = {name: f'a-leader -> FR 2024-03-01 happened "{name} in Paris"' for name in ("arrived", "landed")}
    told, sources, _, _ = read_case({"articles": {name: {"reports": [line]} for name, line in lines.items()}})
    told = [
        replace(one, voices=(Voice("TASS", VoiceKind.AGENCY),)) if "landed" in one.quote.text else one for one in told
    ]
    subjects = tuple(Subject(Named.ARTICLE, name) for name in lines)
    joined = Decision(Decided.JOINED_ORIGINS, subjects, "Ada", MIDNIGHT, "both had it from her")
    (trip,) = reconcile_reports(told, sources, Record(SmallLaw(), press=load_press()), (), (joined,)).trips
    (group,) = trip.origins
    assert set(group.articles) == set(lines)
    assert group.state_media == ("TASS",)
