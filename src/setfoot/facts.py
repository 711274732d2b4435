"""The values that cross a border between two stages, and nothing else.

Articles go in, answers come out: gather makes `Article`, read makes `Reading` (reports, assertions, skipped),
reconcile makes `Trip`, judge makes `Ruling`. Every value is frozen and built from tuples, so that a stage can be
called twice, in any order, on any machine, and give the same answer. This module imports the standard library only.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, NewType, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

ArticleId = NewType("ArticleId", str)
ReportId = NewType("ReportId", str)
TripId = NewType("TripId", str)
PersonId = NewType("PersonId", str)
Country = NewType("Country", str)
"""ISO 3166-1 alpha-2, `XK` for Kosovo, or `??` when a destination is expressly undisclosed."""

UNDISCLOSED: Final = Country("??")


class SetfootError(Exception):
    """Something a person must act on; the message says what to do."""


class BadTable(SetfootError):
    """A row of a table is wrong; the message names the file, the row and what to change."""

    def __init__(self, file: str, row: int | str, why: str) -> None:
        super().__init__(f"{file}, row {row}: {why}")
        self.file, self.row, self.why = file, row, why


class BadSource(SetfootError):
    """A source named by the user cannot be read at all."""


class BadArchive(SetfootError):
    """The archive file cannot be opened, or was written by another version."""


class BadQuestion(SetfootError):
    """The question cannot be answered as put: unknown person, country, day or trip."""


class Truth(Enum):
    """Kleene's three values, the only three-valued thing in the house.

    >>> Truth.YES & Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    >>> Truth.NO & Truth.UNKNOWN, Truth.YES | Truth.UNKNOWN
    (<Truth.NO: 'no'>, <Truth.YES: 'yes'>)
    >>> ~Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    """

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    @property
    def _rank(self) -> int:
        return ("no", "unknown", "yes").index(self.value)

    def __and__(self, other: Truth) -> Truth:
        return min(self, other, key=lambda truth: truth._rank)

    def __or__(self, other: Truth) -> Truth:
        return max(self, other, key=lambda truth: truth._rank)

    def __invert__(self) -> Truth:
        return {Truth.NO: Truth.YES, Truth.YES: Truth.NO}.get(self, Truth.UNKNOWN)

    @classmethod
    def of(cls, condition: bool) -> Truth:  # noqa: FBT001 - a truth is made from a bool, there is no other argument
        """The definite truth of a plain condition."""
        return cls.YES if condition else cls.NO


class Stage(StrEnum):
    """How far a trip has come, as one article tells it."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_OFF = "called_off"


class Status(StrEnum):
    """How far a trip has come, as we conclude from all its reports."""

    RUMOURED = "rumoured"
    ANNOUNCED = "announced"
    UNDER_WAY = "under_way"
    ENDED = "ended"
    CALLED_OFF = "called_off"
    DISPUTED = "disputed"


class VoiceKind(StrEnum):
    """What sort of speaker an article says something from."""

    AGENCY = "agency"
    OFFICIAL = "official"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class About(StrEnum):
    """What a conflict is about."""

    DAY = "day"
    COUNTRY = "country"
    STAGE = "stage"
    TWO_PLACES = "two_places"
    RECORD = "record"


class Why(StrEnum):
    """Why something that was seen was not used."""

    UNREADABLE = "unreadable"
    """The file cannot be opened or decoded."""
    BROKEN_RECORD = "broken_record"
    """One record of a file is not what the format says."""
    EMPTY = "empty"
    """There is no text."""
    TOO_LARGE = "too_large"
    """The record is larger than any article."""
    UNKNOWN_FORMAT = "unknown_format"
    """The file's name has no ending we read."""
    FURNITURE = "furniture"
    """A mention in page furniture: a link to another story, a caption, an appeal."""
    METONYM = "metonym"
    """The place stands for its government or people."""
    HOME = "home"
    """The place lies in the person's home state."""
    HOST = "host"
    """The person receives a visitor there."""
    ENVOY = "envoy"
    """Somebody else travels in the person's stead."""
    REMOTE = "remote"
    """A call, a letter or a video link: nobody travels."""
    HYPOTHETICAL = "hypothetical"
    """A generic supposition, not a report."""
    TOPIC = "topic"
    """Person and place share a sentence, and nothing says that one went to the other."""
    NO_PLACE = "no_place"
    """A trip without a country."""
    AMBIGUOUS_PERSON = "ambiguous_person"
    """The name could be more than one watched person, or somebody else."""
    FITS_MANY = "fits_many"
    """The report could belong to more than one trip."""
    FITS_NONE = "fits_none"
    """The report fits no trip and cannot stand alone."""
    NO_READER = "no_reader"
    """There is no reader for the article's language yet; names and places are known, cues are not."""


