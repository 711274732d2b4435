"""The account of an article agrees with its reading, adds up, and quotes exactly; no figure of the weights is expected."""

import math
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import article, lexicon
from setfoot.facts import Article, Outcome, Stage
from setfoot.read import explain_article, load_lexicon, read_article
from setfoot.read.decide import TOLD, load_decider
from setfoot.run import gather_sources
from setfoot.tables.people import load_people

SENTENCES = (
    "Vladimir Putin arrived in Ulaanbaatar on Monday.",
    "He will visit Kyrgyzstan on Thursday, October 12.",
    "Putin was to have visited South Africa in August, but cancelled the trip.",
    "Sergei Lavrov attended the summit in Johannesburg rather than President Vladimir Putin.",
    "Angela Merkel met Narendra Modi in Hamburg, Germany, on 7 July 2017, and Putin was absent.",
    "He would visit an undisclosed country, the Kremlin said.",
    "The two leaders spoke about Syria, Libya and North Korea.",
    "Omar al-Bashir left Johannesburg for Khartoum.",
    "A court in The Hague issued a warrant for Putin in March 2023.",
    "Putin said that sanctions against Kyrgyzstan were a mistake.",
    "Benjamin Netanyahu may travel to Cyprus, Greece and Hungary next month.",
    "Read also: Vladimir Putin arrives in Minsk",
    "Farmers near the lake wait for rain.",
)
STORIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).map(" ".join)
TITLES = st.sampled_from(["", "Putin in Mongolia", "Netanyahu arrives in Budapest", "Weather"])
DAYS = st.sampled_from([None, "2023-10-10", "2017-07-08", "2024-09-01..2024-09-30"])


@cache
def samples():
    return tuple(one for one in gather_sources(["samples"], date(2026, 1, 1)) if isinstance(one, Article))


def agrees(explained, told, words):
    reading = read_article(told, words)
    assert explained.reading == reading
    stood = {(one.person, one.country) for one in explained.decisions if one.outcome.stands}
    assert stood == {(report.person, report.country) for report in reading.reports}


def holds_together(explained, told):
    decider = load_decider(lexicon().words.language)
    for one in explained.decisions:
        assert told.part(one.sentence.where)[one.sentence.start : one.sentence.end] == one.sentence.text
        for quote in (one.person_at, one.place_at, one.day):
            assert quote is None or told.part(quote.where)[quote.start : quote.end] == quote.text != ""
            assert quote is None or quote.where == one.sentence.where
        assert (one.linear is None) == (one.outcome is Outcome.BY_RULE)
        assert (one.both is None) == (one.heard is None) == (one.rules_add is None)
        assert bool(one.doubts) == (one.rules_add is not None and one.rules_add < 0)
        if one.linear:
            listed = [part.weight for part in (*one.linear.pro, *one.linear.con)]
            assert math.fsum((*listed, one.linear.rest)) == pytest.approx(one.linear.log_odds)
            assert len(one.linear.pro) <= TOLD >= len(one.linear.con)
            assert all(decider.trip[part.feature] == part.weight for part in (*one.linear.pro, *one.linear.con))
            assert [part.weight for part in one.linear.pro] == sorted((w for w in listed if w > 0), reverse=True)
            assert [part.weight for part in one.linear.con] == sorted(w for w in listed if w < 0)
        if one.heard:
            assert len(one.heard.stages) == len(Stage)
            assert math.fsum(one.heard.stages) == pytest.approx(1)
            shares = (1 - decider.share) * one.linear.log_odds, decider.share * one.heard.log_odds
            assert one.both == pytest.approx(math.fsum((*shares, one.rules_add)))
        if one.outcome is not Outcome.BY_RULE and one.bar is not None:
            asked = one.linear.log_odds if one.both is None else one.both
            assert (asked >= one.bar) == one.outcome.stands or (asked == one.bar and one.outcome is Outcome.DROPPED)


def in_order(explained):
    """By pair, what stands first, and every pair that stands has a trip or a rule to stand on."""
    pairs = [(one.person, one.country) for one in explained.decisions]
    assert len(set(pairs)) == sum(pairs[n] != pairs[n - 1] for n in range(len(pairs)) if n) + bool(pairs)
    for pair in set(pairs):
        outcomes = [one.outcome for one in explained.decisions if (one.person, one.country) == pair]
        assert outcomes == sorted(outcomes, key=list(Outcome).index)
        if any(outcome.stands for outcome in outcomes):
            assert outcomes[0] in {Outcome.BY_RULE, Outcome.TRIP}


