"""Every legal change is walked over as data: the day before, the day and the day after, and every known visit is judged."""

import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from setfoot.facts import Window
from setfoot.judge import judge_visit
from setfoot.tables.law import load_law

FOLDER = Path(__file__).parents[1] / "cases" / "law"
FILES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))}
WALKS = [(stem, walk) for stem, file in FILES.items() for walk in file.get("walk", [])]
VISITS = FILES["visits"]["visits"]
STATUTE = ("entry_into_force", "withdrawal_announced", "withdrawal_notified", "withdrawal_effective")
STATUTE += ("withdrawal_revoked", "instrument_withdrawn", "no_intent")
WARRANT = ("applied", "issued", "issued_by", "unsealed", "unsealed_by", "surrendered", "ended", "ended_by")


def said(ruling):
    """A ruling in the words of the cases."""
    return f"{ruling.duty}: {ruling.reason}" + (", contested" if ruling.contested else "")


def around(day):
    return {str(day + timedelta(days=n)) for n in (-1, 0, 1)}


def changes(walk):
    """The changes that a walk goes over, each a column and its day."""
    return [tuple(part.rsplit(" ", 1)) for part in walk["change"].split("; ")]


@pytest.mark.parametrize("walk", [walk for _, walk in WALKS], ids=[f"{stem}: {walk['name']}" for stem, walk in WALKS])
def test_each_day_of_a_walk_has_the_answer_a_lawyer_gives(walk):
    assert set(walk) == {"name", "state", "person", "change", "days"}, "a misspelt key would test nothing"
    for day, expected, *rules in walk["days"]:
        ruling = judge_visit(walk["person"], walk["state"], Window.parse(day), load_law())
        assert said(ruling) == expected, day
        steps = {step.rule: step.holds.value for step in ruling.steps}
        for rule, answer in (words.split() for told in rules for words in told.split(", ")):
            assert steps[rule] == answer, (day, rule)


def test_a_walk_goes_over_the_day_before_the_day_and_the_day_after():
    for _, walk in WALKS:
        days = [day for day, *_ in walk["days"]]
        assert days == sorted(set(days)), walk["name"]
        assert set(days) == {near for _, day in changes(walk) for near in around(date.fromisoformat(day))}, walk["name"]


@pytest.mark.parametrize("stem", ["entries", "leavings", "places", "warrants"])
def test_a_window_over_a_change_agrees_with_asking_day_by_day(stem):
    law = load_law()
    for _, walk in (pair for pair in WALKS if pair[0] == stem):
        for _, changed in changes(walk):
            middle = date.fromisoformat(changed)
            on = Window(middle - timedelta(days=2), middle + timedelta(days=2))
            each = [judge_visit(walk["person"], walk["state"], Window.of(day), law) for day in on]
            whole = judge_visit(walk["person"], walk["state"], on, law)
            duties, reasons = {one.duty for one in each}, {one.reason for one in each}
            assert whole.duty == (duties.pop() if len(duties) == 1 else "unknown"), (walk["name"], changed)
            assert whole.reason == (reasons.pop() if len(reasons) == 1 else "mixed"), (walk["name"], changed)
            assert whole.contested is any(one.contested for one in each)
            assert {caveat for one in each for caveat in one.caveats} <= set(whole.caveats)


def in_the_tables(law):
    """Every change that the tables know: whom it is about, the column and the day."""
    for row in law.statute:
        yield from [(row.country, column, getattr(row, column)) for column in STATUTE]
    for row in law.cooperation:
        if row.kind in ("acceptance", "council_referral"):
            yield from [(row.country, row.kind, row.since), (row.country, f"{row.kind} ends", row.until)]
    for row in law.territories:
        yield from [(row.code, "since", row.since), (row.code, "until", row.until)]
    for row in law.warrant_rows:
        yield from [(row.person, column, getattr(row, column)) for column in WARRANT]


