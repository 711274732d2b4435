"""A candidate's sentence with stand-ins for its names: what the encoder reads instead of the article's words.

Who it is and which state it is must not decide a trip, so every name goes: the person asked about is one stand-in, other
known people a second, strangers a third; the country asked about, the person's home and every other place each have their
own, by kind (a country, a city, an adjective), and a day is told by where it lies from publication. The stand-ins are
plain words of the language (data/words), because a network that learned from plain text knows what may happen to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.read.days import Tense, resolve
from setfoot.read.features import relation
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.facts import Country, PersonId, Window
    from setfoot.read.candidates import Candidate
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.phrases import DayPhrase
    from setfoot.read.tokens import Line, Token

PERSON_MARK: Final = "@"
PLACE_MARK: Final = "#"
MARKS: Final = frozenset((PERSON_MARK, PLACE_MARK))


def stand_ins(
    line: Line,
    text: str,
    asked: tuple[PersonId, Country],
    published: Window | None,
    lexicon: Lexicon,
    one: Candidate | None = None,
) -> Iterator[str]:
    """The line's words with stand-ins for names; the mentions of `one` between marks."""
    words = lexicon.words.stand_ins
    mention, spot = (one.mention, one.spot) if one else (-1, None)
    if one and mention < 0:
        yield from (PERSON_MARK, words["person"], PERSON_MARK, ":")
    for n, token in enumerate(line.tokens):
        if token.low == "P" or (token.person and token.low not in {"L", "D"}):
            name = words["person" if token.person == asked[0] else "other" if token.person else "stranger"]
            yield from (PERSON_MARK, name, PERSON_MARK) if n == mention else (name,)
            if token.pronoun:
                yield from text[token.start : token.end].lower().split()
        elif token.low == "N":
            yield words["stranger"]
        elif token.low == "L" and token.places:
            marked = spot is not None and spot.first <= n <= spot.last
            name = words[_place(token, asked, lexicon, marked=marked)]
            yield from (PLACE_MARK, *name.split(), PLACE_MARK) if marked else name.split()
        elif token.day is not None:
            yield from words.get(_lies(token.day, published, lexicon), "").split()
            yield from text[token.start : token.end].lower().split()
        elif token.low not in MARKS:
            yield token.low


def _place(token: Token, asked: tuple[PersonId, Country], lexicon: Lexicon, *, marked: bool) -> str:
    countries = {place.country for place in token.places}
    home = lexicon.people[asked[0]].country
    side = "asked" if marked or asked[1] in countries else "home" if home in countries else "elsewhere"
    kind = token.places[0].kind
    return f"{side} {PlaceKind.CITY if kind is PlaceKind.CAPITAL else kind}"


def _lies(day: DayPhrase, published: Window | None, lexicon: Lexicon) -> str:
    answer = resolve(day, published, lexicon.words, Tense.ANY) if published else None
    return relation(answer[0], published) if answer and published else ""
