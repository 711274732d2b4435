"""Which language has which grammar: the one place where the modules of the languages are named."""

from __future__ import annotations

from typing import Final

from setfoot.read.english import ENGLISH
from setfoot.read.grammar import Grammar

GRAMMARS: Final = {"en": ENGLISH}
PLAIN: Final = Grammar()


def grammar_of(language: str) -> Grammar:
    """The grammar of the language; one that knows no phrase where it has no module of its own."""
    return GRAMMARS.get(language, PLAIN)
