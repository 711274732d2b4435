"""What the tables say to single assertions, as data: every claim of cases/reconcile/record.toml is held against them."""

import tomllib
from pathlib import Path

import pytest

from setfoot.facts import (
    ArticleId,
    Assertion,
    Country,
    Matter,
    PersonId,
    Quote,
    Reading,
    Report,
    Source,
    Stage,
    Window,
)
from setfoot.reconcile import Record, check_reading
from setfoot.tables.events import load_events
from setfoot.tables.law import load_law
from setfoot.tables.places import load_states

FILE = Path(__file__).parent.parent / "cases" / "reconcile" / "record.toml"
CLAIMS = tomllib.loads(FILE.read_text("utf-8"))["claim"]
KEYS = {"name", "day", "asserts", "arrived", "holds", "says"}
RECORD = Record(load_law(), load_events(), load_states())
NAME = ArticleId("an-article")


def reading_of(claim):
    """An article that asserts it, with the trip it concerns."""
    matter, subject, value, *country = (part.strip() for part in claim["asserts"].split("|"))
    place = Country(country[0]) if country else None
    quote = Quote(NAME, 0, 5, "words")
    said = Assertion(Matter(matter), subject, value, quote, place)
    arrived = claim.get("arrived")
    trips = (
        [
            Report(
                PersonId(subject), place or Country("QQ"), Stage.HAPPENED, quote, when=Window.parse(arrived), main=True
            )
        ]
        if arrived
        else []
    )
    return Reading(Source(NAME, published=Window.parse(claim["day"])), tuple(trips), (said,))


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["name"] for claim in CLAIMS])
def test_the_tables_answer_as_the_claim_s_case_says(claim):
    (checked,) = check_reading(reading_of(claim), RECORD).checked
    assert checked.holds.value == claim["holds"], checked.says
    assert claim.get("says", "").casefold() in checked.says.casefold()
    assert checked.spoken == Window.parse(claim["day"])


def test_claims_are_written_as_their_file_says():
    assert all(set(claim) <= KEYS for claim in CLAIMS)
    assert len({claim["name"] for claim in CLAIMS}) == len(CLAIMS)


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["name"] for claim in CLAIMS])
def test_what_is_no_but_unknown_has_no_contradiction_and_every_contradiction_says_why(claim):
    (checked,) = check_reading(reading_of(claim), RECORD).checked
    assert checked.says or checked.holds.value == "unknown"
