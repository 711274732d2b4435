"""Which articles on one trip go back to one origin, and why we say so.

Two articles are one origin when
1. near-copy: they share at least half of the five-word shingles of the shorter (papers cut the end of an agency text),
2. rewrite: they appeared within two days of one another, tell the trip at the same stage, and their sentences follow
   the same chain of facts. The chain is the longest sequence of sentence pairs, in order in both, that share four key
   words, two of them rare in both; it must hold 8 pairs and 40 % of the shorter article's sentences. Where both name
   the agencies they have the news from, and these agree or one names none in particular ("state news agencies"), 5
   pairs and 30 % are enough: the credit says where the common facts come from.
3. agency: both credit the same single agency, and their texts share a tenth of their shingles.
What is one origin with a third is one origin with each other (union-find); a group tells the reason of each link.

The limits were set on pairs of articles of one day and topic by different outlets (3,392 pairs): one pair in 200 passes
the uncredited limits, and read by hand these retell one article or quote the same speech at length; articles that merely
report the same event stay below. Speeches quoted at length are the known false positives.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, groupby, product
from typing import TYPE_CHECKING, Final

from setfoot.facts import OriginGroup, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import ArticleId, Source, Stage, Window
    from setfoot.reconcile.stays import Told

COPY: Final = 0.5
CREDITED_COPY: Final = 0.1
CHAIN, SHARE = 8, 0.4
CREDITED_CHAIN, CREDITED_SHARE = 5, 0.3
SHARED_WORDS, RARE_WORDS, RARE = 4, 2, 3
DAYS_APART: Final = 2
_GENERIC: Final = ("agencies", "agency", "media", "wires")


@dataclass(frozen=True, slots=True)
class _Account:
    """One article's account of the trip, made ready for comparing."""

    article: ArticleId
    published: Window | None
    stages: frozenset[Stage]
    shingles: frozenset[int]
    sentences: tuple[frozenset[int], ...]
    places: Mapping[int, Sequence[int]]
    """The sentences that hold each key word."""
    credits: tuple[str, ...]
    """The agencies of the article's credit lines."""
    agencies: frozenset[str]
    """All agencies it has this news from."""


def group_origins(told: Sequence[Told], sources: Mapping[ArticleId, Source]) -> tuple[OriginGroup, ...]:
    """The trip's articles by origin, those that stand alone included, in the order of the reports."""
    articles = list(dict.fromkeys(one.article for one in told))
    accounts = [_account(sources[article], told) for article in sorted(articles) if article in sources]
    parent = {article: article for article in articles}
    because: dict[ArticleId, list[str]] = {}
    for one, other in combinations(accounts, 2):
        if reason := _one_origin(one, other):
            low, high = sorted((_root(parent, one.article), _root(parent, other.article)))
            parent[high] = low
            because.setdefault(one.article, []).append(reason)
    groups: dict[ArticleId, list[ArticleId]] = {}
    for article in articles:
        groups.setdefault(_root(parent, article), []).append(article)
    return tuple(OriginGroup(tuple(group), _reasons(group, because)) for group in groups.values())


def _account(source: Source, told: Iterable[Told]) -> _Account:
    reports = [one.report for one in told if one.article == source.article]
    voices = {v.name for r in reports for v in r.voices if v.kind is VoiceKind.AGENCY or _is_generic(v.name)}
    sentences = _sentences(source.outline)
    return _Account(
        source.article,
        source.published,
        frozenset(report.stage for report in reports),
        frozenset(source.shingles),
        sentences,
        _places(sentences),
        source.agencies,
        frozenset({*voices, *source.agencies}),
    )


def _root(parent: Mapping[ArticleId, ArticleId], article: ArticleId) -> ArticleId:
    while parent[article] != article:
        article = parent[article]
    return article


def _reasons(group: Iterable[ArticleId], because: Mapping[ArticleId, Sequence[str]]) -> str:
    said = dict.fromkeys(reason for article in sorted(group) for reason in because.get(article, ()))
    return "; ".join(said) or "no other article shares its text or its source"


def _one_origin(one: _Account, other: _Account) -> str | None:
    shared = len(one.shingles & other.shingles) / (min(len(one.shingles), len(other.shingles)) or 1)
    if shared >= COPY:
        return f"{shared:.0%} of the shorter text stands in the other word for word"
    if len(one.credits) == 1 and one.credits == other.credits and shared >= CREDITED_COPY:
        return f"both credit {one.credits[0]} and share {shared:.0%} of their wording"
    return _rewrite(one, other)


def _rewrite(one: _Account, other: _Account) -> str | None:
    if not one.stages & other.stages:
        return None
    if one.published and other.published and one.published.gap(other.published) >= DAYS_APART:
        return None
    chain, shorter = _chain(one, other), min(len(one.sentences), len(other.sentences)) or 1
    said = f"{chain} of {shorter} sentences tell the same facts in the same order"
    credit = _agree_on_agencies(one.agencies, other.agencies)
    if credit and chain >= CREDITED_CHAIN and chain / shorter >= CREDITED_SHARE:
        return f"{said}, and both have the news from {credit}"
    return said if chain >= CHAIN and chain / shorter >= SHARE else None


def _agree_on_agencies(mine: frozenset[str], theirs: frozenset[str]) -> str:
    """The agencies both name; or those of one, when the other speaks of agencies in general; else nothing."""
    if both := mine & theirs:
        return ", ".join(sorted(both))
    if (any(map(_is_generic, mine)) and theirs) or (any(map(_is_generic, theirs)) and mine):
        named = [name for name in sorted(mine | theirs) if not _is_generic(name)]
        generic = [name for name in sorted(mine | theirs) if _is_generic(name)]
        return f"{', '.join(generic)} ({', '.join(named)})" if named else ", ".join(generic)
    return ""


def _is_generic(name: str) -> bool:
    return name.casefold().endswith(_GENERIC)


def _sentences(outline: Iterable[int]) -> tuple[frozenset[int], ...]:
    parts = (tuple(words) for is_word, words in groupby(outline, key=bool) if is_word)
    return tuple(map(frozenset, parts))


def _places(sentences: Iterable[Iterable[int]]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for word in sentence:
            found.setdefault(word, []).append(number)
    return found


def _chain(one: _Account, other: _Account) -> int:
    """How many sentences tell the same, in the same order in both.

    A longest common subsequence, found as the longest rising run of the counterparts' numbers: each sentence's
    counterparts are walked backwards, so that it takes part with one of them at most.
    """
    run: list[int] = []
    for _, counterpart in sorted(_counterparts(one, other), key=lambda pair: (pair[0], -pair[1])):
        place = bisect_left(run, counterpart)
        run[place : place + 1] = [counterpart]
    return len(run)


def _counterparts(one: _Account, other: _Account) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that share enough key words, enough of them rare in both articles."""
    rare: Counter[tuple[int, int]] = Counter()
    for word in one.places.keys() & other.places.keys():
        mine, theirs = one.places[word], other.places[word]
        if len(mine) <= RARE and len(theirs) <= RARE:
            rare.update(product(mine, theirs))
    for (mine_at, theirs_at), shared in rare.items():
        if shared >= RARE_WORDS and len(one.sentences[mine_at] & other.sentences[theirs_at]) >= SHARED_WORDS:
            yield mine_at, theirs_at
