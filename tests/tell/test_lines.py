"""Lines for people: report lines read back, widths are kept, and no article can steer the terminal."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_examples import NAMES, entries, readings
from tell_forms import SUBJECTS, plain, told

from setfoot.facts import Report
from setfoot.tell import ONE_TRIP_FORMS, TRIP_FORMS, Look

PAINT = re.compile(r"\x1b\[[0-9;]*m")


def test_the_written_form_of_every_report_reads_back():
    lines = [line.strip() for line in told("readings", "lines").splitlines() if " -> " in line]
    assert [str(Report.parse(line)) for line in lines] == lines
    assert len(lines) == sum(len(reading.reports) for reading in readings())


@pytest.mark.parametrize("subject", SUBJECTS)
def test_colour_changes_the_paint_and_not_the_words(subject):
    painted = plain(subject, Look(colour=True))
    assert "\x1b[" in painted
    assert "\x1b" not in plain(subject)
    bare = [line.rstrip() for line in PAINT.sub("", painted).splitlines()]
    assert bare == plain(subject).splitlines()


def test_tables_keep_to_the_width():
    text = "".join(TRIP_FORMS["lines"](entries(), NAMES, Look(width=80)))
    assert max(map(len, text.splitlines())) <= 80


def test_the_environment_of_the_terminal_does_not_matter(monkeypatch):
    before = told("trips", "lines")
    for name, value in (("COLUMNS", "40"), ("FORCE_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert told("trips", "lines") == before


@given(text=st.text(st.characters(categories=["Cc", "Cf", "Lu"]), min_size=1))
def test_words_of_an_article_cannot_steer_the_terminal(text):
    entry = entries()[0]
    reports = tuple(replace(report, city=text, occasion=text) for report in entry.trip.reports)
    entry = replace(entry, trip=replace(entry.trip, reports=reports, cities=(text,), notes=(text,)))
    for forms, values in ((ONE_TRIP_FORMS, entry), (TRIP_FORMS, (entry,))):
        shown = "".join(forms["lines"](values, NAMES, Look()))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
