"""What a language's own module tells the reader: patterns and small rules that no list of words can say.

The rest of `read` holds no language: it asks `Lexicon.words` (data/words) whether a word belongs to a class, and the
`Grammar` made here whether a phrase says something. Every field says what it is asked; one that a language leaves out
never matches, so a language may begin with its words alone. `english` is the first of these modules and the example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from setfoot.tables.places import State
    from setfoot.tables.words import Words

NEVER: Final = re.compile(r"(?!)")
_ISO: Final = re.compile(r"(?<![\w-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\w)")


def plain_days(words: Words) -> re.Pattern[str]:
    """The days that every language writes alike: 2024-09-02."""
    del words
    return _ISO


def no_hints(_words: Words) -> frozenset[str]:
    """No word: nothing is known of what a phrase must hold."""
    return frozenset()


def always_a_month(match: re.Match[str], words: Words) -> bool:
    """No word of the language is both a month and something else."""
    del match, words
    return True


def plain_cue(words: Iterable[str]) -> re.Pattern[str]:
    """The words of a cue, each between spaces."""
    return re.compile(r"(?<!\S)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\S)")


def never_past(word: str) -> bool:
    """No form of a verb tells by itself that it is past."""
    del word
    return False


def never_else(membership: re.Match[str], words: str) -> bool:
    """Every membership told of is one of the Court."""
    del membership, words
    return False


def nowhere(state: State, titles: Iterable[str]) -> Iterator[str]:
    """Nobody is named by an office alone."""
    del state, titles
    return iter(())


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """Of people and places that are named by other words than their names."""

    speaks_of_people: re.Pattern[str] = NEVER
    """A sentence without any known name may still be about somebody: "he", "the two", "the president"."""
    points_at_place: re.Pattern[str] = NEVER
    """A sentence without a place may still point to one, so its days matter: "there", "our country"."""
    endings: tuple[str, ...] = ()
    """A capitalised first word that ends so is no first name: "Visiting Putin", "Reportedly Putin"."""
    office_names: Callable[[State, Iterable[str]], Iterator[str]] = nowhere
    """How articles name whoever holds one of the titles in the state: "Russian president", "Russia's leader"."""
    hosted_like: str = ""
    """The preposition that "hosted by" stands for: a summit hosted by L is one in L."""


@dataclass(frozen=True, slots=True)
class DayGrammar:
    """Of phrases that name a day, a month or a span."""

    pattern: Callable[[Words], re.Pattern[str]] = plain_days
    """One pattern of named groups: a form of `phrases.FORMS`, and in it the parts that form has."""
    hints: Callable[[Words], frozenset[str]] = no_hints
    """Words, and single digits, of which every match of the pattern holds one; empty where every sentence is searched."""
    is_month: Callable[[re.Match[str], Words], bool] = always_a_month
    """Whether a match of `month_of` is a month: "in May", not "they may"."""


@dataclass(frozen=True, slots=True)
class StageGrammar:
    """Of how far a trip has come; all patterns see lower-case tokens between single spaces, `P`, `N`, `L`, `D` among them."""

    cue: Callable[[Iterable[str]], re.Pattern[str]] = plain_cue
    """The pattern of a [[stage]] row's words."""
    is_past: Callable[[str], bool] = never_past
    """Whether the form of a verb is finite and past, as far as a word tells by itself."""
    negated: re.Pattern[str] = NEVER
    """Right before the governing word: it is called off."""
    never_was: re.Pattern[str] = NEVER
    """A general denial, and no report: "has never", "has not yet"."""
    not_excluded: re.Pattern[str] = NEVER
    """Possible: "did not rule out"."""
    rumoured: re.Pattern[str] = NEVER
    """Possible: "speculation"."""
    denied: re.Pattern[str] = NEVER
    """Called off: "denied reports that"."""
    supposed: re.Pattern[str] = NEVER
    """A supposition: "if"."""
    supposed_surely: re.Pattern[str] = NEVER
    """With `supposed`, a supposition even of a noun: "if he were to"."""
    supposing_start: re.Pattern[str] = NEVER
    """At the start of a sentence, a supposition: "should P", "were P"."""
    called_off_after: re.Pattern[str] = NEVER
    """After the place of a noun: "was cancelled"."""
    ahead_after: re.Pattern[str] = NEVER
    """Right after the place of a noun: "will", "is due"."""
    ahead: re.Pattern[str] = NEVER
    """Before a noun that "during" or "after" puts behind us: it is ahead all the same."""


