"""Values as the JSON that users' scripts rely on (docs/commands.md): made here, the account of `why` in `why`, nowhere else.

Windows, journeys and days that follow are in `when`. Each function turns one value into a plain dictionary with its keys in a fixed order. Dates are ISO 8601, countries ISO
3166-1 alpha-2, a window is {"first", "last"} or null, offsets count code points. Keys are added, never changed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from setfoot.tell.decision import DecisionJson, decision_json
from setfoot.tell.origins import OriginJson, SupportJson, origin_json, support_json
from setfoot.tell.ruling import RulingJson, ruling_json
from setfoot.tell.when import DatingJson, JourneyJson, WindowJson, dating_json, journey_json, window_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from setfoot.facts import (
        ArticleId,
        Change,
        Checked,
        Conflict,
        Dating,
        Entry,
        Quote,
        Reading,
        Report,
        Skipped,
        Source,
        Trip,
        Voice,
    )

QuoteJson = TypedDict("QuoteJson", {"start": int, "end": int, "text": str, "in": str})
"""Words with their place; functional because `in` is no Python name."""


class VoiceJson(TypedDict):
    """Who an article says it from."""

    name: str
    kind: str


class ChangeJson(TypedDict):
    """A trip took a status."""

    status: str
    since: str | None
    report: str
    because: str


class ReportJson(TypedDict):
    """One report as `read --format jsonl` gives it."""

    id: str
    person: str
    country: str
    city: str | None
    stage: str
    when: WindowJson | None
    until: WindowJson | None
    occasion: str | None
    voices: list[VoiceJson]
    inferred: bool
    quote: QuoteJson
    main: bool
    cue: str


class EvidenceJson(ReportJson):
    """One report as a trip carries it, with its article."""

    article: str
    outlet: str | None
    published: WindowJson | None
    url: str | None
    title: str
    file: str | None
    dated_by: DatingJson | None
    published_within: DatingJson | None
    rejected: bool
    decision: str | None


class SkippedJson(TypedDict):
    """Something seen and not used."""

    why: str
    quote: QuoteJson | None
    note: str
    person: str | None
    country: str | None
    report: str | None
    source: str


class CheckedJson(TypedDict):
    """What an article asserts of the record, and what the record says to it."""

    matter: str
    subject: str
    country: str | None
    value: str
    day: WindowJson | None
    voice: VoiceJson | None
    quote: QuoteJson
    holds: str
    says: str


class ReadingJson(TypedDict):
    """One line of `read --format jsonl`."""

    article: str
    file: str | None
    published: WindowJson | None
    language: str | None
    reports: list[ReportJson]
    skipped: list[SkippedJson]
    assertions: list[CheckedJson]


class SaidJson(QuoteJson):
    """A quote that stands for one side of a conflict."""

    article: str


class ConflictJson(TypedDict):
    """Reports that cannot all be right."""

    about: str
    sides: list[list[str]]
    note: str
    quotes: list[SaidJson]
    settled: str
    decided: str
    origins: list[int]


class TripJson(TypedDict):
    """One line of `trips --format jsonl`."""

    trip: str
    person: str
    country: str
    cities: list[str]
    status: str
    history: list[ChangeJson]
    arrived: WindowJson | None
    left: WindowJson | None
    occasions: list[str]
    reports: list[EvidenceJson]
    articles: int
    outlets: int
    origins: int
    origin_groups: list[OriginJson]
    origins_by_field: SupportJson
    conflicts: list[ConflictJson]
    ruling: RulingJson | None
    notes: list[str]
    journey: JourneyJson | None
    decisions: list[DecisionJson]
    rejected: bool
    seen: bool


def quote_json(quote: Quote) -> QuoteJson:
    """A quote; `in` says whether its offsets count in the title or in the text."""
    return {"start": quote.start, "end": quote.end, "text": quote.text, "in": quote.where}


def voice_json(voice: Voice) -> VoiceJson:
    """Who an article says it from."""
    return {"name": voice.name, "kind": voice.kind.value}


def report_json(report: Report) -> ReportJson:
    """One report."""
    return {
        "id": report.id,
        "person": report.person,
        "country": report.country,
        "city": report.city,
        "stage": report.stage.value,
        "when": window_json(report.when),
        "until": window_json(report.until),
        "occasion": report.occasion,
        "voices": [voice_json(voice) for voice in report.voices],
        "inferred": report.inferred,
        "quote": quote_json(report.quote),
        "main": report.main,
        "cue": report.cue,
    }


def evidence_json(
    report: Report, source: Source | None, trip: Trip, dated: Dating | None = None, appeared: Dating | None = None
) -> EvidenceJson:
    """One report of the trip with its article, the days that follow for both, and what was decided on it."""
    mark = trip.mark_on(report.id)
    return {
        **report_json(report),
        "article": report.quote.article,
        "outlet": source.outlet if source else None,
        "published": window_json(source.published) if source else None,
        "url": source.url if source else None,
        "title": source.title if source else "",
        "file": source.file if source else None,
        "dated_by": dating_json(dated),
        "published_within": dating_json(appeared),
        "rejected": report.id in trip.rejected,
        "decision": mark.id if mark else None,
    }


def skipped_json(skipped: Skipped) -> SkippedJson:
    """Something seen and not used."""
    return {
        "why": skipped.why.value,
        "quote": quote_json(skipped.quote) if skipped.quote else None,
        "note": skipped.note,
        "person": skipped.person,
        "country": skipped.country,
        "report": skipped.report,
        "source": skipped.source,
    }


def checked_json(checked: Checked) -> CheckedJson:
    """One assertion held against the record; `day` is when the article speaks."""
    said = checked.assertion
    return {
        "matter": said.matter.value,
        "subject": said.subject,
        "country": said.country,
        "value": said.value,
        "day": window_json(checked.spoken),
        "voice": voice_json(said.voice) if said.voice else None,
        "quote": quote_json(said.quote),
        "holds": checked.holds.value,
        "says": checked.says,
    }


def reading_json(reading: Reading) -> ReadingJson:
    """Everything one article says; also when it says nothing."""
    return {
        "article": reading.source.article,
        "file": reading.source.file,
        "published": window_json(reading.source.published),
        "language": reading.source.language,
        "reports": [report_json(report) for report in reading.reports],
        "skipped": [skipped_json(skipped) for skipped in reading.skipped],
        "assertions": [checked_json(checked) for checked in reading.checked],
    }


def change_json(change: Change) -> ChangeJson:
    """A trip took a status."""
    since = change.since.isoformat() if change.since else None
    return {"status": change.status.value, "since": since, "report": change.report, "because": change.because}


def conflict_json(conflict: Conflict) -> ConflictJson:
    """A conflict with its sides, and one quote for each where there are words."""
    return {
        "about": conflict.about.value,
        "sides": [list(side) for side in conflict.sides],
        "note": conflict.note,
        "quotes": [{**quote_json(quote), "article": quote.article} for quote in conflict.quotes],
        "settled": conflict.settled,
        "decided": conflict.decided,
        "origins": list(conflict.origins),
    }


def trip_json(entry: Entry) -> TripJson:
    """One trip with all that is told of it."""
    trip, sources = entry.trip, {source.article: source for source in entry.sources}
    dated = {one.report: one for one in trip.dated}
    appeared = {one.report: one for one in trip.appeared}
    return {
        "trip": trip.id,
        "person": trip.person,
        "country": trip.country,
        "cities": list(trip.cities),
        "status": trip.status.value,
        "history": [change_json(change) for change in trip.history],
        "arrived": window_json(trip.arrived),
        "left": window_json(trip.left),
        "occasions": list(trip.occasions),
        "reports": [
            evidence_json(one, sources.get(one.quote.article), trip, dated.get(one.id), appeared.get(one.id))
            for one in trip.reports
        ],
        "articles": len(articles_of(trip)),
        "outlets": len(outlets_of(trip, sources)),
        "origins": len(trip.origins),
        "origin_groups": [origin_json(group) for group in trip.origins],
        "origins_by_field": support_json(trip.support),
        "conflicts": [conflict_json(conflict) for conflict in trip.conflicts],
        "ruling": ruling_json(entry.ruling) if entry.ruling else None,
        "notes": list(trip.notes),
        "journey": journey_json(trip.journey),
        "decisions": [decision_json(one) for one in trip.decisions],
        "rejected": trip.all_rejected,
        "seen": trip.seen,
    }


def articles_of(trip: Trip) -> tuple[ArticleId, ...]:
    """The articles that report the trip, each once, in order of the reports; the rejected only where all are."""
    out = frozenset() if trip.all_rejected else trip.rejected
    weighing = (report for report in trip.reports if report.id not in out)
    return tuple(dict.fromkeys(report.quote.article for report in weighing))


def outlets_of(trip: Trip, sources: Mapping[ArticleId, Source]) -> tuple[str, ...]:
    """The named outlets that report the trip, each once, in order of the reports."""
    found = (sources[article].outlet for article in articles_of(trip) if article in sources)
    return tuple(dict.fromkeys(outlet for outlet in found if outlet))


def written(value: object, *, indent: int | None = None) -> str:
    """The value as JSON text; characters are written as they are, lone surrogates escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return json.dumps(value, indent=indent) if any("\ud800" <= c <= "\udfff" for c in text) else text


def array(values: Sequence[str]) -> str:
    """JSON texts as one array, one to a line."""
    return "[\n" + ",\n".join(values) + "\n]\n" if values else "[]\n"
