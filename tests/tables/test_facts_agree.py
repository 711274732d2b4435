"""Every row of the fact tables stands in the law's tables with all it says, its sources and how far it was verified."""

import csv
import re
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from setfoot.facts import Truth
from setfoot.tables.law import load_law

FACTS = Path(__file__).parents[3] / "shared" / "facts"
pytestmark = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the fact tables of ../shared/facts are not beside the checkout"
)
CORRECTIONS = Path(__file__).parents[2] / "tools" / "law_corrections.csv"
MARKS = ("own-knowledge", "own+1 source", "own+2 sources")
ADDED = {"cooperation": 2, "visits": 0, "skipped": 1, "findings": 1, "statute": 0}
"""Rows that the facts do not have: those of tools/law_added_*.csv, and a decision about two states that makes two rows."""
LAW = load_law()


def facts(name):
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def iso2():
    return {row["iso3"]: row["iso2"] for row in facts("states")} | {"HKG": "HK", "": ""}


def rows(name):
    """The rows of a fact table, where there are any; the name of the file and row for what goes wrong."""
    return [pytest.param(row, id=f"{n}") for n, row in enumerate(facts(name), start=2)] if FACTS.is_dir() else []


def as_text(value):
    """A cell of a row as the facts would write it."""
    match value:
        case None:
            return ""
        case tuple():
            return "; ".join(map(str, value))
        case _:
            return str(value)


def letters(text):
    """What is left without marks and spaces: lists are parted otherwise in the two."""
    return re.sub(r"\W+", "", text)


@cache
def corrected():
    """What was found since the facts were written down: the corrected cells, by table and column, as letters."""
    found = defaultdict(set)
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["table"], row["column"]].add(letters(row["value"]))
    return found


@cache
def corrected_rows():
    """The keys of the rows with a corrected cell, by table and column."""
    found = defaultdict(set)
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["table"], row["column"]].add(row["key"])
    return found


def agree(file, fact, row, columns):
    """Every cell of the fact is that of the row, or a recorded correction; `columns` gives the row's name for each."""
    first = next(iter(fact.values()))
    for column, ours in columns.items():
        cell = letters(as_text(getattr(row, ours)))
        assert cell == letters(fact[column]) or cell in corrected()[file, ours], (file, first, column)
    backed(file, fact, row)
    kept = letters(f"{row.caveat} {row.notes}")
    assert letters(fact["notes"]) in kept or corrects_words(file, row), (file, first, "notes")


def backed(file, fact, row):
    """No source of the fact is lost and no mark lowered; a mark is raised only by a recorded correction."""
    assert letters(fact["sources"]) in letters(as_text(row.sources)), (file, fact)
    assert MARKS.index(row.verified) >= MARKS.index(fact["verified"]), (file, fact)
    assert row.verified == fact["verified"] or letters(row.verified) in corrected()[file, "verified"], (file, fact)


def corrects_words(file, row):
    return any(letters(getattr(row, column)) in corrected()[file, column] for column in ("caveat", "notes"))


def person(name):
    """The id of a person by any name of the table."""
    plain = name.partition(" (")[0]
    return next(row.id for row in LAW.persons if plain in (row.name, *row.names))


def day(text):
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def fits(text, first, last):
    """Whether a day, month or year of the facts is what the row says, or has it inside."""
    return (not text and first is None) or str(first).startswith(text) or (last and str(first) <= text <= str(last))


def same(name):
    return {column: column for column in name.split()}


@pytest.mark.parametrize("fact", rows("rome_statute"))
def test_a_state_of_the_facts_is_in_the_table(fact):
    row = LAW.statute_rows(iso2()[fact["iso3"]])[0]
    columns = same("name signed deposited instrument entry_into_force withdrawal_notified withdrawal_effective")
    columns |= {"withdrawal_revoked": "withdrawal_revoked", "declared_intent_not_to_ratify": "no_intent"}
    agree("rome_statute", fact, row, columns)
    other_days = re.findall(r"\d{4}-\d\d-\d\d", fact["disagreements"])
    assert all(day in row.caveat for day in other_days), "the other source's days are told to whoever asks"
    party = LAW.party_on(row.country, date(2026, 11, 22)) is Truth.YES
    assert party == fact["status_2026_11_22"].startswith("party")
    assert bool(row.signed) >= (fact["status_2026_11_22"] == "signatory")


def test_no_state_of_the_facts_is_missing_and_none_is_added():
    assert [row["iso2"] for row in facts("states")] == list(LAW.states)


def test_the_names_of_states_are_those_of_the_facts():
    columns = {"iso2": "code", "iso3": "iso3", "name": "name"}
    columns |= {"capital": "capital", "icc_region_group": "group"}
    columns |= {"verified": "verified", "sources": "sources"}
    with files("setfoot").joinpath("data", "states.csv").open(encoding="utf-8", newline="") as file:
        ours = [{column: letters(row[name]) for column, name in columns.items()} for row in csv.DictReader(file)]
    assert ours == [{column: letters(row[column]) for column in columns} for row in facts("states")]


