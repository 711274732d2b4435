"""Each article's account of a trip made ready for comparing, and what two accounts have in common.

Wording: the part of the shorter article's five-word shingles that stand in the other. Sketches of long articles hold
only their smallest hashes, so both are counted up to the highest hash that both would hold; without that a short copy
of a long text would look like a stranger. Quotations are counted apart, because all who heard a speech have its words.

Order of facts: the longest chain of sentence pairs, in order in both, that share four key words, two of them rare in
both articles. Links between sentences that are quotations count, but a rewrite needs as much of its own telling.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import SHINGLES_KEPT, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from setfoot.facts import ArticleId, Source, Stage, Window
    from setfoot.reconcile.stays import Told
    from setfoot.tables.outlets import Outlet, Press

SHARED_WORDS, RARE_WORDS, RARE = 4, 2, 3
SAMPLE: Final = 5
"""Shingles that must be found in common before the share of a long story's sketch says anything."""
_ALL: Final = 1 << 32
"""Above every hash."""
_GENERIC: Final = ("agencies", "agency", "media", "wires")


@dataclass(frozen=True)
class Account:
    """One article's account of the trip; not slotted, because what is costly is worked out when first asked for."""

    article: ArticleId
    published: Window | None
    stages: frozenset[Stage]
    shingles: tuple[int, ...]
    quoted: frozenset[int]
    outline: tuple[int, ...]
    spoken: frozenset[int]
    """The numbers of the sentences that are quotations."""
    credits: tuple[str, ...]
    """The agencies whose copy it prints by its own account; an agency's own article prints its own."""
    agencies: frozenset[str]
    """All agencies it has this news from."""
    house: str
    """Who owns the outlet, as far as is known; empty for an unknown outlet."""

    @cached_property
    def sentences(self) -> tuple[frozenset[int], ...]:
        """The key words of each sentence; only few accounts are compared so closely."""
        return _sentences(self.outline)

    @cached_property
    def wording(self) -> frozenset[int]:
        """All its shingles, for finding."""
        return frozenset(self.shingles)

    @cached_property
    def narrative(self) -> tuple[int, ...]:
        """The shingles of its own telling, sorted."""
        return tuple(one for one in self.shingles if one not in self.quoted) if self.quoted else self.shingles

    @property
    def is_full(self) -> bool:
        """Its sketch may have left shingles out."""
        return len(self.shingles) >= SHINGLES_KEPT

    @property
    def reach(self) -> int:
        """The highest hash its sketch would hold."""
        return self.shingles[-1] if self.is_full else _ALL

    @property
    def mostly_quotation(self) -> bool:
        """It has hardly any words of its own: it prints a statement."""
        return len(self.narrative) * 4 < len(self.shingles)

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The sentences that hold each key word, as bits: bit 3 for the fourth sentence."""
        found: dict[int, int] = {}
        for number, sentence in enumerate(self.sentences):
            for word in sentence:
                found[word] = found.get(word, 0) | 1 << number
        return found

    @cached_property
    def words(self) -> Mapping[int, int]:
        """Its key words, each with the number of sentences that hold it."""
        return Counter(chain.from_iterable(self.sentences))

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        """Its key words."""
        return frozenset(self.words)

    @cached_property
    def rare(self) -> frozenset[int]:
        """The key words of few of its sentences."""
        return frozenset(word for word, count in self.words.items() if count <= RARE)

    @cached_property
    def rare_sentences(self) -> tuple[frozenset[int], ...]:
        """Each sentence's rare key words."""
        return tuple(sentence & self.rare for sentence in self.sentences)


