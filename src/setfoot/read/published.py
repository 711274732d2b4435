"""When an article without a publication day was published, as far as its own text fixes it.

Four kinds of evidence, each a set of windows one of which must hold: a printed date line; a weekday with a date
("Thursday, October 12" is a Thursday only in some years, and is said within days of it); a bare month put on something
the tables date (an arrest warrant, a summit), since the press leaves out the year only within the calendar year; "next
week" beside a date. Years that are named bound it from below. The answer is the hull of what all evidence allows, or
None when that is wider than a year: never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import PersonId, Window
from setfoot.read.days import DayPhrase, find_days, month_number, resolve, weekday_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line
    from setfoot.tables.words import Words

LATEST_WIDTH: Final = 366
HEAD: Final = 400
"""Characters within which a printed date is the article's own date line."""
SAID_WITHIN: Final = 6
"""Days around a date within which the press adds its weekday."""
_WARRANT: Final = re.compile(r"\bwarrants?\b", re.IGNORECASE)
_THIS_YEAR: Final = re.compile(r"\b(?:this year|earlier this year)\b", re.IGNORECASE)
_NEXT_WEEK: Final = re.compile(r"\bnext week\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication window with the words on how it is known."""

    window: Window
    by: str


@dataclass(frozen=True, slots=True)
class Clue:
    """One of these windows must hold the publication day."""

    windows: tuple[Window, ...]
    by: str


def work_out_published(
    lines: Iterable[Line], texts: Mapping[str, str], people: frozenset[PersonId], lexicon: Lexicon
) -> Dated | None:
    """The publication window that the text itself fixes; None when it fixes none within a year."""
    lines = list(lines)
    if stamp := _stamp(lines, texts, lexicon):
        return stamp
    clues = [clue for line in lines for clue in _clues(line, texts, people, lexicon)]
    bound = _not_before(lines, texts, lexicon)
    clues.sort(key=lambda clue: (len(clue.windows), clue.windows))
    return _combine(clues, bound, _next_week(lines, texts, lexicon), lexicon.words)


def _stamp(lines: list[Line], texts: Mapping[str, str], lexicon: Lexicon) -> Dated | None:
    """A full date on a line of its own near the top, or in its "Oct.12 - 2023 7:50 AM" form."""
    for line in lines:
        if line.where != "text" or line.start > HEAD:
            continue
        for phrase in find_days(texts["text"], line.start, line.end, lexicon.words):
            own_line = phrase.end - phrase.start > 0.5 * (line.end - line.start)
            if phrase.form == "stamp" or (
                own_line and phrase.form in {"date", "weekday_date", "iso"} and phrase.parts[-1]
            ):
                answer = resolve(phrase, None, lexicon.words)
                if answer:
                    return Dated(answer[0], f'date line "{texts["text"][phrase.start : phrase.end]}"')
    return None


def _clues(line: Line, texts: Mapping[str, str], people: frozenset[PersonId], lexicon: Lexicon) -> Iterator[Clue]:
    text = texts[line.where]
    words = text[line.start : line.end]
    warrant = _WARRANT.search(words)
    issued = [day for person in sorted(people) for day in lexicon.warrant_days.get(person, ())] if warrant else []
    if issued and _THIS_YEAR.search(words):
        yield Clue(tuple(_rest_of_year(day) for day in issued), "a warrant issued the same year")
    for phrase in find_days(text, line.start, line.end, lexicon.words):
        said = text[phrase.start : phrase.end]
        if phrase.form == "weekday_date" and not phrase.parts[5]:
            yield Clue(tuple(_weekday_years(phrase, lexicon)), f'"{said}"')
        month = _bare_month(phrase, lexicon)
        if month and issued:
            fits = tuple(_rest_of_year(day) for day in issued if day.month == month)
            if fits:
                yield Clue(fits, f"the warrant issued in {said.removeprefix('in ').strip()}")
        if month:
            yield from _event_clues(words, month, lexicon)


def _rest_of_year(day: date) -> Window:
    return Window(day, date(day.year, 12, 31))


def _bare_month(phrase: DayPhrase, lexicon: Lexicon) -> int:
    if phrase.form != "month_of" or phrase.parts[0] or phrase.parts[2]:
        return 0
    return month_number(phrase.parts[1], lexicon.words)


def _weekday_years(phrase: DayPhrase, lexicon: Lexicon) -> Iterator[Window]:
    weekday = weekday_number(phrase.parts[0], lexicon.words)
    month = month_number(phrase.parts[1] or phrase.parts[2], lexicon.words)
    day = int(phrase.parts[3] or phrase.parts[4])
    for year in range(1998, 2100):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found.weekday() == weekday:
            yield Window.of(found).wider(SAID_WITHIN)


def _event_clues(words: str, month: int, lexicon: Lexicon) -> Iterator[Clue]:
    """A bare month on a summit the tables date: the article is of that year, and not before the summit."""
    named = {event.series for name in lexicon.events_in(words) for event in lexicon.events_by_name[name]}
    for series in sorted(named):
        events = [event for event in lexicon.events if event.series == series]
        fits = tuple(_rest_of_year(event.first) for event in events if event.first.month == month)
        if fits:
            yield Clue(fits, f"the {series} of that month")


def _not_before(lines: list[Line], texts: Mapping[str, str], lexicon: Lexicon) -> Window | None:
    """The latest day that a full date or a named year tells of as past."""
    found = [
        answer[0]
        for line in lines
        for phrase in find_days(texts[line.where], line.start, line.end, lexicon.words)
        if phrase.form in {"year", "date", "month_of", "iso"}
        and re.search(r"\d{4}", texts[line.where][phrase.start : phrase.end])
        if (answer := resolve(phrase, None, lexicon.words))
    ]
    return max(found, key=lambda window: window.first) if found else None


def _next_week(lines: list[Line], texts: Mapping[str, str], lexicon: Lexicon) -> tuple[DayPhrase, ...]:
    """Dates without a year that a "next week" near the top puts into the week after publication."""
    head = [line for line in lines if line.where == "text"][:6]
    if not any(_NEXT_WEEK.search(texts["text"], line.start, line.end) for line in head):
        return ()
    found = [p for line in head for p in find_days(texts["text"], line.start, line.end, lexicon.words)]
    return tuple(phrase for phrase in found if phrase.form == "date" and not phrase.parts[-1])


def _combine(clues: list[Clue], bound: Window | None, upcoming: tuple[DayPhrase, ...], words: Words) -> Dated | None:
    windows: list[Window] = []
    reasons: list[str] = []
    for clue in clues:
        allowed = [w for w in clue.windows if bound is None or w.last >= bound.first]
        if windows:
            allowed = [meet for w in allowed for known in windows if (meet := w.meets(known))]
        if allowed and (not windows or set(allowed) != set(windows)):
            windows = allowed
            reasons.append(clue.by)
    if not windows:
        return None
    hull = windows[0]
    for window in windows[1:]:
        hull = hull.hull(window)
    if upcoming and hull.width <= LATEST_WIDTH:
        narrowed = _week_before(upcoming[0], hull, words)
        if narrowed:
            return Dated(narrowed, ", ".join((*reasons, '"next week"')))
    return Dated(hull, ", ".join(reasons)) if hull.width <= LATEST_WIDTH else None


def _week_before(phrase: DayPhrase, window: Window, words: Words) -> Window | None:
    """The week before the one that holds the date, in the only year that fits the window."""
    found = []
    for year in range(window.first.year, window.last.year + 1):
        day = _date_in(phrase, year, words)
        if day is not None and (monday := day - timedelta(days=day.weekday() + 7)) <= window.last:
            week = Window(monday, monday + timedelta(days=6)).meets(window)
            if week:
                found.append(week)
    return found[0] if len(found) == 1 else None


def _date_in(phrase: DayPhrase, year: int, words: Words) -> date | None:
    try:
        return date(
            year, month_number(phrase.parts[0] or phrase.parts[1], words), int(phrase.parts[2] or phrase.parts[3])
        )
    except ValueError:
        return None
