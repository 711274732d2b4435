"""Rulings agree with a slow reading of the CSV files that shares no code with them, at every day on which a row changes."""

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import product

import pytest

from setfoot.facts import Window
from setfoot.judge import judge_everywhere, judge_visit
from setfoot.tables.law import load_law

START = date(2002, 7, 1)
MEN = ("omar-al-bashir", "vladimir-putin", "benjamin-netanyahu", "rodrigo-duterte", "abdallah-banda", "joseph-kony")
PLACES = [
    "FR",
    "KG",
    "US",
    "AM",
    "UA",
    "SD",
    "LY",
    "PH",
    "BI",
    "MY",
    "CN",
    "XK",
    "CI",
    "PS",
    "RU",
    "GL",
    "TK",
    "HK",
    "HU",
    "VE",
]


@cache
def table(name):
    text = files("setfoot").joinpath("data", "law", f"{name}.csv").read_text("utf-8")
    return [{key: as_day(value) for key, value in row.items()} for row in csv.DictReader(text.splitlines())]


def as_day(cell):
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell


def past(cell, day):
    return isinstance(cell, date) and cell <= day


def standing(row, day):
    """How one warrant stands on the day, in one word."""
    if not past(row["issued"], day):
        return "none"
    if past(row["ended_by"] or row["ended"], day):
        return "ended"
    if row["kind"] == "summons":
        return "summons"
    if past(row["surrendered"], day):
        return "custody"
    if not past(row["issued_by"] or row["issued"], day) or not past(row["unsealed_by"] or row["unsealed"], day):
        return "sealed"
    return "dying" if past(row["ended"], day) else "wanted"


def wanted(person, day):
    rows = sorted((row for row in table("warrants") if row["person"] == person), key=lambda row: row["issued"])
    words = [standing(row, day) for row in rows]
    for best in ("wanted", "sealed", "dying"):
        if best in words:
            return best, rows[words.index(best)]["situation"]
    later = [(word, row) for word, row in zip(words, rows, strict=True) if word != "none"]
    word, row = later[-1] if later else ("none", rows[0])
    return word, row["situation"]


def bond(country, situation, day):
    """What ties the state to the Court on the day, or why nothing does."""
    part = [row for row in table("territories") if row["code"] == country]
    part = [
        row for row in part if (not row["since"] or row["since"] <= day) and (not row["until"] or day <= row["until"])
    ]
    state = part[0]["state"] if part else country
    (row,) = (row for row in table("rome_statute") if row["country"] == state)
    made = [row for row in table("cooperation") if row["country"] == state and row["situation"] == situation]
    if past(row["entry_into_force"], day) and not past(row["withdrawal_effective"], day):
        covered = part[0]["covered"] if part else "yes"
        return {"yes": "state_party", "no": "territory_excluded", "unknown": "territory?"}[covered]
    if any(one["kind"] == "council_referral" and past(one["since"], day) for one in made):
        return "security_council"
    if any(one["kind"] == "acceptance" and one["accepted"] == "yes" and past(one["since"], day) for one in made):
        return "accepted_jurisdiction"
    if past(row["withdrawal_effective"], day):
        return "withdrawn"
    if row["entry_into_force"] or (past(row["deposited"], day) and not past(row["instrument_withdrawn"], day)):
        return "not_yet_in_force"
    return "signatory_only" if past(row["signed"], day) else "not_party"


DUTY = {"state_party": "bound", "security_council": "bound_by_council", "accepted_jurisdiction": "bound_by_acceptance"}
OPEN = {"sealed": "sealed_warrant", "dying": "warrant_ended"}
CLOSED = {"none": "no_public_warrant", "ended": "warrant_ended", "summons": "summons_only", "custody": "in_custody"}


def oracle(person, country, day):
    if day < START:
        return "unknown", "before_the_statute"
    word, situation = wanted(person, day)
    tie = bond(country, situation, day)
    if word in CLOSED:
        return "not_bound", CLOSED[word]
    if tie not in DUTY and tie != "territory?":
        return "not_bound", tie
    if word in OPEN:
        return "unknown", OPEN[word]
    return (DUTY[tie], tie) if tie in DUTY else ("unknown", "territory_excluded")


def ruled(person, country, day):
    ruling = judge_visit(person, country, Window.of(day), load_law())
    return str(ruling.duty), str(ruling.reason)


def around(day):
    return (day - timedelta(days=1), day, day + timedelta(days=1))


def days_in(row):
    return {near for cell in row.values() if isinstance(cell, date) for near in around(cell)}


@pytest.mark.parametrize("person", MEN)
def test_before_on_and_after_every_change_in_a_state(person):
    for row in table("rome_statute"):
        for day in days_in(row):
            assert ruled(person, row["country"], day) == oracle(person, row["country"], day), (row["country"], day)


def test_before_on_and_after_every_change_of_a_warrant():
    for row in table("warrants"):
        for country, day in product(PLACES, days_in(row)):
            assert ruled(row["person"], country, day) == oracle(row["person"], country, day), (row, country, day)


@pytest.mark.parametrize("name", ["cooperation", "territories"])
def test_before_on_and_after_every_declaration_referral_and_territory(name):
    for row in table(name):
        country = row.get("code") or row["country"]
        for person, day in product(MEN, days_in(row) if country else ()):
            assert ruled(person, country, day) == oracle(person, country, day), (row, day)


def test_every_state_every_month_has_exactly_one_answer():
    law = load_law()
    days = [date(year, month, 1) for year in range(2002, 2028) for month in range(1, 13)]
    for day in (day for day in days if START <= day <= date(2027, 1, 1)):
        rulings = judge_everywhere("omar-al-bashir", day, law)
        assert len({ruling.country for ruling in rulings}) == len(rulings) == 199
        for ruling in rulings:
            assert (ruling.duty, ruling.reason) == oracle("omar-al-bashir", ruling.country, day), (ruling.country, day)


@pytest.mark.parametrize("day", [date(2009, 5, 5), date(2017, 10, 27), date(2024, 2, 1), date(2025, 6, 2)])
def test_everybody_everywhere_on_some_days(day):
    for person in load_law().wanted:
        for ruling in judge_everywhere(person, day, load_law()):
            assert (ruling.duty, ruling.reason) == oracle(person, ruling.country, day), (person, ruling.country)
