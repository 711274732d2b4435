"""How an article was decided: what `setfoot why` tells, and nothing is concluded from.

The figures here are those the reader weighed with; they leave the stage only to be looked at. What later stages build
on is the `Reading`, which holds none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from setfoot.facts.days import Window
from setfoot.facts.names import Country, PersonId
from setfoot.facts.said import Quote, Reading, Stage


class Outcome(StrEnum):
    """What was decided of a person beside a place in a sentence; those that stand come first."""

    BY_RULE = "by_rule"
    """Told by rule alone: no weight is asked."""
    TRIP = "trip"
    """Heavy enough to make its pair of person and country a trip."""
    EVIDENCE = "evidence"
    """Not enough for that, but its pair is a trip and this tells of it too."""
    NOT_READ = "not_read"
    """The linear model does not rule it out, but heavier sentences of the pair spoke for it."""
    NONE = "none"
    """Read, and too light."""
    DROPPED = "dropped"
    """The linear model is sure that it is none."""

    @property
    def stands(self) -> bool:
        """Whether the sentence goes into a report."""
        return self in {Outcome.BY_RULE, Outcome.TRIP, Outcome.EVIDENCE}


@dataclass(frozen=True, slots=True)
class Weight:
    """A feature, and the log-odds it adds or takes."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Linear:
    """What the linear model made of a mention; `pro`, `con` and `rest` add up to `log_odds`."""

    log_odds: float
    pro: tuple[Weight, ...]
    """The features that weighed most for a trip, the heaviest first."""
    con: tuple[Weight, ...]
    """Those that weighed most against one."""
    rest: float
    """All other features, and what the model starts from."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the encoder made of a sentence it read."""

    log_odds: float
    stages: tuple[float, ...]
    """Probabilities of the stages, in the order of `Stage`."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules read there."""

    cue: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was decided of one person beside one foreign place in one sentence, and from what."""

    person: PersonId
    country: Country
    sentence: Quote
    outcome: Outcome
    stage: Stage | None = None
    """As this sentence alone tells it; None when it does not stand or was not read. A report joins all that stand."""
    person_at: Quote | None = None
    """The name or pronoun; None when the sentence only carries the person on."""
    place_at: Quote | None = None
    """The words for the place; None when the sentence does not name it."""
    rules: Ruled | None = None
    linear: Linear | None = None
    heard: Heard | None = None
    both: float | None = None
    """The log-odds of the two models together, with what the rules add; None when only one was asked."""
    rules_add: float | None = None
    """What the rules add to those: above 0 their trust, below 0 their doubts; None when only one model was asked."""
    doubts: tuple[str, ...] = ()
    """The features the rules doubt it for."""
    bar: float | None = None
    """What it had to reach with `both`, or with `linear` where that alone was asked; None when neither would do."""
    day: Quote | None = None
    """The words that tell the day, when it stands."""
    when: Window | None = None
    """The days they mean."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading with the decisions it came from.

    Decisions stand by pair of person and country, in order of the pairs' first sentences; of a pair those that stand
    come first, in the order of `Outcome`.
    """

    reading: Reading
    decisions: tuple[Weighing, ...] = ()
    dated: tuple[Quote | None, ...] = ()
    """For each report the words whose day it took; None when it has no day, or not that of any one sentence."""
    dropped: int = 0
    """How many of all decisions the linear model made alone."""

    @property
    def hidden(self) -> int:
        """How many of those are not among the decisions."""
        return self.dropped - sum(one.outcome is Outcome.DROPPED for one in self.decisions)

    def brief(self) -> Self:
        """The same with what was dropped only counted."""
        return replace(self, decisions=tuple(one for one in self.decisions if one.outcome is not Outcome.DROPPED))
