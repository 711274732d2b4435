"""Decisions are added once, never changed, and outlive a re-reading; only whom they concern becomes stale."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import (
    Article,
    ArticleId,
    BadQuestion,
    Country,
    Decided,
    Decision,
    DecisionField,
    Named,
    PersonId,
    Quote,
    Reading,
    Report,
    Said,
    Source,
    Stage,
    Subject,
    Window,
)
from setfoot.keep import Archive, find_decision, find_subject
from setfoot.run import review_log
from strategies import ARTICLES, days, readings, reports, words

PUTIN, LAVROV = PersonId("vladimir-putin"), PersonId("sergei-lavrov")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def made(name, person=PUTIN, country="KG", start=0):
    quote = Quote(ArticleId(name), start, start + 7, "arrived")
    report = Report(person, Country(country), Stage.HAPPENED, quote, when=Window.parse("2023-10-12"))
    return Article(ArticleId(name), f"{' ' * start}arrived in town {name}"), Reading(Source(ArticleId(name)), (report,))


def rejected(*told, at=NOON):
    subjects = tuple(Subject(Named.REPORT, one.id, (Said.of(one),)) for one in told)
    return Decision(Decided.REJECTED, subjects, "Ada", at, "why")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "a.db") as kept:
        for name, person in (("one", PUTIN), ("two", LAVROV)):
            kept.add(*made(name, person), "reader")
            kept.save_trips(person, [])
        yield kept


@st.composite
def decisions(draw):
    told = draw(st.lists(reports(), max_size=3))
    subjects = tuple(Subject(draw(st.sampled_from(Named)), one.id, (Said.of(one),)) for one in told)
    zone = timezone(timedelta(hours=draw(st.integers(-12, 12))))
    at = datetime.combine(draw(days()), datetime.min.time(), zone) + timedelta(microseconds=draw(st.integers(0, 9)))
    field = draw(st.none() | st.sampled_from(DecisionField))
    return Decision(draw(st.sampled_from(Decided)), subjects, draw(words), at, draw(words), field, new=draw(words))


@settings(max_examples=50)
@given(st.lists(decisions(), max_size=5))
def test_it_returns_what_was_decided_in_order_and_once(decided):
    with Archive.open(None) as kept:
        for one in (*decided, *decided):
            kept.decide(one)
        assert list(kept.decisions()) == sorted({one.id: one for one in decided}.values(), key=lambda one: one.order)
        for one in kept.decisions():
            for said in one.said:
                assert one in kept.decisions(said.person)


def test_a_decision_can_neither_be_changed_nor_deleted(archive, tmp_path):
    assert archive.decide(rejected(*archive.reports(PUTIN)))
    assert not archive.decide(rejected(*archive.reports(PUTIN)))
    database = sqlite3.connect(tmp_path / "a.db")
    for sql in (
        "DELETE FROM decision",
        "UPDATE decision SET value = '{}'",
        "DELETE FROM concern",
        "UPDATE concern SET person = 'somebody'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            database.execute(sql)
    database.close()
    assert len(archive.decisions()) == 1


def test_only_whom_it_concerns_is_stale(archive):
    archive.decide(rejected(*archive.reports(PUTIN)))
    assert archive.stale() == (PUTIN,)
    archive.save_trips(PUTIN, [])
    both = (Subject(Named.ARTICLE, "one"), Subject(Named.ARTICLE, "two"))
    archive.decide(Decision(Decided.JOINED_ORIGINS, both, "Ada", NOON))
    assert archive.stale() == (LAVROV, PUTIN)
    assert len(archive.decisions(PUTIN)) == 2
    assert len(archive.decisions(LAVROV)) == 1


def test_a_report_read_again_is_found_by_its_words(archive):
    article, reading = made("one")
    archive.decide(rejected(*reading.reports))
    again = replace(reading, reports=(replace(reading.reports[0], when=None),))
    archive.add(article, again, "a better reader")
    (found,) = review_log(archive)
    assert (found.lost, found.decision.said[0].report != again.reports[0].id) == ((), True)


def test_what_is_no_longer_found_is_told_and_never_dropped(archive):
    article, reading = made("one")
    archive.decide(rejected(*reading.reports))
    archive.add(article, replace(reading, reports=()), "a better reader")
    (found,) = review_log(archive)
    assert [said.report for said in found.lost] == [reading.reports[0].id]
    archive.add(article, reading, "reader")
    assert review_log(archive)[0].lost == ()


@settings(max_examples=50)
@given(st.lists(readings(), min_size=2, max_size=6), st.data())
def test_reading_again_never_loses_a_decision(told, data):
    with Archive.open(None) as kept:
        for number, reading in enumerate(told):
            name = reading.source.article
            kept.add(Article(name, "text"), reading, f"reader {number}")
            if kept.reports() and data.draw(st.booleans()):
                kept.decide(rejected(data.draw(st.sampled_from(kept.reports())), at=NOON + timedelta(minutes=number)))
            decided = kept.decisions()
            kept.add(Article(name, "text"), Reading(reading.source), "a reader who sees nothing")
            assert kept.decisions() == decided
            assert [one.decision for one in review_log(kept)] == list(decided)
        assert set(kept.articles()) <= set(ARTICLES)


def test_a_log_tells_what_was_overruled(archive):
    told = archive.reports(PUTIN)
    first, later = rejected(*told), replace(rejected(*told, at=NOON + timedelta(days=1)), kind=Decided.CONFIRMED)
    for one in (later, first):
        archive.decide(one)
    assert [one.overruled_by for one in review_log(archive)] == [later.id, None]


def test_things_are_found_by_the_beginning_of_their_ids(archive):
    (report,) = archive.reports(PUTIN)
    assert find_subject(archive, report.id[:5], Named.REPORT).said == (Said.of(report),)
    assert find_subject(archive, report.id[:5], Named.ARTICLE) == Subject(Named.ARTICLE, "one")
    with pytest.raises(BadQuestion, match="the nearest are"):
        find_subject(archive, report.id[:3], Named.REPORT)
    for number in range(2):
        archive.decide(rejected(report, at=NOON + timedelta(days=number)))
    (first, _) = archive.decisions()
    assert find_decision(archive, first.id) == first
    with pytest.raises(BadQuestion, match="setfoot log lists them"):
        find_decision(archive, "dzzzz")
