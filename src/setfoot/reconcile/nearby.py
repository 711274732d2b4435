"""Which pairs of articles are worth comparing, found without trying all pairs.

Only pairs that share a shingle, or that have the news from agencies, can be one origin, so nothing else is compared. First
those that share many of their few smallest hashes (MinHash, Broder 1997): copies of one text, which are joined at once. Then,
among what is not joined yet, all that share a shingle at all, by an index in which the members of one group stand together:
of ten thousand copies of one text none is compared with another again. Last, articles with agencies to their names.
The groups come out as from trying all pairs; only the work is less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from setfoot.reconcile.accounts import SAMPLE, is_generic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from setfoot.reconcile.accounts import Account

PRINT: Final = 24
"""Smallest hashes of an account that are compared first."""
ALIKE: Final = 8
"""Of these, how many two accounts share before they are likely to be copies."""


def find_alike(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Likely copies: each account with the first of those that its smallest hashes are shared by."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        shared = Counter(other for one in account.narrative[:PRINT] for other in holders[one])
        likely = [other for other, count in shared.items() if count >= ALIKE]
        yield from ((min(likely), number) for _ in likely[:1])
        if not likely:
            for one in account.narrative[:PRINT]:
                holders[one].append(number)


def find_sharing(accounts: Sequence[Account], groups: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of accounts of two groups that share shingles, in order; enough of them where a sketch is full."""
    repeated = _repeated(accounts)
    holders: dict[int, dict[int, list[int]]] = defaultdict(dict)
    full = [account.is_full for account in accounts]
    for number, account in enumerate(accounts):
        mine = groups[number]
        shared: list[int] = []
        for one in account.wording & repeated:
            by_group = holders[one]
            for group, members in by_group.items():
                if group != mine:
                    shared += members
            by_group.setdefault(mine, []).append(number)
        counts = Counter(shared)
        least = {other: SAMPLE if full[number] or full[other] else 1 for other in counts}
        yield from ((other, number) for other in sorted(counts) if counts[other] >= least[other])


def _repeated(accounts: Sequence[Account]) -> set[int]:
    """The shingles of two accounts or more: most are of one only, and the index need not hold them."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for account in accounts:
        repeated |= seen & account.wording
        seen |= account.wording
    return repeated


def find_credited(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """All pairs of accounts that have the news from the same agency, or from agencies where one names none."""
    by_agency: dict[str, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for agency in account.agencies:
            by_agency["" if is_generic(agency) else agency].append(number)
    for agency, members in sorted(by_agency.items()):
        if agency:
            yield from combinations(members, 2)
    credited = sorted({number for members in by_agency.values() for number in members})
    for generic in dict.fromkeys(by_agency[""]):
        yield from ((min(generic, other), max(generic, other)) for other in credited if other != generic)
