"""The JSON has the keys and types of docs/commands.md: checked against the contract written out by hand below."""

import json

import pytest
import row_examples
from tell_examples import entries, explained, readings, skipped, where_answers
from tell_forms import told

from setfoot.facts import (
    About,
    Decided,
    DecisionField,
    Duty,
    Matter,
    Outcome,
    Reason,
    Stage,
    Status,
    Truth,
    VoiceKind,
    Why,
)
from setfoot.tell import reading_json, report_json, ruling_json, skipped_json, trip_json
from setfoot.tell.contract import written
from setfoot.tell.why import why_json


def a_day(value):
    assert value == value.strip()
    assert len(value) == 10
    assert value[4] == value[7] == "-"


def one_of(enum):
    def check(value):
        assert value in {member.value for member in enum}

    return check


def either(*shapes):
    def check(value):
        failures = []
        for shape in shapes:
            try:
                return conforms(value, shape)
            except AssertionError as error:
                failures.append(error)
        raise AssertionError(failures)

    return check


def conforms(value, shape):
    """Fail unless the value has exactly the shape: a type, a check, a list of one shape, or keys with shapes."""
    match shape:
        case None:
            assert value is None
        case type():
            assert type(value) is shape, (value, shape)
        case list():
            assert type(value) is list
            for item in value:
                conforms(item, shape[0])
        case dict():
            assert list(value) == list(shape), (list(value), list(shape))
            for key, part in shape.items():
                conforms(value[key], part)
        case _:
            shape(value)


