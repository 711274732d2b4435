"""Which stay is another one, put into the wrong month or year by the only article that tells it.

One article against all others: a stay that a single article tells is taken for another stay in the same country when it
1. is for the same occasion, at most 200 days away, and the record has no such event on its own days; or
2. is the same day and month of another year, or the same day of another month of the year, and its article is about it and
   appeared within two weeks of the other stay: news of today with a date misread or mistold.
The other stay must be told to ten days by two articles at least, be the only one that fits, and not be told by this
article too. The report joins it, with a note; that it puts the day elsewhere stays a conflict about the day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from setfoot.facts import Stage
from setfoot.reconcile.stays import NARROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from setfoot.facts import Country, Window
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Stay

FAR: Final = 200
"""Days by which a summit can be misplaced."""
NEWS_OF: Final = 14
OTHERS: Final = 2
"""Articles that must agree against the one."""


def join_mistold(stays: Sequence[Stay], record: Record) -> tuple[Stay, ...]:
    """The stays of one person, those that one article misplaces joined to the stays they are."""
    told_by_others: dict[Country, list[Stay]] = defaultdict(list)
    for stay in stays:
        if len(stay.articles) >= OTHERS:
            told_by_others[stay.country].append(stay)
    misplaced = [(lone, meant) for lone in stays if (meant := _meant(lone, told_by_others[lone.country], record))]
    if not misplaced:
        return tuple(stays)
    found = {stay.key: stay for stay in stays}
    for lone, meant in misplaced:
        stay = found[meant.key]
        found[meant.key] = replace(stay.joined(lone.told, *lone.notes, _note(lone, meant)), span=stay.span)
        del found[lone.key]
    return tuple(found.values())


def _meant(lone: Stay, stays: Sequence[Stay], record: Record) -> Stay | None:
    """The only stay that a stay told by one article can be, put elsewhere."""
    if not stays or len(lone.articles) != 1:
        return None
    meant = [stay for stay in stays if _is_meant(lone, stay, record)]
    return meant[0] if len(meant) == 1 else None


def _is_meant(lone: Stay, stay: Stay, record: Record) -> bool:
    if lone.span is None or stay.span is None or stay.span.width > NARROW or lone.articles & stay.articles:
        return False
    if lone.span.meets(stay.span) or any(one.report.stage is Stage.CALLED_OFF for one in lone.told):
        return False
    return _same_occasion(lone, stay, record) or _same_day(lone, stay)


def _same_occasion(lone: Stay, stay: Stay, record: Record) -> bool:
    words = _occasions(lone) & _occasions(stay)
    if not words or lone.span is None or stay.span is None or lone.span.gap(stay.span) > FAR:
        return False
    events = [record.event(word, lone.country, lone.span) for word in words]
    return not any(event and event.held.gap(lone.span) <= NARROW for event in events)


def _occasions(stay: Stay) -> frozenset[str]:
    return frozenset(one.report.occasion.casefold() for one in stay.told if one.report.occasion)


def _same_day(lone: Stay, stay: Stay) -> bool:
    """Whether a day that an article is about is a day of the other stay but for the month or the year."""
    if lone.span is None or stay.span is None or lone.span.width > 1 or not lone.main:
        return False
    day = lone.span.first
    alike = any((other.day, other.month) == (day.day, day.month) for other in stay.span)
    alike = alike or any((other.day, other.year) == (day.day, day.year) for other in stay.span)
    return alike and all(_near(one.published, stay.span) for one in lone.told)


def _near(published: Window | None, span: Window) -> bool:
    return published is not None and published.width <= NARROW and published.gap(span) < NEWS_OF


def _note(lone: Stay, stay: Stay) -> str:
    words = lone.told[0].report.quote.text
    return f'"{words}" puts it on {lone.span}, and all other articles on {stay.span}; it is kept as the same trip.'
