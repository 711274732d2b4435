"""Which articles on one trip go back to one origin, and why we say so.

Two articles are one origin when
1. near-copy: a quarter of the shorter one's own telling stands in the other word for word (papers cut the end of an
   agency text, and write a top of their own); quotations do not count, unless an article is hardly more than one,
2. agency: both credit the same single agency, or one is that agency's own, and they share a tenth of their telling.
   Whoever names two agencies, or agencies at large, credits no single one,
3. same house: one outlet, or two of one owner, within four days, share 15 % of their telling: an updated or recast story.
   The same owner alone joins nothing; it is said beside,
4. rewrite: they appeared within two days of one another, tell the trip at the same stage, share 1 % of their telling, and their
   sentences follow the same chain of facts: 8 pairs and 40 % of the shorter article's sentences, at least half of those 8 pairs
   of the articles' own telling. Where both name the agencies they have the news from, and these agree or one names none
   in particular ("state news agencies"), 5 pairs and 30 % are enough and no wording is asked for.
What is one origin with a third is one origin with each other; a group tells the reason of each link that joined it.

Pairs are found by an index of shingles, not by trying all (nearby.py). How often the rules are right is measured in
docs/accuracy.md, "Origins".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import OriginGroup
from setfoot.reconcile.accounts import chain_of, is_generic, make_account, share_wording
from setfoot.reconcile.nearby import find_alike, find_credited, find_sharing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from setfoot.facts import ArticleId, Report, Source
    from setfoot.reconcile.accounts import Account
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Told

COPY: Final = 0.25
CREDITED_COPY: Final = 0.1
HOUSE_COPY: Final = 0.15
REWRITTEN: Final = 0.01
"""The part of the wording that even a rewrite keeps; names and set phrases give less."""
CHAIN, SHARE = 8, 0.4
NARRATIVE_CHAIN: Final = 4
CREDITED_CHAIN, CREDITED_SHARE = 5, 0.3
DAYS_APART: Final = 2
HOUSE_DAYS: Final = 4
TOLD_LINKS: Final = 4
"""Links of rewriting and crediting told in full; the copies of one text are told together."""


class Link(NamedTuple):
    """Why two articles are one origin; `share` is the part of the wording where that alone says it, else 0."""

    says: str
    share: float = 0.0


@dataclass(slots=True)
class _Forest:
    """Accounts joined so far, by their numbers: a union-find in which the first account stands for its group."""

    parents: list[int]
    links: dict[int, list[Link]]

    def root(self, number: int) -> int:
        while self.parents[number] != number:
            self.parents[number] = number = self.parents[self.parents[number]]
        return number

    def join(self, one: int, other: int, link: Link) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.parents[high] = low
        self.links[low] += [link, *self.links.pop(high, ())]


def group_origins(told: Sequence[Told], sources: Mapping[ArticleId, Source], record: Record) -> tuple[OriginGroup, ...]:
    """The trip's articles by origin, those that stand alone included, in the order of the reports."""
    by_article: dict[ArticleId, list[Told]] = {}
    for one in told:
        by_article.setdefault(one.article, []).append(one)
    accounts = [make_account(sources[a], by_article[a], record.press) for a in sorted(by_article) if a in sources]
    forest = _join(accounts)
    numbers = {account.article: number for number, account in enumerate(accounts)}
    groups: dict[int | str, list[ArticleId]] = {}
    for article in by_article:
        key = forest.root(numbers[article]) if article in numbers else str(article)
        groups.setdefault(key, []).append(article)
    return tuple(
        OriginGroup(tuple(group), _because(forest.links.get(key, ()) if isinstance(key, int) else ()))
        for key, group in groups.items()
    )


