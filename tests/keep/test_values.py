"""What is written is read back equal, to the last field."""

import json

import pytest
from hypothesis import given

from setfoot.facts import Article, ArticleId, Reading, Report, Trip
from setfoot.keep.values import read_value, write_value
from setfoot.reconcile import Record, reconcile_reports
from strategies import articles, readings, reports, source_maps


@given(readings())
def test_a_reading_reads_back(reading):
    assert read_value(Reading, write_value(reading)) == reading


@given(articles())
def test_an_article_reads_back(article):
    assert read_value(Article, write_value(article)) == article


@given(report=reports(), sources=source_maps())
def test_a_trip_reads_back(report, sources):
    for trip in reconcile_reports([report], sources, Record(None)).trips:
        assert read_value(Trip, write_value(trip)) == trip


def test_half_a_surrogate_pair_is_kept():
    broken = Article(ArticleId("a"), "a lone \ud800 and a \x00")
    written = write_value(broken)
    written.encode()
    assert read_value(Article, written) == broken


def test_fields_a_stored_object_lacks_take_their_defaults_and_others_are_passed_over():
    stored = json.dumps({"id": "a", "text": "b", "dropped": 1})
    assert read_value(Article, stored) == Article(ArticleId("a"), "b")


def test_what_is_no_value_is_refused():
    with pytest.raises(TypeError, match="no value of facts"):
        write_value(object())
    with pytest.raises(TypeError, match="only one type or None"):
        read_value(int | str, "1")


def test_written_forms_are_plain():
    report = Report.parse('vladimir-putin -> MN 2024-09-02 happened "arrived"')
    assert '"when":"2024-09-02"' in write_value(report)
