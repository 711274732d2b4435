"""Which days the words of an article mean, as windows, resolved against the publication window.

Nothing is guessed: a weekday is the nearest one in the
direction the verb tells, a month without a year the nearest such month, and a vague word a wide window. Against a
publication window wider than a day the answer is the hull over its ends.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from setfoot.facts import Window
from setfoot.read.phrases import DayPhrase, find_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.tables.words import Words

WEEK: Final = 7
YEAR: Final = 365


class Tense(Enum):
    """Where the words around a day put it: decides which Thursday "on Thursday" is."""

    PAST = "past"
    FUTURE = "future"
    ANY = "any"


def resolve(
    phrase: DayPhrase, published: Window | None, words: Words, tense: Tense = Tense.ANY
) -> tuple[Window, Window | None] | None:
    """The window in which the phrase puts the first day, and the last day when it tells one; None when it cannot tell."""
    if published is None or phrase.form in {"iso", "stamp"}:
        return _resolve_on(phrase, published.first if published else None, words, tense)
    ends = [_resolve_on(phrase, day, words, tense) for day in dict.fromkeys((published.first, published.last))]
    known = [end for end in ends if end]
    if not known:
        return None
    when, until = known[0]
    for other, other_until in known[1:]:
        when = when.hull(other)
        until = until.hull(other_until) if until and other_until else None
    return when, until


def month_number(text: str, words: Words) -> int:
    """The number of the month named or abbreviated, 0 for none."""
    name = text.rstrip(".")
    for table in (words.calendar["months"], words.calendar["month_abbreviations"]):
        if name in table:
            return table.index(name) + 1
    return words.numbers["month"].get(name, 0)


def weekday_number(text: str, words: Words) -> int:
    """The weekday named, 0 for Monday."""
    return next((n for n, name in enumerate(words.calendar["weekdays"]) if name.startswith(text[:3])), 0)


def _resolve_on(
    phrase: DayPhrase, today: date | None, words: Words, tense: Tense
) -> tuple[Window, Window | None] | None:
    try:
        return _RESOLVERS[phrase.form](phrase.parts, today, words, tense)
    except ValueError:  # "February 30", "June 31": words, not a day
        return None


Answer = tuple[Window, Window | None] | None


def _iso(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del today, words, tense
    return Window.parse(parts[0]), None


def _stamp(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del today, tense
    return Window.of(date(int(parts[2]), month_number(parts[0], words), int(parts[1]))), None


AGAINST: Final = 4
"""How many times nearer a day must be to be meant against the tense of its verb: a dateline may lag, a verb mislead."""


def nearest_year(month: int, day: int, today: date, tense: Tense) -> int:
    """The year that puts month and day nearest to today in the direction told; undirected leans to the past."""
    years = (today.year - 1, today.year, today.year + 1)
    days = {year: (date(year, month, min(day, 28)) - today).days for year in years}
    ahead = AGAINST if tense is Tense.PAST else 1
    behind = AGAINST if tense is Tense.FUTURE else 1
    return min(years, key=lambda year: days[year] * ahead if days[year] > 0 else -days[year] * behind)


def _date(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    month, day, year = parts[0] or parts[1], int(parts[2] or parts[3]), parts[4]
    return _on(month_number(month, words), day, year, today, tense), None


def _on(month: int, day: int, year: str, today: date | None, tense: Tense) -> Window:
    if year:
        return Window.of(date(int(year), month, day))
    if today is None:
        raise ValueError("no year")
    return Window.of(date(nearest_year(month, day, today, tense), month, day))


def _weekday_date(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    weekday, month, day, year = (
        weekday_number(parts[0], words),
        parts[1] or parts[2],
        int(parts[3] or parts[4]),
        parts[5],
    )
    number = month_number(month, words)
    if year or today is None:
        return _on(number, day, year, today, tense), None
    near = sorted(_days_around(today, number, day), key=lambda found: abs((found - today).days))
    fit = [found for found in near if found.weekday() == weekday]
    return Window.of((fit or near)[0]), None


def _days_around(today: date, month: int, day: int) -> Iterator[date]:
    """The date in the years around; 29 February only where there is one."""
    for year in (today.year - 1, today.year, today.year + 1):
        with suppress(ValueError):
            yield date(year, month, day)


def _dates(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    month = month_number(parts[0] or parts[1], words)
    first, last = int(parts[2] or parts[3]), int(parts[4] or parts[5])
    when = _on(month, first, parts[6], today, tense)
    until = when.first.replace(day=last)
    return (when, Window.of(until)) if until > when.first else (when, None)


def _month_of(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    modifier, month, year = parts[0], month_number(parts[1], words), parts[2]
    if year.isdigit():
        found = int(year)
    elif today is None:
        return None
    elif year:
        found = today.year + words.numbers["year"][year]
    elif words.numbers["step"].get(modifier) == -1:
        found = today.year if month < today.month else today.year - 1
    elif words.numbers["step"].get(modifier) == 1:
        found = today.year if month > today.month else today.year + 1
    else:
        found = _year_of_month(month, today, tense)
    window = Window.of_month(found, month)
    if modifier in words.lists["early"]:
        window = Window(window.first, window.first.replace(day=10))
    elif modifier in words.lists["late"]:
        window = Window(window.first.replace(day=20), window.last)
    return window, None


def _year_of_month(month: int, today: date, tense: Tense) -> int:
    """A month without a year is the last one gone, the next one to come, or the nearer of the two."""
    gone = today.year if month <= today.month else today.year - 1
    to_come = today.year if month >= today.month else today.year + 1
    if tense is Tense.PAST:
        return gone
    if tense is Tense.FUTURE:
        return to_come
    return gone if (today.month - month) % 12 <= (month - today.month) % 12 + NEARER_PAST else to_come


NEARER_PAST: Final = 4
"""Without a verb's tense a past month wins over a coming one that is up to this many months nearer."""