def test_every_change_in_the_tables_has_its_walk():
    law = load_law()
    walked = Counter(
        (walk["person"] if stem == "warrants" else walk["state"], column, day)
        for stem, walk in WALKS
        for column, day in changes(walk)
    )
    known = Counter((who, column, str(day)) for who, column, day in in_the_tables(law) if day)
    assert len(known) > 400
    for who, column, day in known - walked:
        person = who in law.wanted
        before, _, after = sorted(around(date.fromisoformat(day)))
        pytest.fail(
            f"{who}: {column} {day} has no walk. Add to tests/cases/law/{'warrants' if person else 'entries, leavings or places'}"
            f".toml, with the answer that a lawyer gives on each day (or lengthen the walk of the same row):\n\n"
            f'[[walk]]\nname = "..."\nstate = "{"FR" if person else who}"\nperson = "{who if person else "..."}"\n'
            f'change = "{column} {day}"\n'
            f'days = [\n    ["{before}", "duty: reason"],\n    ["{day}", "duty: reason"],\n    ["{after}", "duty: reason"],\n]'
        )


def test_no_walk_goes_over_a_change_that_the_tables_do_not_know():
    known = {(who, column, str(day)) for who, column, day in in_the_tables(load_law())}
    columns = {*STATUTE, *WARRANT, "acceptance", "council_referral", "since", "until"}
    for stem, walk in WALKS:
        who = walk["person"] if stem == "warrants" else walk["state"]
        strange = [pair for pair in changes(walk) if pair[0] in columns and (who, *pair) not in known]
        assert not strange, f"{walk['name']}: correct the row, or the case, for {strange}"


def test_the_walks_of_entries_count_every_party_there_ever_was():
    entries = [walk for stem, walk in WALKS if stem == "entries"]
    assert len(entries) == len({walk["state"] for walk in entries}) == 127
    assert sum(walk["change"] == "entry_into_force 2002-07-01" for walk in entries) == 66


def test_every_visit_of_the_tables_has_its_line():
    law = load_law()
    made = [("made", row.person, row.country, row.arrived, row.left) for row in law.visits]
    skipped = [("skipped", row.person, row.country, row.planned_first, row.planned_last) for row in law.skipped]
    known = Counter((kind, person, to, str(Window(first, last))) for kind, person, to, first, last in made + skipped)
    lines = Counter(
        (kind, one[kind], one["to"], one["on"]) for one in VISITS for kind in one.keys() & {"made", "skipped"}
    )
    assert not known - lines, "add a line to tests/cases/law/visits.toml"
    assert not lines - known, "tests/cases/law/visits.toml has a visit that no table has"


@pytest.mark.parametrize(
    "visit", VISITS, ids=lambda one: f"{one.get('made') or one['skipped']} {one['to']} {one['on']}"
)
def test_every_visit_made_or_skipped_is_judged_and_shows_the_decision_about_it_first(visit):
    law, on = load_law(), Window.parse(visit["on"])
    ruling = judge_visit(visit.get("made") or visit["skipped"], visit["to"], on, law)
    assert said(ruling) == visit["is"]
    expected = [day for day in visit.get("finding", "").split("; ") if day]
    shown = ruling.precedents[: len(expected)]
    assert all(precedent.state == visit["to"] for precedent in shown)
    for day, precedent in zip(expected, shown, strict=True):
        assert day in precedent.decision or day == "undated"
        assert Window.parse(precedent.visit).meets(on)
    later = ruling.precedents[len(expected) :]
    assert not [one for one in later if one.state == visit["to"] and one.visit and Window.parse(one.visit).meets(on)]


def test_every_finding_about_a_visit_is_shown_with_one():
    about = Counter(f"{row.country} {row.decided or 'undated'}" for row in load_law().findings if row.visit)
    told = Counter(f"{one['to']} {day}" for one in VISITS for day in one.get("finding", "").split("; ") if day)
    assert set(about) == set(told)