@pytest.mark.parametrize("fact", [row for row in rows("warrants") if not row.values[0]["person"].startswith("UNNAMED")])
def test_a_warrant_of_the_facts_is_in_the_table(fact):
    wanted = LAW.person(person(fact["person"]))
    row = LAW.warrants(wanted.id)[0]
    assert wanted.country == iso2()[fact["nationality"]]
    assert wanted.offices == fact["offices"]
    names = {letters(name) for name in (wanted.name, *wanted.names)}
    assert {letters(name) for name in [fact["original_script"], *fact["name_variants"].split(";")] if name} <= names
    backed("persons", fact, wanted)
    assert LAW.situation(row.situation).name == fact["situation"]
    assert fact["type"].startswith(str(row.kind))
    columns = same("crimes status_date") | {"status_2026_11_22": "status", "surrender_date": "surrendered"}
    agree("warrants", fact, row, columns)
    since = corrected()
    assert row.applied == day(fact["application_date"]) or letters(str(row.applied)) in since["warrants", "applied"]
    for column, first, last in (("issued", row.issued, row.issued_by), ("unsealed", row.unsealed, row.unsealed_by)):
        told = fact[f"{column}_date"]
        assert fits(told, first, last) or (last and not told) or letters(str(first)) in since["warrants", column]
    if "then" in fact["type"] or "econd warrant" in fact["notes"] or "Art. 70 warrant" in fact["notes"]:
        assert len(LAW.warrants(wanted.id)) == 2
    if row.ended and not row.ended_by:
        told = f"{fact['status_2026_11_22']} {fact['status_date']} {fact['notes']}"
        assert str(row.ended) in told or letters(str(row.ended)) in since["warrants", "ended"]


def test_nobody_without_a_name_is_in_the_table():
    named = [row["person"] for row in facts("warrants") if not row["person"].startswith("UNNAMED")]
    assert [person(name) for name in named] == [row.id for row in LAW.persons]


def one_row(table, **known):
    """The one row with these cells."""
    found = [row for row in table if all(letters(as_text(getattr(row, key))) == letters(known[key]) for key in known)]
    assert len(found) == 1, known
    return found[0]


KINDS = {
    "UNSC": "council_referral",
    "Art. 12(": "acceptance",
    "Art. 124": "war_crimes_opt_out",
    "Art. 98": "agreement_98_2",
}


@pytest.mark.parametrize("fact", rows("cooperation"))
def test_a_referral_declaration_agreement_or_notice_of_the_facts_is_in_the_table(fact):
    country = iso2()[fact["iso3"]]
    subject = iso2().get(fact["subject"], fact["subject"])
    found = [row for row in LAW.cooperation if (row.country, row.subject) == (country, subject)]
    row = one_row(found, since=fact["date"], instrument=fact["instrument"])
    agree("cooperation", fact, row, same("instrument detail") | {"end_date": "until", "who_is_bound": "binds"})
    assert row.kind == next((kind for start, kind in KINDS.items() if fact["type"].startswith(start)), row.kind)
    refused = ("not accepted", "rejected")
    assert row.accepted is not (row.kind == "acceptance" and any(word in fact["who_is_bound"] for word in refused))


@pytest.mark.parametrize("fact", rows("findings"))
def test_a_finding_of_the_facts_is_in_the_table(fact):
    countries = {"Uganda; Chad": [("UG", "visit_start"), ("TD", "visit_end")]}.get(fact["state"])
    for country, column in countries or [(iso2()[fact["iso3"]], "visit_start")]:
        persons = "; ".join(person(name) for name in fact["person"].split("; "))
        found = [
            row for row in LAW.findings if row.country == country and letters(as_text(row.persons)) == letters(persons)
        ]
        row = one_row(found, decided=fact["decision_date"], document=fact["document"])
        columns = same("chamber document outcome") | {"decision_date": "decided", "referred_to": "referred"}
        agree("findings", fact, row, columns | {"non_compliance_found": "finding"})
        assert row.failure is fact["non_compliance_found"].startswith("yes")
        assert fits(fact[column], row.visit_first, row.visit_last)
        if not countries:
            assert fits(fact["visit_end"], row.visit_last, None)


@pytest.mark.parametrize("fact", rows("visits"))
def test_a_visit_of_the_facts_is_in_the_table(fact):
    who, country = person(fact["person"]), iso2()[fact["country_iso3"]]
    found = [row for row in LAW.visits if (row.person, row.country) == (who, country)]
    row = one_row([row for row in found if fits(fact["arrival"], row.arrived, row.arrived_by)], left=fact["departure"])
    agree("visits", fact, row, same("occasion arrested") | {"city": "cities"})
    approximate = fact["date_precision"] == "approx"
    mended = f"{who} {country} {row.arrived}" in corrected_rows()["visits", "approximate"]
    assert row.approximate is (approximate and not mended)
    party = country in LAW.states and LAW.party_on(country, row.arrived) is Truth.YES
    assert party is (fact["state_party_in_force"] == "yes")


@pytest.mark.parametrize("fact", rows("skipped"))
def test_a_visit_called_off_of_the_facts_is_in_the_table(fact):
    who, country = person(fact["person"]), iso2()[fact["country_iso3"]]
    found = [row for row in LAW.skipped if (row.person, row.country) == (who, country)]
    row = one_row(
        [row for row in found if fits(fact["planned_start"], row.planned_first, row.planned_last)], event=fact["event"]
    )
    agree("skipped", fact, row, same("event city instead") | {"what_happened": "happened"})
    assert fits(fact["planned_end"], row.planned_last, None)


def test_the_tables_made_from_the_facts_have_no_row_more():
    for name, more in ADDED.items():
        assert len(getattr(LAW, name)) == len(facts({"statute": "rome_statute"}.get(name, name))) + more, name
