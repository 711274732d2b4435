"""How far a trip has come, and since when, from its reports in order of publication.

Reports are replayed from the earliest publication to the latest, an article counting from the day by which it had
certainly appeared (what happened is not told before the arrival, a plan not after it); the newest word wins unless it
is less definite than what is already known. A possible trip is rumoured, a planned one announced. What happened is under way while the
article is no later than the last day of the stay, and ended when the article is later, or speaks only roughly of when.
An announcement after a cancellation announces again; it never undoes what happened. A cancellation stands against a
stay only when it was published on the day of the first report of the stay or later: then, if at least as many articles
tell it, the trip is disputed. Reports whose publication is unknown, or known only roughly, come last and can only carry
the status further.
Two reports of one day count in order of definiteness, so that the order in which they were read decides nothing; but
where a plan and a cancellation of one day contradict one another, the better placed word counts last (placed.py), and a
cancellation against a stay is weighed first by how well it is placed and then by articles.
Every change tells the rule by which its word won.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Change, Stage, Status, Window
from setfoot.reconcile.placed import placement
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
    """Every status the trip took, with the first day on which an article said so, the report that did, and the rule."""
    changes: list[Change] = []
    against = against_the_stay(told)
    firm = _firm_plans(told, arrived)
    for one in sorted(told, key=lambda one: _replay(one, against, firm, arrived)):
        since = _since(one, arrived)
        status, because = _weighed(told, against) if one.report.id in against else _status_told(one, arrived, left)
        now = changes[-1].status if changes else None
        if status and _wins(status, now, known=since is not None):
            changes.append(Change(status, since, one.report.id, _rule(one, status, now, because, since)))
    return tuple(changes)


def _rule(one: Told, status: Status, now: Status | None, because: str, since: date | None) -> str:
    """The rule by which the word won over what was known before, in a short sentence."""
    if status is Status.ANNOUNCED and now is Status.CALLED_OFF:
        because = "announced again after it had been called off"
    elif now is Status.RUMOURED:
        because = f"{because}, which counts more than a possibility"
    elif now is Status.CALLED_OFF and one.report.stage is Stage.HAPPENED:
        because = f"{because}, and what happened was not called off"
    return because if since else f"{because}; the day of the article is not known"


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


def _weighed(told: Sequence[Told], against: frozenset[ReportId]) -> tuple[Status | None, str]:
    """What cancellations make of a stay that others tell: disputed when as well placed and as many, or better placed."""
    happened = [one for one in told if one.report.stage is Stage.HAPPENED]
    off = [one for one in told if one.report.id in against]
    made, cancelled = (max(map(placement, side)) for side in (happened, off))
    if cancelled > made:
        return (
            Status.DISPUTED,
            f"called off by {cancelled.said}, which is better placed than those that tell of the stay",
        )
    if cancelled == made and len({one.article for one in off}) >= len({one.article for one in happened}):
        return Status.DISPUTED, "called off by as many articles as tell of the stay, and as well placed"
    return None, ""


def _firm_plans(told: Sequence[Told], arrived: Window | None) -> frozenset[ReportId]:
    """Plans that are better placed than every cancellation of their day, and so were the last word of it."""
    off: dict[date | None, list[Told]] = {}
    for one in told:
        if one.report.stage is Stage.CALLED_OFF:
            off.setdefault(_since(one, arrived), []).append(one)
    plans = (one for one in told if one.report.stage is Stage.PLANNED)
    return frozenset(
        one.report.id
        for one in plans
        if (day := _since(one, arrived)) and day in off and placement(one) > max(map(placement, off[day]))
    )


def _replay(
    one: Told, against: frozenset[ReportId], firm: frozenset[ReportId], arrived: Window | None
) -> tuple[bool, str, float, tuple[bool, str, str, str, int, str]]:
    since = _since(one, arrived)
    definite: float = len(_DEFINITE) if one.report.id in against else _DEFINITE.index(one.report.stage)
    if one.report.id in firm:
        definite = _DEFINITE.index(Stage.CALLED_OFF) + 0.5  # after the cancellations of its day, before what happened
    return (since is None, str(since), definite, one.order)


def _status_told(one: Told, arrived: Window | None, left: Window | None) -> tuple[Status | None, str]:
    match one.report.stage:
        case Stage.POSSIBLE:
            return Status.RUMOURED, "told as possible, and nothing more definite was told before"
        case Stage.PLANNED:
            return Status.ANNOUNCED, "told as planned"
        case Stage.CALLED_OFF:
            return Status.CALLED_OFF, _called_off(one, arrived)
        case _:
            if why := _past(one, arrived, left):
                return Status.ENDED, f"told as happened {why}"
            return Status.UNDER_WAY, f"told as happened {_still(one, arrived, left)}"


def _called_off(one: Told, arrived: Window | None) -> str:
    since = _since(one, arrived)
    if since and arrived and (days := (arrived.first - since).days) >= 0:
        when = {0: "on the day itself", 1: "on the eve"}.get(days, f"{days} days before")
        return f"called off {when}, and the newer word counts"
    return "called off, and no earlier article tells of a stay"


def _still(one: Told, arrived: Window | None, left: Window | None) -> str:
    if arrived is None or one.published is None:
        return "by an article about it"
    if arrived.width == 1 and one.published.last <= arrived.last:
        return "by an article of the day of arrival"
    return f"by an article no later than the last day known of the stay, {(left or arrived).last}"


def _past(one: Told, arrived: Window | None, left: Window | None) -> str:
    """Why what a report tells was over when its article appeared; empty when it was not."""
    end = left or arrived
    if end is None or arrived is None:
        return "" if one.report.main else "in passing, by an article about something else"
    if one.published is not None and one.published.first > end.last:
        return f"by an article later than the last day known of the stay, {end.last}"
    if one.published is not None and one.report.until is not None and one.report.until.last <= one.published.first:
        return "by an article that tells the end itself"  # "left on Friday evening", published on that Friday
    if one.report.when is not None and one.report.when.width > NARROW and not one.report.main:
        return "in passing, with only a rough time"
    return ""


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
