"""Every form of every subject applied to the examples: what golden files hold and what several tests walk over."""

import re

import ledger_example
import row_examples
from route_example import example_route
from tell_examples import NAMES, entries, explained, readings, span_answers, where_answers

from setfoot.tell import (
    BEHIND_FORMS,
    CHANGE_FORMS,
    CONTENTS_FORMS,
    LEDGER_FORMS,
    LOG_FORMS,
    ONE_TRIP_FORMS,
    READING_FORMS,
    ROUTE_FORMS,
    RULING_FORMS,
    SPAN_FORMS,
    TRIP_FORMS,
    VERSION_FORMS,
    WHERE_FORMS,
    WHY_FORMS,
    Look,
)

SUFFIXES = {"lines": "txt", "text": "txt"}
"""Of files; those of other forms are called as the form is."""
SUBJECTS = {
    "readings": (READING_FORMS, readings),
    "why": (WHY_FORMS, explained),
    "trips": (TRIP_FORMS, entries),
    "trip": (ONE_TRIP_FORMS, lambda: entries()[0]),
    "decided": (ONE_TRIP_FORMS, lambda: row_examples.decided(entries()[0])),
    "log": (LOG_FORMS, lambda: row_examples.log(entries()[0].trip)),
    "ruling": (RULING_FORMS, lambda: entries()[0].ruling),
    "where": (WHERE_FORMS, where_answers),
    "behind": (BEHIND_FORMS, row_examples.behind),
    "contents": (CONTENTS_FORMS, row_examples.contents),
    "change": (CHANGE_FORMS, row_examples.change),
    "versions": (VERSION_FORMS, row_examples.versions),
    "span": (SPAN_FORMS, span_answers),
    "ledger": (LEDGER_FORMS, ledger_example.held),
    "route": (ROUTE_FORMS, example_route),
}


def told(subject, form, look=None):
    """The text a form makes of the subject's examples."""
    forms, values = SUBJECTS[subject]
    return "".join(forms[form](values(), NAMES, look or Look()))


def plain(subject, look=None):
    """The text of the form for people at a terminal: each subject's first."""
    return told(subject, next(iter(SUBJECTS[subject][0])), look)


def golden_files():
    """The name and text of every golden file; pages with the world map are too long, and sheets go without its shapes."""
    for subject, (forms, _) in SUBJECTS.items():
        for form in forms:
            if (subject, form) not in {("where", "html"), ("span", "html"), ("route", "html"), ("route", "svg")}:
                text = told(subject, form)
                yield f"{subject}.{SUFFIXES.get(form, form)}", without_shapes(text) if form == "svg" else text


def without_shapes(sheet):
    """The SVG without the shapes of the world."""
    return re.sub(r'<path (?:class="shape"|id="w-)[^\n]*?(?:/>|</path>)\n?', "", sheet)
