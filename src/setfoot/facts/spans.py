"""What the law answers over a span of days: for each state its answers, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from setfoot.facts.days import Window
from setfoot.facts.names import Country, PersonId
from setfoot.facts.ruled import Duty, Reason, Ruling, Step


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which a state's answer is the same: its duty, the reason, and whether it is contested."""

    on: Window
    ruling: Ruling
    """The ruling of the first of these days."""
    changed: tuple[Step, ...] = ()
    """The steps that answer otherwise than on the day before; none for the first stretch of a span."""

    @property
    def duty(self) -> Duty:
        """The duty on all these days."""
        return self.ruling.duty

    @property
    def reason(self) -> Reason:
        """The step that decided it on all these days."""
        return self.ruling.reason

    @property
    def contested(self) -> bool:
        """Whether the answer is contested on all these days."""
        return self.ruling.contested


@dataclass(frozen=True, slots=True)
class Course:
    """One state's answers about one person over a span, without gaps and in the order of their days."""

    person: PersonId
    country: Country
    answers: tuple[Stretch, ...]

    @property
    def on(self) -> Window:
        """The whole span."""
        return Window(self.answers[0].on.first, self.answers[-1].on.last)
