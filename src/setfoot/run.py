"""The composition root: the only module that knows more than one stage.

A `Desk` is everything loaded once: the people watched, the reader's lexicon, the law and the record. The rest strings
the stages together: sources are gathered and read; readings are kept; what was reported of one person is reconciled,
and each trip is judged. Nothing here decides anything.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING

from setfoot import __version__
from setfoot.facts import Article, ArticleId, Entry, Reading, Skipped, Trip, TripId, Window, digest
from setfoot.gather import gather_articles, gather_stream
from setfoot.judge import judge_everywhere, judge_trip
from setfoot.keep import Archive
from setfoot.read import Lexicon, load_lexicon, read_article
from setfoot.reconcile import Record, reconcile_reports
from setfoot.tables.events import load_events
from setfoot.tables.law import Law, load_law
from setfoot.tables.people import Person, load_people
from setfoot.tables.places import country_name, load_places, load_states
from setfoot.tell import Names, write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from setfoot.facts import PersonId, Ruling, Source


@dataclass(frozen=True)
class Desk:
    """The tables and the lexicon of one run."""

    people: tuple[Person, ...]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The reader's lexicon; loading it takes a fraction of a second."""
        return load_lexicon(self.people)

    @cached_property
    def law(self) -> Law:
        """The law's tables."""
        return load_law()

    @cached_property
    def record(self) -> Record:
        """What reports are held against."""
        return Record(self.law, load_events(), load_states())

    @cached_property
    def reader(self) -> str:
        """A fingerprint of whatever a reading depends on besides the article."""
        return digest(__version__, repr(self.people), repr(self.lexicon.words), repr(self.lexicon.events))

    @cached_property
    def concluder(self) -> str:
        """A fingerprint of whatever trips depend on besides the reports."""
        return digest(__version__, self.law.version, repr(self.record.events))


def open_desk(people: Path | None = None, *, extend: bool = False) -> Desk:
    """The desk for the shipped people, or for those of a file in their place or beside them."""
    return Desk(load_people(people, extend=extend))


def gather_sources(sources: Iterable[str], today: date) -> Iterator[Article | Skipped]:
    """Every article of the sources; `-` is JSON Lines on standard input."""
    for source in sources:
        if source == "-":
            yield from gather_stream(sys.stdin.buffer, "standard input", latest=today)
        else:
            yield from gather_articles(source, latest=today)


def read_sources(sources: Iterable[str], desk: Desk, today: date) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Every article of the sources with its reading, and whatever could not be gathered."""
    for found in gather_sources(sources, today):
        yield found if isinstance(found, Skipped) else (found, read_article(found, desk.lexicon))


def update_archive(archive: Archive, sources: Iterable[str], desk: Desk, today: date) -> Iterator[Article | Skipped]:
    """Read what the archive does not know yet into it, then conclude; yields each article as it is done."""
    for found in gather_sources(sources, today):
        if isinstance(found, Article) and not archive.known(found, desk.reader):
            archive.add(found, read_article(found, desk.lexicon), desk.reader)
        yield found
    conclude(archive, desk)


def conclude(archive: Archive, desk: Desk) -> None:
    """Reconcile again everybody whose reports, or the tables they rest on, have changed."""
    archive.concluded_by(desk.concluder)
    for person in archive.stale():
        reports = archive.reports(person)
        sources = archive.sources(report.quote.article for report in reports)
        found = reconcile_reports(reports, sources, desk.record, archive.assertions(person))
        archive.save_trips(person, found.trips, found.skipped)


def known_by(archive: Archive, person: PersonId | None, day: date, desk: Desk) -> tuple[Trip, ...]:
    """The trips as they were known on a day: only articles published by then count."""
    reports = archive.reports(person)
    sources = archive.sources(report.quote.article for report in reports)
    told = {name: source for name, source in sources.items() if source.published and source.published.last <= day}
    asserted = [said for said in archive.assertions(person) if said.quote.article in told]
    return reconcile_reports([r for r in reports if r.quote.article in told], told, desk.record, asserted).trips


def enter(trips: Iterable[Trip], sources: Mapping[ArticleId, Source], desk: Desk) -> tuple[Entry, ...]:
    """Each trip with its sources and its ruling."""
    return tuple(_entry(trip, sources, desk) for trip in trips)


def _entry(trip: Trip, sources: Mapping[ArticleId, Source], desk: Desk) -> Entry:
    told = tuple(sources[name] for name in _articles_of(trip) if name in sources)
    days = [source.published for source in told if source.published]
    return Entry(trip, told, judge_trip(trip, desk.law, reduce(Window.hull, days) if days else None))


def _articles_of(trip: Trip) -> tuple[ArticleId, ...]:
    return tuple(dict.fromkeys(report.quote.article for report in trip.reports))


def rulings_around(entries: Iterable[Entry], desk: Desk) -> dict[TripId, tuple[Ruling, ...]]:
    """For each trip that was judged, the answer of every state on the day of arrival."""
    asked: dict[tuple[PersonId, date], tuple[Ruling, ...]] = {}
    found: dict[TripId, tuple[Ruling, ...]] = {}
    for entry in entries:
        if entry.ruling and entry.trip.arrived:
            question = (entry.trip.person, entry.trip.arrived.first)
            if question not in asked:
                asked[question] = judge_everywhere(*question, desk.law)
            found[entry.trip.id] = asked[question]
    return found


def names_of(desk: Desk) -> Names:
    """Names of people and countries, and home states, for telling."""
    everybody = {person.id: person for person in (*load_people(), *desk.people)}
    places = {place.country for place in load_places()}
    return Names(
        {person.id: person.name for person in everybody.values()},
        {code: country_name(code) for code in sorted(places | {state.code for state in load_states()})},
        {person.id: person.country for person in everybody.values()},
    )


def make_report(
    sources: Iterable[str],
    desk: Desk,
    today: date,
    out: Path,
    count: Callable[[Iterable[Article | Skipped]], Iterable[Article]],
) -> tuple[tuple[Entry, ...], tuple[Path, ...]]:
    """Everything at once, kept in memory only: the trips, and the case files written for them (the index first).

    `count` is told every article and everything that could not be gathered, and passes the articles on.
    """
    with Archive.open(None) as archive:
        articles = sum(1 for _ in count(update_archive(archive, sources, desk, today)))
        trips = archive.trips()
        entries = enter(trips, archive.sources(r.quote.article for t in trips for r in t.reports), desk)
        if not articles:
            return (), ()
        where, skipped = rulings_around(entries, desk), archive.skipped()
    return entries, write_report(entries, out, names_of(desk), where=where, skipped=skipped, articles=articles)
