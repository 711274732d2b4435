"""When an article without a publication day was published, as far as its own text fixes it.

A printed date line settles it: a day told as that of publication, a day on a line of its own, or the day of a dateline
("PARIS, May 6, 2024 -"), in this order, and the day of an update only where there is no other; several that differ make
a window. Without one there are four kinds of evidence, each a set of windows one of which must hold: a weekday with a
date ("Thursday, October 12" is a Thursday only in some years, and is said within days of it); a bare month put on
something the tables date, since the press leaves out the year only within the calendar year: a warrant, or a summit told
as past, bounds from below, a summit told as to come from above, and one told neither way says nothing; "next week" of a
summit or beside a date. Years that are named bound it from below; years after that of the tables are no candidates. The
answer is the hull of what all evidence allows, or None when that is wider than a year: never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import PersonId, Window
from setfoot.read.days import DayPhrase, Tense, find_days, month_number, resolve, weekday_number
from setfoot.tables.law import load_law
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from setfoot.facts import Country
    from setfoot.read.grammar import PublishedGrammar
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line
    from setfoot.tables.events import Event
    from setfoot.tables.words import Words

LATEST_WIDTH: Final = 366
HEAD: Final = 400
"""Characters within which a printed date is the article's own date line."""
MONTHS: Final = 12
SAID_WITHIN: Final = 6
"""Days around a date within which the press adds its weekday."""
AHEAD: Final = 300
"""Days before a summit within which the press names it by its month alone."""
NEXT_WEEK: Final = 14
"""Days before the first day of what is "next week"."""
_NUMERIC: Final = re.compile(
    r"(?<![\d./-])(?:(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)|(?P<y2>(?:19|20)\d\d)[./](?P<m2>\d{1,2})[./](?P<d2>\d{1,2}))(?![\d/-])"
)


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
    if stamp := _stamp(lines, texts["text"], lexicon):
        return stamp
    clues = [clue for line in lines for clue in _clues(line, texts, people, lexicon)]
    bound = _not_before(lines, texts, lexicon)
    clues.sort(key=lambda clue: (len(clue.windows), clue.windows))
    return _combine(clues, bound, _next_week(lines, texts, lexicon), lexicon.words)


def _stamp(lines: list[Line], text: str, lexicon: Lexicon) -> Dated | None:
    """The day printed near the top as that of the article; of several of the best kind, the window they span."""
    head = [line for line in lines if line.where == "text" and line.start <= HEAD]
    printed = [found for line in head for found in _printed(line, text, lexicon)]
    if not printed:
        return None
    best = min(rank for rank, _, _ in printed)
    found = [(window, said) for rank, window, said in printed if rank == best]
    hull = found[0][0]
    for window, _ in found:
        hull = hull.hull(window)
    said = ", ".join(dict.fromkeys(f'"{said}"' for _, said in found))
    return Dated(hull, f"date line {said}") if hull.width <= LATEST_WIDTH else None


def _printed(line: Line, text: str, lexicon: Lexicon) -> Iterator[tuple[int, Window, str]]:
    """The days that the line prints as the article's: 0 for one of publication, 1 for one without words, 2 for an update."""
    grammar = lexicon.grammar.published
    days = [*_full_days(line.start, line.end, text, lexicon)]
    labels = [(m.end() + line.start, m["update"]) for m in grammar.label.finditer(text[line.start : line.end])]
    dateline = grammar.dateline.match(text, line.start, min(len(text), line.start + HEAD))
    dated_until = dateline.end("day") if dateline else -1
    for start, end, window, form in days:
        said = text[start:end]
        label = next((2 if update else 0 for at, update in labels if 0 <= start - at <= 1), None)
        if label is not None:
            yield label, window, said
        elif form == "stamp" or end - start > 0.5 * (line.end - line.start) or end == dated_until:
            yield 1, window, said


def _full_days(start: int, end: int, text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Window, str]]:
    """Where days are told in full between two offsets, in words or in figures."""
    for phrase in find_days(text, start, end, lexicon.words):
        if phrase.form in {"stamp", "iso"} or (phrase.form in {"date", "weekday_date"} and phrase.parts[-1]):
            answer = resolve(phrase, None, lexicon.words)
            if answer:
                yield phrase.start, phrase.end, answer[0], phrase.form
    for match in _NUMERIC.finditer(text, start, end):
        if day := _in_figures(match):
            yield match.start(), match.end(), Window.of(day), "figures"


