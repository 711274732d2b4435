"""Every form says the same of the same values, for ever: golden files, determinism, and the disclaimer."""

import pytest
from tell_examples import ARTICLES, NAMES, entries
from tell_forms import SUBJECTS, golden_files, told

from setfoot.tell import ONE_TRIP_FORMS, TRIP_FORMS, Look
from setfoot.tell.words import DISCLAIMER

FORMS = [(subject, form) for subject, (forms, _) in SUBJECTS.items() for form in forms]


@pytest.mark.parametrize(("name", "text"), [pytest.param(n, t, id=n) for n, t in golden_files()])
def test_each_form_is_as_somebody_last_saw_it(name, text, golden):
    golden(name, text)


@pytest.mark.parametrize(("subject", "form"), FORMS)
def test_the_same_values_give_the_same_text(subject, form):
    assert told(subject, form) == told(subject, form)


@pytest.mark.parametrize(("subject", "form"), FORMS)
def test_forms_for_people_say_once_that_this_is_no_legal_advice(subject, form):
    expected = 1 if form in {"lines", "html", "svg"} and subject != "readings" else 0
    assert told(subject, form).count(DISCLAIMER) == expected


@pytest.mark.parametrize("form", TRIP_FORMS)
def test_no_trips_are_told_too(form):
    assert "".join(TRIP_FORMS[form]((), NAMES, Look())) or form == "jsonl"


@pytest.mark.parametrize("form", ONE_TRIP_FORMS)
def test_every_report_of_a_trip_is_quoted(form):
    for entry in entries():
        text = "".join(ONE_TRIP_FORMS[form](entry, NAMES, Look(width=1000)))
        for report in entry.trip.reports:
            assert report.quote.text in text


def test_examples_quote_their_articles_exactly():
    for entry in entries():
        for report in entry.trip.reports:
            for quote in (report.quote, report.sentence):
                assert getattr(ARTICLES[quote.article], quote.where)[quote.start : quote.end] == quote.text
