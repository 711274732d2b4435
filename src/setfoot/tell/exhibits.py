"""A person's trips made ready for a page: numbered like the tabs of a court bundle, quotes split where they are marked.

Trip 2's third report is exhibit 2.3; conflicts, origins and the history of a status name exhibits, so that a reader
can put a finger on each. Nothing here is HTML: the templates are, and they escape everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from setfoot.tell import words
from setfoot.tell.contract import articles_of, outlets_of
from setfoot.tell.decided import mark_said, trip_said
from setfoot.tell.when import appeared_words, dated_words, journey_words
from setfoot.tell.world import Atlas, draw_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from setfoot.facts import (
        ArticleId,
        Change,
        Conflict,
        Entry,
        OriginGroup,
        PersonId,
        Quote,
        Report,
        ReportId,
        Ruling,
        Skipped,
        Source,
        Status,
        Step,
        Trip,
        TripId,
    )
    from setfoot.tell.names import Names


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One report, numbered."""

    number: str
    who: str
    published: str
    stage: str
    """The contract's code, for the style."""
    says: str
    parts: tuple[tuple[str, bool], ...]
    """The sentence, the quoted words marked true."""
    particulars: tuple[tuple[str, str], ...]
    language: str
    title: str
    url: str
    """A link that is safe to follow, or empty."""
    spoken: str
    """An address that is no link, told as text."""
    decided: str = ""
    """What somebody decided on it, by whom and when."""
    rejected: bool = False

    @property
    def anchor(self) -> str:
        """Its name in a link."""
        return f"report-{self.number.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: who says it, and in which words."""

    exhibits: tuple[Exhibit, ...]
    quote: str
    who: str
    origins: str
    """How many origins stand behind it, in words."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with its sides."""

    title: str
    note: str
    sides: tuple[Side, ...]
    settled: str
    decided: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A trip took a status, on the word of an exhibit."""

    status: Status
    since: date | None
    exhibit: Exhibit | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Exhibits that go back to one origin."""

    exhibits: tuple[Exhibit, ...]
    because: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """One trip, as a tab of the bundle."""

    number: int
    trip: Trip
    person: str
    country: str
    cities: str
    stay: str
    notes: tuple[str, ...]
    counts: str
    exhibits: tuple[Exhibit, ...]
    disputes: tuple[Dispute, ...]
    turns: tuple[Turn, ...]
    origins: tuple[Origin, ...]
    behind: str
    """How many origins stand behind each field, in words."""
    ruling: Ruling | None
    verdict: str
    atlas: Atlas | None
    decided: tuple[str, ...]
    """What somebody decided on the trip as a whole."""
    journey: str = ""
    """The stops of the journey it belongs to."""

    @property
    def anchor(self) -> str:
        """Its name in a link: the trip's id without what an address would have to escape."""
        return "trip-" + "".join(c for c in self.trip.id if c.isascii() and (c.isalnum() or c in "-_"))


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything told of one person."""

    person: PersonId
    name: str
    home: str
    warrants: tuple[Step, ...]
    """What the rulings say about the warrant, as of the latest trip."""
    tabs: tuple[Tab, ...]
    skipped: tuple[Skipped, ...]
    articles: int
    bound: int
    """How many trips, not called off, went to a state that was bound."""

    @property
    def warrant_sources(self) -> tuple[str, ...]:
        """The sources on the warrant, each once."""
        return tuple(dict.fromkeys(source for step in self.warrants for source in step.sources))


def bind(
    person: PersonId,
    entries: Sequence[Entry],
    names: Names,
    where: Mapping[TripId, Sequence[Ruling]],
    skipped: Sequence[Skipped] = (),
) -> Bundle:
    """All that is told of one person, tabs in the order of the entries."""
    told = {article for entry in entries for article in articles_of(entry.trip)}
    return Bundle(
        person=person,
        name=words.clean(names.person(person)),
        home=names.home(person),
        warrants=warrant_steps(entries),
        tabs=tuple(make_tab(n, entry, names, where.get(entry.trip.id, ())) for n, entry in enumerate(entries, 1)),
        skipped=tuple(skipped),
        articles=len(told),
        bound=sum(1 for entry in entries if counts_as_bound(entry)),
    )


def counts_as_bound(entry: Entry) -> bool:
    """Whether the trip went, or is to go, to a state that was bound to arrest."""
    return (
        entry.ruling is not None
        and entry.ruling.duty.value.startswith("bound")
        and entry.trip.status.value not in {"called_off", "rumoured"}
        and not entry.trip.all_rejected
    )


def warrant_steps(entries: Iterable[Entry]) -> tuple[Step, ...]:
    """What the rulings say about the person's warrant: each such rule once, as of the latest trip."""
    steps = (step for entry in entries if entry.ruling for step in entry.ruling.steps)
    return tuple({step.rule: step for step in steps if step.rule.startswith("warrant")}.values())


