"""What an article asserts about matters the tables know, sentence by sentence, with the sentence as its quote.

Membership of the Court and how many states are parties (`members`), its warrants (`warrants`), when and where a summit
was (`summits`), first, last and numbered journeys (`journeys`). What is asserted is only noted here; reconcile holds it
against the record. A sentence is asked only what a piece of a word in it allows, so most cost next to nothing. What
somebody says in the article keeps that voice: the article may be right in quoting him, and he wrong.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from setfoot.facts import Voice, VoiceKind
from setfoot.read.assertions.journeys import find_journeys
from setfoot.read.assertions.members import find_members
from setfoot.read.assertions.sentence import Said, holds_any, state_of, talks_of_court
from setfoot.read.assertions.summits import find_summits
from setfoot.read.assertions.warrants import find_warrants
from setfoot.read.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.facts import Article, Assertion, Country, PersonId, Window
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line

__all__ = ["find_assertions", "names_court"]


def names_court(article: Article, lexicon: Lexicon) -> bool:
    """Whether the Court is named anywhere: the cheap test for articles that name nobody watched."""
    hints = lexicon.grammar.court.hints
    if not (holds_any(hints, article.text) or holds_any(hints, article.title)):
        return False
    pattern = lexicon.grammar.court.names_court
    return bool(pattern.search(article.text) or pattern.search(article.title))


def find_assertions(
    lines: Iterable[Line], article: Article, published: Window | None, main: PersonId | None, lexicon: Lexicon
) -> Iterator[Assertion]:
    """The assertions of settled lines; `main` is the person the article's trips are about, if there are any."""
    if not names_court(article, lexicon):
        for line in lines:
            yield from _voiced(_said(line, article, published, main, lexicon), court=False)
        return
    settled = tuple(lines)
    named = {token.person for line in settled for token in line.tokens if token.person in lexicon.warrant_days}
    accused = named.pop() if len(named) == 1 else None
    earlier: frozenset[Country] = frozenset()
    for line in settled:
        said = _said(line, article, published, main, lexicon)
        only = next(iter(earlier)) if len(earlier) == 1 else None
        yield from _voiced(replace(said, earlier=only, accused=accused), court=True)
        here = frozenset(state for token in line.tokens if (state := state_of(token)))
        earlier = here or earlier if line.where == "text" else frozenset()


def _said(line: Line, article: Article, published: Window | None, main: PersonId | None, lexicon: Lexicon) -> Said:
    return Said(line, article.part(line.where)[line.start : line.end], article, published, main, lexicon)


def _voiced(said: Said, *, court: bool) -> Iterator[Assertion]:
    grammar, words = said.lexicon.grammar, said.words
    found: list[Assertion] = []
    if court:
        ours = talks_of_court(said)
        found += find_members(said) if ours else ()
        if holds_any(grammar.warrants.hints, words) and (ours or "arrant" in words):
            found += find_warrants(said)
    if holds_any(grammar.summits.hints, words):
        found += find_summits(said)
    if holds_any(grammar.journeys.hints, words):
        found += find_journeys(said)
    if found:
        voice = _voice(words, said)
        yield from (replace(one, voice=voice) for one in dict.fromkeys(found))


def _voice(words: str, said: Said) -> Voice | None:
    """Who the sentence is said by: a voice it names, or somebody unnamed when all of it is quoted."""
    if voices := find_voices(words, said.lexicon):
        return voices[0]
    return Voice("somebody quoted", VoiceKind.UNNAMED) if words.lstrip()[:1] in {"“", '"', "‘"} else None
