"""Which words of an article name a day, a month or a span, as phrases not yet resolved.

Found are: ISO days; "July 16, 2018", "16 July", "July 16-18", "Thursday, October 12"; weekdays; today, yesterday,
tomorrow; "last/this/next" week, month, year or weekday; "earlier this month"; "in July", "July 2018", "last December",
"December last year"; "in 2013"; "two weeks ago"; "the weekend".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from setfoot.tables.words import Words


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """A day expression where it stands; `parts` is what it says, not yet resolved."""

    start: int
    end: int
    form: str
    parts: tuple[str, ...]


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
        rf"(?P<month_of>(?:(?P<mow>last|this|next|early|late|mid-|mid|earlier this|the end of|the beginning of) )?(?P<mom>{months})(?: (?:of )?(?P<moy>(?:19|20)\d\d|last year|this year|next year))?)(?!\w)",
        rf"(?P<weekday_of>(?P<wow>last|this past|past|this|next|this coming|the previous|the following) (?P<wod>{week}))",
        rf"(?P<weekday>(?P<wd>{week}))",
        r"(?P<near>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night|this morning|this afternoon|this evening|overnight|earlier in the day|later in the day)",
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
