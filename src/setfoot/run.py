"""The composition root: the only module that strings the stages together.

Sources are gathered and read; readings are kept; what was reported of one person is reconciled, and each trip is
judged. Nothing here decides anything: each function passes what one stage made to the next.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import Article, BadQuestion, Entry, KnownLaw, LawChange, Skipped, Window
from setfoot.judge import articles_of, compare_rulings, enter_trip, journey_of, journeys_of, judge_everywhere, told_on
from setfoot.keep import Archive
from setfoot.keep.results import Told, find_results, read_results, reader_of
from setfoot.reconcile import check_reading, reconcile_reports, review_decisions
from setfoot.tables.law import diff_laws, find_law, load_law
from setfoot.tables.law.versions import find_tables, pack_tables
from setfoot.tell import drop_earlier, write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from setfoot.desk import Desk
    from setfoot.facts import (
        ArticleId,
        Country,
        Decision,
        Explained,
        PersonId,
        Presence,
        Reading,
        Reviewed,
        Ruling,
        Subject,
        Trip,
        TripId,
    )

SAMPLES: Final = "samples"


def _unheard(_words: str) -> None:
    """Where nobody listens."""


def gather_sources(sources: Iterable[str], today: date) -> Iterator[Article | Skipped]:
    """Every article of the sources and of the lists among them; `-` is JSON Lines on standard input.

    `samples` stands for the sample reports that come with setfoot, unless there is a file of that name.
    """
    from setfoot.gather import expand_sources, gather_articles, gather_stream  # noqa: PLC0415 - a question about trips reads nothing

    for source in expand_sources(sources):
        if isinstance(source, Skipped):
            yield source
        elif source == "-":
            yield from gather_stream(sys.stdin.buffer, "standard input", latest=today)
        elif source == SAMPLES and not Path(SAMPLES).exists():
            with as_file(files("setfoot").joinpath(SAMPLES)) as folder:
                yield from (_without(str(folder), found) for found in gather_articles(str(folder), latest=today))
        else:
            yield from gather_articles(source, latest=today)


def _without(folder: str, found: Article | Skipped) -> Article | Skipped:
    """What was found in the shipped folder, which bears another name on every machine, as found in `samples`."""
    if isinstance(found, Skipped):
        return replace(found, source=found.source.replace(folder, SAMPLES, 1))
    return replace(found, file=found.file and found.file.replace(folder, SAMPLES, 1))


def read_sources(sources: Iterable[str], desk: Desk, today: date) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Every article of the sources with its reading, and whatever could not be gathered."""
    from setfoot.read import read_article  # noqa: PLC0415 - as above

    for found in gather_sources(sources, today):
        yield found if isinstance(found, Skipped) else (found, read_article(found, desk.lexicon_for(found.language)))


def read_checked(sources: Iterable[str], desk: Desk, today: date) -> Iterator[tuple[Article, Reading] | Skipped]:
    """The same, with what the record says to everything that the articles assert of it."""
    for found in read_sources(sources, desk, today):
        yield found if isinstance(found, Skipped) else (found[0], check_reading(found[1], desk.record))


def explain_sources(sources: Iterable[str], desk: Desk, today: date) -> Iterator[Explained | Skipped]:
    """Every article of the sources with how it was decided, and whatever could not be gathered."""
    from setfoot.read import explain_article  # noqa: PLC0415 - as above

    for found in gather_sources(sources, today):
        yield found if isinstance(found, Skipped) else explain_article(found, desk.lexicon_for(found.language))


def update_archive(
    archive: Archive, sources: Iterable[str], desk: Desk, today: date, note: Callable[[str], None] = _unheard
) -> Iterator[Article | Skipped]:
    """Read what the archive does not know yet into it, then conclude; yields each article as it is done.

    A result file of a scan, or a folder of them, brings readings that are taken as they are. `note` is told of every
    article that brings a known id with another text, and of results of another reader.
    """
    from setfoot.read import read_article  # noqa: PLC0415 - as above

    for source in sources:
        results = find_results(source)
        if results is not None:
            for path in results:
                yield from _take_results(archive, path, desk, note)
            continue
        for found in gather_sources((source,), today):
            if isinstance(found, Article) and not archive.known(found, desk.reader):
                reading = read_article(found, desk.lexicon_for(found.language))
                _tell_renamed(found, archive.add(found, reading, desk.reader), note)
            yield found
    conclude(archive, desk, today)


