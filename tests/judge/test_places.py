"""Every place of the world is answered, or told why not; a part of a state is answered as the state but for its own rows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from setfoot.facts import BadQuestion, Country, Duty, PersonId, Reason, Window
from setfoot.judge import judge_visit
from setfoot.tables.law import load_law
from setfoot.tables.law.rows import Covered

ISO_3166 = [
    "AD",
    "AE",
    "AF",
    "AG",
    "AI",
    "AL",
    "AM",
    "AO",
    "AQ",
    "AR",
    "AS",
    "AT",
    "AU",
    "AW",
    "AX",
    "AZ",
    "BA",
    "BB",
    "BD",
    "BE",
    "BF",
    "BG",
    "BH",
    "BI",
    "BJ",
    "BL",
    "BM",
    "BN",
    "BO",
    "BQ",
    "BR",
    "BS",
    "BT",
    "BV",
    "BW",
    "BY",
    "BZ",
    "CA",
    "CC",
    "CD",
    "CF",
    "CG",
    "CH",
    "CI",
    "CK",
    "CL",
    "CM",
    "CN",
    "CO",
    "CR",
    "CU",
    "CV",
    "CW",
    "CX",
    "CY",
    "CZ",
    "DE",
    "DJ",
    "DK",
    "DM",
    "DO",
    "DZ",
    "EC",
    "EE",
    "EG",
    "EH",
    "ER",
    "ES",
    "ET",
    "FI",
    "FJ",
    "FK",
    "FM",
    "FO",
    "FR",
    "GA",
    "GB",
    "GD",
    "GE",
    "GF",
    "GG",
    "GH",
    "GI",
    "GL",
    "GM",
    "GN",
    "GP",
    "GQ",
    "GR",
    "GS",
    "GT",
    "GU",
    "GW",
    "GY",
    "HK",
    "HM",
    "HN",
    "HR",
    "HT",
    "HU",
    "ID",
    "IE",
    "IL",
    "IM",
    "IN",
    "IO",
    "IQ",
    "IR",
    "IS",
    "IT",
    "JE",
    "JM",
    "JO",
    "JP",
    "KE",
    "KG",
    "KH",
    "KI",
    "KM",
    "KN",
    "KP",
    "KR",
    "KW",
    "KY",
    "KZ",
    "LA",
    "LB",
    "LC",
    "LI",
    "LK",
    "LR",
    "LS",
    "LT",
    "LU",
    "LV",
    "LY",
    "MA",
    "MC",
    "MD",
    "ME",
    "MF",
    "MG",
    "MH",
    "MK",
    "ML",
    "MM",
    "MN",
    "MO",
    "MP",
    "MQ",
    "MR",
    "MS",
    "MT",
    "MU",
    "MV",
    "MW",
    "MX",
    "MY",
    "MZ",
    "NA",
    "NC",
    "NE",
    "NF",
    "NG",
    "NI",
    "NL",
    "NO",
    "NP",
    "NR",
    "NU",
    "NZ",
    "OM",
    "PA",
    "PE",
    "PF",
    "PG",
    "PH",
    "PK",
    "PL",
    "PM",
    "PN",
    "PR",
    "PS",
    "PT",
    "PW",
    "PY",
    "QA",
    "RE",
    "RO",
    "RS",
    "RU",
    "RW",
    "SA",
    "SB",
    "SC",
    "SD",
    "SE",
    "SG",
    "SH",
    "SI",
    "SJ",
    "SK",
    "SL",
    "SM",
    "SN",
    "SO",
    "SR",
    "SS",
    "ST",
    "SV",
    "SX",
    "SY",
    "SZ",
    "TC",
    "TD",
    "TF",
    "TG",
    "TH",
    "TJ",
    "TK",
    "TL",
    "TM",
    "TN",
    "TO",
    "TR",
    "TT",
    "TV",
    "TW",
    "TZ",
    "UA",
    "UG",
    "UM",
    "US",
    "UY",
    "UZ",
    "VA",
    "VC",
    "VE",
    "VG",
    "VI",
    "VN",
    "VU",
    "WF",
    "WS",
    "YE",
    "YT",
    "ZA",
    "ZM",
    "ZW",
]
LAW = load_law()
KONY, PUTIN = PersonId("joseph-kony"), PersonId("vladimir-putin")
PARTS = [row for row in (*LAW.territories, *LAW.areas) if row.state]
COVERED = [row for row in PARTS if row.covered is Covered.YES]
AREAS = sorted({row.name for row in LAW.areas})
days = some.dates(date(2002, 7, 1), LAW.as_of)


def asked(row):
    """How a part of a state is asked about: the country, and the area's name."""
    code = getattr(row, "code", None)
    return (code, "") if code else (row.state, row.name)


def test_every_code_of_iso_3166_is_a_state_or_territory_and_no_other_is():
    assert len(ISO_3166) == 249
    known = {*LAW.states, *(row.code for row in LAW.territories)}
    assert known == {*ISO_3166, "XK"}
    before_independence = {row.code for row in LAW.territories} & set(LAW.states)
    assert before_independence == {"ME", "SS"}


