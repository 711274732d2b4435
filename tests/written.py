"""Reconcile's cases as people write them: articles with report lines in, trip lines out (see cases/reconcile)."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from setfoot.facts import (
    ArticleId,
    Assertion,
    Country,
    Decided,
    Decision,
    DecisionField,
    Matter,
    Named,
    PersonId,
    Quote,
    Reconciled,
    Report,
    Said,
    Source,
    Subject,
    Trip,
    Truth,
    Voice,
    VoiceKind,
    Window,
)
from setfoot.reconcile import Record, reconcile_reports
from setfoot.tables.events import Event
from setfoot.tables.law.rows import Kind
from setfoot.tables.points import Point

_VOICE = re.compile(r"(?:\((\w+)\) )?(.*)", re.DOTALL)
_ASSERTION = re.compile(r'(\S+) (\S+) (\S+) (\S+) "(.*)"')
_DECISION = re.compile(r"(\S+) (\S+): (\w+) ([^=|]+?)(?: (\w+)=([^|]*?))?(?: \| (.*))?")


@dataclass(frozen=True)
class Issued:
    issued: date
    applied: date | None = None
    issued_by: date | None = None
    unsealed_by: date | None = None
    crimes: tuple[str, ...] = ("war crimes",)
    kind: Kind = Kind.WARRANT

    @property
    def unsealed(self):
        return self.issued


@dataclass(frozen=True)
class Instruments:
    signed: date | None = None
    deposited: date | None = None
    instrument: str = "ratification"
    entry_into_force: date | None = None
    withdrawal_announced: date | None = None
    withdrawal_notified: date | None = None
    withdrawal_effective: date | None = None
    withdrawal_revoked: date | None = None
    no_intent: date | None = None


@dataclass(frozen=True)
class Visited:
    person: str
    country: str
    arrived: date
    occasion: str = ""

    @property
    def left(self):
        return self.arrived


@dataclass(frozen=True)
class SmallLaw:
    """A law of a few rows with the questions that reconcile asks of the real one."""

    visits: tuple[Visited, ...] = (Visited("vladimir-putin", "UA", date(2023, 3, 18), "visit to occupied territory"),)
    parties: tuple[str, ...] = ("ZA",)

    def party_on(self, country, _day):
        return Truth.of(country in self.parties)

    def count_parties(self, _day):
        return 123

    def knows(self, country):
        return country != "??"

    def status_on(self, country, _day):
        signed = {"KG": Instruments(date(1998, 12, 8)), "ZA": Instruments(date(1998, 7, 17), date(2000, 11, 27))}
        return signed.get(country, Instruments())

    def acceptances(self, _country):
        return ()

    @property
    def referrals(self):
        return ()

    def person(self, _person):
        return None

    def warrants(self, person):
        return (Issued(date(2023, 3, 17)),) if person == "vladimir-putin" else ()


def read_event(number, line):
    series, country, city, days, *attended = line.split(" | ")
    held = Window.parse(days)
    present = tuple(PersonId(name) for names in attended for name in names.split())
    return Event(
        f"event-{number}", series, (series,), held.first, held.last, Country(country), city, "own", (), present
    )


def read_report(article, number, line):
    voice, written = _VOICE.fullmatch(line.removeprefix("* ")).groups()
    report = Report.parse(written, ArticleId(article))
    start = number * 1000
    quote = replace(report.quote, start=start, end=start + len(report.quote.text))
    voices = (Voice("somebody", VoiceKind(voice)),) if voice else ()
    return replace(report, quote=quote, main=line.startswith("* "), voices=voices)


def read_assertion(article, line):
    matter, subject, value, country, words = _ASSERTION.fullmatch(line).groups()
    return Assertion(
        Matter(matter),
        subject.replace("_", " ").strip("-") if matter == "summit" else subject,
        value,
        Quote(ArticleId(article), 0, len(words), words),
        None if country == "-" else Country(country),
    )


def read_places(lines):
    """What locates the places of a case: `CC City latitude longitude`, `-` for the capital."""
    found = {}
    for line in lines:
        country, city, north, east = line.split()
        found[country, city.strip("-")] = Point(Country(country), city.strip("-") or country, float(north), float(east))
    return lambda country, city: found.get((country, city), found.get((country, "")))


def read_case(case):
    """The reports, sources, record and assertions of one written case."""
    articles = case["articles"]
    events = tuple(read_event(number, line) for number, line in enumerate(case.get("events", ())))
    sources = {}
    for name, article in articles.items():
        published = Window.parse(article["published"]) if "published" in article else None
        outlines = {"shingles": tuple(article.get("shingles", ())), "outline": tuple(article.get("outline", ()))}
        sources[ArticleId(name)] = Source(ArticleId(name), outlet=name, published=published, **outlines)
    reports = [read_report(name, n, line) for name, a in articles.items() for n, line in enumerate(a["reports"])]
    assertions = [read_assertion(name, line) for name, a in articles.items() for line in a.get("asserts", ())]
    return reports, sources, Record(SmallLaw(), events, locate=read_places(case.get("places", ()))), assertions


def read_decisions(case, reports) -> tuple[Decision, ...]:
    """The decisions of a written case: `DAY NAME: kind subject subject FIELD=VALUE | why`."""
    found = []
    for line in case.get("decisions", ()):
        day, by, kind, names, name, new, why = _DECISION.fullmatch(line).groups()
        subjects = tuple(read_subject(one, reports) for one in names.split()) if kind != "withdrawn" else ()
        found.append(
            Decision(
                Decided(kind),
                subjects,
                by,
                datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC),
                why or "",
                DecisionField(name) if name else None,
                new=new or "",
                withdraws=found[int(names)].id if kind == "withdrawn" else None,
            )
        )
    return tuple(found)


def read_subject(name, reports):
    """`article` or `article/n`, its n-th report."""
    article, slash, number = name.partition("/")
    if not slash:
        return Subject(Named.ARTICLE, article)
    report = [one for one in reports if one.quote.article == article][int(number)]
    return Subject(Named.REPORT, report.id, (Said.of(report),))


def conclude(case) -> Reconciled:
    """What reconcile makes of the case."""
    reports, sources, record, assertions = read_case(case)
    return reconcile_reports(reports, sources, record, assertions, read_decisions(case, reports))


def write_trip(trip: Trip) -> str:
    """The trip as a case expects it."""
    left = f" until {trip.left}" if trip.left else ""
    articles = " ".join(sorted({report.quote.article for report in trip.reports}))
    return f"{trip.person} -> {trip.country} {trip.arrived or '-'}{left} {trip.status}: {articles}"


def write_conflict(trip: Trip, conflict, trips) -> str:
    """The conflict as a case expects it; the other side may be reports of another trip."""
    article = {report.id: report.quote.article for one in trips for report in one.reports}
    sides = " | ".join(" ".join(sorted({article[rid] for rid in side})) for side in conflict.sides)
    return f"{trip.country} {conflict.about}: {sides}"


def write_history(trip: Trip) -> str:
    """The trip's statuses with the days on which articles first said so."""
    return f"{trip.person} {trip.country}: " + ", ".join(f"{one.status} {one.since or '-'}" for one in trip.history)


def write_journey(journey) -> str:
    """The journey as a case expects it."""
    return f"{journey.person}: " + " > ".join(f"{halt.country} {halt.arrived}" for halt in journey.halts)


def write_dated(trip: Trip) -> list[str]:
    """The days that follow for the trip's undated reports, as a case expects them."""
    article = {report.id: report.quote.article for report in trip.reports}
    return [f"{article[one.report]}: {one.window} {one.because}" for one in trip.dated]


def write_appeared(trip: Trip) -> list[str]:
    """The days within which the articles of the trip's undated reports appeared, as a case expects them."""
    article = {report.id: report.quote.article for report in trip.reports}
    return [f"{article[one.report]}: {one.window}" for one in trip.appeared]