@dataclass(frozen=True, slots=True)
class CourtGrammar:
    """Of what is asserted about the Court and its members; all patterns see the sentence as written."""

    names_court: re.Pattern[str] = NEVER
    means_court: re.Pattern[str] = NEVER
    """Means the International Criminal Court only in an article that names it: "the court"."""
    memberships: tuple[tuple[re.Pattern[str], str], ...] = ()
    """In the order of asking, each with what it says: a value of `Matter.MEMBER`; empty where it says nothing of a state."""
    of_something_else: Callable[[re.Match[str], str], bool] = never_else
    """Whether the membership is one of another body: "a member of the European Union"."""
    unsettled: re.Pattern[str] = NEVER
    """Before a membership in its clause: what is wished, past or denied is no membership."""
    clause: re.Pattern[str] = NEVER
    """Where the clause of a membership begins."""
    verb_first: re.Pattern[str] = NEVER
    """A membership that begins so is that of the state before it: "L is a member"."""
    to_verb: re.Pattern[str] = NEVER
    """Between a state and such a membership: ", which"."""
    to_noun: re.Pattern[str] = NEVER
    """Between a state and any other membership: "L, a member of"."""
    as_member: re.Pattern[str] = NEVER
    """Between a state and an "as a member" of its clause."""
    no_subject: re.Pattern[str] = NEVER
    """Before a state: it is not who does what follows, "a judge from L"."""
    stand_in: re.Pattern[str] = NEVER
    """Before a membership, for a state named earlier: "it", "the country"."""
    inserted: re.Pattern[str] = NEVER
    """After a state: what follows up to a comma is about it, "L, like L and L, is"."""
    negated_list: re.Pattern[str] = NEVER
    """Before states of whom the membership is denied: "neither"."""
    to_day: re.Pattern[str] = NEVER
    """From a membership to the day since which it is one: "of the court since"."""
    straight_before: re.Pattern[str] = NEVER
    """Between a membership and the state whose it is: "ICC member L", "as a member of the court, L"."""
    apart: re.Pattern[str] = NEVER
    """The states named after these are told apart from what the sentence says of the others: "unlike"."""
    listed: re.Pattern[str] = NEVER
    """Between two states of a list."""
    list_closed: re.Pattern[str] = NEVER
    """Of those, the last of a list: "and"."""
    parties: re.Pattern[str] = NEVER
    """A number of member states, the number as its first group."""
    roughly: re.Pattern[str] = NEVER
    """Before a number that is not meant exactly: "more than"."""
    counts_else: re.Pattern[str] = NEVER
    """Before a number in its clause: it tells where others than members come from."""
    day_first: re.Pattern[str] = NEVER
    """From a day at the head of a clause to the state that did it: "in 2017, L became"."""
    about_parties: re.Pattern[str] = NEVER
    """Somewhere in a sentence whose number counts the Court's members."""
    signatures: re.Pattern[str] = NEVER
    """Around a number: it counts who signed."""
    not_now: re.Pattern[str] = NEVER
    """Before a number in its clause: another time's, or another thing's, "after 60 states had ratified"."""
    other_court: re.Pattern[str] = NEVER
    """Another court, which a bare "the court" after it means."""
    hints: tuple[str, ...] = ()
    """Pieces of words one of which stands wherever the Court is named: the cheap test."""


@dataclass(frozen=True, slots=True)
class WarrantGrammar:
    """Of what is asserted about the Court's warrants."""

    hints: tuple[str, ...] = ()
    """Pieces of words one of which every such sentence has: the cheap test."""
    issued: re.Pattern[str] = NEVER
    """A warrant issued; in the group `loose` with words between that have to be asked whether they speak of something else."""
    applied: re.Pattern[str] = NEVER
    """A warrant applied for."""
    whose: re.Pattern[str] = NEVER
    """Before whoever the warrant is for."""
    somebody: re.Pattern[str] = NEVER
    """After that: somebody who is not named, "a militia leader"."""
    beside: re.Pattern[str] = NEVER
    """Between that and a name: it is the warrant of somebody else, "a general close to P"."""
    titled: re.Pattern[str] = NEVER
    """Between a title's or body's name and the name of its holder: " supreme leader "."""
    listed: re.Pattern[str] = NEVER
    """Between two names of people whose warrants are meant: "P and his defence minister, P"."""
    not_done: re.Pattern[str] = NEVER
    """Up to a verb that issues it or accuses: it was not done, or not yet, or only may be."""
    not_issued: re.Pattern[str] = NEVER
    """Likewise, between a warrant and its verb: "a warrant will be issued"."""
    none_issued: re.Pattern[str] = NEVER
    """Up to a warrant that is told as issued: there is none, "no warrant"."""
    between: re.Pattern[str] = NEVER
    """From the warrant to its day."""
    before: re.Pattern[str] = NEVER
    """From the day to the issuing: "in 2009, the court"."""
    before_noun: re.Pattern[str] = NEVER
    """From the day to the warrant that was issued: "in 2009 an arrest"."""
    apart: re.Pattern[str] = NEVER
    """Between a warrant and a day: the day may be that of something else, "after a visit", "said"."""
    prosecutor: re.Pattern[str] = NEVER
    """From a day to the application: whose act it is, so that his name may stand there."""
    over: re.Pattern[str] = NEVER
    """A warrant or charge with the crime it is over, the crime as its group `crime`."""
    crimes: tuple[tuple[re.Pattern[str], str], ...] = ()
    """Every crime named in `over`, by the name it has in the law's tables."""
    more_crimes: re.Pattern[str] = NEVER
    """After a crime: another one, as the group `crime`."""
    count: re.Pattern[str] = NEVER
    """How many warrants, the number as its first group."""
    wrong_body: tuple[tuple[re.Pattern[str], str], ...] = ()
    """That somebody else than the Court's judges issued it, and who."""


