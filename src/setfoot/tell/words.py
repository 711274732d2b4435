"""The English words in which days, stages, statuses and duties are told to people.

Machines get the contract's codes (see `contract`); people get these. Every table is complete, which a test checks, so
that a new code cannot reach a page as an underscore.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from typing import TYPE_CHECKING, Final

from setfoot.facts import About, Decided, Duty, Outcome, Reason, Stage, Status, Truth, VoiceKind, Why, Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from setfoot.facts import Behind, Conflict, Contents, Decision, Quote, Route, Ruling, Source, Stretch, Support, Trip
    from setfoot.tell.names import Names

DISCLAIMER: Final = "A research aid, not legal advice."
"""Told once in every form meant for people."""

STATUSES: Final[Mapping[Status, str]] = {
    Status.RUMOURED: "rumoured",
    Status.ANNOUNCED: "announced",
    Status.UNDER_WAY: "under way",
    Status.ENDED: "ended",
    Status.CALLED_OFF: "called off",
    Status.DISPUTED: "disputed",
}

STAGES: Final[Mapping[Stage, str]] = {
    Stage.HAPPENED: "says it happened",
    Stage.PLANNED: "says it is planned",
    Stage.POSSIBLE: "says it is possible",
    Stage.CALLED_OFF: "says it is called off",
}

STAGE_NAMES: Final[Mapping[Stage, str]] = {
    Stage.HAPPENED: "happened",
    Stage.PLANNED: "planned",
    Stage.POSSIBLE: "possible",
    Stage.CALLED_OFF: "called off",
}

OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.BY_RULE: "told by rule alone",
    Outcome.TRIP: "a trip",
    Outcome.EVIDENCE: "evidence of the trip above",
    Outcome.NOT_READ: "not read: heavier sentences spoke for it",
    Outcome.NONE: "not a trip",
    Outcome.DROPPED: "dropped: the linear model is sure it is none",
}

DUTIES: Final[Mapping[Duty, str]] = {
    Duty.BOUND: "bound to arrest",
    Duty.BOUND_BY_ACCEPTANCE: "bound by its acceptance of jurisdiction",
    Duty.BOUND_BY_COUNCIL: "bound by the Security Council",
    Duty.NOT_BOUND: "not bound",
    Duty.UNKNOWN: "unknown",
}

REASONS: Final[Mapping[Reason, str]] = {
    Reason.STATE_PARTY: "a state party on that day",
    Reason.ACCEPTED_JURISDICTION: "accepted the Court's jurisdiction under article 12(3)",
    Reason.SECURITY_COUNCIL: "named in a referral of the Security Council",
    Reason.NOT_PARTY: "not a state party",
    Reason.SIGNATORY_ONLY: "signed the Statute and never ratified it",
    Reason.NOT_YET_IN_FORCE: "the Statute was not yet in force for it",
    Reason.WITHDRAWN: "withdrew from the Statute",
    Reason.NO_PUBLIC_WARRANT: "no public warrant on that day",
    Reason.WARRANT_ENDED: "the warrant had ended",
    Reason.SUMMONS_ONLY: "only a summons to appear, no warrant",
    Reason.SEALED_WARRANT: "the warrant was under seal",
    Reason.IN_CUSTODY: "already surrendered to the Court",
    Reason.BEFORE_THE_STATUTE: "before the Statute was in force",
    Reason.TERRITORY_EXCLUDED: "a territory to which the Statute does not, or may not, extend",
    Reason.AGREEMENT: "an agreement stands in the way of the request",
    Reason.NO_STATE: "no state's sovereignty over it is settled",
    Reason.OVERFLIGHT: "the Statute has no rule for a person who flies over",
    Reason.NO_ROWS: "the law tables have no row for it",
    Reason.MIXED: "the answer changes within these days",
}

BRIEF_DUTIES: Final[Mapping[Duty, str]] = {
    Duty.BOUND: "bound",
    Duty.BOUND_BY_ACCEPTANCE: "bound by acceptance",
    Duty.BOUND_BY_COUNCIL: "bound by the Security Council",
    Duty.NOT_BOUND: "not bound",
    Duty.UNKNOWN: "unknown",
}
"""Where many states stand in one table."""

BRIEF_REASONS: Final[Mapping[Reason, str]] = {
    Reason.STATE_PARTY: "a state party",
    Reason.ACCEPTED_JURISDICTION: "accepted under article 12(3)",
    Reason.SECURITY_COUNCIL: "named in a referral",
    Reason.NOT_PARTY: "not a party",
    Reason.SIGNATORY_ONLY: "signed, never ratified",
    Reason.NOT_YET_IN_FORCE: "not yet in force",
    Reason.WITHDRAWN: "withdrew",
    Reason.NO_PUBLIC_WARRANT: "no public warrant",
    Reason.WARRANT_ENDED: "the warrant had ended",
    Reason.SUMMONS_ONLY: "a summons only",
    Reason.SEALED_WARRANT: "the warrant was under seal",
    Reason.IN_CUSTODY: "surrendered to the Court",
    Reason.BEFORE_THE_STATUTE: "before the Statute",
    Reason.TERRITORY_EXCLUDED: "a territory apart",
    Reason.AGREEMENT: "an agreement stands in the way",
    Reason.NO_STATE: "under no settled sovereignty",
    Reason.OVERFLIGHT: "no rule for flying over",
    Reason.NO_ROWS: "no rows",
    Reason.MIXED: "the answer changes",
}

CONFLICTS: Final[Mapping[About, str]] = {
    About.DAY: "The sources disagree about the day",
    About.COUNTRY: "The sources disagree about the country",
    About.STAGE: "The sources disagree whether it happened",
    About.TWO_PLACES: "Two places at once",
    About.RECORD: "An article contradicts the record",
}

DECIDED: Final[Mapping[Decided, str]] = {
    Decided.SAME: "one trip",
    Decided.DIFFERENT: "different trips",
    Decided.CONFIRMED: "confirmed",
    Decided.REJECTED: "rejected",
    Decided.CANNOT_VERIFY: "cannot be verified",
    Decided.CORRECTED: "corrected",
    Decided.SPLIT_ORIGINS: "origins apart",
    Decided.JOINED_ORIGINS: "one origin",
    Decided.WITHDRAWN: "withdrawn",
}

TRUTHS: Final[Mapping[Truth, str]] = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}

VOICES: Final[Mapping[VoiceKind, str]] = {
    VoiceKind.AGENCY: "news agency",
    VoiceKind.OFFICIAL: "official",
    VoiceKind.OUTLET: "outlet",
    VoiceKind.UNNAMED: "unnamed",
}

WHYS: Final[Mapping[Why, str]] = {
    Why.UNREADABLE: "the file cannot be read",
    Why.BROKEN_RECORD: "the record is broken",
    Why.EMPTY: "there is no text",
    Why.TOO_LARGE: "too large for an article",
    Why.UNKNOWN_FORMAT: "a format we do not read",
    Why.FURNITURE: "page furniture, not the story",
    Why.METONYM: "the place stands for its government",
    Why.HOME: "the person's home state",
    Why.HOST: "the person receives a visitor",
    Why.ENVOY: "somebody else travels instead",
    Why.REMOTE: "a call or a video link",
    Why.HYPOTHETICAL: "a supposition, not a report",
    Why.TOPIC: "person and place, but no journey",
    Why.NO_PLACE: "no country is told",
    Why.AMBIGUOUS_PERSON: "the name could be somebody else's",
    Why.FITS_MANY: "fits more than one trip",
    Why.FITS_NONE: "fits no trip",
    Why.NO_READER: "no reader for the language yet",
}

_ISO_DAYS: Final = re.compile(r"\b\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?(?![\w-])")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    r"""The text without what could steer a terminal or turn the line around; each such character becomes U+FFFD.

    >>> clean("arrived\x1b[2J in")
    'arrived\ufffd[2J in'
    """
    return _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The text cleaned, each run of blanks and line breaks one blank."""
    return clean(" ".join(text.split()))


