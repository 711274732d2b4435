"""When an article was published, as its source writes it.

Sources write a day, a month, a year, a moment with or without a zone, or the form of e-mail headers. Of a moment we
keep the day in the zone it is written in: that is the day the newsroom's words "on Thursday" go by. Days before there
were news pages and days still to come are nobody's publication day: a default of some database, or a slip.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate
from typing import Final

from setfoot.facts import Window

EARLIEST: Final = date(1995, 1, 1)
"""The first day we believe; a page's dates before it are those of its subject."""

_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d.*", re.DOTALL)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_MAIL: Final = re.compile(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4}(?: \d\d:.*)?", re.DOTALL)


def parse_published(told: str, *, latest: date) -> Window | None:
    """The days on one of which the article was published, or None when `told` is no day we can believe.

    >>> today = date(2024, 1, 1)
    >>> str(parse_published("2023-10-12T23:50:00-05:00", latest=today)), str(parse_published("2023-10", latest=today))
    ('2023-10-12', '2023-10-01..2023-10-31')
    >>> parse_published("last week", latest=today), parse_published("2031-01-01", latest=today)
    (None, None)
    """
    window = _parse(told.strip())
    if window is None or window.last < EARLIEST or (window.first - latest).days > 1:  # a day more for the zones
        return None
    return window


def _parse(told: str) -> Window | None:
    try:
        if found := _MOMENT.fullmatch(told):
            return Window.parse(found[1])
        if found := _COMPACT.fullmatch(told):
            return Window.parse("-".join(found.groups()))
        if _MAIL.fullmatch(told):
            year, month, day, *_ = parsedate(told) or (0, 0, 0)
            return Window.of(date(year, month, day))
        return Window.parse(told.replace("/", "-"))
    except ValueError:
        return None