@pytest.mark.parametrize("code", ISO_3166)
def test_every_code_is_answered_on_every_year(code):
    for year in range(2003, 2027):
        ruling = judge_visit(PUTIN, Country(code), Window.parse(f"{year}-05-05"), LAW)
        assert ruling.steps or (ruling.reason is Reason.NO_STATE and ruling.caveats)


@pytest.mark.parametrize("code", ["AQ", "EH"])
def test_a_place_of_no_state_is_unknown_and_says_why_and_who_claims_it(code):
    ruling = judge_visit(PUTIN, Country(code), Window.parse("2023-01-01..2024-12-31"), LAW)
    assert (ruling.country, ruling.duty, ruling.reason) == (code, Duty.UNKNOWN, Reason.NO_STATE)
    assert any("is claimed by" in caveat for caveat in ruling.caveats)
    with pytest.raises(BadQuestion, match="never had a public warrant"):
        judge_visit(PersonId("sergei-lavrov"), Country(code), Window.parse("2024-05-05"), LAW)


@settings(max_examples=150, deadline=None)
@given(row=some.sampled_from(COVERED), day=days, person=some.sampled_from(LAW.wanted))
def test_a_covered_part_has_the_answer_of_its_state(row, day, person):
    if not row.holds_on(day):
        day = row.since or row.until
    country, area = asked(row)
    part = judge_visit(person, country, Window.of(day), LAW, area)
    whole = judge_visit(person, row.state, Window.of(day), LAW)
    steps = [step for step in part.steps if step.rule != "territory_covered"]
    assert steps == [step for step in whole.steps if step.rule != "territory_covered"]
    told = replace(part, country=row.state, steps=whole.steps, caveats=whole.caveats, area="")
    assert told == whole


@settings(max_examples=100, deadline=None)
@given(row=some.sampled_from(PARTS), first=days, width=some.integers(0, 1500))
def test_a_window_says_what_its_days_say(row, first, width):
    country, area = asked(row)
    last = min(first + timedelta(days=width), LAW.as_of)
    whole = judge_visit(KONY, country, Window(first, last), LAW, area)
    for day in (first, first + (last - first) // 3, last):
        one = judge_visit(KONY, country, Window.of(day), LAW, area)
        assert whole.duty in (one.duty, Duty.UNKNOWN)
        assert set(one.caveats) <= set(whole.caveats)


@pytest.mark.parametrize("row", PARTS, ids=lambda row: f"{row.name} {row.since or ''}")
def test_every_part_says_first_what_is_particular_about_it(row):
    country, area = asked(row)
    ruling = judge_visit(KONY, country, Window.of(row.since or row.until or date(2024, 5, 5)), LAW, area)
    assert ruling.country == country
    assert ruling.caveats[0] == row.caveat
    assert row.caveat[0].isupper()
    assert not row.caveat.endswith(".")


@pytest.mark.parametrize("name", AREAS)
def test_an_area_does_not_repeat_what_is_said_of_its_state(name):
    (state,) = {row.state for row in LAW.area_rows(name)}
    row = LAW.area_rows(name)[-1]
    day = row.since or date(2024, 5, 5)
    general = {said.caveat for said in LAW.local_caveats(state) if said.holds_on(day)}
    assert not general & set(judge_visit(KONY, state, Window.of(day), LAW, name).caveats)
    assert general <= set(judge_visit(KONY, state, Window.of(day), LAW).caveats) | {
        said.caveat for said in LAW.local_caveats(state) if said.situation
    }


def test_before_its_first_row_an_area_is_just_its_state():
    before = Window.parse("2010-05-05")
    area, state = (judge_visit(KONY, Country("UA"), before, LAW, name) for name in ("Crimea", ""))
    assert replace(area, area="") == state


def test_who_holds_and_who_claims_is_told_with_what_they_were_to_the_statute():
    crimea = judge_visit(PUTIN, Country("UA"), Window.parse("2025-05-05"), LAW, "Crimea").caveats
    assert crimea[1:4] == (
        "Russia, which controls Crimea or a part of it, was not a party: the Statute put no duty on it",
        "Crimea is claimed by Russia (not a party)",
        "Ukraine was to consult the Court where it could not carry out a request (Art. 97); no article ends its duty",
    )
    held = replace(LAW, areas=tuple(replace(row, controlled_by=("FR",)) for row in LAW.areas))
    said = judge_visit(PUTIN, Country("UA"), Window.parse("2025-05-05"), held, "Crimea").caveats
    assert "whether its duty reaches an area that is not its own no article says" in said[1]


def test_no_area_bears_the_name_of_a_state_or_territory():
    names = [name for row in LAW.areas for name in {row.name, *row.names}]
    owners = {name: {row.name for row in LAW.areas if name in (row.name, *row.names)} for name in names}
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}
