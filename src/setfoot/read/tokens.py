"""What a sentence is made of: words and marks, with every name, place and day a single token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from setfoot.facts import PersonId
    from setfoot.read.days import DayPhrase
    from setfoot.read.governors import Governed, Spot
    from setfoot.read.lexicon import NameForm
    from setfoot.tables.places import Place


class Token(NamedTuple):
    """A word, a mark, or a whole name, place or day; a tuple, since an article has a thousand of them."""

    start: int
    end: int
    low: str
    """Lower case; `P`, `N`, `L`, `D` for a watched or known person, another person, a place, a day."""
    forms: tuple[NameForm, ...] = ()
    places: tuple[Place, ...] = ()
    day: DayPhrase | None = None
    person: PersonId | None = None
    """Who it names or stands for, once settled."""
    pronoun: str = ""
    """The pronoun or title it was said by; empty for a name."""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its tokens; `where` is title or text."""

    where: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    headline: bool = False
    governed: tuple[Governed | Spot, ...] = ()
    """Its places with what governs them, found once when the places that are only pointed to are known."""
