"""Which trip an undisclosed destination turns out to be.

A report of a trip to "a yet undisclosed country" can mean any stay that was still ahead when its article appeared and
was not called off. If its article calls it the first trip since some day or warrant, it can only be the stay that other
articles call the first since then. If one stay is left it is joined, in words; otherwise the report stands alone with
the country `??`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from setfoot.facts import UNDISCLOSED, Matter, Stage, Window
from setfoot.reconcile.diary import Diary
from setfoot.reconcile.stays import AHEAD, NARROW, SLACK, Stay, nearly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from setfoot.facts import ArticleId, Assertion
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Told

    Firsts = dict[tuple[ArticleId, str], set[str]]
    """What an article calls the first trip of a person since."""


def place_rumours(
    rumours: Sequence[Told], stays: Sequence[Stay], assertions: Iterable[Assertion], record: Record
) -> tuple[Stay, ...]:
    """The stays, each rumour joined to the only one it can be, or standing by itself."""
    if not rumours:
        return tuple(stays)
    firsts: Firsts = defaultdict(set)
    for said in assertions:
        if said.matter is Matter.FIRST_SINCE:
            firsts[said.quote.article, said.subject].add(said.value)
    diary, dateless = Diary(), [number for number, stay in enumerate(stays) if stay.span is None]
    for stay in stays:
        diary.add(stay)
    placed: dict[int, list[Told]] = {}
    alone: list[Told] = []
    for rumour in rumours:
        fitting = [n for n in (*diary.around(_reach(rumour)), *dateless) if _can_be(rumour, stays[n])]
        told_first = [n for n in fitting if _both_first(rumour, stays[n], firsts)]
        match told_first or fitting:
            case [only]:
                placed.setdefault(only, []).append(rumour)
            case _:
                alone.append(rumour)
    joined = list(stays)
    for number, more in placed.items():
        joined[number] = stays[number].joined(more, *_notes(more, stays[number], firsts, record))
    return (*joined, *_alone(alone))


def _reach(rumour: Told) -> Window | None:
    """The days that a stay must touch for the rumour to mean it; None when any may."""
    if rumour.days:
        return nearly(rumour.days)
    if rumour.published is None:
        return None
    return Window(rumour.published.first, rumour.published.last + AHEAD)


def _can_be(rumour: Told, stay: Stay) -> bool:
    if stay.stages <= {Stage.CALLED_OFF, Stage.POSSIBLE} or rumour.article in stay.named_by:
        return False
    days = rumour.days
    if days and stay.span:
        return days.gap(stay.span) <= (SLACK if days.width <= NARROW else 0)
    if rumour.report.stage is Stage.HAPPENED:
        return bool(days and stay.span)
    if rumour.published is None:
        return Stage.HAPPENED in stay.stages or Stage.PLANNED in stay.stages
    if stay.span is None:
        return True
    return stay.span.last >= rumour.published.first and stay.span.first <= rumour.published.last + AHEAD


def _both_first(rumour: Told, stay: Stay, firsts: Firsts) -> bool:
    person = rumour.report.person
    mine = firsts.get((rumour.article, person))
    if not mine:
        return False
    return any(mine & firsts.get((told.article, person), set()) for told in stay.told if told.report.main)


def _notes(rumours: Iterable[Told], stay: Stay, firsts: Firsts, record: Record) -> Iterable[str]:
    for rumour in rumours:
        said = f'"{rumour.report.quote.text}" does not name the country; kept as the possible first rumour of this trip'
        if _both_first(rumour, stay, firsts):
            yield f"{said}, because both are told as the first trip abroad since the same day."
        else:
            yield f"{said}, because no other trip of those days could be meant ({record.name(stay.country)})."


def _alone(rumours: Sequence[Told]) -> tuple[Stay, ...]:
    """Rumours that met no trip: those of the same days together, each undated one by itself."""
    by_days: dict[Window | str, list[Told]] = {}
    for rumour in rumours:
        by_days.setdefault(rumour.days or rumour.report.id, []).append(rumour)
    return tuple(
        Stay(UNDISCLOSED, tuple(sorted(told, key=lambda one: one.order)), days if isinstance(days, Window) else None)
        for days, told in by_days.items()
    )
