"""Where the reports of one trip cannot all be right, said in words with each side's quote.

DAY: no stay agrees with all that is told. To be seen somewhere on a day says that the stay had begun by then, not that it
began then; so two days disagree only if
1. two articles tell the arrival itself (landed, touched down) on days that share none;
2. somebody was seen there before others have the person arrive: two days or more, for the eve is one day in one time zone and the
   next in another;
3. somebody was seen there two days or more after the end that is told;
4. the day lies weeks away, or the month or year that is told is another than all others tell.
Days that nobody tells, and that were worked out from the day of publication, disagree with nothing; nor does a week told as
"last week" with the week beside it, for on a Sunday papers mean either. When the events table
dates the event they mean, it settles the matter, and being there on the eve or a day of the event agrees with it.
STAGE: the stay is told as happened and as called off, by articles of the same days (history.py says which).
What two trips have against one another is in whereabouts.py.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from setfoot.facts import About, Conflict, Stage
from setfoot.reconcile.history import against_the_stay
from setfoot.reconcile.stays import NARROW
from setfoot.reconcile.whereabouts import count_articles, tells_arrival

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from setfoot.facts import Report, Window
    from setfoot.reconcile.stays import Told
    from setfoot.reconcile.windows import Times

WEEK: Final = 7


def find_conflicts(told: Sequence[Told], times: Times) -> tuple[Conflict, ...]:
    """The disagreements among the reports of one trip, days first."""
    return (*_days(times), *_stages(told))


def _days(times: Times) -> Iterator[Conflict]:
    against = [one for one in times.dissenting if disagrees(one, times)]
    if not against or times.arrived is None:
        return
    sides = [[one.report for one in side] for side in (times.agreeing, *_by_days(against))]
    said = [f"{count_articles(side)} {_verb(side)} {_days_said(side)}" for side in sides]
    note = f"The day of arrival is told differently: {'; '.join(said)}."
    settled = ""
    if times.event:
        event = times.event
        settled = (
            f"The {event.series} was held in {event.city} from {event.first} to {event.last}, as the record has it."
        )
    yield Conflict.between(About.DAY, sides, note, settled)


def disagrees(one: Told, times: Times) -> bool:
    """Whether no stay agrees both with this report and with those that share the days of arrival."""
    when, arrived = one.report.when, times.arrived
    if when is None or arrived is None or _worked_out(when, one.published):
        return False
    if when.width > NARROW or when.gap(arrived) > NARROW:
        return True
    if when.width == WEEK and when.gap(arrived) < WEEK:
        return False
    arrivals = [agreeing for agreeing in times.agreeing if tells_arrival(agreeing.report)]
    if tells_arrival(one.report) and (arrivals or when.first > arrived.last):
        return True
    if times.event and when.gap(times.event.held) == 0:
        return False
    if when.first > arrived.last:
        return times.left is not None and times.left.width == 1 and (when.first - times.left.last).days > 1
    return bool(arrivals) and when.gap(arrived) > 0


def _worked_out(when: Window, published: Window | None) -> bool:
    """Whether the days only reach up to or on from the publication: nobody told them, or "this month" was cut there."""
    if published is None or when.width == 1:
        return False
    return published.last == when.last or (published.first == when.first and when.width <= NARROW)


def _by_days(told: Iterable[Told]) -> list[tuple[Told, ...]]:
    ordered = sorted(told, key=lambda one: (str(one.report.when), one.order))
    return [tuple(side) for _, side in groupby(ordered, key=lambda one: str(one.report.when))]


def _days_said(side: Iterable[Report]) -> str:
    return " and ".join(dict.fromkeys(str(one.when) for one in side))


def _stages(told: Sequence[Told]) -> Iterator[Conflict]:
    off_ids = against_the_stay(told)
    reports = [one.report for one in told]
    off = [one for one in reports if one.id in off_ids]
    happened = [one for one in reports if one.stage is Stage.HAPPENED]
    if off and happened:
        took_place = f"{count_articles(happened)} {_verb(happened)} that the trip took place"
        note = f"{took_place}; {count_articles(off)}, that it did not."
        yield Conflict.between(About.STAGE, (happened, off), note)


def _verb(side: Iterable[Report]) -> str:
    return "says" if len({one.quote.article for one in side}) == 1 else "say"
