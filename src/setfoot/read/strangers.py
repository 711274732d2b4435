"""Who else stands in a sentence: capitalised words that no table knows, and names that are part of a longer one.

Runs of unknown capitalised words are other people ("Mitt Romney", then "Romney"); "Melania Trump" is not her husband, and
"Trump Tower" nobody. It matters because the nearest subject travels, and that may be somebody we do not watch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from setfoot.read.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from setfoot.read.lexicon import Lexicon


_CAPITAL: Final = re.compile(r"[A-ZÀ-ÞŠŽĀ-Ž]")


def find_strangers(tokens: list[Token], text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Joins runs of unknown capitalised words into other people, and turns away names that are part of a longer one."""
    lists = lexicon.words.lists
    starters = lists["sentence_starters"]
    title_case = sum(t.capital for t in tokens) > 0.6 * max(1, sum(t.low.isalpha() for t in tokens))
    n = 0
    while n < len(tokens):
        token = tokens[n]
        before = tokens[n - 1] if n else None
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if token.low == "P" and _is_likeness(tokens, n, lists):
            yield token._replace(low="N", forms=(), places=())
        elif token.low == "P" and not _is_whole_name(token, before, after, n, lexicon, text, title_case=title_case):
            yield (
                token._replace(low="L", forms=())
                if token.places and not _adjacent_name(before, token, text, lexicon, n)
                else token._replace(low="N", forms=(), places=())
            )
        elif token.low == "w" or not _starts_name(token, starters, title_case=title_case, first=n == 0):
            yield token
        else:
            last = n
            while last + 1 < len(tokens) and _continues_name(tokens[last + 1], text, tokens[last]):
                last += 1
            if last > n and not all(t.low in lexicon.not_people for t in tokens[n : last + 1]):
                yield Token(token.start, tokens[last].end, "N", capital=True)
                n = last
            else:
                yield token._replace(low="N") if _lone_name(token, text, lexicon) else token
        n += 1


def _is_likeness(tokens: list[Token], n: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """As in "a portrait of Putin" and "a Putin lookalike": made like the person, and not the person."""
    likenesses = lists["likenesses"]
    of_one = n > 1 and tokens[n - 1].low in lists["of"] and tokens[n - 2].low in likenesses
    return of_one or (n + 1 < len(tokens) and tokens[n + 1].low in likenesses)


def _starts_name(token: Token, starters: frozenset[str], *, title_case: bool, first: bool) -> bool:
    return (
        token.capital
        and token.low not in {"P", "L", "D", "N"}
        and token.low not in starters
        and token.low[0].isalpha()
        and not (title_case or first)
    )


def _lone_name(token: Token, text: str, lexicon: Lexicon) -> bool:
    """A single capitalised word inside a sentence: "Lauder", not "NATO" or "European"."""
    word = text[token.start : token.end]
    return len(word) > 2 and not word.isupper() and token.low not in lexicon.not_people  # noqa: PLR2004 - "Mr", "EU"


def _continues_name(token: Token, text: str, before: Token) -> bool:
    return (
        token.capital
        and token.low not in {"P", "L", "D", "N"}
        and text[before.end : token.start] == " "
        and token.low[0].isalpha()
    )


def _adjacent_name(before: Token | None, token: Token, text: str, lexicon: Lexicon, n: int) -> bool:
    """Whether a capitalised word that is no title stands right before: "Melania Trump", "Michael Jordan"."""
    if before is None or not before.capital or text[before.end : token.start] != " ":
        return False
    if (
        before.low in {"P", "L", "D"}
        or before.low in lexicon.words.lists["titles"]
        or before.low in lexicon.words.lists["sentence_starters"]
        or text[before.start : before.end].isupper()
    ):
        return False
    opens = n == 1 and _CAPITAL.match(text[before.start]) is not None
    return not (opens and before.low.endswith(lexicon.grammar.names.endings))


def _is_whole_name(
    token: Token,
    before: Token | None,
    after: Token | None,
    n: int,
    lexicon: Lexicon,
    text: str,
    *,
    title_case: bool,
) -> bool:
    full = any(form.full for form in token.forms)
    if (
        after
        and after.low in lexicon.words.lists["after_name"]
        and text[token.end : after.start] == " "
        and after.capital
    ):
        return False
    if full and " " in text[token.start : token.end]:
        return True
    return title_case or not _adjacent_name(before, token, text, lexicon, n)