def teller(article: str, source: Source | None) -> str:
    """Who tells, by the name a reader knows it by: the outlet, else the name of the article's file, else its id.

    >>> from setfoot.facts import ArticleId, Source
    >>> teller("b846", Source(ArticleId("b846"), file="articles/004.txt")), teller("b846", None)
    ('004.txt', 'article b846')
    """
    file = re.split(r"[/\\]", source.file)[-1] if source and source.file else ""
    return one_line((source.outlet if source else None) or file or f"article {article}")


def plain(code: str) -> str:
    """A rule's or field's name as words: `warrant_in_force` is `warrant in force`."""
    return code.replace("_", " ")


def day(value: date) -> str:
    """A day as people write it: 2 September 2024."""
    return f"{value.day} {month_name[value.month]} {value.year}"


def window(value: Window | None) -> str:
    """The days as people say them; a wide window says that the day is not known.

    >>> from setfoot.facts import Window
    >>> window(Window.parse("2024-09-02")), window(Window.parse("2024-09"))
    ('2 September 2024', 'a day in September 2024')
    >>> window(Window.parse("2024-09-02..2024-09-04"))
    'between 2 and 4 September 2024'
    """
    if value is None:
        return "day not told"
    first, last = value.first, value.last
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"a day in {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            return f"a day in {month_name[first.month]} {first.year}"
        return f"between {first.day} and {day(last)}"
    return f"between {day(first)} and {day(last)}"


