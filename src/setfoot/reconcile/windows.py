"""When a trip began and ended, from all that its reports say, and which reports disagree.

Arrived: the most definite reports speak first (what happened; for a trip that was called off, the plan that fell
through; else what was announced; else what was thought possible). If their windows share days, these are the answer.
If not, the window that a confirmed report allows is, else the one that most origins' worth of articles agree with, the
narrower and earlier told on a tie, and the disagreement is kept. A vague answer is narrowed by less definite reports and then by the dated event the reports
name, where these share days with it. Left: what is said of the last day, likewise; else the last day of that event, or of one
that the record has the person attend there in those days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from setfoot.facts import Stage, Window
from setfoot.reconcile.record import REACH
from setfoot.reconcile.stays import NARROW
from setfoot.reconcile.whereabouts import tells_arrival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from setfoot.facts import ArticleId
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Told
    from setfoot.tables.events import Event

_CLASSES: Final = ((Stage.HAPPENED,), (Stage.CALLED_OFF, Stage.PLANNED), (Stage.POSSIBLE,))


@dataclass(frozen=True, slots=True)
class Times:
    """The arrived and left windows, the reports on each side of a disagreement, and the event that dates the trip."""

    arrived: Window | None = None
    left: Window | None = None
    agreeing: tuple[Told, ...] = ()
    dissenting: tuple[Told, ...] = ()
    event: Event | None = None
    notes: tuple[str, ...] = ()
    held: Event | None = None
    """The dated event that the reports name, or that places the end: it knows a city."""


def find_times(told: Sequence[Told], origin: Callable[[ArticleId], str], record: Record) -> Times:
    """The arrived and left windows of one stay; `origin` names the origin an article goes back to."""
    speaking = [_speaking([one for one in told if one.report.stage in stages and one.when]) for stages in _CLASSES]
    event = _event(told)
    held = event.held if event else None
    first = next((group for group in speaking if group), [])
    arrived, agreeing, dissenting = _agree(first, _arrival, origin, held)
    for group in speaking:
        narrower = _agree(group, _arrival, origin, held)[0]
        arrived = _narrowed(arrived, narrower)
    notes = []
    if event and (arrived is None or (arrived.width > NARROW and arrived.gap(event.held) <= NARROW * 3)):
        arrived = event.held
        notes.append(f"Its days are those of the {event.series} in {event.city} ({arrived}), as the record has them.")
    attended = event or _attended(told[0], arrived, record)
    left, why = _left(told, arrived, attended, origin)
    known = attended if event or why else None
    return Times(arrived, left, agreeing, dissenting, event, tuple(notes + why), known)


def only_seen(times: Times) -> bool:
    """Whether what happened is told, but by nobody the arrival itself: articles say "met in Rome on Monday" of the day after it."""
    happened = [one.report for one in times.agreeing if one.report.stage is Stage.HAPPENED]
    return bool(happened) and not any(tells_arrival(one) for one in happened)


def _speaking(told: list[Told]) -> list[Told]:
    """Those that tell a day; where none does, those of which the days are only taken from their publication."""
    return [one for one in told if not one.assumed] or told


def _narrowed(arrived: Window | None, by: Window | None) -> Window | None:
    if arrived is None or by is None or arrived.width <= NARROW:
        return arrived
    return arrived.meets(by) or arrived


def _arrival(one: Told) -> Window | None:
    return one.when


def _departure(one: Told) -> Window | None:
    return one.report.until


def _agree(
    told: Sequence[Told],
    window: Callable[[Told], Window | None],
    origin: Callable[[ArticleId], str],
    held: Window | None = None,
) -> tuple[Window | None, tuple[Told, ...], tuple[Told, ...]]:
    """The days that all reports allow, or else that the best supported window does; who agrees, and who does not.

    A window that a confirmed report allows comes before all others; a rough one that misses the days of the event it
    means (`held`) is not the best supported one.
    """

    def rank(pair: tuple[Window, Told]) -> tuple[object, ...]:
        misses = held is not None and pair[0].width > NARROW and not pair[0].meets(held)
        confirmed = any(one.confirmed and other.meets(pair[0]) for other, one in said)
        return (not confirmed, misses, -support[pair[0]], pair[0].width, pair[1].order)

    said = [(days, one) for one in told if (days := window(one))]
    if not said:
        return None, (), ()
    support = _support(said, origin)
    best = min(said, key=rank)[0]
    shared = best
    for days, _ in sorted(said, key=lambda pair: (pair[0].width, pair[1].order)):
        shared = shared.meets(days) or shared
    agreeing = tuple(one for days, one in said if days.meets(shared))
    return shared, agreeing, tuple(one for days, one in said if not days.meets(shared))


def _support(said: Iterable[tuple[Window, Told]], origin: Callable[[ArticleId], str]) -> Mapping[Window, int]:
    """How many origins allow each window; many reports name the same one."""
    origins: dict[Window, set[str]] = {}
    for days, one in said:
        origins.setdefault(days, set()).add(origin(one.article))
    return {days: len(set().union(*(origins[other] for other in origins if other.meets(days)))) for days in origins}


def _left(
    told: Sequence[Told], arrived: Window | None, event: Event | None, origin: Callable[[ArticleId], str]
) -> tuple[Window | None, list[str]]:
    for stages in _CLASSES:
        until = _agree([one for one in told if one.report.stage in stages], _departure, origin)[0]
        if until and (arrived is None or until.last >= arrived.first):
            first = max(until.first, arrived.first) if arrived else until.first
            return Window(first, until.last), []
    going = any(one.report.stage in (Stage.HAPPENED, Stage.PLANNED) for one in told)
    if event and arrived and going and -1 <= (event.last - arrived.last).days <= REACH:
        last = max(event.last, arrived.last)
        said = f"Its end is placed by the {event.series} in {event.city}, which ended on {event.last}, as the record has it."
        return Window.of(last), [said]
    return None, []


def _attended(one: Told, arrived: Window | None, record: Record) -> Event | None:
    """What the record has the person attend there, when the arrival is known well enough to be that visit's."""
    if arrived is None or arrived.width > NARROW:
        return None
    return record.attended(one.report.person, one.report.country, arrived)


def _event(told: Iterable[Told]) -> Event | None:
    """The dated event that most of the reports mean; of several, the one that ends last."""
    events = [one.event for one in told if one.event]
    if not events:
        return None
    return max(events, key=lambda event: (sum(other.id == event.id for other in events), event.last, event.id))