def _join(accounts: Sequence[Account]) -> _Forest:
    """All links there are, except between articles that are one already: the likeliest pairs are tried first."""
    forest = _Forest(list(range(len(accounts))), defaultdict(list))

    def attempt(pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            if forest.root(one) != forest.root(other) and (link := link_between(accounts[one], accounts[other])):
                forest.join(one, other, link)

    attempt(find_alike(accounts))
    settled = [forest.root(number) for number in range(len(accounts))]
    attempt(find_sharing(accounts, settled))
    near = (pair for pair in find_credited(accounts) if _within(DAYS_APART, *(accounts[number] for number in pair)))
    attempt(near)
    return forest


def link_between(one: Account, other: Account) -> Link | None:
    """Why the two articles are one origin; None when nothing says so."""
    share = share_wording(one, other)
    if share >= COPY:
        return Link("of the shorter text stands in the other word for word", share)
    agency = _single_agency(one, other)
    if agency and share >= CREDITED_COPY:
        return Link(f"both print {agency} and share {share:.0%} of their wording")
    of_house = one.house if one.house == other.house and _within(HOUSE_DAYS, one, other) else ""
    if of_house and share >= HOUSE_COPY:
        return Link(f"both are of {of_house} and share {share:.0%} of their wording")
    return _rewrite(one, other, share) if _within(DAYS_APART, one, other) and one.stages & other.stages else None


def _single_agency(one: Account, other: Account) -> str:
    if len(one.credits) == 1 and one.credits == other.credits and not is_generic(one.credits[0]):
        return one.credits[0]
    return ""


def _within(days: int, one: Account, other: Account) -> bool:
    if one.published is None or other.published is None:
        return True
    return one.published.gap(other.published) < days


def _rewrite(one: Account, other: Account, wording: float) -> Link | None:
    shorter = min(len(one.sentences), len(other.sentences))
    credit = agree_on_agencies(one.agencies, other.agencies)
    needed, share = (CREDITED_CHAIN, CREDITED_SHARE) if credit else (CHAIN, SHARE)
    needed = max(needed, ceil(shorter * share - 1e-9))
    if not credit and wording < REWRITTEN:
        return None
    chain = chain_of(one, other, needed)
    if chain.links < needed or chain.narrative < NARRATIVE_CHAIN:
        return None
    said = f"{chain.links} of {shorter} sentences tell the same facts in the same order"
    return Link(f"{said}, and both have the news from {credit}" if credit else said)


def agree_on_agencies(mine: frozenset[str], theirs: frozenset[str]) -> str:
    """The agencies both name; or those of one, when the other speaks of agencies in general; else nothing."""
    if both := mine & theirs:
        return ", ".join(sorted(both))
    if (any(map(is_generic, mine)) and theirs) or (any(map(is_generic, theirs)) and mine):
        named = [name for name in sorted(mine | theirs) if not is_generic(name)]
        generic = [name for name in sorted(mine | theirs) if is_generic(name)]
        return f"{', '.join(generic)} ({', '.join(named)})" if named else ", ".join(generic)
    return ""


def _because(links: Iterable[Link]) -> str:
    """The reasons of a group's links, each once; the shares of copies told together."""
    listed = list(links)
    shares = sorted(link.share for link in listed if link.share)
    copied = {f"{shares[0]:.0%}", f"{shares[-1]:.0%}"} if shares else set()
    said = [f"{' to '.join(sorted(copied, key=lambda part: int(part[:-1])))} {_COPIED}"] if copied else []
    others = sorted({link.says for link in listed if not link.share})
    said += others[:TOLD_LINKS]
    said += [f"and {len(others) - TOLD_LINKS} more such links"] if len(others) > TOLD_LINKS else []
    return "; ".join(said) or "no other article shares its text or its source"


_COPIED: Final = "of the shorter text stands in the other word for word"


def count_origins(reports: Iterable[Report], origins: Iterable[OriginGroup]) -> int:
    """How many independent origins the reports go back to; an article of no group is one by itself."""
    name = {article: min(group.articles) for group in origins for article in group.articles}
    return len({name.get(report.quote.article, report.quote.article) for report in reports})