def _weekday_of(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    if today is None:
        return None
    step = words.numbers["step"].get(parts[0], 0)
    if step:
        tense = Tense.FUTURE if step > 0 else Tense.PAST
    return Window.of(_nearest_weekday(weekday_number(parts[1], words), today, tense, strict=step != 0)), None


def _nearest_weekday(weekday: int, today: date, tense: Tense, *, strict: bool = False) -> date:
    back = (today.weekday() - weekday) % WEEK
    ahead = (weekday - today.weekday()) % WEEK
    if strict:
        back, ahead = back or WEEK, ahead or WEEK
    if tense is Tense.FUTURE or (tense is Tense.ANY and ahead == 1 and not strict):
        return today + timedelta(days=ahead)
    return today - timedelta(days=back)


def _bare_weekday(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    if today is None:
        return None
    return Window.of(_nearest_weekday(weekday_number(parts[0], words), today, tense)), None


def _near(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del tense
    if today is None:
        return None
    day = today + timedelta(days=words.numbers["day"].get(parts[0], 0))
    return (Window(day, today) if parts[0] in words.lists["overnight"] else Window.of(day)), None


MIDWEEK: Final = 2
"""The weekday from which "this weekend" is the coming one, whatever the tense around it."""
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
"""Months of the northern seasons, the first and the last."""


def _span(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    if today is None:
        return None
    which, unit = parts
    step = words.numbers["step"].get(which, 0)
    if words.units[unit] == "week" and step == 0 and tense is Tense.FUTURE and today.weekday() == WEEK - 1:
        step = 1  # on a Sunday, "this week" is the one that begins
    if words.units[unit] == "weekend" and step == 0 and today.weekday() >= MIDWEEK:
        tense = Tense.FUTURE
    window = _unit_window(words.units[unit], step, today, tense)
    if which in words.lists["earlier"]:
        window = Window(window.first, max(window.first, min(window.last, today)))
    elif which in words.lists["later"]:
        window = Window(min(max(window.first, today), window.last), window.last)
    elif step == 0 and tense is Tense.PAST:
        window = Window(window.first, max(window.first, min(window.last, today)))
    elif step == 0 and tense is Tense.FUTURE:
        window = Window(min(max(window.first, today), window.last), window.last)
    return window, None


def _unit_window(unit: str, step: int, today: date, tense: Tense) -> Window:
    monday = today - timedelta(days=today.weekday())
    if unit == "week":
        return Window(monday + timedelta(days=WEEK * step), monday + timedelta(days=WEEK * step + 6))
    if unit == "weekend":
        behind = step < 0 or (step == 0 and tense is Tense.PAST and today.weekday() < 5)  # noqa: PLR2004 - Saturday is 5
        saturday = monday + timedelta(days=5 - (WEEK if behind else 0) + (WEEK if step > 0 else 0))
        return Window(saturday, saturday + timedelta(days=1))
    if unit == "month":
        month = today.year * 12 + today.month - 1 + step
        return Window.of_month(month // 12, month % 12 + 1)
    if unit == "year":
        return Window(date(today.year + step, 1, 1), date(today.year + step, 12, 31))
    first, last = _SEASONS[unit]
    year = today.year + step if step else today.year
    if step < 0 and today.month > last:
        year = today.year
    end_year = year + 1 if last < first else year
    return Window(date(year, first, 1), Window.of_month(end_year, last).last)


_LENGTHS: Final = {"day": (1, 0), "week": (WEEK, 4), "month": (30, 16), "year": (YEAR, 183)}
"""Days of each unit, and how many days a count of it may be off."""


def _ago(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del tense
    number, unit, which = parts
    sign = words.numbers["ago"].get(which)
    if today is None or sign is None:
        return None
    count = int(number) if number.isdigit() else words.numbers["count"].get(number, 1)
    length, slack = _LENGTHS[words.units[unit]]
    return Window.of(today + timedelta(days=sign * count * length)).wider(slack), None


def _year(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del today, words, tense
    return Window.parse(parts[0] or parts[1]), None


def _weekend(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del parts, words
    if today is None:
        return None
    return _unit_window("weekend", 0, today, Tense.PAST if tense is Tense.ANY else tense), None


_RESOLVERS: Final = {
    "iso": _iso,
    "stamp": _stamp,
    "weekday_date": _weekday_date,
    "dates": _dates,
    "date": _date,
    "month_of": _month_of,
    "weekday_of": _weekday_of,
    "weekday": _bare_weekday,
    "near": _near,
    "span": _span,
    "ago": _ago,
    "year": _year,
    "weekend": _weekend,
}


__all__ = ["DayPhrase", "Tense", "find_days", "month_number", "resolve", "weekday_number"]