def dates_fit(explained):
    assert len(explained.dated) == len(explained.reading.reports)
    for report, day in zip(explained.reading.reports, explained.dated, strict=True):
        if day is not None:
            assert report.when is not None
            assert any(one.day == day and one.when == report.when for one in explained.decisions if one.outcome.stands)


@pytest.mark.parametrize("told", samples(), ids=lambda one: one.id)
def test_the_account_of_every_sample_is_that_of_its_reading(told):
    explained = explain_article(told, lexicon())
    agrees(explained, told, lexicon())
    holds_together(explained, told)
    in_order(explained)
    dates_fit(explained)


@given(STORIES, TITLES, DAYS)
@settings(max_examples=40, deadline=None)
def test_the_account_of_any_article_is_that_of_its_reading(text, title, published):
    told = article(text, published, title)
    explained = explain_article(told, lexicon())
    agrees(explained, told, lexicon())
    holds_together(explained, told)
    in_order(explained)
    dates_fit(explained)


def test_every_outcome_but_a_few_is_met_in_the_samples():
    met = {one.outcome for told in samples() for one in explain_article(told, lexicon()).decisions}
    assert {Outcome.TRIP, Outcome.BY_RULE, Outcome.DROPPED} <= met


def test_a_plain_arrival_is_a_trip_with_its_mentions_cue_and_day():
    told = article("Vladimir Putin arrived in Bishkek on Thursday for a two-day visit.", "2023-10-13")
    explained = explain_article(told, lexicon())
    (one,) = (one for one in explained.decisions if one.outcome is Outcome.TRIP)
    assert (one.person_at.text, one.place_at.text, one.day.text) == ("Vladimir Putin", "Bishkek", "Thursday")
    assert (one.stage, one.rules.stage) == (Stage.HAPPENED, Stage.HAPPENED)
    assert one.rules.cue == explained.reading.reports[0].cue
    assert explained.dated == (one.day,)


def test_what_the_rules_read_they_trust():
    told = article("Vladimir Putin arrived in Bishkek on Thursday for a two-day visit.", "2023-10-13")
    (one,) = (one for one in explain_article(told, lexicon()).decisions if one.outcome is Outcome.TRIP)
    assert one.rules_add > 0
    assert one.doubts == ()


def test_what_only_a_rule_can_tell_needs_no_weights():
    told = article("Vladimir Putin left Moscow. He would visit an undisclosed country, the Kremlin said.", "2023-10-13")
    (one,) = (one for one in explain_article(told, lexicon()).decisions if one.country == "??")
    assert (one.outcome, one.linear, one.heard, one.bar) == (Outcome.BY_RULE, None, None, None)
    assert (one.person_at.text, one.place_at.text) == ("He", "undisclosed country")


def test_what_was_dropped_is_counted():
    explained = explain_article(article("Putin said that sanctions against Kyrgyzstan were a mistake."), lexicon())
    assert explained.dropped == sum(one.outcome is Outcome.DROPPED for one in explained.decisions)
    assert explained.brief().dropped == explained.dropped


def test_an_article_of_nobody_watched_or_in_another_language_has_no_decisions():
    assert explain_article(article("Farmers wait for rain."), lexicon()).decisions == ()
    foreign = Article("x", "Putin in Bishkek", language="xx")
    explained = explain_article(foreign, lexicon())
    assert explained.decisions == ()
    assert explained.reading == read_article(foreign, lexicon())


def test_without_weights_everything_stands_by_rule_alone():
    rules = load_lexicon(load_people(), learned=False)
    told = article("Vladimir Putin arrived in Bishkek on Thursday.", "2023-10-13")
    explained = explain_article(told, rules)
    agrees(explained, told, rules)
    assert {one.outcome for one in explained.decisions} == {Outcome.BY_RULE}


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin was welcomed to Saudi Arabia by King Salman on Monday.",
        "Vladimir Putin arrived in Mongolia on Monday.",
        "Vladimir Putin will visit Mongolia on Friday.",
    ],
)
def test_a_sentence_alone_tells_the_stage_and_the_day_of_its_report(text):
    explained = explain_article(article(text, "2019-10-15"), lexicon())
    (report,) = explained.reading.reports
    (told,) = (one for one in explained.decisions if one.outcome.stands)
    assert (told.stage, told.when) == (report.stage, report.when)
