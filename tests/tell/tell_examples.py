"""Invented articles and the values a run could make of them; every field of every value is used somewhere.

The sentences are invented for these tests. The states, days and decisions are real where the law tables have them,
but nothing here is a source: it shows shapes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from setfoot.facts import (
    About,
    Article,
    ArticleId,
    Change,
    Conflict,
    Country,
    Course,
    Dating,
    Duty,
    Entry,
    Explained,
    Halt,
    Heard,
    Journey,
    Linear,
    Objection,
    OriginGroup,
    Outcome,
    PersonId,
    Precedent,
    Quote,
    Reading,
    Reason,
    Report,
    Ruled,
    Ruling,
    Skipped,
    Source,
    Stage,
    Status,
    Step,
    Stretch,
    Support,
    Trip,
    TripId,
    Truth,
    Voice,
    VoiceKind,
    Weighing,
    Weight,
    Why,
    Window,
)
from setfoot.tell import Names

PUTIN, NETANYAHU, BASHIR = PersonId("vladimir-putin"), PersonId("benjamin-netanyahu"), PersonId("omar-al-bashir")
NOBODY = PersonId("sergei-lavrov")

NAMES = Names(
    people={
        PUTIN: "Vladimir Putin",
        NETANYAHU: "Benjamin Netanyahu",
        BASHIR: "Omar al-Bashir",
        NOBODY: "Sergei Lavrov",
    },
    countries={
        Country(code): name
        for code, name in {
            "AZ": "Azerbaijan",
            "HU": "Hungary",
            "IL": "Israel",
            "KG": "Kyrgyzstan",
            "MN": "Mongolia",
            "MT": "Malta",
            "RU": "Russia",
            "SD": "Sudan",
            "TJ": "Tajikistan",
            "TR": "Türkiye",
            "UA": "Ukraine",
            "ZA": "South Africa",
        }.items()
    },
    homes={PUTIN: Country("RU"), NETANYAHU: Country("IL"), BASHIR: Country("SD"), NOBODY: Country("RU")},
)

AGENCY, OFFICIAL = Voice("Interfax", VoiceKind.AGENCY), Voice("the Kremlin", VoiceKind.OFFICIAL)
PAPER, UNNAMED = Voice("Steppe Gazette", VoiceKind.OUTLET), Voice("a person close to the talks", VoiceKind.UNNAMED)


def article(name, outlet, published, text, *, title="", language="en", url=None):
    return Article(
        id=ArticleId(name),
        text=text,
        title=title,
        url=url or (f"https://{outlet.lower().replace(' ', '-')}.example/{name}" if outlet else None),
        outlet=outlet,
        language=language,
        published=Window.parse(published) if published else None,
        file=None if outlet else f"news/2023/{name}.txt",
    )


ARTICLES = {
    a.id: a
    for a in (
        article(
            "mn-plan",
            "Steppe Gazette",
            "2024-08-29",
            "The Kremlin said on Thursday that Vladimir Putin will visit Mongolia on September 3.\nIt named no company.",
            title="Putin to visit Mongolia next week",
        ),
        article(
            "mn-landed",
            "Harbour Post",
            "2024-09-02",
            "Late on Monday the Russian president landed in Ulaanbaatar, Interfax reported. An honour guard waited.",
            title="Russian leader in Ulaanbaatar",
        ),
        article(
            "mn-copy",
            "Morning Ledger",
            "2024-09-03",
            "Late on Monday the Russian president landed in Ulaanbaatar, Interfax reported. It rained.",
        ),
        article(
            "mn-tuesday",
            "Nordlicht",
            "2024-09-03",
            "Russlands Präsident Putin ist am Dienstag in Ulan-Bator eingetroffen, wo er bis Mittwoch bleibt.",
            language="de",
        ),
        article(
            "za-no",
            "Cape Courier",
            "2023-07-19",
            "By mutual agreement, President Putin will not attend the BRICS summit in Johannesburg, the presidency said.",
            title="Putin will not attend BRICS summit",
        ),
        article(
            "za-yes",
            "Harbour Post",
            "2023-04-02",
            "Putin is expected to travel to South Africa in August for the BRICS summit.",
        ),
        article(
            "kg",
            "Steppe Gazette",
            "2023-10-13",
            "Putin arrived in Bishkek on Thursday, his first trip abroad since the warrant.",
        ),
        article(
            "tr",
            "Bosphorus Daily",
            "2024-01-31",
            "Putin may come to Turkey some time in February, a person close to the talks said.",
        ),
        article("az", "Caspian Wire", "2024-08-18", "Putin is in Baku on Sunday."),
        article(
            "az-tj", "Pamir News", "2024-08-18", "On Sunday Putin was received in Dushanbe, state television showed."
        ),
        article(
            "hu",
            "Danube Times",
            "2025-04-03",
            "Netanyahu arrived in Budapest before dawn on Thursday and stays until Sunday.",
        ),
        article("ua", None, "", "He then flew to Sevastopol, the peninsula's governor wrote."),
        article("sd", "Nile Reporter", "2015-06-15", "وصل البشير إلى الخرطوم يوم الاثنين", language="ar"),
        article(
            "secret", "Harbour Post", "2024-05-01", "Lavrov has left for a destination his office would not disclose."
        ),
    )
}


def quote(name, words, where="text"):
    whole = getattr(ARTICLES[ArticleId(name)], where)
    start = whole.index(words)
    return Quote(ArticleId(name), start, start + len(words), words, where)


def sentence(name, words, where="text"):
    whole = getattr(ARTICLES[ArticleId(name)], where)
    at = whole.index(words)
    start = max(whole.rfind(". ", 0, at) + 2, whole.rfind("\n", 0, at) + 1) if at else 0
    start = start if start > 1 else 0
    end = min((e for e in (whole.find(". ", at + len(words)), whole.find("\n", at + len(words))) if e >= 0), default=-1)
    end = len(whole) if end < 0 else end + (whole[end] == ".")
    return Quote(ArticleId(name), start, end, whole[start:end], where)


def report(name, words, person, country, stage, *, where="text", when=None, until=None, **more):
    return Report(
        person=person,
        country=Country(country),
        stage=stage,
        quote=quote(name, words, where),
        sentence=sentence(name, words, where),
        when=Window.parse(when) if when else None,
        until=Window.parse(until) if until else None,
        **more,
    )


def source(name):
    a = ARTICLES[ArticleId(name)]
    return Source(
        a.id,
        a.outlet,
        a.url,
        a.title,
        a.language,
        a.published,
        "the record" if a.published else "",
        (1, 2),
        ("Interfax",),
        file=a.file,
    )


def sources(*names):
    return tuple(source(name) for name in names)


WARRANT = Step(
    "warrant_in_force",
    Truth.YES,
    "a public warrant of 17 March 2023, not ended",
    ("ICC-01/22, 17 March 2023",),
    "A request for arrest and surrender is open (articles 58, 89).",
)
PARTY = Step(
    "state_is_party",
    Truth.YES,
    "a party since 1 July 2002",
    ("treaties.un.org XVIII-10", "own-knowledge"),
    "The state was a party on the day (articles 126, 127).",
)
NOT_PARTY = Step("state_is_party", Truth.NO, "signed on 8 December 1998, never ratified", ("treaties.un.org XVIII-10",))
IMMUNITY = Step(
    "immunity_bars",
    Truth.UNKNOWN,
    "a sitting head of state of a non-party; the Chambers say that it bars nothing, some states disagree",
    (),
    "Immunity of the person's office bars arrest (articles 27, 98(1)).",
)
STEPS = (WARRANT, PARTY, IMMUNITY)
OBJECTIONS = (
    Objection("Mongolia", "a sitting head of state of a non-party is immune", "Pre-Trial Chamber II, 24 October 2024"),
    Objection("African Union", "article 98(1) protects the officials of non-parties"),
)
PRECEDENTS = (
    Precedent(Country("ZA"), "June 2015", "ICC-02/05-01/09-302", "should have arrested", "no"),
    Precedent(Country("MN"), "2 to 3 September 2024", "ICC-01/22-90", "failed to comply", "Assembly of States Parties"),
)
CAVEATS = (
    "State is not territory: this speaks of the state's duty everywhere it has control.",
    "A row rests on own knowledge.",
)


def ruling(person, country, on, duty, reason, *, steps=STEPS, contested=False, full=False):
    return Ruling(
        person=person,
        country=Country(country),
        on=Window.parse(on),
        duty=duty,
        reason=reason,
        steps=steps,
        law="2026.11",
        as_of=date(2026, 11, 22),
        contested=contested,
        objections=OBJECTIONS if full else (),
        precedents=PRECEDENTS if full else (),
        caveats=CAVEATS if full else (),
    )


def trip(name, person, country, status, reports, *, arrived=None, left=None, **more):
    return Trip(
        id=TripId(name),
        person=person,
        country=Country(country),
        status=status,
        reports=reports,
        arrived=Window.parse(arrived) if arrived else None,
        left=Window.parse(left) if left else None,
        **more,
    )


def mongolia():
    plan = report(
        "mn-plan",
        "will visit Mongolia on September 3",
        PUTIN,
        "MN",
        Stage.PLANNED,
        when="2024-09-03",
        voices=(OFFICIAL,),
        main=True,
    )
    landed = report(
        "mn-landed", "landed in Ulaanbaatar", PUTIN, "MN", Stage.HAPPENED, when="2024-09-02", city="Ulaanbaatar", voices=(AGENCY,),
        occasion="Khalkhin Gol anniversary", main=True, cue="en.land",
    )  # fmt: skip
    copy = report(
        "mn-copy",
        "landed in Ulaanbaatar",
        PUTIN,
        "MN",
        Stage.HAPPENED,
        when="2024-09-02",
        city="Ulaanbaatar",
        voices=(AGENCY,),
    )
    tuesday = report(
        "mn-tuesday", "am Dienstag in Ulan-Bator eingetroffen", PUTIN, "MN", Stage.HAPPENED, when="2024-09-03", until="2024-09-04",
        city="Ulaanbaatar", voices=(PAPER,),
    )  # fmt: skip
    title = report(
        "mn-plan", "Putin to visit Mongolia", PUTIN, "MN", Stage.PLANNED, where="title", when="2024-09-01..2024-09-08"
    )
    conflict = Conflict(
        About.DAY,
        ((landed.id, copy.id), (tuesday.id,)),
        "Two articles put the arrival on 2 September, one on 3 September 2024.",
        (landed.quote, tuesday.quote),
        "the visit is recorded from 2 to 3 September 2024",
        origins=(1, 1),
    )
    return Entry(
        trip(
            "7c1f00aa2b34", PUTIN, "MN", Status.ENDED, (title, plan, landed, copy, tuesday),
            arrived="2024-09-02", left="2024-09-03", cities=("Ulaanbaatar",), occasions=("Khalkhin Gol anniversary",),
            history=(
                Change(Status.ANNOUNCED, date(2024, 8, 29), plan.id, "told as planned"),
                Change(Status.UNDER_WAY, date(2024, 9, 2), landed.id, "told as happened by an article of the day of arrival"),
                Change(Status.ENDED, date(2024, 9, 4), tuesday.id),
            ),
            origins=(
                OriginGroup((ArticleId("mn-plan"),), "quotes the Kremlin"),
                OriginGroup(
                    (ArticleId("mn-landed"), ArticleId("mn-copy")),
                    "the same sentences, both credit Interfax",
                    ("names as its source Montsame, state media of Mongolia, the visited state",),
                    ("Montsame",),
                    party=True,
                ),
                OriginGroup((ArticleId("mn-tuesday"),), "its own words, names no other source"),
            ),
            conflicts=(conflict,),
            notes=("The title's report joined because its week holds only this trip.",),
            journey=Journey(
                "j7c1f00aa2b34",
                PUTIN,
                (
                    Halt(TripId("7c1f00aa2b34"), Country("MN"), "Ulaanbaatar", Window.parse("2024-09-02")),
                    Halt(TripId("a9a9"), Country("CN"), None, Window.parse("2024-09-04..2024-09-05")),
                ),
                date(2024, 9, 2),
                date(2024, 9, 5),
            ),
            dated=(Dating(title.id, Window.parse("2024-09-02"), "dated by the two others"),),
            appeared=(
                Dating(
                    plan.id,
                    Window.parse("2023-09-02..2024-09-02"),
                    "it tells as still to come a trip that began by 2024-09-02",
                ),
            ),
            support=Support(country=3, arrived=1, left=1, status=2, city=2, occasion=1),
        ),
        sources("mn-plan", "mn-landed", "mn-copy", "mn-tuesday"),
        ruling(PUTIN, "MN", "2024-09-02..2024-09-03", Duty.BOUND, Reason.STATE_PARTY, contested=True, full=True),
    )  # fmt: skip


def south_africa():
    yes = report(
        "za-yes",
        "is expected to travel to South Africa in August",
        PUTIN,
        "ZA",
        Stage.POSSIBLE,
        when="2023-08",
        occasion="BRICS summit",
    )
    no = report(
        "za-no", "will not attend the BRICS summit", PUTIN, "ZA", Stage.CALLED_OFF, when="2023-08-22..2023-08-24", city="Johannesburg",
        occasion="BRICS summit", voices=(Voice("the presidency", VoiceKind.OFFICIAL),), main=True,
    )  # fmt: skip
    conflict = Conflict(About.STAGE, ((yes.id,), (no.id,)), "Once expected, later called off.", (yes.quote, no.quote))
    return Entry(
        trip(
            "11aa22bb33cc", PUTIN, "ZA", Status.CALLED_OFF, (yes, no), arrived="2023-08-22..2023-08-24",
            cities=("Johannesburg",), occasions=("BRICS summit",),
            history=(Change(Status.RUMOURED, date(2023, 4, 2), yes.id), Change(Status.CALLED_OFF, date(2023, 7, 19), no.id)),
            origins=(OriginGroup((ArticleId("za-yes"),), "unnamed"), OriginGroup((ArticleId("za-no"),), "quotes the presidency")),
            conflicts=(conflict,),
        ),
        sources("za-yes", "za-no"),
        ruling(PUTIN, "ZA", "2023-08-22..2023-08-24", Duty.BOUND, Reason.STATE_PARTY),
    )  # fmt: skip


def one_report(name, person, country, status, the_report, verdict=None, **more):
    """An entry of one article."""
    origin = OriginGroup((the_report.quote.article,), "the only article")
    published = ARTICLES[the_report.quote.article].published
    change = Change(status, published.first if published else None, the_report.id)
    return Entry(
        trip(name, person, country, status, (the_report,), history=(change,), origins=(origin,), **more),
        sources(the_report.quote.article),
        verdict,
    )


def kyrgyzstan():
    found = report(
        "kg",
        "arrived in Bishkek on Thursday",
        PUTIN,
        "KG",
        Stage.HAPPENED,
        when="2023-10-12",
        city="Bishkek",
        occasion="CIS summit",
    )
    record = Conflict(
        About.RECORD, ((found.id,),), "The article calls it the first trip abroad since the warrant.", (quote("kg", "his first trip abroad since the warrant"),),
        "no earlier trip is recorded",
    )  # fmt: skip
    verdict = ruling(PUTIN, "KG", "2023-10-12", Duty.NOT_BOUND, Reason.SIGNATORY_ONLY, steps=(WARRANT, NOT_PARTY))
    return one_report(
        "f00d",
        PUTIN,
        "KG",
        Status.ENDED,
        found,
        verdict,
        arrived="2023-10-12",
        cities=("Bishkek",),
        conflicts=(record,),
    )


def turkey():
    found = report(
        "tr", "may come to Turkey some time in February", PUTIN, "TR", Stage.POSSIBLE, when="2024-02", voices=(UNNAMED,)
    )
    verdict = ruling(PUTIN, "TR", "2024-02", Duty.NOT_BOUND, Reason.NOT_PARTY, steps=(WARRANT, NOT_PARTY))
    return one_report("beef01", PUTIN, "TR", Status.RUMOURED, found, verdict, arrived="2024-02")


def azerbaijan():
    there = report("az", "is in Baku on Sunday", PUTIN, "AZ", Stage.HAPPENED, when="2024-08-18", city="Baku")
    elsewhere = report(
        "az-tj", "was received in Dushanbe", PUTIN, "TJ", Stage.HAPPENED, when="2024-08-18", city="Dushanbe"
    )
    both = tuple(
        Conflict(about, ((there.id,), (elsewhere.id,)), note, (there.quote, elsewhere.quote))
        for about, note in (
            (About.TWO_PLACES, "On 18 August 2024 one article puts him in Azerbaijan, another in Tajikistan."),
            (About.COUNTRY, "The same day is told of two countries."),
        )
    )
    verdict = ruling(PUTIN, "AZ", "2024-08-18", Duty.UNKNOWN, Reason.NO_ROWS, steps=(WARRANT,))
    return one_report(
        "a2a2", PUTIN, "AZ", Status.DISPUTED, there, verdict, arrived="2024-08-18", cities=("Baku",), conflicts=both
    )


def ukraine():
    found = report("ua", "flew to Sevastopol", PUTIN, "UA", Stage.HAPPENED, city="Sevastopol", inferred=True)
    verdict = ruling(PUTIN, "UA", "2023-03-18", Duty.BOUND_BY_ACCEPTANCE, Reason.ACCEPTED_JURISDICTION)
    return one_report("c0ffee", PUTIN, "UA", Status.ENDED, found, verdict, cities=("Sevastopol",))


def hungary():
    found = report(
        "hu",
        "arrived in Budapest before dawn on Thursday",
        NETANYAHU,
        "HU",
        Stage.HAPPENED,
        when="2025-04-03",
        until="2025-04-06",
        city="Budapest",
    )
    verdict = ruling(NETANYAHU, "HU", "2025-04-03", Duty.BOUND, Reason.STATE_PARTY, contested=True, full=True)
    return one_report(
        "b00da",
        NETANYAHU,
        "HU",
        Status.UNDER_WAY,
        found,
        verdict,
        arrived="2025-04-03",
        left="2025-04-06",
        cities=("Budapest",),
    )


def sudan():
    found = report("sd", "وصل البشير إلى الخرطوم", BASHIR, "SD", Stage.HAPPENED, when="2015-06-15", city="Khartoum")
    verdict = ruling(BASHIR, "SD", "2015-06-15", Duty.BOUND_BY_COUNCIL, Reason.SECURITY_COUNCIL)
    return one_report("5d5d", BASHIR, "SD", Status.ENDED, found, verdict, arrived="2015-06-15", cities=("Khartoum",))


def undisclosed():
    found = report("secret", "left for a destination", NOBODY, "??", Stage.PLANNED)
    return one_report("0000", NOBODY, "??", Status.ANNOUNCED, found)


def entries():
    return (
        mongolia(), south_africa(), kyrgyzstan(), turkey(), azerbaijan(), ukraine(), hungary(), sudan(), undisclosed(),
    )  # fmt: skip


def skipped():
    return (
        Skipped(
            Why.METONYM,
            "the place stands for its government",
            quote("mn-plan", "The Kremlin said"),
            person=PUTIN,
            country=Country("RU"),
        ),
        Skipped(
            Why.FITS_MANY,
            "fits 2 trips",
            quote("tr", "a person close to the talks"),
            person=PUTIN,
            report=entries()[0].trip.reports[0].id,
        ),
        Skipped(Why.UNREADABLE, "not valid UTF-8", source="news/broken.html"),
    )


def where_answers():
    """What the sweep over all states gives, here a dozen of them."""
    rows = (
        ("MN", Duty.BOUND, Reason.STATE_PARTY, True),
        ("HU", Duty.BOUND, Reason.STATE_PARTY, True),
        ("ZA", Duty.BOUND, Reason.STATE_PARTY, False),
        ("MT", Duty.BOUND, Reason.STATE_PARTY, False),
        ("TJ", Duty.BOUND, Reason.STATE_PARTY, False),
        ("UA", Duty.BOUND_BY_ACCEPTANCE, Reason.ACCEPTED_JURISDICTION, False),
        ("SD", Duty.BOUND_BY_COUNCIL, Reason.SECURITY_COUNCIL, False),
        ("KG", Duty.NOT_BOUND, Reason.SIGNATORY_ONLY, False),
        ("TR", Duty.NOT_BOUND, Reason.NOT_PARTY, False),
        ("RU", Duty.NOT_BOUND, Reason.WITHDRAWN, False),
        ("AZ", Duty.UNKNOWN, Reason.NO_ROWS, False),
    )
    return tuple(
        ruling(PUTIN, code, "2024-09-02", duty, reason, contested=contested) for code, duty, reason, contested in rows
    )


def span_answers():
    """The same states over a span: Ukraine changes once, Tajikistan in and out again, the others do not."""
    on, last = "2024-08-01", "2024-09-30"
    changing = {
        "UA": (("2024-09-02", Duty.BOUND, Reason.STATE_PARTY, True),),
        "TJ": (
            ("2024-08-15", Duty.NOT_BOUND, Reason.WITHDRAWN, True),
            ("2024-09-02", Duty.BOUND, Reason.STATE_PARTY, False),
        ),
    }
    return tuple(course(one, on, last, changing.get(one.country, ())) for one in where_answers())


def course(first, on, last, later):
    begins = [Window.parse(on).first, *(Window.parse(day).first for day, *_ in later)]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), Window.parse(last).first]
    rulings = [first, *(replace(first, duty=d, reason=r, contested=c) for _, d, r, c in later)]
    return Course(
        first.person,
        first.country,
        tuple(
            Stretch(Window(begin, end), replace(ruling, on=Window.of(begin)), STEPS[1:2] if n else ())
            for n, (begin, end, ruling) in enumerate(zip(begins, ends, rulings, strict=True))
        ),
    )


def readings():
    return (
        Reading(source("mn-plan"), entries()[0].trip.reports[:2], (), (skipped()[0],)),
        Reading(source("mn-landed"), entries()[0].trip.reports[2:3]),
        Reading(source("ua")),
    )


def decision(name, words, outcome, person_at, place_at, country="MN", where="text", **more):
    return Weighing(
        PUTIN,
        Country(country),
        sentence(name, words, where),
        outcome,
        person_at=quote(name, person_at, where) if person_at else None,
        place_at=quote(name, place_at, where) if place_at else None,
        **more,
    )


def explained():
    """One article with a decision of each outcome, its weights invented; one without any; one of no watched person."""
    light = Linear(-0.5, (Weight("line=0", 0.25),), (Weight("claim=no", -1.0), Weight("kind=city", -0.5)), 0.75)
    heavy = Linear(3.5, (Weight("govw=visit", 2.0), Weight("claim=en.visit", 1.25)), (Weight("gap=7-12", -0.25),), 0.5)
    will = "Vladimir Putin will visit Mongolia"
    found = (
        decision(
            "mn-plan", will, Outcome.BY_RULE, "Vladimir Putin", "Mongolia",
            stage=Stage.CALLED_OFF, rules=Ruled("en.absent", Stage.CALLED_OFF),
        ),
        decision(
            "mn-plan", will, Outcome.TRIP, "Vladimir Putin", "Mongolia", stage=Stage.PLANNED,
            rules=Ruled("en.visit:visit", Stage.PLANNED), linear=heavy, heard=Heard(2.5, (0.0625, 0.875, 0.0625, 0.0)),
            rules_add=1.0, both=4.0, bar=0.75, day=quote("mn-plan", "on September 3"), when=Window.parse("2024-09-03"),
        ),
        decision(
            "mn-plan", "Putin to visit", Outcome.EVIDENCE, "Putin", "Mongolia", where="title",
            rules=Ruled("en.visit:visit", Stage.PLANNED), linear=heavy, bar=0.75,
            day=quote("mn-plan", "next week", "title"),
        ),
        decision("mn-plan", "It named", Outcome.NOT_READ, "It", None, linear=light),
        decision(
            "mn-plan", will, Outcome.NONE, "Vladimir Putin", None, country="ZA",
            linear=light, heard=Heard(-1.5, (0.25, 0.25, 0.25, 0.25)), bar=0.75,
            rules_add=-1.5, doubts=("gov=visit", "role=beside"), both=-2.5,
        ),
        decision("mn-plan", "It named", Outcome.DROPPED, None, "no company", country="ZA", linear=light, bar=-0.25),
    )  # fmt: skip
    about, second, nobody = readings()
    whole = Explained(about, found, (None, found[1].day), dropped=3)
    return (whole, Explained(second, (), (None,)), Explained(nobody))