def _take_results(archive: Archive, path: Path, desk: Desk, note: Callable[[str], None]) -> Iterator[Article | Skipped]:
    """Add every article of a result file with its reading; what the scan left out was told by the scan."""
    reader = reader_of(path)
    if reader and reader != desk.reader:
        note(
            f"note on {path}: it was read with another people list or another version of setfoot, and is taken as it is"
        )
    for found in read_results(path):
        if isinstance(found, Told):
            kept = archive.add(found.article, found.reading, reader, found.words)
            _tell_renamed(found.article, kept, note)
            yield found.article
        elif found.source == str(path):
            yield found


def _tell_renamed(article: Article, kept: ArticleId, note: Callable[[str], None]) -> None:
    if kept != article.id:
        where = f"{article.file}: " if article.file else ""
        note(f"note on {where}the id {article.id!r} is known with another text; this one is kept as {kept!r}")


def conclude(archive: Archive, desk: Desk, today: date | None = None) -> None:
    """Reconcile again everybody whose reports, or the tables they rest on, have changed.

    The law's tables are kept with the archive, with the day on which it first concluded by them.
    """
    archive.concluded_by(desk.concluder)
    if not archive.keeps_law(desk.law.version):
        known = KnownLaw(desk.law.version, desk.law.as_of, first_used=today)
        archive.keep_law(known, pack_tables(find_tables(desk.law_at)))
    for person in archive.stale():
        reports = archive.reports(person)
        sources = archive.sources(report.quote.article for report in reports)
        said, decided = archive.assertions(person), archive.decisions(person)
        found = reconcile_reports(reports, sources, desk.record, said, decided)
        archive.save_trips(person, found.trips, found.skipped)


class Decisive(NamedTuple):
    """What came of new decisions: those that were not known, and the trips that they changed."""

    added: tuple[Decision, ...]
    before: tuple[Trip, ...]
    after: tuple[Trip, ...]


def decide(archive: Archive, decisions: Iterable[Decision], desk: Desk, today: date) -> Decisive:
    """Add decisions for good and conclude again for whom they concern."""
    conclude(archive, desk, today)
    added = tuple(one for one in decisions if archive.decide(one))
    people = archive.stale()
    before = [trip for person in people for trip in archive.trips(person)]
    conclude(archive, desk, today)
    after = [trip for person in people for trip in archive.trips(person)]
    return Decisive(
        added, tuple(trip for trip in before if trip not in after), tuple(trip for trip in after if trip not in before)
    )


def refuse_repeated(archive: Archive, decision: Decision) -> None:
    """BadQuestion when the same person decided the very same before and it still stands."""
    for reviewed in review_log(archive):
        old = reviewed.decision
        stands = reviewed.withdrawn_by is None and reviewed.overruled_by is None
        if stands and replace(decision, at=old.at) == old:
            raise BadQuestion(f"this is already decided, as {old.id}, by {old.because()}")


def next_moment(archive: Archive, now: datetime) -> datetime:
    """The moment, or just after the last decision, so that the later of two decisions is always told apart."""
    decisions = archive.decisions()
    return max(now, decisions[-1].at + timedelta(microseconds=1)) if decisions else now


def review_log(
    archive: Archive, about: Subject | PersonId | None = None, since: date | None = None
) -> tuple[Reviewed, ...]:
    """Every decision in order, or those on one trip, report or person, or since a day, with whether each still stands."""
    decisions = archive.decisions()
    people = sorted({said.person for one in decisions for said in one.said})
    found = review_decisions(decisions, [report for person in people for report in archive.reports(person)])
    if isinstance(about, str):
        concerned = {one.id for one in archive.decisions(about)}
        found = tuple(one for one in found if one.decision.id in concerned)
    elif about:
        found = tuple(one for one in found if one.decision.touches(about))
    return tuple(one for one in found if since is None or one.decision.at.date() >= since)


class Asked(NamedTuple):
    """Which trips are asked for; None asks for all."""

    person: PersonId | None = None
    country: Country | None = None
    within: Window | None = None
    """Days on which the trip may have been under way."""
    as_of: date | None = None
    """Only articles published by this day count."""


class Found(NamedTuple):
    """The trips asked for, and how many a question about days leaves out because nobody tells the day of arrival."""

    entries: tuple[Entry, ...]
    undated: int = 0


def find_trips(archive: Archive, asked: Asked, desk: Desk) -> tuple[Entry, ...]:
    """The trips asked for, as they are concluded now or were known on a day, each with its sources and its ruling."""
    return ask_trips(archive, asked, desk).entries


