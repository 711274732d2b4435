"""The day an article speaks on: that of its publication, or the day after, whose weekday it tells as past.

A story is dated where its outlet sits; its events may lie a day ahead, or it is told on after midnight. "Arrived on
Thursday" under the date of a Wednesday then means tomorrow's Thursday, not the one six days ago, which is called "last".
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from setfoot.read.lexicon import Lexicon

WITHIN: Final = 90
"""Characters before a weekday in which its verb stands, as far as its clause reaches."""

LEAD: Final = 1200
"""Characters from the start within which an article tells its news: further down the weekday may be last week's."""


def speaks_on(texts: Iterable[str], published: Window | None, lexicon: Lexicon) -> Window | None:
    """The publication window, or the day after it where the article tells of that weekday as past and never as ahead."""
    weekdays = lexicon.words.calendar.get("weekdays", ())
    if published is None or published.width > 1 or not weekdays:
        return published
    after = published.last + timedelta(days=1)
    grammar = lexicon.grammar.stay
    name = re.compile(rf"\b{weekdays[after.weekday()].capitalize()}\b(?!['’]s)")
    for text in texts:
        for match in name.finditer(text):
            clause = grammar.clause.split(text[max(0, match.start() - WITHIN) : match.start()])[-1]
            ahead, past = grammar.ahead.search(clause), grammar.news.search(clause)
            if ahead and not past:
                return published
            if past and not ahead and (match.start() < LEAD or grammar.said.search(past[0])):
                return Window.of(after)
    return published