def make_account(source: Source, told: Iterable[Told], press: Press) -> Account:
    """The article's account, with its reports of this trip."""
    reports = [one.report for one in told]
    voices = {v.name for r in reports for v in r.voices if v.kind is VoiceKind.AGENCY or is_generic(v.name)}
    publisher = press.find(source.outlet, source.url)
    own = (publisher.name,) if publisher and publisher.kind == "agency" else ()
    return Account(
        article=source.article,
        published=source.published,
        stages=frozenset(report.stage for report in reports),
        shingles=source.shingles,
        quoted=frozenset(source.quoted),
        outline=source.outline,
        spoken=frozenset(source.spoken),
        credits=own or source.agencies,
        agencies=frozenset({*voices, *source.agencies, *own}),
        house=_house(publisher, source.outlet),
    )


def _house(publisher: Outlet | None, outlet: str | None) -> str:
    return publisher.house if publisher else (outlet or "")


def _sentences(outline: Iterable[int]) -> tuple[frozenset[int], ...]:
    parts = (tuple(words) for is_word, words in groupby(outline, key=bool) if is_word)
    return tuple(map(frozenset, parts))


def is_generic(name: str) -> bool:
    """Whether the name means agencies or media at large: "state news agencies"."""
    return name.casefold().endswith(_GENERIC)


def share_wording(one: Account, other: Account) -> float:
    """The part of the shorter account's wording that stands in the other, quotations apart.

    Where one of them hardly is more than a quotation, the quotation is what is compared.
    """
    common = one.wording & other.wording
    if not common:
        return 0.0
    reach = min(one.reach, other.reach)
    if one.mostly_quotation or other.mostly_quotation:
        shared, mine, theirs = len(common), one.shingles, other.shingles
    else:
        shared, mine, theirs = len(common - one.quoted - other.quoted), one.narrative, other.narrative
    if not shared or (reach < _ALL and shared < SAMPLE):
        return 0.0
    return min(1.0, shared / min(bisect_right(mine, reach), bisect_right(theirs, reach)))


class Chain(NamedTuple):
    """How many sentences tell the same in the same order, and how many of these without those that are quotations."""

    links: int
    narrative: int


def chain_of(one: Account, other: Account, needed: int = 0) -> Chain:
    """The longest chain of common facts; no links when `needed` of them cannot be had, which is quickly seen.

    A longest common subsequence, found as the longest rising run of the counterparts' numbers: each sentence's
    counterparts are walked backwards, so that it takes part with one of them at most.
    """
    short, long = sorted((one, other), key=lambda account: (len(account.sentences), account.article))
    spare = len(short.sentences) - needed
    found: list[int] = []
    for sentence, rarer in zip(short.sentences, short.rare_sentences, strict=True):
        found.append(_counterparts(sentence, rarer, long))
        spare -= not found[-1]
        if spare < 0:
            return Chain(0, 0)
    spoken = sum(1 << number for number in long.spoken)
    told = [0 if number in short.spoken else bits & ~spoken for number, bits in enumerate(found)]
    return Chain(_rising(found), _rising(told))


def _counterparts(sentence: frozenset[int], rarer: frozenset[int], long: Account) -> int:
    """The other's sentences that share enough key words with this one, enough of them rare in both, as bits."""
    shared, rare = sentence & long.vocabulary, rarer & long.rare
    if len(shared) < SHARED_WORDS or len(rare) < RARE_WORDS:
        return 0
    likely = _in_at_least(RARE_WORDS, rare, long)
    return likely and likely & _in_at_least(SHARED_WORDS, shared, long)


def _in_at_least(count: int, words: Iterable[int], long: Account) -> int:
    """The sentences that hold at least so many of the words: counted for all sentences at once, a bit for each."""
    held = [0] * count
    for word in words:
        bits = long.places[word]
        for level in range(count - 1, 0, -1):
            held[level] |= held[level - 1] & bits
        held[0] |= bits
    return held[-1]


def _rising(counterparts: Iterable[int]) -> int:
    run: list[int] = []
    for bits in counterparts:
        for theirs in _numbers_downward(bits):
            place = bisect_left(run, theirs)
            run[place : place + 1] = [theirs]
    return len(run)


def _numbers_downward(bits: int) -> Iterator[int]:
    while bits:
        number = bits.bit_length() - 1
        yield number
        bits ^= 1 << number
