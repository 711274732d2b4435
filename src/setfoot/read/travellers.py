"""Who travels by a governing word: its subject, its owner, its companions, or the guest of a host.

A noun ("visit", "summit") belongs to its owner ("Obama's visit", "his visit"), to those named after it ("by", "between",
"with"), or to the subject of the clause. A verb belongs to its subject: the nearest person to the left that no
preposition governs. Somebody else in that place (an envoy, a spokesman, another name) ends the search with nobody.
Hosts are told from guests by the verb: whom one receives or invites is the traveller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from setfoot.read.governors import Governed
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Token

    Lists = Mapping[str, frozenset[str]]

Tokens = tuple["Token", ...]

OWNER_REACH: Final = 6
CLAUSE_REACH: Final = 34


def find_travellers(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> tuple[int, ...]:
    """Indexes of the person tokens that the governing word says are, go or went there."""
    if governed.fronted:
        return _after_front(tokens, governed, lexicon)
    if governed.kind == "host" or tokens[governed.at].low in lexicon.words.lists["takes_guest"]:
        return _guests(tokens, governed, lexicon)
    if governed.kind in {"trip", "meet"}:
        return _of_noun(tokens, governed, lexicon)
    if governed.kind == "presence":
        return _present(tokens, governed, lexicon)
    return _subjects(tokens, governed.at, lexicon)


def _owner(tokens: Tokens, at: int, lists: Lists) -> tuple[int, ...] | None:
    """The owner of the noun: persons, empty when somebody else owns it, None when nobody does."""
    for k in range(at - 1, max(-1, at - 1 - OWNER_REACH), -1):
        token = tokens[k]
        if k and (token.low == "'s" or (token.low == "'" and tokens[k - 1].low in {"P", "N"})):
            return _with_partners(tokens, k - 1, lists) if tokens[k - 1].low == "P" else ()
        if token.low == "P" and token.pronoun in lists["his"]:
            return (k,)
        if token.low == "P" and at - k <= 2 and not token.pronoun:  # noqa: PLR2004 - "Trump state visit"
            return _with_partners(tokens, k, lists)
        if (token.low == "N" and token.pronoun) or token.low in lists["not_his"]:
            return ()
        if token.low in lists["their"] or token.low in lists["owner_ends"]:
            return None
    return None


def _with_partners(tokens: Tokens, k: int, lists: Lists) -> tuple[int, ...]:
    """The person at k with those joined to the left: "Trump and Kim", "Trump-Kim"."""
    found = [k]
    while True:
        j = k - 1
        while j > 0 and k - j <= 5 and _before_partner(tokens[j], lists):  # noqa: PLR2004 - "and Foreign Minister"
            j -= 1
        if j < 1 or tokens[j].low not in lists["person_links"] or tokens[j - 1].low != "P":
            return tuple(found)
        if tokens[j].low == "," and j > 1 and tokens[j - 2].low in lists["after_preposition"]:
            return tuple(found)  # "a summit with Q, P said"
        k = j - 1
        if tokens[k].pronoun in lists["his"]:
            return tuple(found)
        found.insert(0, k)


def _before_partner(token: Token, lists: Lists) -> bool:
    return token.low == "L" or token.low in lists["title_parts"] or token.pronoun in lists["his"]


def _named_after(tokens: Tokens, at: int, links: frozenset[str], stop: int, lists: Lists) -> tuple[int, ...]:
    """Those named after the noun: "by P", "between P and Q", "with P"."""
    found: list[int] = []
    linked = False
    for k in range(at + 1, min(stop, at + 14, len(tokens))):
        low = tokens[k].low
        if low in links:
            linked = True
        elif low == "P" and linked and not (k + 1 < len(tokens) and tokens[k + 1].low == "'s"):
            found.append(k)
        elif low in lists["company_ends"]:
            if found:
                break
            linked = False
    return tuple(found)


def _of_noun(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> tuple[int, ...]:
    at, meets, lists = governed.at, governed.kind == "meet", lexicon.words.lists
    start = governed.spots[0].first if governed.right else at
    owner = _owner(tokens, start, lists)
    if owner is not None and not meets:
        return owner
    after = _named_after(tokens, at, lists["noun_company" if meets else "noun_traveller"], len(tokens), lists)
    if after and not meets:
        return after
    subjects = owner if owner is not None else _subjects(tokens, start, lexicon)
    if not subjects and owner is None and _opens(tokens, start, lists):
        subjects = _subject_after(tokens, governed, lexicon)
    return tuple(sorted({*subjects, *after}))


def _opens(tokens: Tokens, at: int, lists: Lists) -> bool:
    """Whether nobody stands before the noun in its sentence: "At a summit in L, P ...", "During a visit to L, P ..."."""
    return not any(
        token.low in {"P", "N"} and not _possessive_use(tokens, k, lists) for k, token in enumerate(tokens[:at])
    )


def _subject_after(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> tuple[int, ...]:
    """The subject of the main clause that follows the place and a comma."""
    comma, lists = False, lexicon.words.lists
    start = max(governed.spots[-1].last, governed.at) + 1
    for k in range(start, min(start + 16, len(tokens))):
        token = tokens[k]
        if token.low == ",":
            comma = True
        elif token.low == "P":
            direct = comma or k <= start + 3
            owner = _possessive_use(tokens, k, lists)
            if not direct or owner or tokens[k - 1].low in lists["after_preposition"]:
                return ()
            return _with_followers(tokens, k, lists)
        elif token.low == "N" or (token.low in lists["others"] and not _titles_name(tokens, k)):
            return ()
    return ()


def _with_followers(tokens: Tokens, first: int, lists: Lists) -> tuple[int, ...]:
    """The person with those joined to the right: "Trump and Kim met"."""
    found, k = [first], first
    while k + 2 < len(tokens) and tokens[k + 1].low in lists["followed_by"] and tokens[k + 2].low == "P":
        k += 2
        found.append(k)
    return tuple(found)


def _present(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> tuple[int, ...]:
    """The subject, and whomever he met there: both are in the place."""
    lists = lexicon.words.lists
    subjects = _subjects(tokens, governed.at, lexicon)
    if not subjects and _opens(tokens, governed.at, lists):
        subjects = _subject_after(tokens, governed, lexicon)
    if tokens[governed.at].low not in lists["meets_somebody"]:
        return subjects
    between = [
        k
        for k in range(governed.at + 1, governed.spots[0].first)
        if tokens[k].low == "P" and not _possessive_use(tokens, k, lists)
    ]
    after = _named_after(tokens, governed.spots[-1].last, lists["company"], len(tokens), lists) if subjects else ()
    return tuple(sorted({*subjects, *between, *after}))


def _guests(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> tuple[int, ...]:
    lists = lexicon.words.lists
    between = tuple(
        k
        for k in range(governed.at + 1, governed.spots[0].first)
        if tokens[k].low == "P" and tokens[k - 1].low not in lists["not_guest_after"] and tokens[k + 1].low != "'s"
    )
    if between:
        return between
    passive = any(tokens[k].low in lists["passive"] for k in range(max(0, governed.at - 2), governed.at))
    if passive or tokens[governed.at].low in lists["passive_nouns"]:
        return _subjects(tokens, governed.at, lexicon)
    return ()


def _subjects(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, ...]:
    """The nearest person to the left that no preposition governs, with partners; empty when it is somebody else."""
    return _subjects_or_stranger(tokens, at, lexicon)[0]


def goes_instead(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> int | None:
    """Index of the stranger who owns the journey, or is the subject of its verb; None where there is no such one.

    Of a meeting nothing is told by that: others meet there too.
    """
    at, lists = governed.spots[0].first if governed.right else governed.at, lexicon.words.lists
    word = tokens[governed.at].low
    if governed.fronted or governed.kind in {"host", "meet"} or word in lists["takes_guest"] | lists["meets_somebody"]:
        return None
    if any(token.low == "P" for token in tokens[governed.at : governed.spots[0].first]):
        return None
    owner = _owner(tokens, at, lists) if governed.kind == "trip" else None
    if owner:
        return None
    if owner is not None and (owned := _strange_owner(tokens, at)) is not None:
        return owned
    stranger = _subjects_or_stranger(tokens, at, lexicon)[1]
    if stranger is None or tokens[stranger].pronoun:
        return None  # "he" whom nobody could settle may be anybody
    return stranger if _does(tokens, stranger, governed.at, lexicon) else None


def _strange_owner(tokens: Tokens, at: int) -> int | None:
    """The stranger by whose name a journey is called: "Romney's trip to L"."""
    for k in range(at - 1, max(0, at - OWNER_REACH), -1):
        if tokens[k].low in {"'s", "'"}:
            return k - 1 if tokens[k - 1].low == "N" and not tokens[k - 1].pronoun else None
    return None


def _does(tokens: Tokens, k: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the stranger at k, joined to nobody, is straight followed by a verb that is not one of saying."""
    lists = lexicon.words.lists
    links = {token.low for token in tokens[max(0, k - 5) : k]} & lists["followed_by"]
    verb = k + 2 if tokens[k + 1].low == "," else k + 1
    if (
        verb > at
        or tokens[verb].low in lists["saying"]
        or (links and any(t.low == "P" for t in tokens[max(0, k - 6) : k]))
    ):
        return False
    word = tokens[verb].low
    finite = (
        lexicon.grammar.stage.is_past(word)
        or word in lists["helping_verbs"]
        or word.removesuffix("s") in lists["bare_verbs"]
    )
    return verb == at or finite