MAYBE = either(None, str)
WINDOW = {"first": a_day, "last": a_day}
MAYBE_WINDOW = either(None, WINDOW)
DATING = {"first": a_day, "last": a_day, "because": str}
QUOTE = {"start": int, "end": int, "text": str, "in": lambda value: conforms(value in {"title", "text"}, bool)}
VOICE = {"name": str, "kind": one_of(VoiceKind)}
REPORT = {
    "id": str,
    "person": str,
    "country": str,
    "city": MAYBE,
    "stage": one_of(Stage),
    "when": MAYBE_WINDOW,
    "until": MAYBE_WINDOW,
    "occasion": MAYBE,
    "voices": [VOICE],
    "inferred": bool,
    "quote": QUOTE,
    # added to the contract
    "main": bool,
    "cue": str,
}
SKIPPED = {
    "why": one_of(Why),
    "quote": either(None, QUOTE),
    "note": str,
    # added to the contract
    "person": MAYBE,
    "country": MAYBE,
    "report": MAYBE,
    "source": str,
}
CHECKED = {
    "matter": one_of(Matter),
    "subject": str,
    "country": MAYBE,
    "value": str,
    "day": MAYBE_WINDOW,
    "voice": either(None, {"name": str, "kind": one_of(VoiceKind)}),
    "quote": QUOTE,
    "holds": one_of(Truth),
    "says": str,
}
READING = {
    "article": str,
    "file": MAYBE,
    "published": MAYBE_WINDOW,
    "language": MAYBE,
    "reports": [REPORT],
    "skipped": [SKIPPED],
    "assertions": [CHECKED],
}
NUMBER = either(None, float)
WEIGHT = {"feature": str, "weight": float}
DECISION = {
    "person": str,
    "country": str,
    "outcome": one_of(Outcome),
    "stage": either(None, one_of(Stage)),
    "sentence": QUOTE,
    "person_at": either(None, QUOTE),
    "place_at": either(None, QUOTE),
    "rules": either(None, {"cue": str, "stage": one_of(Stage)}),
    "linear": either(None, {"log_odds": float, "for": [WEIGHT], "against": [WEIGHT], "rest": float}),
    "encoder": either(None, {"log_odds": float, "stages": dict.fromkeys(Stage, float)}),
    "rules_add": NUMBER,
    "doubts": [str],
    "both": NUMBER,
    "bar": NUMBER,
    "day": either(None, QUOTE),
    "when": MAYBE_WINDOW,
}
WHY = {
    "article": str,
    "file": MAYBE,
    "published": MAYBE_WINDOW,
    "published_by": str,
    "language": MAYBE,
    "decisions": [DECISION],
    "dropped": int,
    "reports": [REPORT | {"dated_by": either(None, QUOTE)}],
    "skipped": [SKIPPED],
}
RULING = {
    "person": str,
    "country": str,
    "on": WINDOW,
    "duty": one_of(Duty),
    "reason": one_of(Reason),
    "contested": bool,
    "steps": [{"rule": str, "holds": str, "because": str, "sources": [str], "says": str}],
    "objections": [{"by": str, "ground": str, "answered_by": MAYBE}],
    "precedents": [{"state": str, "visit": str, "decision": str, "outcome": str, "referred": str}],
    "caveats": [str],
    "law": str,
    "as_of": a_day,
    # added to the contract
    "state": MAYBE,
    "area": str,
}
DECIDED = {
    "id": str,
    "kind": one_of(Decided),
    "by": str,
    "at": str,
    "because": str,
    "field": either(None, one_of(DecisionField)),
    "old": str,
    "new": str,
    "source": str,
    "subjects": [str],
}
TRIP = {
    "trip": str,
    "person": str,
    "country": str,
    "cities": [str],
    "status": one_of(Status),
    "history": [{"status": one_of(Status), "since": either(None, a_day), "report": str, "because": str}],
    "arrived": MAYBE_WINDOW,
    "left": MAYBE_WINDOW,
    "occasions": [str],
    "reports": [
        {
            **REPORT,
            "article": str,
            "outlet": MAYBE,
            "published": MAYBE_WINDOW,
            "url": MAYBE,
            "title": str,
            "file": MAYBE,
            "dated_by": either(None, DATING),
            "published_within": either(None, DATING),
            "rejected": bool,
            "decision": MAYBE,
        }
    ],
    "articles": int,
    "outlets": int,
    "origins": int,
    "origin_groups": [{"articles": [str], "because": str, "marks": [str], "state_media": [str], "party": bool}],
    "origins_by_field": {"country": int, "arrived": int, "left": int, "status": int, "city": int, "occasion": int},
    "conflicts": [
        {
            "about": one_of(About),
            "sides": [[str]],
            "note": str,
            "quotes": [{**QUOTE, "article": str}],
            "settled": str,
            "decided": str,
            "origins": [int],
        }
    ],
    "ruling": either(None, RULING),
    # added to the contract
    "notes": [str],
    "journey": either(
        None,
        {
            "id": str,
            "trips": [str],
            "first": a_day,
            "last": a_day,
            "halts": [{"trip": str, "country": str, "city": MAYBE, "arrived": either(None, WINDOW)}],
        },
    ),
    "decisions": [DECIDED],
    "rejected": bool,
    "seen": bool,
}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.trip.id)
def test_a_trip_has_the_contract_s_shape(entry):
    conforms(trip_json(entry), TRIP)
    conforms(trip_json(row_examples.decided(entry)), TRIP)


def test_a_reading_and_its_reports_have_the_contract_s_shape():
    for reading in readings():
        conforms(reading_json(reading), READING)
        for report in reading.reports:
            conforms(report_json(report), REPORT)


def test_an_article_explained_has_the_contract_s_shape():
    for one in explained():
        conforms(why_json(one), WHY)
    assert len(explained()[0].decisions) == len(Outcome)


def test_a_ruling_has_the_contract_s_shape():
    for ruling in where_answers():
        conforms(ruling_json(ruling), RULING)


def test_what_was_skipped_has_the_contract_s_shape():
    for item in skipped():
        conforms(skipped_json(item), SKIPPED)


def test_counts_are_those_of_the_reports():
    found = trip_json(entries()[0])
    assert (found["articles"], found["outlets"], found["origins"]) == (4, 4, 3)


def test_jsonl_is_one_object_a_line_and_json_one_document():
    lines = told("trips", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(told("trips", "json"))
    assert json.loads(told("trip", "jsonl")) == json.loads(told("trip", "json")) == json.loads(lines[0])
    assert len(told("readings", "jsonl").splitlines()) == len(readings())


def test_characters_are_written_as_they_are_but_a_half_character_is_escaped():
    assert written({"city": "Бишкек"}) == '{"city": "Бишкек"}'
    assert json.loads(written("\ud800").encode()) == "\ud800"
