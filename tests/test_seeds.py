"""Five articles on one journey, in five states of knowledge, become one case with the right answers.

The articles are other people's and stay outside the project; without them these tests are skipped.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from setfoot.desk import open_desk
from setfoot.facts import Country, Window
from setfoot.judge import judge_visit
from setfoot.run import make_report

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
TODAY = date(2026, 1, 1)
PUTIN, LAVROV, PASHINYAN = "vladimir-putin", "sergei-lavrov", "nikol-pashinyan"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles of ../shared/seeds are not here")


@pytest.fixture(scope="module")
def desk():
    return open_desk()


@pytest.fixture(scope="module")
def cases(desk, tmp_path_factory):
    """The case files as written: every trip by person, in the contract's JSON."""
    out = tmp_path_factory.mktemp("case")
    make_report([str(SEEDS)], desk, TODAY, out, list)
    files = {path.parent.name: json.loads(path.read_text("utf-8")) for path in out.glob("*/case.json")}
    return {person: case["trips"] for person, case in files.items()}


@pytest.fixture(scope="module")
def articles():
    return {path.name[:3]: path.read_text("utf-8") for path in SEEDS.glob("*.txt")}


@pytest.fixture(scope="module")
def number_of(articles, cases):
    """Which of the five files each article id is."""
    found = {}
    for trip in (trip for trips in cases.values() for trip in trips):
        for report in trip["reports"]:
            quote = report["quote"]
            start, end = quote["start"], quote["end"]
            found[report["article"]] = next(n for n, text in articles.items() if text[start:end] == quote["text"])
    return found


def to(cases, person, country):
    return [trip for trip in cases.get(person, ()) if trip["country"] == country]


def the_trip(cases, person, country, year="2023"):
    (trip,) = [one for one in to(cases, person, country) if one["arrived"]["first"].startswith(year)]
    return trip


def from_to(trip):
    return Window.parse(f"{trip['arrived']['first']}..{trip['arrived']['last']}")


@pytest.fixture(scope="module")
def bishkek(cases):
    return the_trip(cases, PUTIN, "KG")


def test_there_is_one_trip_to_kyrgyzstan_from_the_12th_to_the_13th_of_october(bishkek):
    assert from_to(bishkek) == Window.of(date(2023, 10, 12))
    assert bishkek["left"] == {"first": "2023-10-13", "last": "2023-10-13"}
    assert {"Bishkek", "Kant"} & set(bishkek["cities"])


def test_its_history_runs_from_announced_to_under_way(bishkek):
    assert [change["status"] for change in bishkek["history"]][:2] == ["announced", "under_way"]
    assert bishkek["status"] in {"under_way", "ended"}
    assert [change["since"] for change in bishkek["history"]] == sorted(c["since"] for c in bishkek["history"])


def test_all_four_articles_that_name_it_and_the_rumour_tell_of_it(bishkek, number_of):
    assert {number_of[report["article"]] for report in bishkek["reports"]} == {"000", "001", "002", "003", "004"}
    (rumour,) = [report for report in bishkek["reports"] if report["country"] == "??"]
    assert rumour["stage"] in {"planned", "possible"}
    assert any("rumour" in note for note in bishkek["notes"])


def test_the_rumour_s_article_is_the_first(number_of, articles, bishkek):
    (rumour,) = [report for report in bishkek["reports"] if report["country"] == "??"]
    assert "undisclosed country" in articles[number_of[rumour["article"]]]


def test_tass_interfax_ria_novosti_and_kabar_are_voices(bishkek):
    voices = {voice["name"]: voice["kind"] for report in bishkek["reports"] for voice in report["voices"]}
    assert {"TASS", "Interfax", "RIA Novosti", "Kabar"} <= set(voices)
    assert {voices[name] for name in ("TASS", "Interfax", "RIA Novosti", "Kabar")} == {"agency"}


def test_sources_close_to_the_government_are_a_voice_with_their_words(bishkek):
    voices = {voice["name"]: voice["kind"] for report in bishkek["reports"] for voice in report["voices"]}
    (name,) = [name for name in voices if "sources close to" in name]
    assert voices[name] == "unnamed"


def test_the_two_rewrites_of_one_agency_text_are_one_origin_with_the_reason(bishkek, number_of):
    groups = {
        frozenset(number_of[name] for name in group["articles"]): group["because"] for group in bishkek["origin_groups"]
    }
    assert bishkek["origins"] == len(groups) == 4
    assert "same facts in the same order" in groups[frozenset({"002", "003"})]


