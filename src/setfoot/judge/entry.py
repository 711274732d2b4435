"""A trip as it is told: with the articles it rests on, and its ruling."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from setfoot.facts import Entry, Window
from setfoot.judge.visit import judge_trip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from setfoot.facts import ArticleId, Source, Trip
    from setfoot.tables.law import Law


def articles_of(trip: Trip) -> tuple[ArticleId, ...]:
    """The articles of its reports and of what is told against it, which may belong to another trip; each once."""
    against = (quote.article for conflict in trip.conflicts for quote in conflict.quotes)
    return tuple(dict.fromkeys((*(report.quote.article for report in trip.reports), *against)))


def enter_trip(trip: Trip, sources: Mapping[ArticleId, Source], law: Law) -> Entry:
    """The trip with those of its articles that are among the sources, judged by when its own articles told of it."""
    own = {report.quote.article for report in trip.reports}
    told = tuple(sources[name] for name in articles_of(trip) if name in sources)
    days = told_on(source for source in told if source.article in own)
    return Entry(trip, told, judge_trip(trip, law, days))


def told_on(sources: Iterable[Source]) -> Window | None:
    """From the first to the last day on which the articles may have appeared; None where no day is known."""
    days = [source.published for source in sources if source.published]
    return reduce(Window.hull, days) if days else None
