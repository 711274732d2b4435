"""Every form of every subject applied to the examples: what golden files hold and what several tests walk over."""

from route_example import example_route
from tell_examples import NAMES, entries, explained, readings, where_answers

from setfoot.tell import (
    ONE_TRIP_FORMS,
    READING_FORMS,
    ROUTE_FORMS,
    RULING_FORMS,
    TRIP_FORMS,
    WHERE_FORMS,
    WHY_FORMS,
    Look,
)

SUFFIXES = {"lines": "txt", "text": "txt", "json": "json", "jsonl": "jsonl", "csv": "csv", "html": "html", "svg": "svg"}
SUBJECTS = {
    "readings": (READING_FORMS, readings),
    "why": (WHY_FORMS, explained),
    "trips": (TRIP_FORMS, entries),
    "trip": (ONE_TRIP_FORMS, lambda: entries()[0]),
    "ruling": (RULING_FORMS, lambda: entries()[0].ruling),
    "where": (WHERE_FORMS, where_answers),
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
    """The name and the text of every golden file; pages with the world map are too long to review and are left out."""
    for subject, (forms, _) in SUBJECTS.items():
        for form in forms:
            if subject not in ("where", "route") or form not in ("html", "svg"):
                yield f"{subject}.{SUFFIXES[form]}", told(subject, form)
