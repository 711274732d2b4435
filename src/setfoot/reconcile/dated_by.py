"""Which days follow for what tells none, once it is joined to a trip: the arrival of a report, the appearance of an article.

A report that names no day, or only a rough one, speaks of the days on which the trip it joined began, as far as its own
words allow: what happened did so by its publication, what was planned was still to come, a rough window holds. It is said
who dates it: how many other articles, or the event of the record. What its article said is never changed.

An article whose publication nobody knows, or knows only roughly, appeared where all its reports allow it: news of a
trip from the arrival to ten days after it, a plan up to the last day of arrival and not more than a year before. What is
only mentioned after it happened can be told at any later time, and allows everything after the arrival.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from setfoot.facts import Dating, Stage, Window
from setfoot.reconcile.stays import AHEAD, NARROW, NEWS, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from setfoot.facts import ArticleId, Report, Source, Trip

USEFUL: Final = 400
"""A wider window says nothing worth telling."""
_NUMBERS: Final = ("", "other", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_undated(trips: Sequence[Trip], sources: Mapping[ArticleId, Source]) -> tuple[Trip, ...]:
    """One person's trips, each with the days that follow for its undated reports and their articles."""
    appeared = _appeared(trips, sources)
    return tuple(
        replace(
            trip,
            dated=tuple(_dated(trip, sources)),
            appeared=tuple(replace(appeared[article], report=report.id) for article, report in _firsts(trip, appeared)),
        )
        for trip in trips
    )


def _firsts(trip: Trip, among: Mapping[ArticleId, Dating]) -> Iterable[tuple[ArticleId, Report]]:
    """The reports of the articles asked about, in the trip's order."""
    return ((one.quote.article, one) for one in trip.reports if one.quote.article in among)


def _dated(trip: Trip, sources: Mapping[ArticleId, Source]) -> Iterable[Dating]:
    if trip.arrived is None:
        return
    for report in trip.reports:
        told = report.when
        if told is not None and (told.width <= NARROW or told.width <= trip.arrived.width):
            continue
        source = sources.get(report.quote.article)
        window = _allowed(report, trip.arrived, source.published if source else None)
        if told is None or window != told:
            yield Dating(report.id, window, _because(report, trip))


def _allowed(report: Report, arrived: Window, published: Window | None) -> Window:
    """The days of arrival that the report's own words allow."""
    window = (report.when and arrived.meets(report.when)) or arrived
    return cut(window, report.stage, published)


def _because(report: Report, trip: Trip) -> str:
    """Who dates it: the other articles that tell these days, else the record."""
    assert trip.arrived is not None
    dating = [one for one in trip.reports if one.when and one.when.width <= NARROW and one.when.meets(trip.arrived)]
    dating = dating or [one for one in trip.reports if one.when and one.when.meets(trip.arrived)]
    others = {one.quote.article for one in dating} - {report.quote.article}
    if others:
        return f"dated by the {counted(len(others))}"
    if dating:
        return "dated by other words of its article"
    occasion = next(iter(trip.occasions), "event")
    return f"dated by the {occasion}, as the record has it"


def counted(others: int) -> str:
    """How many others, in words up to ten.

    >>> counted(1), counted(4), counted(11)
    ('other article', 'four others', '11 others')
    """
    if others == 1:
        return "other article"
    return f"{_NUMBERS[others] if others < len(_NUMBERS) else others} others"


def _appeared(trips: Iterable[Trip], sources: Mapping[ArticleId, Source]) -> Mapping[ArticleId, Dating]:
    """For every article of unknown day the days that all its reports allow, where these say anything."""
    allowed: dict[ArticleId, list[tuple[Window, Report]]] = defaultdict(list)
    for trip in trips:
        for report in trip.reports:
            window = _published(report, trip)
            if window and _unknown(sources.get(report.quote.article)):
                allowed[report.quote.article].append((window, report))
    found: dict[ArticleId, Dating] = {}
    for article, windows in allowed.items():
        source = sources.get(article)
        if dating := _shared(windows, source.published if source else None):
            found[article] = dating
    return found


def _unknown(source: Source | None) -> bool:
    return source is None or source.published is None or source.published.width > NARROW


def _published(report: Report, trip: Trip) -> Window | None:
    """The days on which an article can have told this report."""
    arrived = trip.arrived
    if arrived is None:
        return None
    if report.stage is Stage.HAPPENED:
        end = max(arrived.last, trip.left.last) if trip.left else arrived.last
        last = min(end, date.max - NEWS) + NEWS if report.main else date.max
        return Window(arrived.first, last)
    first = arrived.first - min(AHEAD, arrived.first - date.min)
    return Window(first, arrived.last) if report.stage is not Stage.CALLED_OFF else Window(first, date.max)


def _shared(windows: Iterable[tuple[Window, Report]], told: Window | None) -> Dating | None:
    """The days all reports of an article allow, with the one that narrows them most; None when they do not agree."""
    ordered = sorted(windows, key=lambda pair: (pair[0].width, pair[1].id))
    shared: Window | None = told or ordered[0][0]
    for window, _ in ordered:
        shared = shared and shared.meets(window)
    if shared is None or shared.width > USEFUL or shared == told:
        return None
    window, report = ordered[0]
    return Dating(report.id, shared, _why(report, window))


def _why(report: Report, window: Window) -> str:
    if report.stage is Stage.HAPPENED:
        told = "and its article is about it" if report.main else "which had happened"
        return f"it tells a trip that began on {window.first} or later, {told}"
    return f"it tells as still to come a trip that began by {window.last}"
