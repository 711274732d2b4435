"""Values as HTML for people: pages that need no network, no script and no second file.

Every page is one Jinja2 template under autoescape: text that came from articles is hostile until proven otherwise, so
it only ever becomes text. Style and shapes of the world are part of the page, and its content policy forbids the rest.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from setfoot.tell import flown, words
from setfoot.tell.exhibits import make_tab
from setfoot.tell.spans import on_day, shifts, why
from setfoot.tell.world import ANSWERS, draw_answers, load_shapes, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2 import Environment

    from setfoot.facts import Course, Entry, Ruling
    from setfoot.tell.names import Look, Names


def trip_page(entries: Iterable[Entry], names: Names, look: Look) -> Iterator[str]:
    """All trips on one page, in the order given."""
    del look
    tabs = tuple(make_tab(number, entry, names) for number, entry in enumerate(entries, 1))
    yield fill("trips.html", names, title="Trips", tabs=tabs)


def one_trip(entry: Entry, names: Names, look: Look) -> Iterator[str]:
    """One trip with all its evidence on one page."""
    del look
    tab = make_tab(1, entry, names)
    yield fill("trips.html", names, title=f"{tab.person}: {tab.country}", tabs=(tab,))


def where_page(rulings: Sequence[Ruling], names: Names, look: Look) -> Iterator[str]:
    """The answer for every state as a map and as a table, the bound ones first."""
    del look
    atlas = draw_answers(rulings, names)
    order = list(ANSWERS)
    ordered = sorted(rulings, key=lambda r: (order.index(pattern_of(r)), names.country(r.country)))
    yield fill("where.html", names, title=atlas.title if atlas else "No states", atlas=atlas, rulings=ordered)


def span_page(courses: Sequence[Course], names: Names, look: Look) -> Iterator[str]:
    """What changes over a span as a table, and a map of its first and of its last day."""
    del look
    on = courses[0].on
    atlases = [draw_answers(on_day(courses, day), names) for day in (on.first, on.last)]
    title = f"Where {names.person(courses[0].person)} could be arrested, {words.span(on)}"
    yield fill(
        "span.html",
        names,
        title=title,
        on=on,
        ruling=courses[0].answers[0].ruling,
        atlases=atlases,
        shifts=shifts(courses, names),
        still=[course.answers[0] for course in courses if len(course.answers) == 1],
    )


def fill(template: str, names: Names, **values: object) -> str:
    """The page a template makes of values."""
    return _environment().get_template(template).render(names=names, **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow, and only pages need it

    environment = Environment(
        loader=PackageLoader("setfoot.tell"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: words.clean(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"shapes": load_shapes(), "disclaimer": words.DISCLAIMER}
    environment.filters |= {
        "because": why,
        "brief": words.brief,
        "capitalise": lambda text: text[:1].upper() + text[1:],
        "dated": words.dated,
        "day": words.day,
        "duty": words.duty_of,
        "many": words.many,
        "plain": words.plain,
        "reason": words.REASONS.__getitem__,
        "status": words.STATUSES.__getitem__,
        "tables_of": words.tables_of,
        "tally": words.tally,
        "truth": words.TRUTHS.__getitem__,
        "why": words.WHYS.__getitem__,
    }
    environment.filters |= flown.FILTERS
    return environment
