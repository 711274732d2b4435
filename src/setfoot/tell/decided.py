"""What people decided, told: the log as lines, JSON and a sheet, what a new decision changed, and marks beside reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from setfoot.facts import Decided, Named
from setfoot.tell import words
from setfoot.tell.contract import QuoteJson, quote_json, written
from setfoot.tell.decision import DecidedJson, decided_json
from setfoot.tell.screen import Page
from setfoot.tell.sheet import row_of
from setfoot.tell.when import WindowJson, window_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.facts import Decision, Reviewed, Said, Subject, Trip
    from setfoot.tell.names import Look, Names

LOG_COLUMNS: Final = (
    "decision",
    "at",
    "by",
    "kind",
    "what",
    "subjects",
    "persons",
    "field",
    "old",
    "new",
    "source",
    "because",
    "withdraws",
    "withdrawn_by",
    "overruled_by",
    "no_longer_found",
)


class SaidJson(TypedDict):
    """One report as it stood when somebody decided."""

    id: str
    article: str
    person: str
    country: str
    stage: str
    when: WindowJson | None
    quote: QuoteJson


class SubjectJson(TypedDict):
    """One thing decided about."""

    what: str
    id: str
    reports: list[SaidJson]


class LoggedJson(DecidedJson):
    """One line of `log --format jsonl`, which `decide --from` reads back."""

    withdraws: str | None
    subjects: list[SubjectJson]
    withdrawn_by: str | None
    overruled_by: str | None
    no_longer_found: list[str]


def logged_json(reviewed: Reviewed) -> LoggedJson:
    """One decision with all that it names, and whether it still stands."""
    one = reviewed.decision
    return {
        **decided_json(one),
        "withdraws": one.withdraws,
        "subjects": [
            {"what": subject.what.value, "id": subject.name, "reports": [_said_json(said) for said in subject.said]}
            for subject in one.subjects
        ],
        "withdrawn_by": reviewed.withdrawn_by,
        "overruled_by": reviewed.overruled_by,
        "no_longer_found": [said.report for said in reviewed.lost],
    }


def _said_json(said: Said) -> SaidJson:
    return {
        "id": said.report,
        "article": said.quote.article,
        "person": said.person,
        "country": said.country,
        "stage": said.stage.value,
        "when": window_json(said.when),
        "quote": quote_json(said.quote),
    }


def log_rows(log: Iterable[Reviewed], names: Names, look: Look) -> Iterator[str]:
    """One line of JSON for each decision."""
    del names, look
    return (written(logged_json(one)) + "\n" for one in log)


def log_sheet(log: Iterable[Reviewed], names: Names, look: Look) -> Iterator[str]:
    """One row for each decision under one row of column names."""
    del look
    yield row_of(LOG_COLUMNS)
    for reviewed in log:
        one = reviewed.decision
        people = dict.fromkeys(names.person(said.person) for said in one.said)
        yield row_of(
            (
                one.id,
                one.moment,
                one.by,
                one.kind.value,
                one.subjects[0].what.value if one.subjects else "",
                "; ".join(subject.name for subject in one.subjects),
                "; ".join(people),
                one.field.value if one.field else "",
                one.old,
                one.new,
                one.source,
                one.why,
                one.withdraws or "",
                reviewed.withdrawn_by or "",
                reviewed.overruled_by or "",
                "; ".join(said.report for said in reviewed.lost),
            )
        )


def log_lines(log: Iterable[Reviewed], names: Names, look: Look) -> Iterator[str]:
    """Each decision in a paragraph: when, by whom, what, why, and whether it still stands."""
    page = Page(look)
    for reviewed in log:
        one = reviewed.decision
        page.line(f"{one.moment[:16].replace('T', ' ')}  {one.by}  {words.DECIDED[one.kind]}  {one.id}", "bold")
        for text in told(one):
            page.paragraph(words.one_line(text), indent=2)
        for subject in one.subjects:
            page.paragraph(words.one_line(_subject_line(subject, names)), indent=2)
        for said in reviewed.lost:
            page.paragraph(
                words.one_line(f"no longer found: {said} in article {said.quote.article}"), indent=2, style="yellow"
            )
        if reviewed.withdrawn_by:
            page.line(f"  withdrawn by {reviewed.withdrawn_by}", "yellow")
        elif reviewed.overruled_by:
            page.line(f"  overruled by {reviewed.overruled_by}", "yellow")
        page.line()
    page.line(words.DISCLAIMER if page else "no decisions", "dim")
    yield page.text()


def told(one: Decision) -> Iterator[str]:
    """What was corrected or withdrawn, by which source, and why."""
    if one.field:
        yield f"{words.plain(one.field)}: {one.old or 'not known'} -> {one.new or 'not known'}"
    if one.source:
        yield f"source: {one.source}"
    if one.withdraws:
        yield f"takes back {one.withdraws}"
    if one.why:
        yield f"because: {one.why}"


def _subject_line(subject: Subject, names: Names) -> str:
    if subject.what is Named.REPORT:
        return f"report {subject.name}: {subject.said[0]} in article {subject.said[0].quote.article}"
    if subject.what is Named.TRIP:
        people = dict.fromkeys(names.person(said.person) for said in subject.said)
        places = dict.fromkeys(names.country(said.country) for said in subject.said)
        count = words.many(len(subject.said), "report")
        return f"trip {subject.name}: {', '.join(people)}, {', '.join(places)}, {count}"
    return f"article {subject.name}"


def what_changed(
    added: Iterable[Decision], before: Iterable[Trip], after: Iterable[Trip], names: Names, look: Look
) -> Iterator[str]:
    """The decisions that were added, and each trip they changed as it was and as it is."""
    page = Page(look)
    count = 0
    for one in added:
        count += 1
        page.line(f"decided as {one.id}: {words.DECIDED[one.kind]}, by {one.because()}", "bold")
    was, now = ([_trip_line(trip, names) for trip in trips] for trips in (before, after))
    for label, lines, others in (("was", was, now), ("now", now, was)):
        for line in lines:
            if line not in others:  # else only details changed
                page.paragraph(words.one_line(f"{label}: {line}"), indent=2)
    if not count:
        page.line("nothing new: every decision was known")
    yield page.text()


def _trip_line(trip: Trip, names: Names) -> str:
    rejected = f", {len(trip.rejected)} rejected" if trip.rejected else ""
    reports = f"{words.many(len(trip.reports), 'report')}{rejected}"
    origins = words.many(len(trip.origins), "origin")
    stay = words.stay(trip.arrived, trip.left)
    place = names.country(trip.country) + (f" ({', '.join(trip.cities)})" if trip.cities else "")
    return f"{names.person(trip.person)}: {place}, {stay}; {words.STATUSES[trip.status]}; {reports}, {origins}; trip {trip.id}"


def mark_said(one: Decision) -> str:
    """The mark beside a report: `rejected by Ada Lovelace on 20 November 2026: satire`."""
    return f"{words.DECIDED[one.kind]} by {words.decided_by(one)}"


def trip_said(trip: Trip) -> Iterator[str]:
    """What was decided on the trip as a whole, sentence by sentence; marks on single reports stand beside them."""
    latest = trip.corrections
    for one in trip.decisions:
        whole = [subject for subject in one.subjects if subject.what is Named.TRIP]
        if one.field:
            kept = "" if latest.get(one.field) == one else " (a later correction counts)"
            change = f"{words.plain(one.field)} from {one.old or 'not known'} to {one.new or 'not known'}"
            source = f"; source: {one.source}" if one.source else ""
            yield words.dated(f"corrected {change}{kept} by ") + words.decided_by(one) + source
        elif one.kind in ON_MANY or whole:
            yield f"{words.DECIDED[one.kind]}, by {words.decided_by(one)}"


ON_MANY: Final = (Decided.SAME, Decided.DIFFERENT, Decided.SPLIT_ORIGINS, Decided.JOINED_ORIGINS)
