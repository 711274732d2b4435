"""Where the reports of one trip cannot all be right, said in words with each side's quote.

DAY: reports of the same definiteness put the arrival on days that share none. Being seen on a later day of a stay whose
end is known is no disagreement. When the events table dates the event they mean, it settles the matter.
STAGE: the stay is told as happened and as called off, by articles of the same days (history.py says which).
Being in two places on one day is left to the checks on journeys: visits to two neighbours on one day are common, so a
single day in two countries proves nothing without hours.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from setfoot.facts import About, Conflict, Stage
from setfoot.reconcile.history import against_the_stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from setfoot.facts import Quote
    from setfoot.reconcile.stays import Told
    from setfoot.reconcile.windows import Times


def find_conflicts(told: Sequence[Told], times: Times) -> tuple[Conflict, ...]:
    """The disagreements among the reports of one trip, days first."""
    return (*_days(times), *_stages(told))


def _days(times: Times) -> Iterator[Conflict]:
    against = [one for one in times.dissenting if not _later_in_the_stay(one, times)]
    if not against or times.arrived is None:
        return
    sides = [times.agreeing, *_by_days(against)]
    said = [f"{_articles(side)} {_verb(side)} {_days_said(side)}" for side in sides]
    note = f"The day of arrival is told differently: {'; '.join(said)}."
    settled = ""
    if times.event:
        event = times.event
        settled = (
            f"The {event.series} was held in {event.city} from {event.first} to {event.last}, as the record has it."
        )
    yield _conflict(About.DAY, sides, note, settled)


def _later_in_the_stay(one: Told, times: Times) -> bool:
    when = one.report.when
    return bool(
        when and times.left and times.arrived and times.arrived.first <= when.first and when.last <= times.left.last
    )


def _by_days(told: Iterable[Told]) -> list[tuple[Told, ...]]:
    ordered = sorted(told, key=lambda one: (str(one.report.when), one.order))
    return [tuple(side) for _, side in groupby(ordered, key=lambda one: str(one.report.when))]


def _days_said(side: Iterable[Told]) -> str:
    return " and ".join(dict.fromkeys(str(one.report.when) for one in side))


def _stages(told: Sequence[Told]) -> Iterator[Conflict]:
    off_ids = against_the_stay(told)
    off = tuple(one for one in told if one.report.id in off_ids)
    happened = tuple(one for one in told if one.report.stage is Stage.HAPPENED)
    if off and happened:
        note = f"{_articles(happened)} {_verb(happened)} that the trip took place; {_articles(off)}, that it did not."
        yield _conflict(About.STAGE, [happened, off], note, "")


def _articles(side: Iterable[Told]) -> str:
    count = len({one.article for one in side})
    return f"{count} article{'s' if count > 1 else ''}"


def _verb(side: Iterable[Told]) -> str:
    return "says" if len({one.article for one in side}) == 1 else "say"


def _conflict(about: About, sides: Sequence[Sequence[Told]], note: str, settled: str) -> Conflict:
    quotes: tuple[Quote, ...] = tuple(side[0].report.quote for side in sides)
    return Conflict(about, tuple(tuple(one.report.id for one in side) for side in sides), note, quotes, settled)
