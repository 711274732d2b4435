"""Which days the words of an article mean, as windows, resolved against the publication window.

Expressions found: ISO days; "July 16, 2018", "16 July", "July 16-18", "Thursday, October 12"; weekdays; today,
yesterday, tomorrow; "last/this/next" week, month, year or weekday; "earlier this month"; "in July", "July 2018",
"last December", "December last year"; "in 2013"; "two weeks ago". Nothing is guessed: a weekday is the nearest one in the
direction the verb tells, a month without a year the nearest such month, and a vague word a wide window. Against a
publication window wider than a day the answer is the hull over its ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Final

from setfoot.facts import Window

if TYPE_CHECKING:
    from setfoot.tables.words import Words

NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "couple of": 2,
}
WEEK: Final = 7
YEAR: Final = 365


class Tense(Enum):
    """Where the words around a day put it: decides which Thursday "on Thursday" is."""

    PAST = "past"
    FUTURE = "future"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """A day expression where it stands; `parts` is what it says, not yet resolved."""

    start: int
    end: int
    form: str
    parts: tuple[str, ...]

    @property
    def narrow(self) -> bool:
        """Whether it names a day or a few, not a month or a year."""
        return self.form in {"iso", "date", "dates", "weekday", "weekday_date", "near", "weekday_of"}


@cache
def _patterns(words: Words) -> re.Pattern[str]:
    months = "|".join(
        [*words.lists["months"], *(f"{m}\\.?" for m in words.lists["month_abbreviations"] if m), "sept\\.?"]
    )
    week = "|".join(
        [*words.lists["weekdays"], "mon\\.?(?= )", "tues\\.?", "wed\\.", "thurs\\.?", "fri\\.", "sat\\.", "sun\\."]
    )
    day = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
    year = r"(?:,? (?:in )?(?P<{}>(?:19|20)\d\d))?"
    forms = [
        r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
        rf"(?P<stamp>(?P<stm>{months})\s?(?P<std>\d{{1,2}})\s?[-–]\s?(?P<sty>(?:19|20)\d\d))",
        rf"(?P<weekday_date>(?P<wdw>{week}),? (?:the )?(?:(?P<wdm>{months}) {day.format('wdd')}|{day.format('wdd2')}(?: of)? (?P<wdm2>{months})){year.format('wdy')})",
        rf"(?P<dates>(?:(?P<dsm>{months}) {day.format('dsa')}(?:\s?[-–]\s?| to | through | until | and ){day.format('dsb')}|(?:from )?{day.format('dsa2')}(?:\s?[-–]\s?| to | through | until | and ){day.format('dsb2')} (?P<dsm2>{months})){year.format('dsy')})",
        rf"(?P<date>(?:(?P<dm>{months}) {day.format('dd')}(?!\d)|{day.format('dd2')}(?: of)? (?P<dm2>{months})){year.format('dy')})",
        rf"(?P<month_of>(?:(?P<mow>last|this|next|early|late|mid-?|earlier this|the end of|the beginning of) )?(?P<mom>{months})(?: (?:of )?(?P<moy>(?:19|20)\d\d|last year|this year|next year))?)(?!\w)",
        rf"(?P<weekday_of>(?P<wow>last|this past|past|this|next|this coming|the previous|the following) (?P<wod>{week}))",
        rf"(?P<weekday>(?P<wd>{week}))",
        r"(?P<near>today|yesterday|tomorrow|tonight|last night|this morning|this afternoon|this evening|overnight|earlier in the day|later in the day)",
        r"(?P<span>(?P<spw>last|past|this|next|this past|earlier this|later this|the coming|the past|the following|the previous|end of the|later in the) (?P<spu>week|weekend|month|year|spring|summer|autumn|fall|winter))",
        r"(?P<ago>(?P<agn>a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?P<agu>day|week|month|year)s? (?P<agw>ago|earlier|later|from now))",
        r"(?P<year>(?:in|since|during|of|early|late|mid-?|a|his|her|their|the) (?P<yy>(?:19|20)\d\d)(?![\d-])|(?P<yy2>(?:19|20)\d\d)(?= (?:trip|visit|tour|summit|speech|meeting)))",
        r"(?P<weekend>(?:over |at |on )?the weekend)",
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(forms) + r")(?![\w])", re.IGNORECASE)


def find_days(text: str, start: int, end: int, words: Words) -> tuple[DayPhrase, ...]:
    """The day expressions between two offsets, in order."""
    found = []
    for match in _patterns(words).finditer(text, start, end):
        form = next(name for name in _FORMS if match.group(name) is not None)
        if form == "month_of" and not _really_a_month(match, words):
            continue
        parts = tuple((match.group(name) or "").lower().strip(".") for name in _FORMS[form])
        found.append(DayPhrase(match.start(), match.end(), form, parts))
    return tuple(found)


_FORMS: Final = {
    "iso": ("iso",),
    "stamp": ("stm", "std", "sty"),
    "weekday_date": ("wdw", "wdm", "wdm2", "wdd", "wdd2", "wdy"),
    "dates": ("dsm", "dsm2", "dsa", "dsa2", "dsb", "dsb2", "dsy"),
    "date": ("dm", "dm2", "dd", "dd2", "dy"),
    "month_of": ("mow", "mom", "moy"),
    "weekday_of": ("wow", "wod"),
    "weekday": ("wd",),
    "near": ("near",),
    "span": ("spw", "spu"),
    "ago": ("agn", "agu", "agw"),
    "year": ("yy", "yy2"),
    "weekend": (),
}


def _really_a_month(match: re.Match[str], words: Words) -> bool:
    """Whether "May" or "march" means the month: a capital, and for May and March more than the bare word."""
    month = match.group("mom")
    if not month[:1].isupper() or month.rstrip(".").lower() not in {
        *words.lists["months"],
        *words.lists["month_abbreviations"],
        "sept",
    }:
        return False
    if match.group("mow") or match.group("moy"):
        return True
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    ambiguous = month in {"May", "March", "Mar", "Jun", "Jan", "Sun", "Sat", "Dec", "Nov", "Oct"}
    return not ambiguous or bool(
        re.search(r"(?:\b(?:in|since|by|until|during|of|from|for|and|through|to|before|after|s|year)[ ])$", before)
    )


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
    for table in (words.lists["months"], words.lists["month_abbreviations"]):
        if name in table:
            return table.index(name) + 1
    return 9 if name == "sept" else 0


def weekday_number(text: str, words: Words) -> int:
    """The weekday named, 0 for Monday."""
    return next((n for n, name in enumerate(words.lists["weekdays"]) if name.startswith(text[:3])), 0)


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
    near = sorted((today.year - 1, today.year, today.year + 1), key=lambda y: abs((date(y, number, day) - today).days))
    fit = [y for y in near if date(y, number, day).weekday() == weekday]
    return Window.of(date((fit or near)[0], number, day)), None


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
        found = today.year + {"last year": -1, "this year": 0, "next year": 1}[year]
    elif modifier == "last":
        found = today.year if month < today.month else today.year - 1
    elif modifier == "next":
        found = today.year if month > today.month else today.year + 1
    else:
        found = _year_of_month(month, today, tense)
    window = Window.of_month(found, month)
    if modifier in {"early", "the beginning of"}:
        window = Window(window.first, window.first.replace(day=10))
    elif modifier in {"late", "the end of"}:
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
    which = parts[0]
    if which in {"next", "this coming", "the following"}:
        tense = Tense.FUTURE
    elif which != "this":
        tense = Tense.PAST
    return Window.of(_nearest_weekday(weekday_number(parts[1], words), today, tense, strict=which != "this")), None


def _nearest_weekday(weekday: int, today: date, tense: Tense, *, strict: bool = False) -> date:
    back = (today.weekday() - weekday) % WEEK
    ahead = (weekday - today.weekday()) % WEEK
    if strict:
        back, ahead = back or WEEK, ahead or WEEK
    if tense is Tense.FUTURE or (
        ahead == 1 and not strict
    ):  # nobody calls six days ago "Thursday"; the dateline lies east
        return today + timedelta(days=ahead)
    return today - timedelta(days=back)


def _bare_weekday(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    if today is None:
        return None
    return Window.of(_nearest_weekday(weekday_number(parts[0], words), today, tense)), None


def _near(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del words, tense
    if today is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1, "overnight": -1}.get(parts[0], 0)
    day = today + timedelta(days=shift)
    return (Window(day, today) if parts[0] == "overnight" else Window.of(day)), None


_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


def _span(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del words
    if today is None:
        return None
    which, unit = parts
    step = (
        -1
        if which in {"last", "past", "this past", "the past", "the previous"}
        else 1
        if which in {"next", "the coming", "the following"}
        else 0
    )
    window = _unit_window(unit, step, today, tense)
    if which.startswith("earlier"):
        window = Window(window.first, max(window.first, min(window.last, today)))
    elif which.startswith("later"):
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


def _ago(parts: tuple[str, ...], today: date | None, words: Words, tense: Tense) -> Answer:
    del words, tense
    if today is None or parts[2] in {"earlier", "later"}:
        return None
    count = int(parts[0]) if parts[0].isdigit() else NUMBERS.get(parts[0].removeprefix("a "), NUMBERS.get(parts[0], 1))
    sign = -1 if parts[2] == "ago" else 1
    days = count * {"day": 1, "week": WEEK, "month": 30, "year": YEAR}[parts[1]]
    slack = {"day": 0, "week": 4, "month": 16, "year": 183}[parts[1]]
    return Window.of(today + timedelta(days=sign * days)).wider(slack), None


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