def dated(text: str) -> str:
    """The text with its ISO days and spans of days as people write them; only for our own sentences, never a quote.

    >>> dated("signed on 1998-12-08, visited 2024-09-02..2024-09-03, last known 2026-10")
    'signed on 8 December 1998, visited 2 to 3 September 2024, last known 2026-10'
    """

    def told(found: re.Match[str]) -> str:
        try:
            return span(Window.parse(found[0]))
        except ValueError:
            return found[0]

    return _ISO_DAYS.sub(told, text)


def span(value: Window) -> str:
    """The days of a question, where every day is meant and not one of them: 2 to 4 September 2024."""
    if value.first == value.last:
        return day(value.first)
    same = (value.first.year, value.first.month) == (value.last.year, value.last.month)
    return f"{value.first.day if same else day(value.first)} to {day(value.last)}"


def notes(trip: Trip) -> tuple[str, ...]:
    """How the trip was put together, and whether its first day is a landing or only the first that is told."""
    if not trip.seen or trip.arrived is None:
        return trip.notes
    seen = f"No article tells the arrival: {window(trip.arrived)} is when somebody tells them there."
    return (seen, *trip.notes)


def stay(arrived: Window | None, left: Window | None) -> str:
    """When the stay was: its arrival and, where told, its end.

    >>> from setfoot.facts import Window
    >>> stay(Window.parse("2024-09-02"), Window.parse("2024-09-03"))
    '2 to 3 September 2024'
    """
    if arrived is None:
        return f"until {window(left)}" if left else "day not told"
    if left is None or left == arrived or (arrived.width > 1 and left.last == arrived.last):
        return window(arrived)
    if arrived.width == 1 == left.width and arrived.first <= left.first:
        return span(type(arrived)(arrived.first, left.first))
    return f"{window(arrived)}, until {window(left)}"


def place_of(ruling: Ruling, names: Names) -> str:
    """Where the ruling is about, as a heading needs it: `Gibraltar`, `Crimea (Ukraine)`."""
    country = names.in_words(ruling.country)
    return f"{ruling.area} ({country})" if ruling.area else country


def verdict(ruling: Ruling, names: Names) -> str:
    """The ruling in one sentence, without its reasons; of days the law tables do not yet reach it says `is`.

    A duty is a state's: asked about a territory or an area, the sentence names both.
    """
    part = ruling.area or (names.in_words(ruling.country) if ruling.state not in (None, ruling.country) else "")
    nobody = ruling.reason is Reason.NO_STATE
    country = "any state" if nobody else names.in_words(ruling.state or ruling.country)
    name = country[:1].upper() + country[1:]
    tense = "was" if ruling.on.last <= ruling.as_of else "is"
    when = f"on {day(ruling.on.first)}" if ruling.on.width == 1 else f"from {span(ruling.on)}"
    if part or nobody:
        when = f"in {part or names.in_words(ruling.country)} {when}"
    match ruling.duty:
        case Duty.UNKNOWN:
            return f"Whether {country} {tense} bound to arrest {when} is unknown."
        case Duty.NOT_BOUND:
            return f"{name} {tense} not bound to arrest {when}."
        case Duty.BOUND:
            by = ""
        case Duty.BOUND_BY_ACCEPTANCE:
            by = " by its acceptance of jurisdiction"
        case Duty.BOUND_BY_COUNCIL:
            by = " by the Security Council"
    contested = ", which some contest" if ruling.contested else ""
    return f"{name} {tense} bound{by} to arrest and surrender {when}{contested}."


