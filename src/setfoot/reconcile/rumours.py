"""Which trip an undisclosed destination turns out to be.

A report of a trip to "a yet undisclosed country" can mean any stay that was still ahead when its article appeared and
was not called off. If its article calls it the first trip since some day or warrant, it can only be the stay that other
articles call the first since then. If one stay is left it is joined, in words; otherwise the report stands alone with
the country `??`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from setfoot.facts import UNDISCLOSED, Matter, Stage, Window
from setfoot.reconcile.stays import AHEAD, NARROW, Stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from setfoot.facts import ArticleId, Assertion
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Told


def place_rumours(
    rumours: Sequence[Told], stays: Sequence[Stay], assertions: Iterable[Assertion], record: Record
) -> tuple[Stay, ...]:
    """The stays, each rumour joined to the only one it can be, or standing by itself."""
    firsts = {(a.quote.article, a.subject, a.value) for a in assertions if a.matter is Matter.FIRST_SINCE}
    placed: dict[Stay, list[Told]] = {}
    alone: list[Told] = []
    for rumour in rumours:
        fitting = [stay for stay in stays if _can_be(rumour, stay)]
        told_first = [stay for stay in fitting if _both_first(rumour, stay, firsts)]
        match told_first or fitting:
            case [only]:
                placed.setdefault(only, []).append(rumour)
            case _:
                alone.append(rumour)
    joined = [stay.joined(placed.get(stay, ()), *_notes(placed.get(stay, ()), stay, firsts, record)) for stay in stays]
    return (*joined, *_alone(alone))


def _can_be(rumour: Told, stay: Stay) -> bool:
    if stay.stages <= {Stage.CALLED_OFF, Stage.POSSIBLE} or rumour.article in _standing_for(stay):
        return False
    days = rumour.days
    if days and stay.span:
        return days.gap(stay.span) <= (2 if days.width <= NARROW else 0)
    if rumour.report.stage is Stage.HAPPENED:
        return bool(days and stay.span)
    if rumour.published is None:
        return Stage.HAPPENED in stay.stages or Stage.PLANNED in stay.stages
    if stay.span is None:
        return True
    return stay.span.last >= rumour.published.first and stay.span.first <= rumour.published.last + AHEAD


def _standing_for(stay: Stay) -> frozenset[ArticleId]:
    """The articles that name the country of the stay, and so do not speak of it as undisclosed."""
    return frozenset(told.article for told in stay.told if told.report.country != UNDISCLOSED)


def _both_first(rumour: Told, stay: Stay, firsts: set[tuple[ArticleId, str, str]]) -> bool:
    mine = {value for article, subject, value in firsts if (article, subject) == (rumour.article, rumour.report.person)}
    about = {told.article for told in stay.told if told.report.main}
    return any((article, rumour.report.person, value) in firsts for article in about for value in mine)


def _notes(
    rumours: Iterable[Told], stay: Stay, firsts: set[tuple[ArticleId, str, str]], record: Record
) -> Iterable[str]:
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
