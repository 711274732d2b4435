"""Which words of an article name a day, a month or a span, as phrases not yet resolved.

The forms are: ISO days; "July 16, 2018", "16 July", "July 16-18", "Thursday, October 12"; weekdays; today, yesterday,
tomorrow; "last/this/next" week, month, year or weekday; "earlier this month"; "in July", "July 2018", "last December",
"December last year"; "in 2013"; "two weeks ago"; "the weekend". How a language writes them, its grammar says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from setfoot.read.languages import grammar_of

if TYPE_CHECKING:
    from setfoot.tables.words import Words


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """A day expression where it stands; `parts` is what it says, not yet resolved."""

    start: int
    end: int
    form: str
    parts: tuple[str, ...]


FORMS: Final = {
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
"""The forms of a day expression with their parts; a part that a language does not know stays empty."""


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    return grammar_of(words.language).days.pattern(words)


@cache
def _hints(words: Words) -> frozenset[str]:
    return grammar_of(words.language).days.hints(words)


_HINT: Final = re.compile(r"[^\W\d_]+|\d")


def find_days(text: str, start: int, end: int, words: Words) -> tuple[DayPhrase, ...]:
    """The day expressions between two offsets, in order."""
    hints = _hints(words)
    if hints and hints.isdisjoint(_HINT.findall(text[start:end].lower())):
        return ()  # a fiftieth of what the pattern costs, and true of two sentences in three
    found = []
    for match in _pattern(words).finditer(text, start, end):
        form = str(match.lastgroup)  # the group of the form closes after those of its parts
        if form == "month_of" and not grammar_of(words.language).days.is_month(match, words):
            continue
        said = match.groupdict()
        parts = tuple((said.get(name) or "").lower().strip(".") for name in FORMS[form])
        found.append(DayPhrase(match.start(), match.end(), form, parts))
    return tuple(found)
