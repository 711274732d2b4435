"""What people decided about reports, trips and origins: an editor's word, kept beside what was said and never edited.

A decision names its subjects twice: by the ids they had, and by the words they were found in. Ids change when an article
is read again by a better reader; words do not, so the subject is found again by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from setfoot.facts.days import Window
from setfoot.facts.names import ArticleId, Country, DecisionId, PersonId, ReportId, digest
from setfoot.facts.said import Quote, Report, Stage


class Decided(StrEnum):
    """What can be decided."""

    SAME = "same"
    """The subjects are one trip."""
    DIFFERENT = "different"
    """Each subject belongs to a trip of its own; this beats any chain of `same`."""
    CONFIRMED = "confirmed"
    """Somebody made sure; the report outweighs those that nobody confirmed."""
    REJECTED = "rejected"
    """The report is wrong, or was read wrongly: it stays visible and carries no weight."""
    CANNOT_VERIFY = "cannot_verify"
    """Somebody tried to make sure and could not."""
    CORRECTED = "corrected"
    """A field of a trip has another value, by the source that is named."""
    SPLIT_ORIGINS = "split_origins"
    """Each of the articles is an origin of its own; what else was one with them stays with the first."""
    JOINED_ORIGINS = "joined_origins"
    """The articles go back to one origin."""
    WITHDRAWN = "withdrawn"
    """An earlier decision is taken back; both stay in the log."""


class DecisionField(StrEnum):
    """The fields of a trip that can be corrected."""

    ARRIVED = "arrived"
    LEFT = "left"
    COUNTRY = "country"
    CITIES = "cities"
    OCCASIONS = "occasions"
    STATUS = "status"


class Named(StrEnum):
    """What sort of thing a subject is."""

    REPORT = "report"
    TRIP = "trip"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Said:
    """One report as it stood when somebody decided: enough to find it again when its id has changed."""

    report: ReportId
    person: PersonId
    country: Country
    stage: Stage
    quote: Quote
    when: Window | None = None

    @classmethod
    def of(cls, report: Report) -> Said:
        """What is kept of the report."""
        return cls(report.id, report.person, report.country, report.stage, report.quote, report.when)

    def __str__(self) -> str:
        return str(Report(self.person, self.country, self.stage, self.quote, when=self.when))

    def found_in(self, report: Report) -> bool:
        """Whether the report may be this one read again: of the same person, in words of the article that overlap."""
        mine, theirs = self.quote, report.quote
        same = (mine.article, mine.where, self.person) == (theirs.article, theirs.where, report.person)
        return same and self.country == report.country and max(mine.start, theirs.start) < min(mine.end, theirs.end)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing decided about, by its id; of a report and a trip also the reports it consisted of."""

    what: Named
    name: str
    said: tuple[Said, ...] = ()

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles it speaks of, each once."""
        if self.what is Named.ARTICLE:
            return (ArticleId(self.name),)
        return tuple(dict.fromkeys(said.quote.article for said in self.said))


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one person: what, about what, by whom, when and why; never changed, only withdrawn by another."""

    kind: Decided
    subjects: tuple[Subject, ...]
    by: str
    at: datetime
    """With its time zone; of two decisions that contradict each other the later counts."""
    why: str = ""
    field: DecisionField | None = None
    """Of a correction: what was corrected."""
    old: str = ""
    """Its value when it was corrected, in the written form of the field; lists are joined by "; "."""
    new: str = ""
    """Its value from then on; empty for not known."""
    source: str = ""
    """Where the new value comes from."""
    withdraws: DecisionId | None = None
    """The decision that is taken back."""

    @property
    def id(self) -> DecisionId:
        """A name derived from all that was decided, so that the same decision told twice is one."""
        about = (part for one in self.subjects for part in (one.what, one.name, *(said.report for said in one.said)))
        corrected = (self.field or "", self.old, self.new, self.source)
        return DecisionId(
            "d" + digest(self.kind, self.by, self.moment, self.why, *corrected, self.withdraws or "", *about)
        )

    @property
    def moment(self) -> str:
        """When it was made, the same text for the same moment in every time zone; sorts by time."""
        return self.at.astimezone(UTC).isoformat(timespec="microseconds")

    @property
    def order(self) -> tuple[str, str]:
        """The earliest first; two of one moment in the order of their ids."""
        return (self.moment, self.id)

    @property
    def said(self) -> tuple[Said, ...]:
        """All reports it names."""
        return tuple(said for subject in self.subjects for said in subject.said)

    def touches(self, subject: Subject) -> bool:
        """Whether it is about the subject, or about a report or article in it."""
        known = {said.report for said in subject.said}
        own = {(said.quote.article, said.person, said.country) for said in subject.said}
        return any(
            (one.what, one.name) == (subject.what, subject.name)
            or (one.what is Named.ARTICLE and one.name in subject.articles)
            or any(said.report in known or (said.quote.article, said.person, said.country) in own for said in one.said)
            for one in self.subjects
        )

    def because(self) -> str:
        """By whom, when and why, for a sentence: `Ada Lovelace on 2026-11-20: she asked the embassy`."""
        return f"{self.by} on {self.at.astimezone(UTC).date()}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A decision as the log tells it: whether it still finds its subjects, and what took its place."""

    decision: Decision
    lost: tuple[Said, ...] = ()
    """Reports it names that are no longer found: its article was read again and says this no more, or is not here."""
    withdrawn_by: DecisionId | None = None
    overruled_by: DecisionId | None = None
    """A later decision on the same, or one that keeps apart what this one joins."""
