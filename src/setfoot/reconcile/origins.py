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

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final

from setfoot.facts import OriginGroup, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import ArticleId, Source
    from setfoot.reconcile.stays import Told

COPY: Final = 0.5
CREDITED_COPY: Final = 0.1
CHAIN, SHARE = 8, 0.4
CREDITED_CHAIN, CREDITED_SHARE = 5, 0.3
SHARED_WORDS, RARE_WORDS, RARE = 4, 2, 3
DAYS_APART: Final = 2
_GENERIC: Final = ("agencies", "agency", "media", "wires")


def group_origins(told: Sequence[Told], sources: Mapping[ArticleId, Source]) -> tuple[OriginGroup, ...]:
    """The trip's articles by origin, those that stand alone included, in the order of the reports."""
    articles = list(dict.fromkeys(one.article for one in told))
    parent = {article: article for article in articles}
    because: dict[ArticleId, list[str]] = {}
    for one, other in combinations(sorted(articles), 2):
        if reason := _one_origin(one, other, told, sources):
            low, high = sorted((_root(parent, one), _root(parent, other)))
            parent[high] = low
            because.setdefault(one, []).append(reason)
    groups: dict[ArticleId, list[ArticleId]] = {}
    for article in articles:
        groups.setdefault(_root(parent, article), []).append(article)
    return tuple(OriginGroup(tuple(group), _reasons(group, because)) for group in groups.values())


def _root(parent: Mapping[ArticleId, ArticleId], article: ArticleId) -> ArticleId:
    while parent[article] != article:
        article = parent[article]
    return article


def _reasons(group: Iterable[ArticleId], because: Mapping[ArticleId, Sequence[str]]) -> str:
    said = dict.fromkeys(reason for article in sorted(group) for reason in because.get(article, ()))
    return "; ".join(said) or "no other article shares its text or its source"


def _one_origin(
    one: ArticleId, other: ArticleId, told: Sequence[Told], sources: Mapping[ArticleId, Source]
) -> str | None:
    mine, theirs = sources.get(one), sources.get(other)
    if mine is None or theirs is None:
        return None
    shared = _containment(mine.shingles, theirs.shingles)
    if shared >= COPY:
        return f"{shared:.0%} of the shorter text stands in the other word for word"
    agency = _same_agency(mine, theirs)
    if agency and shared >= CREDITED_COPY:
        return f"both credit {agency} and share {shared:.0%} of their wording"
    return _rewrite(_about(one, told), _about(other, told), mine, theirs)


def _about(article: ArticleId, told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(one for one in told if one.article == article)


def _containment(one: Sequence[int], other: Sequence[int]) -> float:
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / min(len(set(one)), len(set(other)))


def _same_agency(mine: Source, theirs: Source) -> str | None:
    alone = len(mine.agencies) == len(theirs.agencies) == 1 and mine.agencies[0] == theirs.agencies[0]
    return mine.agencies[0] if alone else None


def _rewrite(mine: Sequence[Told], theirs: Sequence[Told], first: Source, second: Source) -> str | None:
    if not {one.report.stage for one in mine} & {one.report.stage for one in theirs}:
        return None
    if first.published and second.published and (first.published.gap(second.published) >= DAYS_APART):
        return None
    a, b = _sentences(first.outline), _sentences(second.outline)
    chain, shorter = _chain(a, b), min(len(a), len(b)) or 1
    said = f"{chain} of {shorter} sentences tell the same facts in the same order"
    credit = _agree_on_agencies(_agencies(mine, first), _agencies(theirs, second))
    if credit and chain >= CREDITED_CHAIN and chain / shorter >= CREDITED_SHARE:
        return f"{said}, and both have the news from {credit}"
    return said if chain >= CHAIN and chain / shorter >= SHARE else None


def _agencies(told: Iterable[Told], source: Source) -> frozenset[str]:
    voices = {v.name for one in told for v in one.report.voices if v.kind is VoiceKind.AGENCY}
    return frozenset(voices | set(source.agencies))


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


def _sentences(outline: Iterable[int]) -> list[frozenset[int]]:
    found: list[set[int]] = [set()]
    for word in outline:
        if word:
            found[-1].add(word)
        else:
            found.append(set())
    return [frozenset(sentence) for sentence in found if sentence]


def _chain(one: Sequence[frozenset[int]], other: Sequence[frozenset[int]]) -> int:
    """How many sentences tell the same, in the same order in both: a longest common subsequence."""
    in_one, in_other = Counter(_words(one)), Counter(_words(other))
    rare = frozenset(word for word, n in in_one.items() if n <= RARE and 0 < in_other.get(word, 0) <= RARE)
    lengths = [0] * (len(other) + 1)
    for sentence in one:
        row = [0]
        for n, counterpart in enumerate(other):
            same = _tells_the_same(sentence & counterpart, rare)
            row.append(lengths[n] + 1 if same else max(lengths[n + 1], row[n]))
        lengths = row
    return lengths[-1]


def _words(sentences: Iterable[frozenset[int]]) -> Iterator[int]:
    return (word for sentence in sentences for word in sentence)


def _tells_the_same(shared: frozenset[int], rare: frozenset[int]) -> bool:
    return len(shared) >= SHARED_WORDS and len(shared & rare) >= RARE_WORDS
