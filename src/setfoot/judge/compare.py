"""Which journeys two versions of the law answer differently.

Each journey is judged under both versions on the same days. Only the answer is held against the other: the duty, its
reason, and whether it is contested; a better source or sentence changes no answer. A person whom a version does not
know as wanted has no answer there. A visit that only one version knows is judged under both all the same.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from setfoot.facts import Answer, AnswerChange, Occasion, Presence, Trip, Window
from setfoot.judge.visit import days_to_judge, judge_anywhere

if TYPE_CHECKING:
    from collections.abc import Iterable

    from setfoot.tables.law import Law


def journeys_of(*laws: Law) -> tuple[Presence, ...]:
    """The known and the skipped visits of all the versions, each once."""
    visits = (
        Presence(Occasion.VISIT, row.person, row.country, Window(row.arrived, row.left))
        for row in chain.from_iterable(law.visits for law in laws)
    )
    skipped = (
        Presence(Occasion.SKIPPED, row.person, row.country, Window(row.planned_first, row.planned_last))
        for row in chain.from_iterable(law.skipped for law in laws)
    )
    return tuple(dict.fromkeys(chain(visits, skipped)))


def journey_of(trip: Trip, told: Window | None = None) -> Presence | None:
    """The journey that a trip is judged as, or None where `judge_trip` has no days or no country to ask about."""
    on = days_to_judge(trip, told)
    return Presence(Occasion.TRIP, trip.person, trip.country, on, trip.id) if on else None


def compare_rulings(journeys: Iterable[Presence], old: Law, new: Law) -> tuple[AnswerChange, ...]:
    """The journeys whose answer differs between the two versions, in their order."""
    pairs = ((journey, answer(journey, old), answer(journey, new)) for journey in journeys)
    return tuple(AnswerChange(*pair) for pair in pairs if pair[1] != pair[2])


def answer(journey: Presence, law: Law) -> Answer | None:
    """What the law answers about the journey; None where it does not know the person as wanted."""
    if not law.warrants(journey.person):
        return None
    ruling = judge_anywhere(journey.person, journey.country, journey.on, law)
    return Answer(ruling.duty, ruling.reason, ruling.contested)
