"""Rulings agree with a slow second reading of the tables: around every change, and for every state on every month."""

from datetime import date, timedelta
from itertools import product

import pytest

from oracle import START, by, oracle, table
from oracle import answers as read_answers
from setfoot.facts import Duty, Reason, Window
from setfoot.judge import judge_visit
from setfoot.tables.law import load_law

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
    "ME",
    "SS",
    "UG",
]
EVERYWHERE = tuple(dict.fromkeys([*by("rome_statute", "country"), *by("territories", "code")]))
MONTHS = [day for year in range(2002, 2028) for month in range(1, 13) if (day := date(year, month, 1)) >= START][:295]
TREATY_ORDER = [
    "jurisdiction_accepted",
    "referred_by_council",
    "warrant_issued",
    "warrant_public",
    "warrant_not_ended",
    "not_yet_surrendered",
    "no_immunity_in_the_way",
    "no_agreement_in_the_way",
    "territory_covered",
    "state_signed",
    "statute_in_force",
    "in_force_for_state",
    "not_withdrawn",
    "duties_outlast_withdrawal",
]
FREE = "not_party signatory_only not_yet_in_force withdrawn no_public_warrant warrant_ended summons_only in_custody"
ALLOWED = {
    Duty.BOUND: {Reason.STATE_PARTY},
    Duty.BOUND_BY_COUNCIL: {Reason.SECURITY_COUNCIL},
    Duty.BOUND_BY_ACCEPTANCE: {Reason.ACCEPTED_JURISDICTION},
    Duty.NOT_BOUND: {Reason(word) for word in FREE.split()} | {Reason.TERRITORY_EXCLUDED},
    Duty.UNKNOWN: {
        Reason.SEALED_WARRANT,
        Reason.WARRANT_ENDED,
        Reason.TERRITORY_EXCLUDED,
        Reason.BEFORE_THE_STATUTE,
        Reason.NO_STATE,
    },
}
"""Which reasons one day's answer may give for a duty; `agreement` would need a person of the United States."""


def agree(person, country, day):
    """Ask about one day, hold the answer against the second reading, and give it back."""
    ruling = judge_visit(person, country, Window.of(day), load_law())
    said = (ruling.duty, ruling.reason, ruling.contested)
    assert said == oracle(person, country, day), (person, country, day)
    return ruling


def around(day):
    return (day - timedelta(days=1), day, day + timedelta(days=1))


def days_in(row):
    return {near for cell in row.values() if isinstance(cell, date) for near in around(cell)}


@pytest.mark.parametrize("person", MEN)
def test_before_on_and_after_every_change_in_a_state(person):
    for row in table("rome_statute"):
        for day in days_in(row):
            agree(person, row["country"], day)


def test_before_on_and_after_every_change_of_a_warrant():
    for row in table("warrants"):
        for country, day in product(PLACES, days_in(row)):
            agree(row["person"], country, day)


@pytest.mark.parametrize("name", ["cooperation", "territories"])
def test_before_on_and_after_every_declaration_referral_and_territory(name):
    for row in table(name):
        country = row.get("code") or row["country"]
        for person, day in product(MEN, days_in(row) if country else ()):
            agree(person, country, day)


def test_before_on_and_after_every_office():
    for row in table("offices"):
        for country, day in product(PLACES, days_in(row)):
            agree(row["person"], country, day)


def test_every_state_and_territory_has_exactly_one_answer_on_every_month():
    assert (len(MONTHS), MONTHS[0], MONTHS[-1]) == (295, date(2002, 7, 1), date(2027, 1, 1))
    assert len(EVERYWHERE) == 199 + 51
    for n, day in enumerate(MONTHS):
        for place, country in enumerate(EVERYWHERE):
            ruling = agree("omar-al-bashir", country, day)
            assert (ruling.country, ruling.on) == (country, Window.of(day))
            assert ruling.reason in ALLOWED[ruling.duty]
            if (n + place) % 7 == 0:
                whole(ruling, day)


def whole(ruling, day):
    """A ruling has every rule once, in the order of the treaty, with an answer, and names the law."""
    law = load_law()
    if ruling.reason is Reason.NO_STATE:
        assert (ruling.steps, ruling.law) == ((), law.version)
        return
    assert [step.rule for step in ruling.steps] == TREATY_ORDER
    assert all(step.because and step.says for step in ruling.steps)
    assert (ruling.law, ruling.as_of) == (law.version, law.as_of)
    holds = {step.rule: step.holds.value for step in ruling.steps}
    for rule, expected in read_answers(ruling.person, ruling.country, day).items():
        assert holds[rule] == expected, (ruling.person, ruling.country, day, rule)


def test_everybody_is_answered_everywhere_on_a_grid_of_days():
    law = load_law()
    for (n, person), year in product(enumerate(law.wanted), range(2002, 2027)):
        day = date(year, 7, 1) + timedelta(days=(31 * n + year) % 365)
        for country in EVERYWHERE[(n + year) % 6 :: 6]:
            ruling = agree(person, country, day)
            assert ruling.reason in ALLOWED[ruling.duty]


@pytest.mark.parametrize("day", [date(2009, 5, 5), date(2025, 6, 2)])
def test_everybody_everywhere_on_some_days(day):
    for person, country in product(load_law().wanted, EVERYWHERE):
        whole(agree(person, country, day), day) if country in PLACES else agree(person, country, day)


@pytest.mark.parametrize("n", range(24))
def test_a_window_over_all_years_tells_every_change_on_its_day(n):
    law, last = load_law(), date(2027, 12, 31)
    person, country = (*MEN, *law.wanted[::4])[n], PLACES[n % len(PLACES)]
    days = [START + timedelta(days=k) for k in range((last - START).days + 1)]
    read = [oracle(person, country, day) for day in days]
    changes = [str(day) for day, was, now in zip(days[1:], read, read[1:], strict=False) if was[:2] != now[:2]]
    ruling = judge_visit(person, country, Window(START, last), law)
    assert ruling.duty == (read[0].duty if len({said.duty for said in read}) == 1 else "unknown")
    assert ruling.reason == (read[0].reason if len({said.reason for said in read}) == 1 else "mixed")
    assert ruling.contested is any(said.contested for said in read)
    told = ruling.caveats[0] if changes else ""
    assert [part.rpartition(" from ")[2] for part in told.split(", ")[1:]] == changes