@dataclass(frozen=True, slots=True)
class SummitGrammar:
    """Of when and where a summit is put."""

    hints: tuple[str, ...] = ()
    """Pieces of words one of which every summit's name has: the cheap test."""
    held: re.Pattern[str] = NEVER
    """From the summit's name to its place, as `L`, or its day: "which will be held in"."""
    inside: re.Pattern[str] = NEVER
    """In that, before a place: it is held there, "in L"."""
    ahead: re.Pattern[str] = NEVER
    """In that: it is to come."""
    named_before: re.Pattern[str] = NEVER
    """From a day to the summit's name: "in August at the"."""
    place_before: re.Pattern[str] = NEVER
    """From a place to the summit's name: "L's", "L hosted the"."""
    called_off: re.Pattern[str] = NEVER
    """Around the name: it was not held as it was planned."""
    hosted: re.Pattern[str] = NEVER
    """In that: the place is told to be its host."""
    goes_to: re.Pattern[str] = NEVER
    """Before a place: somebody is or goes there, "in", "to"."""
    for_it: re.Pattern[str] = NEVER
    """From such a place, or from the day after it, to the summit's name: "for the"."""
    own_city: re.Pattern[str] = NEVER
    """Before a city that stands right before the name: "the L summit"."""
    parted: re.Pattern[str] = NEVER
    """A summit whose name is parted: the group that holds it as `group` or `group2`, with its "leaders meet for a summit"."""


@dataclass(frozen=True, slots=True)
class JourneyGrammar:
    """Of a first, a last or a numbered journey; all patterns see the sentence as written."""

    hints: tuple[str, ...] = ()
    """Pieces of words one of which every such sentence has: the cheap test."""
    of_first: tuple[str, ...] = ()
    of_last: tuple[str, ...] = ()
    of_stay: tuple[str, ...] = ()
    """Pieces of words one of which every first, every last journey and every staying away is told with."""
    first: re.Pattern[str] = NEVER
    """A first journey abroad: "first foreign trip"."""
    first_to: re.Pattern[str] = NEVER
    """A first journey to the place that follows, "first visit to"; the group `formal` holds what restricts it to a kind."""
    first_member: re.Pattern[str] = NEVER
    """A first journey to any member of the Court."""
    first_holder: re.Pattern[str] = NEVER
    """The first holder of an office in the place that follows: "the first U.S. president to visit"."""
    visit_to: re.Pattern[str] = NEVER
    """A visit to the place that follows, which `is_first` after the place may tell as the first."""
    is_first: re.Pattern[str] = NEVER
    """After the place: "is his first", "for the first time"."""
    never_to: re.Pattern[str] = NEVER
    """Not in the place that follows, which `before_now` after the place makes the first visit."""
    before_now: re.Pattern[str] = NEVER
    first_there: re.Pattern[str] = NEVER
    """Likewise, to the place named before: "first visit there"."""
    of_a_kind: re.Pattern[str] = NEVER
    """After a first that tells no since: it is not the first of all, "as a student"."""
    opening: re.Pattern[str] = NEVER
    """A sentence that opens so before a pronoun names its person later: "On his first visit to L, P"."""
    own: re.Pattern[str] = NEVER
    """Right before a journey: somebody's own, "his"."""
    stayed: re.Pattern[str] = NEVER
    """Nowhere abroad up to now: "has not left L"."""
    opens_since: re.Pattern[str] = NEVER
    """A sentence whose since stands at its head."""
    stayed_since: re.Pattern[str] = NEVER
    """In such a sentence, nowhere abroad up to now."""
    stayed_member: re.Pattern[str] = NEVER
    """In no member of the Court up to now."""
    stayed_from: re.Pattern[str] = NEVER
    """Not in the place that follows up to now: "has not visited"."""
    rarely: re.Pattern[str] = NEVER
    """Seldom abroad."""
    numbered: re.Pattern[str] = NEVER
    """The first group is an ordinal of [numbers], the group `to` says that a place follows: "his second visit to"."""
    span: re.Pattern[str] = NEVER
    """After a numbered journey: the span it is counted in, "this year"."""
    since: re.Pattern[str] = NEVER
    """Since when; what follows says it."""
    since_warrant: re.Pattern[str] = NEVER
    """After a first: "since the warrant"."""
    since_office: re.Pattern[str] = NEVER
    """After a first: since taking office, or "as president"."""
    starts: tuple[tuple[re.Pattern[str], str], ...] = ()
    """After "since": happenings that everybody dates alike, each with its days."""
    in_years: re.Pattern[str] = NEVER
    """After a first: a count of [numbers] and a unit of [units], "in four years"."""
    restricted: re.Pattern[str] = NEVER
    """After that: it is the first of some kind only, which earlier trips of another kind do not contradict."""
    denied: re.Pattern[str] = NEVER
    """Right before it: it is not so, "not his"."""
    last_abroad: re.Pattern[str] = NEVER
    last_to: re.Pattern[str] = NEVER
    """A last journey to the place that follows: "last visited"."""
    to_day: re.Pattern[str] = NEVER
    """From a last journey to its day."""


