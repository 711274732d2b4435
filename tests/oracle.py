"""The law read a second time, slowly: what the CSV files of data/law say of one person, one place and one day.

It shares no code with setfoot.judge or setfoot.tables.law, only the files, so that each finds the other's slips.
"""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

START = date(2002, 7, 1)
DUTY = {"state_party": "bound", "security_council": "bound_by_council", "accepted_jurisdiction": "bound_by_acceptance"}
OPEN = {"sealed": "sealed_warrant", "dying": "warrant_ended"}
CLOSED = {"none": "no_public_warrant", "ended": "warrant_ended", "summons": "summons_only", "custody": "in_custody"}


class Said(NamedTuple):
    """An answer, as the ruling's own words."""

    duty: str
    reason: str
    contested: bool


def as_day(cell):
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell


@cache
def table(name):
    text = files("setfoot").joinpath("data", "law", f"{name}.csv").read_text("utf-8")
    return [{key: as_day(value) for key, value in row.items()} for row in csv.DictReader(text.splitlines())]


@cache
def by(name, column):
    """The rows of a table under what stands in one column."""
    found = defaultdict(list)
    for row in table(name):
        found[row[column]].append(row)
    return found


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


@cache
def wanted(person, day):
    """How the person stands on the day, and in which situation."""
    rows = sorted(by("warrants", "person")[person], key=lambda row: row["issued"])
    words = [standing(row, day) for row in rows]
    for best in ("wanted", "sealed", "dying"):
        if best in words:
            return best, rows[words.index(best)]["situation"]
    later = [(word, row) for word, row in zip(words, rows, strict=True) if word != "none"]
    word, row = later[-1] if later else ("none", rows[0])
    return word, row["situation"]


def between(row, day):
    """Whether the day lies from `since` to `until`, both included."""
    return (not row["since"] or row["since"] <= day) and (not row["until"] or day <= row["until"])


def place(country, day):
    """The state that a place belongs to on the day, and whether the Statute extends to it."""
    part = [row for row in by("territories", "code")[country] if between(row, day)]
    return (part[0]["state"], part[0]["covered"]) if part else (country, "yes")


def member(state, day):
    (row,) = by("rome_statute", "country")[state]
    return past(row["entry_into_force"], day) and not past(row["withdrawal_effective"], day)


def bonds(state, situation, day):
    """Whether the Council named the state, and whether it accepted jurisdiction, for the situation."""
    made = [row for row in by("cooperation", "country")[state] if row["situation"] == situation]
    made = [row for row in made if past(row["since"], day) and row["accepted"] == "yes"]
    return [any(row["kind"] == kind for row in made) for kind in ("council_referral", "acceptance")]


@cache
def bond(country, situation, day):
    """What ties the state to the Court on the day, or why nothing does."""
    state, covered = place(country, day)
    (row,) = by("rome_statute", "country")[state]
    if member(state, day):
        return {"yes": "state_party", "no": "territory_excluded", "unknown": "territory?"}[covered]
    named, accepted = bonds(state, situation, day)
    if named or accepted:
        return "security_council" if named else "accepted_jurisdiction"
    if past(row["withdrawal_effective"], day):
        return "withdrawn"
    if row["entry_into_force"] or (past(row["deposited"], day) and not past(row["instrument_withdrawn"], day)):
        return "not_yet_in_force"
    return "signatory_only" if past(row["signed"], day) else "not_party"


def argued(country, situation, day):
    """Whether Art. 127(2) may keep the duty of a state that left."""
    state, _ = place(country, day)
    left = by("rome_statute", "country")[state][0]["withdrawal_effective"]
    (about,) = by("situations", "id")[situation]
    earliest = min(cell for cell in (about["opened"], about["referred"], about["examined"]) if isinstance(cell, date))
    return about["opened"] < left or (about["country"] == state and earliest < left)


@cache
def immune(person, day):
    """Whether the person led a state that was no party, so that some claim an immunity."""
    (who,) = by("persons", "id")[person]
    leads = any(row["role"].startswith("head_of") and between(row, day) for row in by("offices", "person")[person])
    return leads and not member(who["country"], day)


def oracle(person, country, day):
    """The duty, the reason, and whether the answer is contested."""
    if not place(country, day)[0]:
        return Said("unknown", "no_state", contested=False)
    word, situation = wanted(person, day)
    tie = bond(country, situation, day)
    if day < START:
        return Said("unknown", "before_the_statute", contested=False)
    if word in CLOSED:
        return Said("not_bound", CLOSED[word], contested=False)
    if tie not in DUTY and tie != "territory?":
        return Said("not_bound", tie, contested=tie == "withdrawn" and argued(country, situation, day))
    if word in OPEN or tie == "territory?":
        return Said("unknown", OPEN.get(word, "territory_excluded"), contested=False)
    abroad = place(country, day)[0] != by("persons", "id")[person][0]["country"]
    return Said(DUTY[tie], tie, contested=abroad and immune(person, day))


def answers(person, country, day):
    """What each rule that can be read off the rows answers on the day: yes or no."""
    state, covered = place(country, day)
    (row,) = by("rome_statute", "country")[state]
    named, accepted = bonds(state, wanted(person, day)[1], day)
    said = {
        "jurisdiction_accepted": accepted,
        "referred_by_council": named,
        "state_signed": past(row["signed"], day),
        "in_force_for_state": past(row["entry_into_force"], day),
        "not_withdrawn": not past(row["withdrawal_effective"], day),
        "no_immunity_in_the_way": True,
        "no_agreement_in_the_way": True,
    }
    return {rule: "yes" if holds else "no" for rule, holds in said.items()} | {"territory_covered": covered}
