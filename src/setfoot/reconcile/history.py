"""How far a trip has come, and since when, from its reports in order of publication.

Reports are replayed from the earliest publication to the latest, an article counting from the day by which it had
certainly appeared (what happened is not told before the arrival, a plan not after it); the newest word wins unless it
is less definite than what is already known. A possible trip is rumoured, a planned one announced. What happened is under way while the
article is no later than the last day of the stay, and ended when the article is later, or speaks only roughly of when.
An announcement after a cancellation announces again; it never undoes what happened. A cancellation stands against a
stay only when it was published on the day of the first report of the stay or later: then, if at least as many articles
tell it, the trip is disputed. Reports whose publication is unknown, or known only roughly, come last and can only carry
the status further.
Two reports of one day count in order of definiteness, so that the order in which they were read decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Change, Stage, Status, Window
from setfoot.reconcile.stays import NARROW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from setfoot.facts import ReportId
    from setfoot.reconcile.stays import Told

_DEFINITE: Final = (Stage.POSSIBLE, Stage.PLANNED, Stage.CALLED_OFF, Stage.HAPPENED)
_FAR: Final = (
    Status.RUMOURED,
    Status.ANNOUNCED,
    Status.CALLED_OFF,
    Status.UNDER_WAY,
    Status.ENDED,
    Status.DISPUTED,
)


def tell_history(told: Sequence[Told], arrived: Window | None, left: Window | None) -> tuple[Change, ...]:
    """Every status the trip took, with the first day on which an article said so and the report that did."""
    changes: list[Change] = []
    against = against_the_stay(told)
    for one in sorted(told, key=lambda one: _replay(one, against, arrived)):
        since, status = _since(one, arrived), _status_told(one, arrived, left)
        if status is Status.CALLED_OFF and one.report.id in against:
            status = Status.DISPUTED if _as_many(told, against) else None
        if status and _wins(status, changes[-1].status if changes else None, known=since is not None):
            changes.append(Change(status, since, one.report.id))
    return tuple(changes)


def against_the_stay(told: Sequence[Told]) -> frozenset[ReportId]:
    """The cancellations that contradict a stay told as happened, not merely precede it."""
    happened = [one for one in told if one.report.stage is Stage.HAPPENED]
    if not happened:
        return frozenset()
    first = min((one.published.first for one in happened if one.published), default=None)
    off = (one for one in told if one.report.stage is Stage.CALLED_OFF)
    return frozenset(
        one.report.id for one in off if first is None or one.published is None or one.published.last >= first
    )


def _as_many(told: Sequence[Told], against: frozenset[ReportId]) -> bool:
    happened = {one.article for one in told if one.report.stage is Stage.HAPPENED}
    return len({one.article for one in told if one.report.id in against}) >= len(happened)


def _replay(
    one: Told, against: frozenset[ReportId], arrived: Window | None
) -> tuple[bool, str, int, tuple[bool, str, str, str, int, str]]:
    since = _since(one, arrived)
    definite = len(_DEFINITE) if one.report.id in against else _DEFINITE.index(one.report.stage)
    return (since is None, str(since), definite, one.order)


def _status_told(one: Told, arrived: Window | None, left: Window | None) -> Status | None:
    match one.report.stage:
        case Stage.POSSIBLE:
            return Status.RUMOURED
        case Stage.PLANNED:
            return Status.ANNOUNCED
        case Stage.CALLED_OFF:
            return Status.CALLED_OFF
        case _:
            return Status.ENDED if _is_past(one, arrived, left) else Status.UNDER_WAY


def _is_past(one: Told, arrived: Window | None, left: Window | None) -> bool:
    end = left or arrived
    if end is None or arrived is None:
        return not one.report.main
    if one.published is not None and one.published.first > end.last:
        return True
    if one.published is not None and one.report.until is not None and one.report.until.last <= one.published.first:
        return True  # it tells the end itself: "left on Friday evening", published on that Friday
    return one.report.when is not None and one.report.when.width > NARROW and not one.report.main


def _wins(status: Status, now: Status | None, *, known: bool) -> bool:
    if now is None:
        return True
    if status is Status.ANNOUNCED and now is Status.CALLED_OFF:
        return known
    return _FAR.index(status) > _FAR.index(now)


def _since(one: Told, arrived: Window | None) -> date | None:
    """The day by which the article had appeared; None when that is known only roughly."""
    published = one.published
    if published and arrived and one.report.stage is Stage.HAPPENED:
        published = published.meets(Window(arrived.first, max(arrived.first, published.last)))
    if published and arrived and one.report.stage in (Stage.PLANNED, Stage.POSSIBLE):
        published = published.meets(Window(min(arrived.last, published.first), arrived.last))
    return published.last if published and published.width <= NARROW else None
