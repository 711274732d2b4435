"""Made-up news of many people, one person after another, the same for the same seed: what bench/ measures with.

Reports are shared among the people as news is: the person of rank k has a number of them that falls with k to the power
2/3, so that of a million reports of 5,000 people the first has 17,000 and most have fewer than two hundred. A person travels
for ten years, to a few countries often and to many once, for one to five days; a trip is told by 1 to 30 articles, one
in two hundred by up to 200: before it (announced, possible, called off), during and after, with exact days, with days
that slip, without days, and for years after in passing ("last year"). One article in five tells of a second, older trip.
Every article has the shingles and outline of a real one (400 of the former, 20 to 40 sentences); one in three is a
shortened copy of another on the same trip and one in ten credits an agency. One person in ten meets summits that the
events table dates.
"""

from __future__ import annotations

import random
from array import array
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import (
    UNDISCLOSED,
    ArticleId,
    Assertion,
    Country,
    Matter,
    PersonId,
    Quote,
    Report,
    Source,
    Stage,
    Voice,
    VoiceKind,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from setfoot.tables.events import Event

FIRST: Final = date(2014, 1, 1)
DAYS: Final = 3650
STEEPNESS: Final = 2 / 3
OUTLETS: Final = tuple(f"Outlet {n}" for n in range(200))
AGENCIES: Final = ("TASS", "AFP", "Reuters", "AP", "Xinhua")
SAID: Final = {
    Stage.HAPPENED: "arrived in the capital on an official visit",
    Stage.PLANNED: "will visit the country for talks with its president",
    Stage.POSSIBLE: "may travel to the country later",
    Stage.CALLED_OFF: "has called off the visit",
}


@dataclass(frozen=True, slots=True)
class Made:
    """All that is made up of one person."""

    person: PersonId
    reports: tuple[Report, ...]
    sources: dict[ArticleId, Source]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A trip as it truly was."""

    country: Country
    days: Window
    occasion: str | None
    off: bool


def share(reports: int, people: int) -> list[int]:
    """How many of the reports each person has, the first the most; nobody has none."""
    weights = [(rank + 1) ** -STEEPNESS for rank in range(people)]
    return [max(1, round(reports * weight / sum(weights))) for weight in weights]


def make_people(
    reports: int,
    people: int,
    events: Sequence[Event],
    countries: Sequence[Country],
    *,
    shingles: int = 400,
    sentences: tuple[int, int] = (12, 32),
    names: Sequence[PersonId] = (),
) -> Iterator[Made]:
    """The news of each person, made when it is asked for.

    An article's own sentences are as many as the two allow. Every tenth person bears one of the names.
    """
    for rank, count in enumerate(share(reports, people)):
        name = names[rank // 10] if rank % 10 == 0 and rank // 10 < len(names) else PersonId(f"person-{rank:04}")
        yield _Newsroom(name, rank, events, countries, shingles, sentences).make(count)


class _Newsroom:
    """Makes the news of one person."""

    def __init__(
        self,
        name: PersonId,
        rank: int,
        events: Sequence[Event],
        countries: Sequence[Country],
        shingles: int,
        sentences: tuple[int, int],
    ) -> None:
        self.shingles, self.sentences = shingles, sentences
        self.choose = random.Random(rank)  # noqa: S311 - news that can be made again, not a secret
        self.person = name
        self.events = events if rank % 10 == 0 else ()
        self.often = self.choose.sample(countries, 8)
        self.countries = countries
        self.words = array("I", self.choose.randbytes(4 * 3000)).tolist()
        self.reports: list[Report] = []
        self.sources: dict[ArticleId, Source] = {}
        self.assertions: list[Assertion] = []
        self.journeys: list[Journey] = []

    def make(self, count: int) -> Made:
        """As many reports as asked for, trip by trip."""
        while len(self.reports) < count:
            self.tell(self.travel(), count)
        known = {report.id: report for report in self.reports[:count]}
        return Made(self.person, tuple(known.values()), self.sources, tuple(self.assertions))

    def travel(self) -> Journey:
        """One more trip."""
        choose = self.choose
        if self.events and choose.random() < 0.2:
            event = choose.choice(self.events)
            journey = Journey(event.country, event.held, event.series, choose.random() < 0.03)
        else:
            first = FIRST + timedelta(choose.randrange(DAYS))
            country = choose.choice(self.often if choose.random() < 0.6 else self.countries)
            country = UNDISCLOSED if choose.random() < 0.005 else country
            last = first + timedelta(choose.choice((0, 0, 1, 1, 2, 3, 4)))
            journey = Journey(country, Window(first, last), None, choose.random() < 0.05)
        self.journeys.append(journey)
        return journey

    def tell(self, journey: Journey, count: int) -> None:
        """The articles on one trip, as many as there is room for."""
        choose = self.choose
        many = choose.randint(100, 200) if choose.random() < 0.005 else min(30, 1 + int(choose.expovariate(0.25)))
        sentences = [self.sentence() for _ in range(60)]
        accounts: list[Source] = []
        for _ in range(min(many, count - len(self.reports))):
            source = self.write(journey, sentences, accounts)
            accounts.append(source)
            self.sources[source.article] = source
            self.report(journey, source, main=choose.random() < 0.4)
            if choose.random() < 0.2:
                self.look_back(choose.choice(self.journeys), source)
            if choose.random() < 0.02:
                self.assert_something(journey, source)

    def sentence(self) -> tuple[int, ...]:
        """The key words of one sentence."""
        return tuple(self.words[int(3000 * self.choose.random() ** 2)] for _ in range(self.choose.randint(6, 18)))

    def write(self, journey: Journey, sentences: Sequence[tuple[int, ...]], accounts: Sequence[Source]) -> Source:
        """An article on the trip, told of from three weeks before to a week after it."""
        choose = self.choose
        number = len(self.sources)
        published = journey.days.first + timedelta(round(choose.triangular(-21, 7, 0)))
        own = array("I", choose.randbytes(4 * self.shingles)).tolist()
        shared = min(8, self.sentences[0])
        chosen = choose.sample(sentences, shared) + [self.sentence() for _ in range(choose.randint(*self.sentences))]
        if accounts and choose.random() < 1 / 3:
            other = choose.choice(accounts)
            kept = choose.randint(self.shingles // 4, self.shingles)
            own = [*other.shingles[:kept], *own[kept:]]
        agencies = (choose.choice(AGENCIES),) if choose.random() < 0.1 else ()
        outline = [word for sentence in chosen for word in (*sentence, 0)][:-1]
        return Source(
            ArticleId(f"{self.person}/{number}"),
            outlet=choose.choice(OUTLETS),
            url=f"https://news.example/{self.person}/{number}",
            title="The leader on a visit",
            language="en",
            published=Window.of(published) if choose.random() < 0.97 else None,
            dated_by="the source tells it",
            shingles=tuple(sorted(set(own))),
            agencies=agencies,
            outline=tuple(outline),
        )

    def report(self, journey: Journey, source: Source, *, main: bool) -> None:
        """What the article says of its own trip."""
        choose, days = self.choose, journey.days
        before = source.published is not None and source.published.last < days.first
        if before:
            stage = choose.choice((Stage.PLANNED, Stage.PLANNED, Stage.PLANNED, Stage.POSSIBLE))
        else:
            stage = Stage.CALLED_OFF if journey.off else Stage.HAPPENED
        slip = timedelta(choose.choice((0,) * 12 + (1, -1, 2)))
        first = Window.of(days.first + slip)
        dice = choose.random()
        when = first if dice < 0.55 else first.hull(days.hull(first)) if dice < 0.75 else None
        if dice > 0.9:
            when = Window.of_month(days.first.year, days.first.month)
        until = Window.of(days.last) if choose.random() < 0.05 and when and when.last <= days.last else None
        self.keep(journey, source, stage, when, until, main=main)

    def look_back(self, journey: Journey, source: Source) -> None:
        """A mention in passing of any of the trips, mostly by its month or year."""
        days = journey.days
        dice = self.choose.random()
        month = Window.of_month(days.first.year, days.first.month)
        year = Window.parse(str(days.first.year))
        when = Window.of(days.first) if dice < 0.2 else month if dice < 0.5 else year if dice < 0.7 else None
        over = source.published is None or source.published.first > days.last
        stage = Stage.PLANNED if not over else Stage.CALLED_OFF if journey.off else Stage.HAPPENED
        self.keep(journey, source, stage, when, None, main=False)

    def keep(
        self, journey: Journey, source: Source, stage: Stage, when: Window | None, until: Window | None, *, main: bool
    ) -> None:
        """Enter the report."""
        said, start = SAID[stage], self.choose.randrange(3000)
        quote = Quote(source.article, start, start + len(said), said)
        sentence = Quote(source.article, start, start + 20, f"The leader {said}")
        agency = tuple(Voice(name, VoiceKind.AGENCY) for name in source.agencies)
        city = "Capital" if self.choose.random() < 0.3 else None
        cue = "en.arrive.at" if stage is Stage.HAPPENED else f"en.{stage}"
        self.reports.append(
            Report(
                self.person,
                journey.country,
                stage,
                quote,
                city,
                when,
                until,
                journey.occasion,
                agency,
                main=main,
                cue=cue,
                sentence=sentence,
            )
        )

    def assert_something(self, journey: Journey, source: Source) -> None:
        """What the article says of a matter that the tables know."""
        quote = Quote(source.article, 0, 10, "the state ")
        matter = self.choose.choice((Matter.MEMBER, Matter.PARTIES, Matter.LAST_ABROAD, Matter.SUMMIT))
        value = {Matter.MEMBER: "party", Matter.PARTIES: "124"}.get(matter, str(journey.days))
        subject = journey.occasion or "G20 summit" if matter is Matter.SUMMIT else self.person
        self.assertions.append(Assertion(matter, subject, value, quote, journey.country))
