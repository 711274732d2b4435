"""Groups of things put together otherwise, because somebody decided that these are one and those are not.

It serves reports in trips and articles in origins alike. What the rules grouped stays as it is, except:
1. Things said to be one form clusters, the latest word first; a word that would bring together two things said to be
   different is not followed, so that `different` beats any chain of `same`.
2. Groups that share a cluster become one group.
3. A group that now holds two things said to be different is parted: each of them, with its cluster, starts a part, unless
   it came from the same group as an earlier part and is not said to differ from it. Everything else goes to the part that
   it shared most groups with, then to the nearest, then to the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import DecisionId

Thing = TypeVar("Thing", bound=str)
Cluster = frozenset[Thing]


@dataclass(frozen=True, slots=True)
class Word(Generic[Thing]):
    """One decision on what is one and what is not: the things it names, by subject."""

    by: DecisionId
    order: tuple[str, str]
    one: bool
    subjects: tuple[tuple[Thing, ...], ...]

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that it names."""
        return tuple(thing for subject in self.subjects for thing in subject)


@dataclass(frozen=True, slots=True)
class Words(Generic[Thing]):
    """All words that stand, and what follows from them: who is apart from whom, and by which word."""

    words: tuple[Word[Thing], ...] = ()
    apart: Mapping[Thing, Mapping[Thing, DecisionId]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[Word[Thing]]) -> Words[Thing]:
        """What the words come to; of two on the same pair the later counts."""
        told = tuple(sorted(words, key=lambda word: word.order))
        apart: dict[Thing, dict[Thing, DecisionId]] = {}
        for word in told:
            if word.one:
                for here in word.things:
                    for there in apart.get(here, {}).keys() & set(word.things):
                        del apart[here][there]
            else:
                for mine, theirs in combinations(word.subjects, 2):
                    for here, there in product(mine, theirs):
                        if here != there:
                            apart.setdefault(here, {})[there] = apart.setdefault(there, {})[here] = word.by
        return cls(told, apart)

    def __bool__(self) -> bool:
        return bool(self.words)

    def between(self, some: Collection[Thing], others: Collection[Thing]) -> DecisionId | None:
        """By which word something of the one is apart from something of the other; None when nothing is."""
        found = {by for here in some for there, by in self.apart.get(here, {}).items() if there in others}
        return min(found, default=None)

    def clusters(self, known: Collection[Thing]) -> Mapping[Thing, Cluster[Thing]]:
        """The cluster of each known thing."""
        found = {thing: frozenset((thing,)) for thing in known}
        for word in reversed(self.words):
            named = [thing for thing in word.things if thing in found]
            for other in named[1:] if word.one else ():
                here, there = found[named[0]], found[other]
                if here != there and not self.between(here, there):
                    found.update(dict.fromkeys(here | there, here | there))
        return found


def regroup(
    groups: Sequence[Sequence[Thing]],
    words: Words[Thing],
    rank: Callable[[Thing], tuple[object, ...]],
    gap: Callable[[Cluster[Thing], Cluster[Thing]], int] = lambda _here, _there: 0,
) -> tuple[tuple[Thing, ...], ...]:
    """The groups as the words have them, each in order of rank; `gap` tells how far two clusters lie apart."""
    home = {thing: number for number, group in enumerate(groups) for thing in group}
    clusters = sorted(set(words.clusters(home).values()), key=lambda cluster: min(map(rank, cluster)))
    homes = {cluster: frozenset(home[thing] for thing in cluster) for cluster in clusters}
    parts = (part for together in _linked(clusters, homes) for part in _parted(together, homes, words, gap))
    return tuple(tuple(sorted((thing for cluster in part for thing in cluster), key=rank)) for part in parts)


def _linked(
    clusters: Sequence[Cluster[Thing]], homes: Mapping[Cluster[Thing], frozenset[int]]
) -> Iterator[list[Cluster[Thing]]]:
    """The clusters that lie in the same groups, or are linked by clusters that do."""
    root: dict[int, int] = {}

    def found(number: int) -> int:
        while root.setdefault(number, number) != number:
            number = root[number]
        return number

    for cluster in clusters:
        first, *others = sorted(homes[cluster])
        for other in others:
            low, high = sorted((found(first), found(other)))
            root[high] = low
    linked: dict[int, list[Cluster[Thing]]] = {}
    for cluster in clusters:
        linked.setdefault(found(min(homes[cluster])), []).append(cluster)
    return iter(linked.values())


def _parted(
    clusters: Sequence[Cluster[Thing]],
    homes: Mapping[Cluster[Thing], frozenset[int]],
    words: Words[Thing],
    gap: Callable[[Cluster[Thing], Cluster[Thing]], int],
) -> list[list[Cluster[Thing]]]:
    everything = frozenset().union(*clusters)
    seeds = [cluster for cluster in clusters if words.between(cluster, everything)]
    if not seeds:
        return [list(clusters)]
    parts: list[list[Cluster[Thing]]] = []
    for seed in seeds:
        fitting = (
            part
            for part in parts
            if any(homes[seed] & homes[one] for one in part) and not any(words.between(seed, one) for one in part)
        )
        if part := next(fitting, None):
            part.append(seed)
        else:
            parts.append([seed])
    begun = [tuple(part) for part in parts]
    for cluster in clusters:
        if cluster not in seeds:
            shared = [len(homes[cluster] & frozenset().union(*(homes[one] for one in part))) for part in begun]
            far = [min(gap(cluster, one) for one in part) for part in begun]
            parts[min(range(len(parts)), key=lambda n: (-shared[n], far[n], n))].append(cluster)
    return parts