def ask_trips(archive: Archive, asked: Asked, desk: Desk) -> Found:
    """The same, with the number of those left out for want of a day; the past is replayed once."""
    conclude(archive, desk)
    if asked.as_of is None:
        return _choose(archive, archive, asked, desk)
    with Archive.open(None) as past:
        for person in [asked.person] if asked.person else archive.persons():
            past.save_trips(person, known_by(archive, person, asked.as_of, desk))
        return _choose(past, archive, asked, desk)


def _choose(concluded: Archive, archive: Archive, asked: Asked, desk: Desk) -> Found:
    trips = concluded.trips(asked.person, country=asked.country, within=asked.within)
    undated = 0
    if asked.within:
        undated = sum(trip.arrived is None for trip in concluded.trips(asked.person, country=asked.country))
    return Found(enter(archive, trips, desk), undated)


def known_by(archive: Archive, person: PersonId, day: date, desk: Desk) -> tuple[Trip, ...]:
    """A person's trips as they were known on a day: articles surely published, decisions and visits made by then.

    An article of which only a window is known counts from its last day, one of unknown day never.
    """
    reports = archive.reports(person)
    sources = archive.sources(report.quote.article for report in reports)
    told = {name: source for name, source in sources.items() if source.published and source.published.last <= day}
    asserted = [said for said in archive.assertions(person) if said.quote.article in told]
    known = [report for report in reports if report.quote.article in told]
    decided = [one for one in archive.decisions(person) if one.at.date() <= day]
    return reconcile_reports(known, told, desk.record.as_of(day), asserted, decided).trips


def enter(archive: Archive, trips: Iterable[Trip], desk: Desk) -> tuple[Entry, ...]:
    """Each trip with its sources and its ruling."""
    return tuple(enter_trip(trip, archive.sources(articles_of(trip), sketched=False), desk.law) for trip in trips)


def compare_laws(old: str, new: str, archive: Archive | None, desk: Desk) -> LawChange:
    """All that differs between two versions: rows, and the answers about known visits and the archive's trips."""
    kept = {one.law: partial(archive.law_tables, one.law) for one in archive.laws()} if archive else {}
    before, after = find_law(old, kept), find_law(new, kept)
    journeys = (*journeys_of(before, after), *(_journeys_in(archive, desk) if archive else ()))
    answers = compare_rulings(journeys, before, after)
    return LawChange(before.version, after.version, diff_laws(before, after), answers)


def _journeys_in(archive: Archive, desk: Desk) -> Iterator[Presence]:
    """Every trip of the archive that can be judged."""
    conclude(archive, desk)
    for trip in archive.trips():
        named = tuple(dict.fromkeys(report.quote.article for report in trip.reports))
        if journey := journey_of(trip, told_on(archive.sources(named, sketched=False).values())):
            yield journey


def known_laws(archive: Archive | None) -> tuple[KnownLaw, ...]:
    """The version that comes with setfoot, then those that the archive keeps, in the order of their first use."""
    shipped, kept = load_law(), archive.laws() if archive else ()
    known = next((one for one in kept if one.law == shipped.version), KnownLaw(shipped.version, shipped.as_of))
    return replace(known, shipped=True), *(one for one in kept if one is not known)


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


def make_report(
    sources: Iterable[str],
    desk: Desk,
    today: date,
    out: Path,
    count: Callable[[Iterable[Article | Skipped]], Iterable[Article]],
    note: Callable[[str], None] = _unheard,
) -> tuple[tuple[Entry, ...], tuple[Path, ...]]:
    """Everything at once, kept in memory only: the trips, and the case files written for them (the index first).

    `count` is told every article and everything that could not be gathered, and passes the articles on. Without any
    article nothing is written. Case files of an earlier report are removed; `note` is told of those that are not, and
    of an id that two texts bear. BadQuestion when `out` cannot be written to.
    """
    if out.exists() and not out.is_dir():
        raise BadQuestion(f"--out {out} is a file; name a folder for the case files")
    with Archive.open(None) as archive:
        articles = sum(1 for _ in count(update_archive(archive, sources, desk, today, note)))
        if not articles:
            return (), ()
        entries, skipped = enter(archive, archive.trips(), desk), archive.skipped()
    where = rulings_around(entries, desk)
    try:
        written = write_report(entries, out, desk.names, where=where, skipped=skipped, articles=articles)
        for folder in drop_earlier(out, written):
            note(
                f"note on {folder}: an earlier report wrote it and this one did not; it holds other files too and is left"
            )
    except OSError as error:
        raise BadQuestion(f"--out {out}: no case files can be written there ({error}); name another folder") from error
    return entries, written
