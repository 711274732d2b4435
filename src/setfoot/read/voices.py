"""Who an article says something from: agencies and outlets by name, officials, and those it does not name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from setfoot.facts import Voice, VoiceKind

if TYPE_CHECKING:
    from setfoot.read.lexicon import Lexicon
    from setfoot.tables.words import Words

_KINDS: Final = {"agency": VoiceKind.AGENCY, "outlet": VoiceKind.OUTLET}
"""Kinds of the outlets table that speak by their name; ministries and courts are heard by the words for officials."""
_NEAR: Final = 90
"""Characters within which a verb of saying makes a named outlet a voice."""


@dataclass(frozen=True, slots=True, eq=False)
class Ears:
    """The patterns by which voices are heard, built once for a lexicon."""

    named: re.Pattern[str]
    bearers: dict[str, tuple[str, VoiceKind]]
    said: re.Pattern[str]
    unnamed: re.Pattern[str]
    officials: re.Pattern[str]
    group: re.Pattern[str]
    credit: re.Pattern[str]
    agency: re.Pattern[str]
    """An agency's name in any case, within a credit."""
    lower: dict[str, str]
    """Agencies by any of their names in lower case."""
    shared: re.Pattern[str]
    """A credit that several may share: "Reuters and AP contributed to this report", "with input from AFP"."""
    tail: re.Pattern[str]
    """A verb of saying at the end, which is no part of the voice's name."""


@cache
def load_ears(lexicon: Lexicon) -> Ears:
    """The patterns for the lexicon's outlets and words."""
    bearers: dict[str, tuple[str, VoiceKind]] = {}
    for outlet in lexicon.outlets:
        if outlet.kind not in _KINDS:
            continue
        for name in (outlet.name, *outlet.variants):
            bearers.setdefault(name, (outlet.name, _KINDS[outlet.kind]))
    names = "|".join(re.escape(name) for name in sorted(bearers, key=lambda name: (-len(name), name)))
    agencies = [name for name, (_, kind) in bearers.items() if kind is VoiceKind.AGENCY]
    credit = "|".join(re.escape(name) for name in sorted(agencies, key=lambda name: (-len(name), name)))
    words: Words = lexicon.words
    parted = words.voices["parted"][0]
    listed = words.voices["listed"][0].replace("{0}", credit)
    return Ears(
        named=re.compile(rf"(?<!\w)(?:{names})(?!\w)"),
        bearers=bearers,
        said=re.compile(r"\b(?:" + "|".join(re.escape(verb) for verb in words.voices["verbs"]) + r")\b"),
        unnamed=re.compile("|".join(words.voices["unnamed"]), re.IGNORECASE),
        officials=re.compile("|".join(words.voices["officials"])),
        group=re.compile(r"\b(?:" + "|".join(words.voices["group"]) + ")"),
        credit=re.compile(
            rf"\((?:{credit})(?:{parted}(?:{credit}))*\)|(?<!\w)/(?:{credit})[/.]|(?:^|\n)(?:{credit})\s*(?:\n|$)"
            rf"|(?-i:^(?:{credit})\s+[A-Z]{{4,}}\b)",
            re.IGNORECASE,
        ),
        agency=re.compile(rf"(?<!\w)(?:{credit})(?!\w)", re.IGNORECASE),
        lower={name.lower(): bearers[name][0] for name in agencies},
        shared=re.compile("|".join(words.voices["shared"]).replace("{listed}", listed)),
        tail=re.compile(" (?:" + "|".join(re.escape(verb) for verb in words.voices["tail_verbs"]) + ")$"),
    )


def find_voices(sentence: str, lexicon: Lexicon) -> tuple[Voice, ...]:
    """The voices of one sentence, in order, each once."""
    ears = load_ears(lexicon)
    found: list[tuple[int, Voice]] = []
    if ears.said.search(sentence):
        found.extend(
            (match.start(), Voice(*ears.bearers[match.group()]))
            for match in ears.named.finditer(sentence)
            if ears.said.search(sentence, max(0, match.start() - _NEAR), match.end() + _NEAR)
        )
        for pattern, kind in ((ears.officials, VoiceKind.OFFICIAL), (ears.group, VoiceKind.OUTLET)):
            found.extend((m.start(), Voice(_tidy(m.group(), ears), kind)) for m in pattern.finditer(sentence))
    found.extend((m.start(), Voice(_tidy(m.group(), ears), VoiceKind.UNNAMED)) for m in ears.unnamed.finditer(sentence))
    return tuple(dict.fromkeys(voice for _, voice in sorted(found)))


def find_agencies(text: str, voices: tuple[Voice, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Agencies credited in the text ("(AP)", "/TASS/", "with input from AFP") or quoted in its reports, in order.

    A photographer's credit ("Jane Doe/AFP/Getty Images") is none.
    """
    ears = load_ears(lexicon)
    credited = [*ears.credit.finditer(text), *ears.shared.finditer(text)]
    names = [
        ears.lower[name.group().lower()]
        for match in sorted(credited, key=lambda match: match.start())
        for name in ears.agency.finditer(match.group())
    ]
    return tuple(dict.fromkeys((*names, *(voice.name for voice in voices if voice.kind is VoiceKind.AGENCY))))


def _tidy(words: str, ears: Ears) -> str:
    return ears.tail.sub("", re.sub(r"\s+", " ", words).strip(" ,."))