@dataclass(frozen=True, slots=True)
class PublishedGrammar:
    """Of when an article was published."""

    label: re.Pattern[str] = NEVER
    """Words that say that a day of publication or of an update follows; an update is its group `update`."""
    dateline: re.Pattern[str] = NEVER
    """A dateline, its day as the group `day`: "PARIS, May 6, 2024 -"."""
    held_in: re.Pattern[str] = NEVER
    """From a summit's name to the place it is held in."""
    go_for: re.Pattern[str] = NEVER
    """From a place to the name of the summit one goes there for."""
    told_past: re.Pattern[str] = NEVER
    to_come: re.Pattern[str] = NEVER
    unsure: re.Pattern[str] = NEVER
    """Words of a clause that tell it as past, as to come, or as neither."""
    clause: re.Pattern[str] = NEVER
    """What separates clauses."""
    warrant: re.Pattern[str] = NEVER
    this_year: re.Pattern[str] = NEVER
    next_week: re.Pattern[str] = NEVER
    before_month: str = ""
    """The preposition of a month's phrase, left out where the month is told."""


@dataclass(frozen=True, slots=True)
class StayGrammar:
    """Of the days of a stay, and of the day an article speaks on."""

    background: re.Pattern[str] = NEVER
    """In a sentence without a day: what it tells is long past, "two years ago", "his first term"."""
    under_way: re.Pattern[str] = NEVER
    """From person to place, as lower-case tokens: the stay goes on, or somebody is heard there, "P told reporters in L"."""
    not_now: re.Pattern[str] = NEVER
    """Around these: it is another time after all, "that month"."""
    nth_day: re.Pattern[str] = NEVER
    """The first group is an ordinal of [numbers]: "his second day in L"."""
    last_day: re.Pattern[str] = NEVER
    """A day told is the last one: "the final day of", "returned from"."""
    length: re.Pattern[str] = NEVER
    """The first group is a count of [numbers]: "a three-day visit", "two days of talks"."""
    news: re.Pattern[str] = NEVER
    """In the words before a weekday of its clause: what news tells of its own day, "said on Monday"."""
    said: re.Pattern[str] = NEVER
    """Such a word that is told of its own day wherever in an article it stands."""
    ahead: re.Pattern[str] = NEVER
    """In the words before a weekday of its clause: it is to come, or expressly another week's."""
    clause: re.Pattern[str] = NEVER
    """Where a clause ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What one language's module tells."""

    names: NameGrammar = field(default_factory=NameGrammar)
    days: DayGrammar = field(default_factory=DayGrammar)
    stage: StageGrammar = field(default_factory=StageGrammar)
    court: CourtGrammar = field(default_factory=CourtGrammar)
    published: PublishedGrammar = field(default_factory=PublishedGrammar)
    stay: StayGrammar = field(default_factory=StayGrammar)
    warrants: WarrantGrammar = field(default_factory=WarrantGrammar)
    summits: SummitGrammar = field(default_factory=SummitGrammar)
    journeys: JourneyGrammar = field(default_factory=JourneyGrammar)
