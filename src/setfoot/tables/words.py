"""The words of one language by which the reader decides: closed lists, the calendar, offices, voices, and cue rows.

One TOML file per language in data/words. A cue row is a claim about words and carries sentences that prove it (`yes`)
and sentences that must not be read so (`no`); tests run both. English is the form of the others: a table or list that
it has and another file lacks, or the other way round, is refused, so that no misspelt list is silently empty.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from setfoot.facts import BadTable, Stage
from setfoot.tables.rows import data_file

if TYPE_CHECKING:
    from collections.abc import Mapping


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that govern a place: `visited` L, `arrived` in L, a `summit` in L."""

    id: str
    kind: str
    words: tuple[str, ...]
    source: str
    preps: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageCue:
    """Words near a cue that tell how far the trip has come."""

    id: str
    stage: Stage
    words: tuple[str, ...]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Everything data/words says of one language; one value per language, compared by identity."""

    language: str
    learned: bool
    """Whether data/model holds weights for the language; else its rules read alone."""
    calendar: Mapping[str, tuple[str, ...]]
    """Months, their abbreviations and weekdays, in their order."""
    numbers: Mapping[str, Mapping[str, int]]
    """Words that count or point: two, ago, yesterday, last."""
    units: Mapping[str, str]
    """Words for a day, a week, a season, each with the unit it means."""
    offices: Mapping[str, tuple[str, ...]]
    """Words for an office, with the titles of data/people they may mean."""
    stand_ins: Mapping[str, str]
    """Plain words that the encoder reads in place of names and of where a day lies; empty where there is no encoder."""
    lists: Mapping[str, frozenset[str]]
    """Closed classes of words, asked only whether a word is in them."""
    furniture: Mapping[str, tuple[str, ...]]
    voices: Mapping[str, tuple[str, ...]]
    cues: tuple[Cue, ...]
    stages: tuple[StageCue, ...]


_TABLES: Final = ("calendar", "numbers", "lists", "furniture", "voices")
"""Those whose keys are names the reader knows; the keys of the others are words of the language."""
_PLAIN: Final = ("language", "learned", "units", "offices", "cue", "stage")


def _tuples(table: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table.items()}


def _row(row_type: type[Row], number: int, row: Mapping[str, object], file: str) -> Row:
    """One row as its dataclass; BadTable when a key is unknown or missing."""
    known = {field.name for field in fields(row_type)}  # type: ignore[arg-type]  # both callers pass dataclasses
    if strange := sorted(set(row) - known):
        raise BadTable(file, str(row.get("id", number)), f"has unknown keys {strange}: use {sorted(known)}")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    try:
        if "stage" in values:
            values["stage"] = Stage(str(values["stage"]))
        return row_type(**values)
    except (TypeError, ValueError) as error:
        raise BadTable(file, str(row.get("id", number)), f"{error}") from error


@cache
def known_languages() -> frozenset[str]:
    """The languages that have a file in data/words."""
    names = (file.name for file in data_file("words").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def load_words(language: str = "en") -> Words:
    """The words of a language; BadTable when the file is missing or wrong."""
    file = data_file("words", f"{language}.toml")
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadTable(file.name, "all", str(error)) from error
    if missing := sorted({*_PLAIN, *_TABLES} - set(table)):
        raise BadTable(file.name, "all", f"lacks {missing}: see data/words/en.toml for the form")
    words = Words(
        language=table["language"],
        learned=table["learned"],
        calendar=_tuples(table["calendar"]),
        numbers=table["numbers"],
        units=table["units"],
        offices=_tuples(table["offices"]),
        stand_ins=table.get("stand_ins", {}),
        lists={name: frozenset(words) for name, words in table["lists"].items()},
        furniture=_tuples(table["furniture"]),
        voices=_tuples(table["voices"]),
        cues=tuple(_row(Cue, n, row, file.name) for n, row in enumerate(table["cue"])),
        stages=tuple(_row(StageCue, n, row, file.name) for n, row in enumerate(table["stage"])),
    )
    if language != "en":
        _check_names(words, load_words(), file.name)
    return words


def _check_names(words: Words, form: Words, file: str) -> None:
    """BadTable when a list has a name that the form lacks, or the other way round."""
    for table in _TABLES:
        mine, known = set(getattr(words, table)), set(getattr(form, table))
        if strange := sorted(mine - known):
            raise BadTable(file, table, f"has unknown lists {strange}: en.toml has none of that name")
        if missing := sorted(known - mine):
            raise BadTable(file, table, f"lacks {missing}: write an empty list where the language has no such words")
