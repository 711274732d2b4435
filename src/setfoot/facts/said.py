"""What was said: articles, and the reports and assertions read from them; stored and never edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from setfoot.facts.days import Truth, Window
from setfoot.facts.names import ArticleId, Country, PersonId, ReportId, digest

DISPATCH: Final = 3
"""Days after an arrival within which a report without a day still tells it as news."""


class Stage(StrEnum):
    """How far a trip has come, as one article tells it."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_OFF = "called_off"


class VoiceKind(StrEnum):
    """What sort of speaker an article says something from."""

    AGENCY = "agency"
    OFFICIAL = "official"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


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
    file: str | None = None
    """The file it was read from, as the user named it; for a record of a JSON Lines file `path:line`."""

    @classmethod
    def name_for(cls, url: str | None, text: str) -> ArticleId:
        """The id of an article that brings none: the digest of its url and text."""
        return ArticleId(digest(url or "", text))

    def part(self, where: str) -> str:
        """The title or the text, as a quote's `where` names them."""
        return self.title if where == "title" else self.text

    def quote(self, start: int, end: int, where: str) -> Quote:
        """The words from `start` to `end`, offsets in code points of the part."""
        return Quote(self.id, start, end, self.part(where)[start:end], where)


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


SHINGLES_KEPT: Final = 400
"""Shingles kept of one story: those with the smallest hashes, so that two stories keep the same ones."""
_NO_ARTICLE: Final = ArticleId("")
_LINE: Final = re.compile(
    r"(?P<person>\S+) -> (?P<country>[A-Z?]{2})(?: \[(?P<city>[^\]]+)\])?(?: (?P<when>[\d.-]+))?"
    r"(?: until (?P<until>[\d.-]+))? (?P<stage>[a-z_]+)(?: for (?P<occasion>[^\"]+))? \"(?P<quote>.*)\"",
    re.DOTALL,
)


class _Named:
    """Room for a name that is worked out when it is first asked for."""

    __slots__ = ("_name",)
    _name: ReportId


@dataclass(frozen=True, slots=True)
class Report(_Named):
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
        try:
            return self._name
        except AttributeError:
            place = f"{self.quote.where}:{self.quote.start}"
            name = ReportId(digest(self.quote.article, self.person, self.country, self.stage, place, str(self.when)))
            object.__setattr__(self, "_name", name)
            return name

    def __str__(self) -> str:
        city = f" [{self.city}]" if self.city else ""
        when = f" {self.when}" if self.when else ""
        until = f" until {self.until}" if self.until else ""
        occasion = f" for {self.occasion}" if self.occasion else ""
        return f'{self.person} -> {self.country}{city}{when}{until} {self.stage}{occasion} "{self.quote.text}"'

    @classmethod
    def parse(cls, line: str, article: ArticleId = _NO_ARTICLE) -> Self:
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
    kept: bool = False
    """Only a part of the record was left out; its article is kept."""


class Matter(StrEnum):
    """Matters the tables know, about which an article may assert something."""

    MEMBER = "member"
    """`value` says how: party, not_party, excepted, approved (by its parliament), ratified, not_ratified, signed, not_signed, not_signatory, withdrew,
    recognised, not_recognised, obliged, not_obliged; after it the window in which that was done, where it is told."""
    PARTIES = "parties"
    """`value` is how many states are parties: `123`, `120+` for more than that, `~120` for about."""
    SIGNATORIES = "signatories"
    """Likewise how many are told as signatories, by which articles mean either those or the parties."""
    SUMMIT = "summit"
    """`value` is the day, month or year in which the event named by `subject` is put, empty where only its place is told;
    `country` where it is put."""
    FIRST_SINCE = "first_since"
    """`subject` is a person; `value` is `warrant`, a day, or the words told: no trip abroad before this one since then;
    after `member ` none to a member of the Court."""
    FIRST_TO = "first_to"
    """Likewise, of trips to `country` only; the value may also be `ever`, or `unsaid` where none is told; after `official `
    it is the first of official ones."""
    NOT_ABROAD = "not_abroad"
    """Likewise: no trip abroad since then up to the day of the article; to `country` only, where it has one."""
    RARELY_ABROAD = "rarely_abroad"
    """Likewise: few trips."""
    LAST_ABROAD = "last_abroad"
    """`subject` is a person; `value` is the window of the last trip abroad before this one, or the last to `country`."""
    VISIT_COUNT = "visit_count"
    """`subject` is a person; `value` is which trip this is of a window, `2 2018-01-01..2018-05-10`, or since the
    `warrant` or the words told; to `country`, or abroad."""
    WARRANT_ISSUED = "warrant_issued"
    """`subject` is a person; `value` is the window in which the warrant was issued."""
    WARRANT_APPLIED = "warrant_applied"
    """Likewise in which it was applied for."""
    WARRANT_OVER = "warrant_over"
    """`subject` is a person; `value` is a crime that the warrant or charge is over."""
    WARRANT_COUNT = "warrant_count"
    """`subject` is a person, or empty for all; `value` is how many warrants the Court has issued."""
    WARRANT_BY = "warrant_by"
    """`subject` is a person; `value` is who issued the warrant, where it is not the Court's judges."""


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """What an article asserts about a matter that the tables know; reconcile holds it against the record.

    A `value` that is a window stands in the written form of one. When the article speaks, its `Source` tells.
    """

    matter: Matter
    subject: str
    value: str
    quote: Quote
    country: Country | None = None
    voice: Voice | None = None
    """Who the article has it from, where it does not say it in its own voice."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One assertion with what the record says to it."""

    assertion: Assertion
    holds: Truth
    says: str
    """The record's answer in a sentence that names its row or source; empty where it knows nothing of the matter."""
    spoken: Window | None = None
    """The days on which the article speaks, by which it is held against the record."""


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
    quoted: tuple[int, ...] = ()
    """Those of the shingles that stand in quotations of eight words or more: everybody who heard the speech has them."""
    agencies: tuple[str, ...] = ()
    """News agencies whose credit or quotation the article carries, in order of appearance."""
    outline: tuple[int, ...] = ()
    """The story's sentences in order, as hashes of their key words, for finding rewrites without the text.

    A word counts when it begins with a capital or a digit and has two characters, or has five letters; without its
    final 's or apostrophe it is lower-cased, cut to five characters, hashed like a shingle (never to 0), and kept
    once a sentence. Sentences of fewer than four such words are left out; a 0 stands between two sentences.
    Neither the title nor page furniture counts.
    """
    spoken: tuple[int, ...] = ()
    """Which of the outline's sentences, counted from 0, are quotations rather than the article's own telling."""
    file: str | None = None
    """The file the article was read from, as the user named it; for a record of a JSON Lines file `path:line`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one article was found to say, and everything seen and not used."""

    source: Source
    reports: tuple[Report, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    checked: tuple[Checked, ...] = ()
    """The assertions with what the record says to them; empty until somebody held them against it."""