def _in_figures(match: re.Match[str]) -> date | None:
    """The day, where figures leave no doubt: "6.5.2024" has the day first, "6/5/2024" may have either first."""
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in ("y", "m", "d"))
    if match["sep"] == "/" and day != month:
        if day <= MONTHS and month <= MONTHS:
            return None
        if month > MONTHS:
            day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clues(line: Line, texts: Mapping[str, str], people: frozenset[PersonId], lexicon: Lexicon) -> Iterator[Clue]:
    text = texts[line.where]
    words, grammar = text[line.start : line.end], lexicon.grammar.published
    warrant = grammar.warrant.search(words)
    issued = [day for person in sorted(people) for day in lexicon.warrant_days.get(person, ())] if warrant else []
    if issued and grammar.this_year.search(words):
        yield Clue(tuple(_rest_of_year(day) for day in issued), "a warrant issued the same year")
    for phrase in find_days(text, line.start, line.end, lexicon.words):
        said = text[phrase.start : phrase.end]
        if phrase.form == "weekday_date" and not phrase.parts[5]:
            yield Clue(tuple(_weekday_years(phrase, lexicon)), f'"{said}"')
        month = _bare_month(phrase, lexicon)
        if month and issued:
            fits = tuple(_rest_of_year(day) for day in issued if day.month == month)
            if fits:
                yield Clue(fits, f"the warrant issued in {said.removeprefix(grammar.before_month).strip()}")
    yield from _event_clues(line, words, lexicon)


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
    for year in range(1998, load_law().as_of.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found.weekday() == weekday:
            yield Window.of(found).wider(SAID_WITHIN)


def _event_clues(line: Line, words: str, lexicon: Lexicon) -> Iterator[Clue]:
    """Summits the tables date: with a bare month the article is of that year, before or after it as the verb tells."""
    named = {
        event.series: at for name, at in lexicon.events_in(words).items() for event in lexicon.events_by_name[name]
    }
    if not named:
        return
    grammar = lexicon.grammar.published
    months = [(p, month) for p in find_days(words, 0, len(words), lexicon.words) if (month := _bare_month(p, lexicon))]
    for series, at in sorted(named.items()):
        told = _told(words, at, grammar)
        events = _held_there([event for event in lexicon.events if event.series == series], line, words, at, grammar)
        month = min(((_distance(phrase, at), month) for phrase, month in months), default=(None, 0))[1]
        fits = [event for event in events if event.first.month == month]
        if fits and told is Tense.PAST:
            yield Clue(tuple(_rest_of_year(event.first) for event in fits), f"the {series} of that month")
        elif fits and told is Tense.FUTURE:
            yield Clue(tuple(_before(event, AHEAD) for event in fits), f"the {series} to come in that month")
        elif events and told is Tense.FUTURE and grammar.next_week.search(_clause(words, at, grammar)):
            yield Clue(tuple(_before(event, NEXT_WEEK) for event in events), f"the {series} of the next week")


def _distance(phrase: DayPhrase, at: int) -> tuple[bool, int]:
    """Right before the summit's name ("the July summit"), else the first after it, else the nearest before."""
    return (phrase.start < at and at - phrase.end > 1, abs(phrase.start - at))


def _before(event: Event, days: int) -> Window:
    return Window(event.first - timedelta(days=days), event.last)


def _held_there(events: list[Event], line: Line, words: str, at: int, grammar: PublishedGrammar) -> list[Event]:
    """The events of the series in the state that the words around its name put it in; all where none was held there."""
    there: set[Country] = set()
    for token in line.tokens:
        if token.low != "L" or not token.places or token.places[0].kind is PlaceKind.DEMONYM:
            continue
        start, end = token.start - line.start, token.end - line.start
        if grammar.held_in.match(words[at:start]) or grammar.go_for.match(words[end:at]):
            there.add(token.places[0].country)
    return [event for event in events if event.country in there] or events


def _clause(words: str, at: int, grammar: PublishedGrammar) -> str:
    marks = [match.span() for match in grammar.clause.finditer(words)]
    start = max((end for _, end in marks if end <= at), default=0)
    stop = min((begin for begin, _ in marks if begin >= at), default=len(words))
    return words[start:stop]


def _told(words: str, at: int, grammar: PublishedGrammar) -> Tense:
    """Whether what stands at `at` is told as past or as to come: by its clause, else by its sentence; ANY if unsure."""
    for part in (_clause(words, at, grammar), words):
        past, to_come = bool(grammar.told_past.search(part)), bool(grammar.to_come.search(part))
        unsure = bool(grammar.unsure.search(part))
        if past or to_come or unsure:
            return Tense.ANY if unsure or past == to_come else Tense.PAST if past else Tense.FUTURE
    return Tense.ANY


def _not_before(lines: list[Line], texts: Mapping[str, str], lexicon: Lexicon) -> Window | None:
    """The latest day that a full date or a named year tells of as past."""
    latest, grammar = load_law().as_of, lexicon.grammar.published
    found = [
        answer[0]
        for line in lines
        for phrase in find_days(texts[line.where], line.start, line.end, lexicon.words)
        if phrase.form in {"year", "date", "month_of", "iso"}
        and re.search(r"\d{4}", texts[line.where][phrase.start : phrase.end])
        and _told(texts[line.where][line.start : line.end], phrase.start - line.start, grammar) is not Tense.FUTURE
        and (answer := resolve(phrase, None, lexicon.words))
        and answer[0].first <= latest
    ]
    return max(found, key=lambda window: window.first) if found else None


def _next_week(lines: list[Line], texts: Mapping[str, str], lexicon: Lexicon) -> tuple[DayPhrase, ...]:
    """Dates without a year that a "next week" near the top puts into the week after publication."""
    head = [line for line in lines if line.where == "text"][:6]
    if not any(lexicon.grammar.published.next_week.search(texts["text"], line.start, line.end) for line in head):
        return ()
    found = [p for line in head for p in find_days(texts["text"], line.start, line.end, lexicon.words)]
    return tuple(phrase for phrase in found if phrase.form == "date" and not phrase.parts[-1])


def _combine(clues: list[Clue], bound: Window | None, upcoming: tuple[DayPhrase, ...], words: Words) -> Dated | None:
    windows: list[Window] = []
    reasons: list[str] = []
    least = bound.first if bound else date.min
    for clue in clues:
        allowed = [Window(max(w.first, least), w.last) for w in clue.windows if w.last >= least]
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
