"""Values as the JSON that users' scripts rely on (docs/commands.md): made here, the account of `why` in `why`, nowhere else.

Each function turns one value into a plain dictionary with its keys in a fixed order. Dates are ISO 8601, countries ISO
3166-1 alpha-2, a window is {"first", "last"} or null, offsets count code points. Keys are added, never changed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from setfoot.tell.origins import OriginJson, SupportJson, origin_json, support_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from setfoot.facts import (
        ArticleId,
        Change,
        Conflict,
        Entry,
        Quote,
        Reading,
        Report,
        Ruling,
        Skipped,
        Source,
        Step,
        Trip,
        Voice,
        Window,
    )

QuoteJson = TypedDict("QuoteJson", {"start": int, "end": int, "text": str, "in": str})
"""Words with their place; functional because `in` is no Python name."""


class WindowJson(TypedDict):
    """The days on one of which something happened."""

    first: str
    last: str


class VoiceJson(TypedDict):
    """Who an article says it from."""

    name: str
    kind: str


class ChangeJson(TypedDict):
    """A trip took a status."""

    status: str
    since: str | None
    report: str


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


class SkippedJson(TypedDict):
    """Something seen and not used."""

    why: str
    quote: QuoteJson | None
    note: str
    person: str | None
    country: str | None
    report: str | None
    source: str


class ReadingJson(TypedDict):
    """One line of `read --format jsonl`."""

    article: str
    file: str | None
    published: WindowJson | None
    language: str | None
    reports: list[ReportJson]
    skipped: list[SkippedJson]


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
    origins: list[int]


class StepJson(TypedDict):
    """One rule and its answer."""

    rule: str
    holds: str
    because: str
    sources: list[str]
    says: str


class ObjectionJson(TypedDict):
    """A position against the duty."""

    by: str
    ground: str
    answered_by: str | None


class PrecedentJson(TypedDict):
    """What the Court decided about an earlier visit."""

    state: str
    visit: str
    decision: str
    outcome: str
    referred: str


class RulingJson(TypedDict):
    """What `check --format json` gives."""

    person: str
    country: str
    on: WindowJson
    duty: str
    reason: str
    contested: bool
    steps: list[StepJson]
    objections: list[ObjectionJson]
    precedents: list[PrecedentJson]
    caveats: list[str]
    law: str
    as_of: str


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


def window_json(window: Window | None) -> WindowJson | None:
    """A window, or null."""
    return {"first": window.first.isoformat(), "last": window.last.isoformat()} if window else None


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


def evidence_json(report: Report, source: Source | None) -> EvidenceJson:
    """One report with what is known of its article."""
    return {
        **report_json(report),
        "article": report.quote.article,
        "outlet": source.outlet if source else None,
        "published": window_json(source.published) if source else None,
        "url": source.url if source else None,
        "title": source.title if source else "",
        "file": source.file if source else None,
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


def reading_json(reading: Reading) -> ReadingJson:
    """Everything one article says; also when it says nothing."""
    return {
        "article": reading.source.article,
        "file": reading.source.file,
        "published": window_json(reading.source.published),
        "language": reading.source.language,
        "reports": [report_json(report) for report in reading.reports],
        "skipped": [skipped_json(skipped) for skipped in reading.skipped],
    }


def change_json(change: Change) -> ChangeJson:
    """A trip took a status."""
    since = change.since.isoformat() if change.since else None
    return {"status": change.status.value, "since": since, "report": change.report}


def conflict_json(conflict: Conflict) -> ConflictJson:
    """A conflict with its sides, and one quote for each where there are words."""
    return {
        "about": conflict.about.value,
        "sides": [list(side) for side in conflict.sides],
        "note": conflict.note,
        "quotes": [{**quote_json(quote), "article": quote.article} for quote in conflict.quotes],
        "settled": conflict.settled,
        "origins": list(conflict.origins),
    }


def step_json(step: Step) -> StepJson:
    """One rule and its answer."""
    return {
        "rule": step.rule,
        "holds": step.holds.value,
        "because": step.because,
        "sources": list(step.sources),
        "says": step.says,
    }


def ruling_json(ruling: Ruling) -> RulingJson:
    """One ruling with everything it rests on."""
    return {
        "person": ruling.person,
        "country": ruling.country,
        "on": {"first": ruling.on.first.isoformat(), "last": ruling.on.last.isoformat()},
        "duty": ruling.duty.value,
        "reason": ruling.reason.value,
        "contested": ruling.contested,
        "steps": [step_json(step) for step in ruling.steps],
        "objections": [{"by": o.by, "ground": o.ground, "answered_by": o.answered_by} for o in ruling.objections],
        "precedents": [
            {"state": p.state, "visit": p.visit, "decision": p.decision, "outcome": p.outcome, "referred": p.referred}
            for p in ruling.precedents
        ],
        "caveats": list(ruling.caveats),
        "law": ruling.law,
        "as_of": ruling.as_of.isoformat(),
    }


def trip_json(entry: Entry) -> TripJson:
    """One trip with all that is told of it."""
    trip, sources = entry.trip, {source.article: source for source in entry.sources}
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
        "reports": [evidence_json(report, sources.get(report.quote.article)) for report in trip.reports],
        "articles": len(articles_of(trip)),
        "outlets": len(outlets_of(trip, sources)),
        "origins": len(trip.origins),
        "origin_groups": [origin_json(group) for group in trip.origins],
        "origins_by_field": support_json(trip.support),
        "conflicts": [conflict_json(conflict) for conflict in trip.conflicts],
        "ruling": ruling_json(entry.ruling) if entry.ruling else None,
        "notes": list(trip.notes),
    }


def articles_of(trip: Trip) -> tuple[ArticleId, ...]:
    """The articles that report the trip, each once, in order of the reports."""
    return tuple(dict.fromkeys(report.quote.article for report in trip.reports))


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
