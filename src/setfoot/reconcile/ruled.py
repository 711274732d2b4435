"""Which decisions stand, and what they find among one person's reports as they are read today.

A decision that was withdrawn is left out, unless the withdrawal was withdrawn. Every subject is found again: by its
report's id, else as the report of the same person and country in words of the same article that overlap most. Of
several decisions on one report the latest stands. What became of each decision is told for the log.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from setfoot.facts import ArticleId, Decided, ReportId, Reviewed
from setfoot.reconcile.regroup import Word, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from setfoot.facts import Decision, DecisionId, PersonId, Report, Said

ON_REPORTS: Final = (Decided.CONFIRMED, Decided.REJECTED, Decided.CANNOT_VERIFY)
ON_TRIPS: Final = (Decided.SAME, Decided.DIFFERENT)
ON_ORIGINS: Final = (Decided.JOINED_ORIGINS, Decided.SPLIT_ORIGINS)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What stands of all that was decided on one person's reports."""

    decisions: tuple[Decision, ...] = ()
    found: Mapping[DecisionId, tuple[tuple[ReportId, ...], ...]] = field(default_factory=dict)
    """The reports of each decision as they are now, by subject."""
    marks: Mapping[ReportId, Decision] = field(default_factory=dict)
    on: Mapping[ReportId, tuple[Decision, ...]] = field(default_factory=dict)
    """For each report all decisions that name it, but for corrections, which go to one trip only."""
    trips: Words[ReportId] = field(default_factory=Words)
    origins: Words[ArticleId] = field(default_factory=Words)

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def rejects(self, report: ReportId) -> bool:
        """Whether the report was rejected."""
        return report in self.marks and self.marks[report].kind is Decided.REJECTED

    def confirms(self, report: ReportId) -> bool:
        """Whether the report was confirmed."""
        return report in self.marks and self.marks[report].kind is Decided.CONFIRMED

    def reports(self, decision: Decision) -> tuple[ReportId, ...]:
        """All reports of the decision that are found."""
        return tuple(report for subject in self.found.get(decision.id, ()) for report in subject)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, each once, the earliest first."""
    distinct = {decision.id: decision for decision in decisions}
    by_target: dict[DecisionId, list[Decision]] = defaultdict(list)
    for decision in distinct.values():
        if decision.withdraws:
            by_target[decision.withdraws].append(decision)

    def stands(decision: Decision) -> bool:
        return not any(stands(later) for later in by_target[decision.id])

    kept = (one for one in distinct.values() if one.kind is not Decided.WITHDRAWN and stands(one))
    return tuple(sorted(kept, key=lambda one: one.order))


def by_person(decisions: Sequence[Decision], reports: Iterable[Report]) -> Mapping[PersonId, tuple[Decision, ...]]:
    """The decisions that may bear on each person: on their reports, or on articles that report of them."""
    told: dict[ArticleId, set[PersonId]] = defaultdict(set)
    for report in reports if decisions else ():
        told[report.quote.article].add(report.person)
    found: dict[PersonId, list[Decision]] = defaultdict(list)
    for one in decisions:
        people = {said.person for said in one.said}
        if one.kind in ON_ORIGINS:
            people |= {person for subject in one.subjects for name in subject.articles for person in told.get(name, ())}
        for person in people:
            found[person].append(one)
    return {person: tuple(of_person) for person, of_person in found.items()}


def rule(decisions: Sequence[Decision], reports: Sequence[Report]) -> Ruled:
    """What the decisions in force come to for the reports of one person."""
    if not decisions:
        return Ruled()
    find = finder(reports)
    found = {one.id: tuple(_each(find(said) for said in subject.said) for subject in one.subjects) for one in decisions}
    marks = {
        report: one for one in decisions if one.kind in ON_REPORTS for subject in found[one.id] for report in subject
    }
    trips = [
        Word(one.id, one.order, one.kind is Decided.SAME, found[one.id]) for one in decisions if one.kind in ON_TRIPS
    ]
    origins = [
        Word(one.id, one.order, one.kind is Decided.JOINED_ORIGINS, tuple(subject.articles for subject in one.subjects))
        for one in decisions
        if one.kind in ON_ORIGINS
    ]
    on: dict[ReportId, list[Decision]] = defaultdict(list)
    for one in decisions:
        for report in {report for subject in found[one.id] for report in subject}:
            if one.kind is not Decided.CORRECTED:
                on[report].append(one)
    by_report = {report: tuple(named) for report, named in on.items()}
    return Ruled(tuple(decisions), found, marks, by_report, Words.of(trips), Words.of(origins))


def _each(found: Iterable[ReportId | None]) -> tuple[ReportId, ...]:
    return tuple(dict.fromkeys(report for report in found if report))


def finder(reports: Iterable[Report]) -> Callable[[Said], ReportId | None]:
    """A function that finds what was decided about among these reports, also when it was read again."""
    known = {report.id: report for report in reports}
    of_article: dict[ArticleId, list[Report]] = defaultdict(list)
    for report in known.values():
        of_article[report.quote.article].append(report)

    def find(said: Said) -> ReportId | None:
        if said.report in known:
            return said.report
        fitting = [report for report in of_article[said.quote.article] if said.found_in(report)]
        best = max(fitting, key=lambda report: _likeness(said, report), default=None)
        return best.id if best else None

    return find


def _likeness(said: Said, report: Report) -> tuple[bool, bool, int, ReportId]:
    mine, theirs = said.quote, report.quote
    overlap = min(mine.end, theirs.end) - max(mine.start, theirs.start)
    return (said.stage is report.stage, said.when == report.when, overlap, report.id)


def review_decisions(decisions: Iterable[Decision], reports: Sequence[Report]) -> tuple[Reviewed, ...]:
    """All decisions, the earliest first, each with what it no longer finds and what took its place.

    `reports` are those of everybody; an article without any counts as found when a decision on origins names it.
    """
    told = sorted({one.id: one for one in decisions}.values(), key=lambda one: one.order)
    standing = in_force(told)
    find, ruled = finder(reports), rule(standing, reports)
    withdrawn = {one.withdraws: one.id for one in told if one.withdraws and _stands(one, told)}
    return tuple(
        Reviewed(
            one,
            tuple(said for said in one.said if find(said) is None),
            withdrawn.get(one.id),
            _overruled_by(one, ruled) if one in standing else None,
        )
        for one in told
    )


def _stands(withdrawal: Decision, decisions: Iterable[Decision]) -> bool:
    by_target = [one for one in decisions if one.withdraws == withdrawal.id]
    return not any(_stands(one, decisions) for one in by_target)


def _overruled_by(one: Decision, ruled: Ruled) -> DecisionId | None:
    """The decision by which this one has no effect of its own on anything that it names."""
    named = ruled.reports(one)
    match one.kind:
        case Decided.CONFIRMED | Decided.REJECTED | Decided.CANNOT_VERIFY:
            standing = [ruled.marks[report] for report in named]
            return standing[0].id if standing and one not in standing else None
        case Decided.CORRECTED:
            same_field = (other for other in ruled.decisions if other.field is one.field and other.order > one.order)
            return next((other.id for other in same_field if set(ruled.reports(other)) & set(named)), None)
        case Decided.SAME:
            return ruled.trips.between(named, named)
        case Decided.JOINED_ORIGINS:
            articles = [name for subject in one.subjects for name in subject.articles]
            return ruled.origins.between(articles, articles)
        case _:
            return None