def duty_of(ruling: Ruling) -> str:
    """The duty in a few words, for a cell of a table."""
    return DUTIES[ruling.duty] + (", contested" if ruling.contested else "")


def brief_duty(answer: Ruling | Stretch) -> str:
    """The duty in as few words as can be: `bound, contested`."""
    return BRIEF_DUTIES[answer.duty] + (", contested" if answer.contested else "")


def brief(answer: Ruling | Stretch) -> str:
    """Duty and reason in as few words as can be: `bound, contested (a state party)`."""
    return f"{brief_duty(answer)} ({BRIEF_REASONS[answer.reason]})"


def tally(answers: Sequence[Ruling] | Sequence[Stretch]) -> str:
    """How many states have each answer, in one line, also where none has it."""
    counts = []
    for duty, told in BRIEF_DUTIES.items():
        having = [answer for answer in answers if answer.duty is duty]
        contested = sum(answer.contested for answer in having)
        counts.append(f"{told} {len(having)}" + (f", of which contested {contested}" if contested else ""))
    return f"{many(len(answers), 'state')}: {'; '.join(counts)}"


def law_tables(told: Ruling | Route | Behind | Contents) -> str:
    """Which law tables something rests on."""
    return f"law tables {told.law}, kept up to {day(told.as_of)}"


def tables_of(ruling: Ruling, on: Window) -> str:
    """Which law tables answered; of days after those that they are kept up to, that they may yet change."""
    kept = law_tables(ruling)
    return f"{kept}; what happens after that may change the answers" if on.last > ruling.as_of else kept


def decided_by(one: Decision) -> str:
    """By whom, when and why: `Ada Lovelace on 20 November 2026: satire`."""
    return f"{one.by} on {day(one.at.date())}" + (f": {one.why}" if one.why else "")


def many(count: int, one: str, more: str = "") -> str:
    """A count with its noun: `1 article`, `3 articles`."""
    return f"{count} {one if count == 1 else more or one + 's'}"


def around(quote: Quote, sentence: Quote | None) -> tuple[tuple[str, bool], ...]:
    """The sentence in parts, the quoted words marked true; the quote alone when it lies in no sentence.

    >>> from setfoot.facts import ArticleId, Quote
    >>> a = ArticleId("a")
    >>> around(Quote(a, 9, 14, "comes"), Quote(a, 5, 20, "She comes here."))
    (('She ', False), ('comes', True), (' here.', False))
    """
    if sentence is not None and (sentence.article, sentence.where) == (quote.article, quote.where):
        start, end = quote.start - sentence.start, quote.end - sentence.start
        if 0 <= start <= end <= len(sentence.text) and sentence.text[start:end] == quote.text:
            parts = ((sentence.text[:start], False), (quote.text, True), (sentence.text[end:], False))
            return tuple(part for part in parts if part[0])
    return ((quote.text, True),)


def behind(support: Support) -> str:
    """How many origins stand behind each field, in a line; fields that nobody tells are left out."""
    counts = (
        (support.country, "the country"),
        (support.arrived, "the arrival"),
        (support.left, "the end"),
        (support.status, "the status"),
        (support.city, "the city"),
        (support.occasion, "the occasion"),
    )
    said = [
        f"{many(count, 'origin') if n == 0 else count} behind {field}"
        for n, (count, field) in enumerate(c for c in counts if c[0])
    ]
    return ", ".join(said)


def origins_of_side(conflict: Conflict, number: int) -> str:
    """How many origins stand behind one side of a conflict; empty where nobody counted."""
    counted = number < len(conflict.origins) and conflict.origins[number]
    return many(conflict.origins[number], "origin") if counted else ""
