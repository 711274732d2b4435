"""Places that are only pointed to: "will travel there", "a visit to our country".

"The Finnish capital" is Helsinki. "There" after a verb or noun of travel is the last destination that a sentence before it named. "Our country" in a quotation is the
country whose adjective stands with the speaker ("the Kyrgyz news agency reported").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from setfoot.read.governors import Governed, find_governed
from setfoot.tables.places import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token


def point_back(lines: Iterable[Line], lexicon: Lexicon) -> Iterator[Line]:
    """The lines with "there" and "our country" turned into the places they mean, and what governs every place."""
    last: Token | None = None
    lists = lexicon.words.lists
    there, capitals, countries = lists["there"], lists["capital"], lists["country"]
    for line in lines:
        tokens = list(line.tokens)
        for n, token in enumerate(tokens):
            if token.low in there and n and last is not None and tokens[n - 1].low in lists["travel_before_there"]:
                tokens[n] = token._replace(low="L", places=last.places, pronoun="there")
            elif token.low in capitals and n and (capital := _capital(tokens, n, lexicon)):
                tokens[n] = token._replace(low="L", places=(capital,))
            elif token.low in countries and n and tokens[n - 1].low in lists["our"]:
                tokens[n] = _ours(tokens, token, lexicon)
        settled = tuple(tokens)
        pointed = replace(line, tokens=settled, governed=tuple(find_governed(settled, lexicon)))
        last = _destination(pointed) or last
        yield pointed


def _capital(tokens: list[Token], n: int, lexicon: Lexicon) -> Place | None:
    """The capital meant by "the Finnish capital", unless its name follows."""
    adjective = tokens[n - 1]
    following = tokens[n + 1] if n + 1 < len(tokens) else None
    if adjective.low != "L":
        return None
    if following is not None and (following.low == "L" or following.low in lexicon.words.lists["of"]):
        return None
    if following is not None and following.low.startswith("'"):
        return None
    demonym = next((place for place in adjective.places if place.kind is PlaceKind.DEMONYM), None)
    return lexicon.capitals.get(demonym.country) if demonym else None


def _destination(line: Line) -> Token | None:
    """The last place of the line that is somebody's destination."""
    governed = [found for found in line.governed if isinstance(found, Governed)]
    return line.tokens[governed[-1].spots[-1].first] if governed else None


def _ours(tokens: list[Token], token: Token, lexicon: Lexicon) -> Token:
    """The speaker's country: the one adjective of the sentence that stands before a word for a speaker."""
    speakers = lexicon.words.lists["speakers"]
    for n, other in enumerate(tokens[:-1]):
        if other.low == "L" and tokens[n + 1].low in speakers:
            places = tuple(replace(place, kind=PlaceKind.COUNTRY) for place in other.places)
            return token._replace(low="L", places=places, pronoun="our")
    return token