def _subjects_or_stranger(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[tuple[int, ...], int | None]:
    """The subjects, or the stranger who is the subject."""
    lists = lexicon.words.lists
    after_preposition, others = lists["after_preposition"], lists["others"]
    for k in range(at - 1, max(-1, at - 1 - CLAUSE_REACH), -1):
        token = tokens[k]
        before = tokens[k - 1].low if k else ""
        earlier = tokens[k - 2].low if k > 1 else ""
        if token.low == ";":
            return (), None
        if token.low == "P" and not _possessive_use(tokens, k, lists):
            if before in lists["asked_for"] and tokens[k + 1].low in lists["infinitive"]:
                return (k,), None  # "called for P to come"
            owned = earlier in after_preposition and (before == "L" or before in lists["before_owner"])
            if before in after_preposition or owned:
                continue
            return _with_partners(tokens, k, lists), None
        if token.low == "N" and not _possessive_use(tokens, k, lists):
            title = token.capital and not token.pronoun and _title_only(tokens, k)
            if before in after_preposition or earlier in after_preposition or title:
                continue
            return (), k
        if token.low in lists["it"] and k + 1 <= at and _does(tokens, k, at, lexicon):
            return (), k
        if k == at - 1 and token.low in lists["like_people"]:
            continue
        if token.low in lists["vehicles"] and before == "'s" and earlier == "P":
            return (k - 2,), None
        if token.low in others and _is_somebody_else(tokens, k, before, earlier, lists):
            return (), None
    return (), None


def _is_somebody_else(tokens: Tokens, k: int, before: str, earlier: str, lists: Lists) -> bool:
    """Whether a word for people is a subject of its own: not "who", behind no preposition, and no title of a name."""
    if tokens[k].low in lists["who"] or _titles_name(tokens, k):
        return False
    return before not in lists["after_preposition"] and earlier not in lists["after_preposition"]


def _title_only(tokens: Tokens, k: int) -> bool:
    """As in "American President Donald Trump" read as an unknown name before a known one."""
    return k + 1 < len(tokens) and tokens[k + 1].low == "P"


def _titles_name(tokens: Tokens, k: int) -> bool:
    """Whether the word is the title of the person that follows: "Foreign Minister Sergei Lavrov"."""
    return any(token.low == "P" for token in tokens[k + 1 : k + 4])


def _possessive_use(tokens: Tokens, k: int, lists: Lists) -> bool:
    """Whether the person only owns what follows: "Putin's spokesman", "his plane"."""
    return (k + 1 < len(tokens) and tokens[k + 1].low in {"'s", "'"}) or tokens[k].pronoun in lists["his"]


def _after_front(tokens: Tokens, governed: Governed, lexicon: Lexicon) -> tuple[int, ...]:
    """As in "In L, P met ...": the first person after the place, when a verb of presence follows."""
    start, lists = governed.spots[-1].last + 1, lexicon.words.lists
    for k in range(start, min(start + 12, len(tokens))):
        token = tokens[k]
        if token.low == "P":
            if _possessive_use(tokens, k, lists) or tokens[k - 1].low in lists["after_preposition"]:
                return ()
            verbs = {kind for t in tokens[k + 1 : k + 6] for kind in lexicon.word_kinds.get(t.low, ())}
            return (k,) if "presence" in verbs or "visit" in verbs else ()
        if token.low == "N" or (token.low in lists["others"] and not _titles_name(tokens, k)):
            return ()
    return ()
