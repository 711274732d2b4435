"""The law's tables: what they count, what they refuse, and that the days in them obey the treaty."""

import csv
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from setfoot.facts import BadQuestion, BadTable, Country, PersonId, Truth
from setfoot.tables.law import load_law
from setfoot.tables.law.checks import check_law, entry_into_force, odd_rows

SHIPPED = Path(str(files("setfoot").joinpath("data", "law")))
PARTIES = [
    ("2002-06-30", 0),
    ("2002-07-01", 66),
    ("2017-10-26", 124),
    ("2017-10-27", 123),
    ("2019-03-17", 122),
    ("2023-10-12", 123),
    ("2024-03-01", 124),
    ("2025-06-01", 125),
    ("2026-11-22", 125),
]


@pytest.fixture(name="law")
def _law():
    return load_law()


@pytest.mark.parametrize(("day", "count"), PARTIES)
def test_parties_are_counted(law, day, count):
    assert law.count_parties(date.fromisoformat(day)) == count


def test_the_tables_have_every_row_of_the_facts(law):
    counts = {name: len(getattr(law, name)) for name in ("statute", "persons", "cooperation", "visits", "skipped")}
    assert counts == {"statute": 199, "persons": 74, "cooperation": 103, "visits": 169, "skipped": 34}
    assert len(law.wanted) == 74, "four persons without a name are left out"


def test_the_version_names_the_day_and_the_content(law, tmp_path):
    assert law.version.startswith("2026-11-22-")
    folder = copied(tmp_path)
    assert load_law(folder).version == law.version
    edit(folder, "rome_statute.csv", "KG,Kyrgyzstan,1998-12-08", "KG,Kyrgyzstan,1998-12-09")
    assert load_law(folder).version != law.version


@pytest.mark.parametrize(
    ("true", "odd", "due"),
    [
        ("ratification,2024-02-01", "ratification,2024-03-01", "2024-02-01"),
        ("ratification,2002-07-01", "ratification,2002-08-01", "2002-07-01"),
    ],
)
def test_an_entry_into_force_on_another_day_than_article_126_gives_is_told_and_not_refused(tmp_path, true, odd, due):
    folder = copied(tmp_path)
    assert not list(odd_rows(load_law(folder)))
    edit(folder, "rome_statute.csv", true, odd)
    (told,) = odd_rows(load_law(folder))
    assert f"brings the Statute into force on {due}" in told.why