class Duty(StrEnum):
    """The state's treaty duty to arrest and surrender, as a ruling concludes it."""

    BOUND = "bound"
    BOUND_BY_ACCEPTANCE = "bound_by_acceptance"
    BOUND_BY_COUNCIL = "bound_by_council"
    NOT_BOUND = "not_bound"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """The step that decided a ruling."""

    STATE_PARTY = "state_party"
    ACCEPTED_JURISDICTION = "accepted_jurisdiction"
    SECURITY_COUNCIL = "security_council"
    NOT_PARTY = "not_party"
    SIGNATORY_ONLY = "signatory_only"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    WITHDRAWN = "withdrawn"
    NO_PUBLIC_WARRANT = "no_public_warrant"
    WARRANT_ENDED = "warrant_ended"
    SUMMONS_ONLY = "summons_only"
    SEALED_WARRANT = "sealed_warrant"
    IN_CUSTODY = "in_custody"
    BEFORE_THE_STATUTE = "before_the_statute"
    TERRITORY_EXCLUDED = "territory_excluded"
    """The state is a party, but the Statute does not, or may not, extend to this part of it."""
    AGREEMENT = "agreement"
    """An agreement of the kind Art. 98(2) respects may bar the surrender."""
    NO_ROWS = "no_rows"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The days on ONE of which something happened; its width is how vague the source is.

    >>> str(Window.parse("2024-09"))
    '2024-09-01..2024-09-30'
    >>> Window.parse("2024-09-02").width
    1
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            msg = f"a window cannot end ({self.last}) before it begins ({self.first})"
            raise ValueError(msg)

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.width))

    @property
    def width(self) -> int:
        """How many days it spans, at least one."""
        return (self.last - self.first).days + 1

    @classmethod
    def of(cls, day: date) -> Self:
        """The window of one known day."""
        return cls(day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """Some day of the month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024`, `2024-09`, `2024-09-02` or two of them joined by `..`; ValueError otherwise."""
        first, dots, last = text.strip().partition("..")
        if dots:
            return cls(cls.parse(first).first, cls.parse(last).last)
        parts = first.split("-")
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", first):
            msg = f"{text!r} is not a day: write 2024-09-02, 2024-09, 2024, or two of these joined by '..'"
            raise ValueError(msg)
        numbers = [int(part) for part in parts]
        match numbers:
            case [year]:
                return cls(date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                return cls.of_month(year, month)
            case _:
                return cls.of(date(*numbers))

    def meets(self, other: Window) -> Window | None:
        """The days both windows allow, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None

    def gap(self, other: Window) -> int:
        """Days strictly between the two; 0 when they touch or overlap."""
        return max(0, (other.first - self.last).days - 1, (self.first - other.last).days - 1)

    def hull(self, other: Window) -> Window:
        """The smallest window that holds both."""
        return Window(min(self.first, other.first), max(self.last, other.last))

    def wider(self, days: int) -> Window:
        """The window with `days` added at both ends."""
        return Window(self.first - timedelta(days=days), self.last + timedelta(days=days))


def digest(*parts: str, size: int = 12) -> str:
    """A short name for content: the same parts give the same name on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:size]


@dataclass(frozen=True, slots=True)
class Article:
    """One published text as it was gathered; nothing in it is ever rewritten."""

    id: ArticleId
    text: str
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: Window | None = None
    """The publication day as told by the source; None when the source does not tell."""

    @classmethod
    def name_for(cls, url: str | None, text: str) -> ArticleId:
        """The id of an article that brings none: the digest of its url and text."""
        return ArticleId(digest(url or "", text))


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A span of an article, offsets in code points: `article.text[start:end] == text` (or its title's)."""

    article: ArticleId
    start: int
    end: int
    text: str
    where: str = "text"
    """`text` or `title`."""


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Who an article says something from."""

    name: str
    kind: VoiceKind


_LINE: Final = re.compile(
    r"(?P<person>\S+) -> (?P<country>[A-Z?]{2})(?: \[(?P<city>[^\]]+)\])?(?: (?P<when>[\d.-]+))?"
    r"(?: until (?P<until>[\d.-]+))? (?P<stage>[a-z_]+)(?: for (?P<occasion>[^\"]+))? \"(?P<quote>.*)\"",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Report:
    """One article says that one person was, is, will or will not be in one country.

    >>> line = 'vladimir-putin -> MN [Ulaanbaatar] 2024-09-02 happened "arrived in Ulaanbaatar"'
    >>> str(Report.parse(line)) == line
    True
    """

    person: PersonId
    country: Country
    stage: Stage
    quote: Quote
    city: str | None = None
    when: Window | None = None
    """The days on one of which the person arrived or was first there."""
    until: Window | None = None
    """Likewise the last day there, when told."""
    occasion: str | None = None
    voices: tuple[Voice, ...] = ()
    inferred: bool = False
    """The place or the person was not named but follows."""
    main: bool = False
    """The article is about this trip."""
    cue: str = ""
    """What in the words decided, as an id of data/words or a feature."""
    sentence: Quote | None = None
    """The sentence or paragraph the quote stands in, for showing the quote in its place."""

    @property
    def id(self) -> ReportId:
        """A name derived from what is said where, so that reading again gives the same one."""
        place = f"{self.quote.where}:{self.quote.start}"
        return ReportId(digest(self.quote.article, self.person, self.country, self.stage, place, str(self.when)))

    def __str__(self) -> str:
        city = f" [{self.city}]" if self.city else ""
        when = f" {self.when}" if self.when else ""
        until = f" until {self.until}" if self.until else ""
        occasion = f" for {self.occasion}" if self.occasion else ""
        return f'{self.person} -> {self.country}{city}{when}{until} {self.stage}{occasion} "{self.quote.text}"'

    @classmethod
    def parse(cls, line: str, article: ArticleId = ArticleId("")) -> Self:
        """Read the written form back; ValueError says what the form is."""
        found = _LINE.fullmatch(line.strip())
        if not found:
            msg = f'{line!r} is not a report: write person -> CC [City] DAY until DAY stage for occasion "quote"'
            raise ValueError(msg)
        part = found.groupdict()
        return cls(
            person=PersonId(part["person"]),
            country=Country(part["country"]),
            stage=Stage(part["stage"]),
            quote=Quote(article, 0, len(part["quote"]), part["quote"]),
            city=part["city"],
            when=Window.parse(part["when"]) if part["when"] else None,
            until=Window.parse(part["until"]) if part["until"] else None,
            occasion=part["occasion"],
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something seen and not used, and why: part of the answer."""

    why: Why
    note: str
    quote: Quote | None = None
    source: str = ""
    """The file and record, when no article could be made."""
    person: PersonId | None = None
    country: Country | None = None
    report: ReportId | None = None
    """The report that found no trip, when reconcile skipped it."""


class Matter(StrEnum):
    """Matters the tables know, about which an article may assert something."""

    MEMBER = "member"
    """`value` says how: party, not_party, excepted, not_ratified, signed."""
    PARTIES = "parties"
    """`value` is how many states are parties."""
    SUMMIT = "summit"
    """`value` is the month or day in which the event named by `subject` is put."""
    FIRST_SINCE = "first_since"
    """`subject` is a person; `value` is `warrant` or a day: no trip abroad before this one since then."""
    LAST_ABROAD = "last_abroad"
    """`subject` is a person; `value` is the window of the last trip abroad before this one."""
    WARRANT_ISSUED = "warrant_issued"
    """`subject` is a person; `value` is the window in which the warrant was issued."""


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """What an article asserts about a matter that the tables know; reconcile holds it against the record.

    `value` for the windows is the written form of a Window; `day` is when the article speaks (its publication window).
    """

    matter: Matter
    subject: str
    value: str
    quote: Quote
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What later stages must know of an article without its text."""

    article: ArticleId
    outlet: str | None = None
    url: str | None = None
    title: str = ""
    language: str | None = None
    published: Window | None = None
    """The publication day, told by the source or worked out from the text."""
    dated_by: str = ""
    """How the publication day is known; empty when it is not."""
    shingles: tuple[int, ...] = ()
    """Sorted 32-bit hashes of the story's five-word shingles, for finding copies without the text."""
    agencies: tuple[str, ...] = ()
    """News agencies whose credit or quotation the article carries, in order of appearance."""
    outline: tuple[int, ...] = ()
    """The story's sentences in order, as hashes of their key words, for finding rewrites without the text.

    A word counts when it begins with a capital or a digit and has two characters, or has five letters; without its
    final 's or apostrophe it is lower-cased, cut to five characters, hashed like a shingle (never to 0), and kept
    once a sentence. Sentences of fewer than four such words are left out; a 0 stands between two sentences.
    Neither the title nor page furniture counts.
    """


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one article was found to say, and everything seen and not used."""

    source: Source
    reports: tuple[Report, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports that cannot all be right, or one that the record contradicts."""

    about: About
    sides: tuple[tuple[ReportId, ...], ...]
    note: str
    quotes: tuple[Quote, ...] = ()
    """One quote for each side, in order, where a side has words."""
    settled: str = ""
    """What the record says, when it settles the matter."""


@dataclass(frozen=True, slots=True)
class Change:
    """A trip took a status; `since` is the first day on which an article said so."""

    status: Status
    since: date | None
    report: ReportId


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that go back to one origin, and why we say so."""

    articles: tuple[ArticleId, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Trip:
    """What we conclude from all reports of one person's one stay in one country."""

    id: TripId
    person: PersonId
    country: Country
    status: Status
    reports: tuple[Report, ...]
    """In order of publication, then of the quotes."""
    cities: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    arrived: Window | None = None
    left: Window | None = None
    occasions: tuple[str, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about how the trip was put together: a report joined because it could be no other."""

    def present(self, day: date) -> Truth:
        """Whether the person was in the country on the day."""
        if self.arrived is None:
            return Truth.UNKNOWN
        left = self.left or self.arrived
        if day < self.arrived.first or day > left.last:
            return Truth.NO
        return Truth.of(self.arrived.last <= day <= left.first) | Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Every report in exactly one trip or among the skipped."""

    trips: tuple[Trip, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One rule, asked on one day or window, with its answer and the sources it rests on."""

    rule: str
    holds: Truth
    because: str
    sources: tuple[str, ...] = ()
    says: str = ""
    """The rule in one sentence, with its article."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A position against the duty, and the finding that answers it, where there is one."""

    by: str
    ground: str
    answered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Precedent:
    """What the Court decided about an earlier visit."""

    state: Country
    visit: str
    decision: str
    outcome: str
    referred: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether one state was bound to arrest one person on one day, step by step."""

    person: PersonId
    country: Country
    on: Window
    duty: Duty
    reason: Reason
    steps: tuple[Step, ...]
    law: str
    """Version of the law tables."""
    as_of: date
    """Day up to which the law tables are kept."""
    contested: bool = False
    objections: tuple[Objection, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A trip with all that is told of it: its sources by article id and its ruling."""

    trip: Trip
    sources: tuple[Source, ...] = field(default=())
    ruling: Ruling | None = None
    """None when the person was never wanted."""