def make_tab(number: int, entry: Entry, names: Names, where: Sequence[Ruling] = ()) -> Tab:
    """One trip with its exhibits numbered."""
    trip, sources = entry.trip, {source.article: source for source in entry.sources}
    follows = _follows(trip)
    exhibits = {
        report.id: _marked(
            make_exhibit(f"{number}.{n}", report, sources.get(report.quote.article), follows.get(report.id, ())),
            trip,
            report,
        )
        for n, report in enumerate(trip.reports, 1)
    }
    country = names.country(trip.country)
    counts = ((len(articles_of(trip)), "article"), (len(outlets_of(trip, sources)), "outlet"))
    origins = words.many(len(trip.origins), "origin")
    return Tab(
        number=number,
        trip=trip,
        person=words.clean(names.person(trip.person)),
        country=country[:1].upper() + country[1:],
        cities=words.clean(", ".join(trip.cities)),
        stay=words.stay(trip.arrived, trip.left),
        notes=tuple(words.clean(note) for note in words.notes(trip)),
        counts=", ".join((*(words.many(count, noun) for count, noun in counts), origins)),
        exhibits=tuple(exhibits.values()),
        disputes=tuple(_dispute(conflict, exhibits, sources) for conflict in trip.conflicts),
        turns=tuple(_turn(change, exhibits) for change in trip.history),
        origins=tuple(_origin(group, trip, exhibits) for group in trip.origins),
        behind=words.behind(trip.support),
        ruling=entry.ruling,
        verdict=words.verdict(entry.ruling, names) if entry.ruling else "",
        atlas=draw_answers(where, names, trip.country),
        journey=words.clean(journey_words(trip.journey, names)) if trip.journey else "",
        decided=tuple(words.clean(said[:1].upper() + said[1:]) for said in trip_said(trip)),
    )


def _marked(exhibit: Exhibit, trip: Trip, report: Report) -> Exhibit:
    """The exhibit with the decision that stands on it."""
    mark = trip.mark_on(report.id)
    if mark is None:
        return exhibit
    said = words.one_line(mark_said(mark))
    return replace(exhibit, decided=said[:1].upper() + said[1:], rejected=report.id in trip.rejected)


def _follows(trip: Trip) -> Mapping[ReportId, tuple[tuple[str, str], ...]]:
    """The days that follow for each undated report and its article, as particulars."""
    found: dict[ReportId, tuple[tuple[str, str], ...]] = {}
    told = [*((one, "Follows", dated_words(one)) for one in trip.dated)]
    told += ((one, "Appeared", appeared_words(one)) for one in trip.appeared)
    for one, name, said in told:
        found[one.report] = (*found.get(one.report, ()), (name, words.one_line(said)))
    return found


def make_exhibit(
    number: str, report: Report, source: Source | None, follows: tuple[tuple[str, str], ...] = ()
) -> Exhibit:
    """One report, numbered, its quote marked in its sentence."""
    url = (source.url if source else None) or ""
    safe = url if is_link(url) else ""
    return Exhibit(
        number=number,
        who=_who(report.quote, source),
        published=words.window(source.published) if source and source.published else "",
        stage=report.stage.value,
        says=words.STAGES[report.stage],
        parts=tuple((words.clean(part), marked) for part, marked in words.around(report.quote, report.sentence)),
        particulars=(*_particulars(report, source), *follows),
        language=language_tag(source),
        title=words.one_line(source.title) if source else "",
        url=safe,
        spoken="" if safe else words.one_line(url),
    )


def is_link(url: str) -> bool:
    """Whether an address may become a link: http or https, a host, and nothing that could break out.

    >>> is_link("https://example.org/a"), is_link("javascript:alert(1)"), is_link("https:///a")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    clean = url.isprintable() and not any(c in url for c in " \"'<>\\`")
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and clean


def language_tag(source: Source | None) -> str:
    """The language for a lang attribute; empty, which means unknown, when it is no plain tag."""
    tag = (source.language if source else None) or ""
    return tag if tag.replace("-", "").isascii() and tag.replace("-", "").isalnum() else ""


def _who(quote: Quote, source: Source | None) -> str:
    told = words.teller(quote.article, source)
    return f"A{told[1:]}" if told == f"article {words.one_line(quote.article)}" else told


def _particulars(report: Report, source: Source | None) -> tuple[tuple[str, str], ...]:
    voices = ", ".join(f"{voice.name} ({words.VOICES[voice.kind]})" for voice in report.voices)
    told = (
        ("Arrival", words.window(report.when) if report.when else ""),
        ("Until", words.window(report.until) if report.until else ""),
        ("Place", report.city or ""),
        ("Occasion", report.occasion or ""),
        ("Voice", voices),
        ("Inferred", "the place or the person is not named here but follows" if report.inferred else ""),
        ("Dated by", source.dated_by if source else ""),
        ("File", (source.file or "") if source else ""),
        ("Found at", f"{report.quote.where} {report.quote.start} to {report.quote.end} of {report.quote.article}"),
        ("Report", report.id),
    )
    return tuple((name, words.one_line(value)) for name, value in told if value)


def _dispute(conflict: Conflict, exhibits: Mapping[ReportId, Exhibit], sources: Mapping[ArticleId, Source]) -> Dispute:
    quotes = (*conflict.quotes, *(None for _ in conflict.sides))
    pairs = enumerate(zip(conflict.sides, quotes, strict=False))
    return Dispute(
        title=words.CONFLICTS[conflict.about],
        note=words.clean(conflict.note),
        sides=tuple(
            Side(
                exhibits=tuple(exhibits[report] for report in side if report in exhibits),
                quote=words.one_line(quote.text) if quote else "",
                who=_who(quote, sources.get(quote.article)) if quote else "",
                origins=words.origins_of_side(conflict, n),
            )
            for n, (side, quote) in pairs
        ),
        settled=words.clean(conflict.settled),
        decided=words.clean(conflict.decided),
    )


def _turn(change: Change, exhibits: Mapping[ReportId, Exhibit]) -> Turn:
    return Turn(change.status, change.since, exhibits.get(change.report), words.clean(change.because))


def _origin(group: OriginGroup, trip: Trip, exhibits: Mapping[ReportId, Exhibit]) -> Origin:
    found = tuple(exhibits[report.id] for report in trip.reports if report.quote.article in group.articles)
    return Origin(found, words.clean(group.because), tuple(words.clean(mark) for mark in group.marks))