def test_entry_into_force_follows_article_126(law):
    for row in law.statute:
        if row.entry_into_force is None or row.instrument == "succession":
            continue
        after = row.deposited + timedelta(days=60)
        first = date(after.year + after.month // 12, after.month % 12 + 1, 1)
        assert row.entry_into_force == (date(2002, 7, 1) if row.deposited <= date(2002, 4, 11) else first), row.country


def test_a_withdrawal_takes_effect_a_year_after_it_was_notified(law):
    left = [row for row in law.statute if row.withdrawal_effective]
    assert {row.country for row in left} == {"BI", "PH", "VE"}
    assert all(
        row.withdrawal_effective == row.withdrawal_notified.replace(year=row.withdrawal_notified.year + 1)
        for row in left
    )


@pytest.mark.parametrize("country", ["GM", "ZA", "HU"])
def test_a_revoked_withdrawal_never_ends_membership(law, country):
    (spell,) = law.memberships(Country(country))
    assert spell.until is None


def test_malaysia_never_was_a_party(law):
    assert law.memberships(Country("MY")) == ()
    assert law.party_on(Country("MY"), date(2019, 6, 2)) is Truth.NO


def test_a_country_without_rows_is_a_bad_question(law):
    with pytest.raises(BadQuestion, match="no rows for 'ZZ'"):
        law.status(Country("ZZ"))


def test_every_wanted_person_is_in_the_shipped_people_list(law):
    lines = files("setfoot").joinpath("data", "people.jsonl").read_text("utf-8").splitlines()
    assert set(law.wanted) <= {json.loads(line)["id"] for line in lines}


def test_a_state_may_leave_and_come_back(law):
    burundi = law.status(Country("BI"))
    back = replace(
        burundi,
        deposited=date(2030, 1, 5),
        signed=None,
        entry_into_force=date(2030, 4, 1),
        withdrawal_notified=None,
        withdrawal_effective=None,
    )
    again = replace(law, statute=(*law.statute, back))
    check_law(again)
    assert [spell.since.year for spell in again.memberships(Country("BI"))] == [2004, 2030]
    assert again.party_on(Country("BI"), date(2029, 1, 1)) is Truth.NO
    assert again.party_on(Country("BI"), date(2030, 4, 1)) is Truth.YES
    assert again.status(Country("BI")) is back
    assert again.status_on(Country("BI"), date(2010, 1, 1)) is burundi
    assert again.status_on(Country("BI"), date(2030, 1, 4)) is burundi
    assert again.status_on(Country("BI"), date(2030, 1, 5)) is back
    assert again.status_on(Country("BI"), date(2031, 1, 1)) is back


def test_spells_of_one_state_may_not_overlap(law):
    burundi = law.status(Country("BI"))
    with pytest.raises(BadTable, match=r"rome_statute.csv, row 201.*may not overlap"):
        check_law(replace(law, statute=(*law.statute, burundi)))


def test_what_the_tables_know_can_be_asked(law):
    assert [row.since for row in law.acceptances(Country("UA"))] == [date(2014, 4, 17), date(2015, 9, 8)]
    assert {row.country for row in law.referrals} == {"SD", "LY"}
    assert law.warrants(PersonId("sergei-lavrov")) == ()
    assert law.person(PersonId("sergei-lavrov")) is None
    assert [row.issued.year for row in law.warrants(PersonId("omar-al-bashir"))] == [2009, 2010]
    assert law.name(Country("HK")) == "Hong Kong"
    assert law.agreements(Country("MN"))
    assert law.knows(Country("AQ"))
    assert not law.knows(Country("EU"))


def copied(folder):
    target = folder / "law"
    shutil.copytree(SHIPPED, target)
    return target


def edit(folder, name, before, after):
    text = (folder / name).read_text("utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), "utf-8")


WRONG = [
    (
        "territories.csv",
        "GI,Gibraltar,GB,2015-04-20",
        "GI,Gibraltar,GB,2015-04-19",
        "overlaps an earlier row of Gibraltar",
    ),
    ("territories.csv", "GI,Gibraltar,GB,2015-04-20", "GI,Gibraltar,GB,2015-04-21", "leaves days of Gibraltar out"),
    (
        "territories.csv",
        "GI,Gibraltar,GB,,2015-04-19",
        "GI,Gibraltar,GB,2002-07-01,2015-04-19",
        "says nothing of Gibraltar",
    ),
    ("territories.csv", "GI,Gibraltar,GB,2015-04-20,", "GI,Gibraltar,GB,2015-04-20,2030-01-01", "Gibraltar after 2030"),
    ("areas.csv", "Crimea,UA,", "Crimea,ZZ,", "no state"),
    ("areas.csv", "Mariupol,UA,2022-09-30", "Mariupol,UA,2022-09-29", "overlaps an earlier row of Mariupol"),
    ("rome_statute.csv", "KG,Kyrgyzstan,1998-12-08", "KG,Kyrgyzstan,8 Dec 1998", "signed cannot be"),
    ("rome_statute.csv", "2016-10-27,2017-10-27,", "2016-10-27,2017-10-27,2017-01-01", "never took effect"),
    ("rome_statute.csv", "2016-10-27,2017-10-27,", "2016-10-27,,", "takes effect or is revoked"),
    ("rome_statute.csv", "2023-11-14,ratification,2024-02-01", ",ratification,2024-02-01", "without the deposit"),
    ("rome_statute.csv", "own+2 sources", "certain", "verified is 'certain'"),
    ("rome_statute.csv", "instrument,", "document,", "not columns"),
    ("warrants.csv", "joseph-kony,uganda", "joseph-kony,nowhere", "no situation"),
    ("warrants.csv", "joseph-kony,uganda", "nobody,uganda", "no person of persons.csv"),
    ("warrants.csv", "2005-07-08,,2005-10-13", "2005-12-08,,2005-10-13", "comes before"),
    ("warrants.csv", ",died,", ",,", "go together"),
    ("persons.csv", "vincent-otti,Vincent", "joseph-kony,Vincent", "a second time"),
    ("findings.csv", "KE,omar-al-bashir", "KE,somebody", "no person of persons.csv"),
    ("findings.csv", "KE,omar-al-bashir", "ZZ,omar-al-bashir", "no state"),
    (
        "cooperation.csv",
        "council_referral,Libya,LY,libya,2011-02-26",
        "council_referral,Libya,LY,libya,",
        "needs its day",
    ),
    ("objections.csv", "MN 2024-10-24", "MN 2024-10-25", "no finding"),
    ("visits.csv", "own-knowledge", "own+1 source", "no source is named"),
    ("territories.csv", "HK,Hong Kong,CN", "HK,Hong Kong,ZZ", "no state"),
    (
        "rome_statute.csv",
        "2016-10-27,2017-10-27,",
        "2016-10-27,2017-10-26,",
        "by Art. 127 .* takes effect on 2017-10-27",
    ),
    ("rome_statute.csv", "2016-10-27,2017-10-27,", ",2017-10-27,", "withdrawal_effective without withdrawal_notified"),
    ("rome_statute.csv", "\nAL,Albania,", "\nXX,Albania,", "'XX', which is no state of data/states.csv"),
    ("rome_statute.csv", "\nAL,Albania,", "\nAF,Afghanistan,", "an earlier row has it a party then"),
    ("rome_statute.csv", "\nAD,Andorra", "\n\nAD,Andorra", "row 5: is empty, and rows follow"),
    ("rome_statute.csv", ",Afghanistan,", ",,", "row 2: name is empty"),
    (
        "warrants.csv",
        "2007-07-02,,2007-10-18,,2007-10-17",
        "2007-07-02,,2007-10-18,,2007-07-01",
        "surrendered .* before issued",
    ),
    (
        "findings.csv",
        "2024-09-02,2024-09-03,2024-10-24",
        "2024-11-02,2024-11-03,2024-10-24",
        "before the visit of 2024-11-02",
    ),
    ("findings.csv", "2010-07-21,2010-07-23", "2010-07-23,2010-07-21", "visit_last .* comes before visit_first"),
    ("offices.csv", "head_of_state,2000-05-07,2008-05-07", "head_of_state,2000-05-07,2012-05-07", "on days of row 2"),
    ("offices.csv", "vladimir-putin", "nobody", "no person of persons.csv"),
    ("territories.csv", "GU,Guam", "MN,Guam", "no code of its own"),
    ("territories.csv", "GU,Guam", "G,Guam", "no code of its own"),
    (
        "caveats.csv",
        "Transnistria is Moldova but outside its control: there it could not carry out an arrest",
        "",
        "caveat is empty",
    ),
    ("caveats.csv", "SS,darfur", "SS,dar", "no situation"),
    ("caveats.csv", "NZ,,", "QQ,,", "no state"),
    ("situations.csv", "Uganda,UG", "Uganda,UQ", "no state"),
    ("situations.csv", "\ndr-congo", "\nuganda", "row 3: gives 'uganda' a second time, after row 2"),
    ("cooperation.csv", "\nhost_state", "\nhost", "kind cannot be 'host'"),
    ("objections.csv", "vladimir-putin,MN", "vladimir-putin,QQ", "no state or territory"),
    ("objections.csv", "vladimir-putin,MN,Mongolia", "vladimir-putin,MN,", "by is empty"),
    ("visits.csv", "vladimir-putin,UA", "vladimir-putin,QQ", "no state or territory"),
    ("skipped.csv", "vladimir-putin,BRICS", "nobody,BRICS", "no person of persons.csv"),
    ("about.toml", "2026-11-22", "'yesterday'", "write as_of"),
    ("about.toml", "as_of", "as of", "cannot be read"),
]


@pytest.mark.parametrize(("name", "before", "after", "why"), WRONG, ids=[f"{row[0]}: {row[3]}" for row in WRONG])
def test_a_wrong_row_is_refused_with_file_row_and_reason(tmp_path, name, before, after, why):
    folder = copied(tmp_path)
    edit(folder, name, before, after)
    with pytest.raises(BadTable, match=why) as refused:
        load_law(folder)
    assert refused.value.file == name


TWICE = [name for name in load_law().tables if name not in ("territories.csv", "areas.csv")]


@pytest.mark.parametrize("name", TWICE)
def test_the_same_row_twice_is_refused_with_its_second_row(tmp_path, name):
    folder = copied(tmp_path)
    file = folder / name
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows([*rows, rows[1]])
    with pytest.raises(
        BadTable, match=r"a second time|a party then|on days of row 2|overlaps an earlier row"
    ) as refused:
        load_law(folder)
    assert (refused.value.file, refused.value.row) == (name, len(rows) + 1)


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path):
    folder = copied(tmp_path)
    edit(folder, "rome_statute.csv", "Signed 1998-12-08; never ratified", '"Signed 1998-12-08;\nnever ratified"')
    assert load_law(folder).status(Country("KG")).notes == "Signed 1998-12-08;\nnever ratified"
    before = next(n for n, row in enumerate(load_law().statute, start=2) if row.country == "ZM")
    edit(folder, "rome_statute.csv", "ZM,Zambia,1998-07-17", "ZM,Zambia,1998-7-17")
    with pytest.raises(BadTable, match="signed cannot be") as refused:
        load_law(folder)
    assert refused.value.row == before


def test_what_is_odd_but_happened_passes(law):
    requests = [row for row in law.findings if row.decided and row.visit_first and row.decided < row.visit_first]
    assert [(row.country, row.failure) for row in requests] == [("KE", False)], "asked before a planned visit"
    early = [row.person for row in law.warrant_rows if row.surrendered and row.surrendered < row.unsealed]
    assert "germain-katanga" in early, "made public after the surrender"
    dead = [row.person for row in law.warrant_rows if row.ended and row.ended < row.issued]
    assert dead == ["mohammed-deif"], "it was not known that he had died"
    (montenegro,) = [row for row in law.statute if row.instrument == "succession"]
    check_law(replace(law, statute=(montenegro, *(row for row in law.statute if row is not montenegro))))


@pytest.mark.parametrize(
    "deposited", ["2030-12-31", "2031-11-01", "2031-10-31", "2032-02-29", "2002-04-12", "2002-04-11"]
)
def test_entry_into_force_is_the_first_of_the_month_after_the_60th_day_after_the_deposit(deposited):
    day = date.fromisoformat(deposited)
    due = entry_into_force(day)
    sixtieth = max(day, date(2002, 4, 11)) + timedelta(days=60)
    assert due.day == 1
    assert due > sixtieth
    assert (due - timedelta(days=1)).replace(day=1) <= sixtieth


FACTS = Path(__file__).parents[3] / "shared" / "facts" / "visits.csv"
MAKE = Path(__file__).parents[2] / "tools" / "make_law.py"
MADE = ("rome_statute", "persons", "warrants", "cooperation", "findings", "visits", "skipped")


@pytest.mark.skipif(not FACTS.exists(), reason="the fact tables are not beside the checkout")
def test_the_facts_and_the_corrections_make_exactly_the_shipped_tables(tmp_path):
    subprocess.run([sys.executable, MAKE, FACTS.parent, tmp_path], check=True, capture_output=True)
    made = {name: (tmp_path / f"{name}.csv").read_text("utf-8") for name in MADE}
    assert made == {name: (SHIPPED / f"{name}.csv").read_text("utf-8") for name in MADE}


@pytest.mark.skipif(not FACTS.exists(), reason="the fact tables are not beside the checkout")
def test_the_fact_tables_agree_on_which_visits_went_to_parties(law):
    with FACTS.open(encoding="utf-8", newline="") as file:
        told = [row["state_party_in_force"] == "yes" for row in csv.DictReader(file)]
    assert told == [
        visit.country in law.states and law.party_on(visit.country, visit.arrived) is Truth.YES for visit in law.visits
    ]