def test_kyrgyzstan_was_not_bound_and_had_only_signed(bishkek):
    ruling = bishkek["ruling"]
    assert (ruling["duty"], ruling["reason"], ruling["contested"]) == ("not_bound", "signatory_only", False)
    because = " ".join(step["because"] for step in ruling["steps"])
    assert "signed on 1998-12-08 and has not ratified" in because


def test_one_article_tells_kyrgyzstan_as_an_excepted_member_against_the_record(bishkek):
    (conflict,) = [one for one in bishkek["conflicts"] if one["about"] == "record"]
    assert any("except for Kyrgyzstan" in quote["text"] for quote in conflict["quotes"])
    assert "not a party to the Rome Statute" in conflict["settled"]


def test_the_123_parties_of_one_article_agree_with_the_record(bishkek):
    assert any("123 parties" in note for note in bishkek["notes"])


def test_earlier_trips_are_those_of_december_2022_before_the_warrant(cases):
    for country in ("KG", "BY"):
        trip = the_trip(cases, PUTIN, country, "2022")
        assert from_to(trip) == Window.of_month(2022, 12)
        assert trip["status"] == "ended"
        assert trip["ruling"]["reason"] == "no_public_warrant"
    assert len(to(cases, PUTIN, "KG")) == 2
    assert len(to(cases, PUTIN, "BY")) == 1


def test_the_summit_in_south_africa_was_skipped_and_july_gives_way_to_august(cases):
    trip = the_trip(cases, PUTIN, "ZA")
    assert trip["status"] == "called_off"
    assert from_to(trip) == Window.parse("2023-08-22..2023-08-24")
    (conflict,) = trip["conflicts"]
    assert {Window.parse(f"{r['when']['first']}..{r['when']['last']}") for r in trip["reports"]} == {
        Window.of_month(2023, 7),
        Window.of_month(2023, 8),
        Window.parse("2023-08-22..2023-08-24"),
    }
    assert "July" in conflict["note"]
    assert "2023-08-22..2023-08-24" in conflict["settled"]
    assert (trip["ruling"]["duty"], trip["ruling"]["reason"]) == ("bound", "state_party")


def test_the_g20_in_india_was_skipped(cases):
    (trip,) = to(cases, PUTIN, "IN")
    assert trip["status"] == "called_off"
    assert from_to(trip).meets(Window.parse("2023-09-09..2023-09-10"))
    assert (trip["ruling"]["duty"], trip["ruling"]["reason"]) == ("not_bound", "not_party")


def test_visits_to_china_and_north_korea_are_planned(cases, desk):
    (china,) = to(cases, PUTIN, "CN")
    (korea,) = to(cases, PUTIN, "KP")
    assert {china["status"], korea["status"]} == {"announced"}
    assert from_to(china) == Window.of_month(2023, 10)
    assert china["ruling"]["reason"] == "not_party"
    assert judge_visit(PUTIN, Country("KP"), Window.of(date(2023, 10, 12)), desk.law).reason == "not_party"


def test_lavrov_was_in_south_africa_and_plans_for_china(cases):
    (africa,) = to(cases, LAVROV, "ZA")
    (china,) = to(cases, LAVROV, "CN")
    assert (africa["status"], china["status"]) == ("ended", "announced")
    assert from_to(africa).meets(Window.of_month(2023, 8)) == from_to(africa)
    assert (china["arrived"]["first"], china["left"]["last"]) == ("2023-10-16", "2023-10-18")
    assert len(cases[LAVROV]) == 2


def test_armenia_s_prime_minister_was_absent_from_bishkek(cases):
    (trip,) = cases[PASHINYAN]
    assert (trip["country"], trip["status"]) == ("KG", "called_off")


def test_nobody_went_anywhere_else(cases):
    assert {person: sorted(trip["country"] for trip in trips) for person, trips in cases.items()} == {
        PUTIN: ["BY", "CN", "IN", "KG", "KG", "KP", "ZA"],
        LAVROV: ["CN", "ZA"],
        PASHINYAN: ["KG"],
    }


def test_armenia_on_that_day_was_not_yet_bound(desk):
    asked = Window.of(date(2023, 10, 12))
    ruling = judge_visit(PUTIN, Country("AM"), asked, desk.law)
    assert (ruling.duty, ruling.reason) == ("not_bound", "not_yet_in_force")
    assert any("2024-02-01" in step.because for step in ruling.steps)
    assert desk.law.count_parties(asked.first) == 123


def test_quotes_are_the_articles_own_words(cases, number_of, articles):
    for trip in (trip for trips in cases.values() for trip in trips):
        for report in trip["reports"]:
            quote = report["quote"]
            assert articles[number_of[report["article"]]][quote["start"] : quote["end"]] == quote["text"]
