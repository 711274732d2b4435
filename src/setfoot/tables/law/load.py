"""How the law's tables are read and held against each other; a row that cannot stand is refused by file and row."""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from setfoot.facts import BadTable, Country
from setfoot.tables.law.areas import Area
from setfoot.tables.law.book import Law
from setfoot.tables.law.rows import (
    Cooperation,
    Finding,
    LocalCaveat,
    Objecting,
    OfficeRow,
    Situation,
    SkippedVisit,
    Spell,
    StatuteRow,
    Territory,
    Visit,
    Wanted,
    Warrant,
)
from setfoot.tables.rows import data_file, read_rows

Row = TypeVar("Row")
Part = TypeVar("Part", Territory, Area)
FILES: Final = (
    "about.toml",
    "areas.csv",
    "caveats.csv",
    "cooperation.csv",
    "findings.csv",
    "objections.csv",
    "offices.csv",
    "persons.csv",
    "rome_statute.csv",
    "situations.csv",
    "skipped.csv",
    "territories.csv",
    "visits.csv",
    "warrants.csv",
)
"""Every file the version is made from."""


def load_law(folder: Path | None = None) -> Law:
    """The shipped law, or that of another folder with the same files; BadTable when a row cannot stand."""
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Law:
    return _load(data_file("law"))


def _load(folder: Traversable | Path) -> Law:
    as_of = _as_of(folder)
    law = Law(
        version=f"{as_of}-{_digest(folder)}",
        as_of=as_of,
        statute=read_rows(folder / "rome_statute.csv", StatuteRow),
        persons=read_rows(folder / "persons.csv", Wanted),
        warrant_rows=read_rows(folder / "warrants.csv", Warrant),
        office_rows=read_rows(folder / "offices.csv", OfficeRow),
        situations=read_rows(folder / "situations.csv", Situation),
        cooperation=read_rows(folder / "cooperation.csv", Cooperation),
        findings=read_rows(folder / "findings.csv", Finding),
        visits=read_rows(folder / "visits.csv", Visit),
        skipped=read_rows(folder / "skipped.csv", SkippedVisit),
        territories=read_rows(folder / "territories.csv", Territory),
        caveat_rows=read_rows(folder / "caveats.csv", LocalCaveat),
        objection_rows=read_rows(folder / "objections.csv", Objecting),
        areas=read_rows(folder / "areas.csv", Area),
    )
    check_law(law)
    return law


def _as_of(folder: Traversable | Path) -> date:
    try:
        found = tomllib.loads((folder / "about.toml").read_text("utf-8")).get("as_of")
    except (OSError, ValueError) as error:
        raise BadTable("about.toml", "all", f"cannot be read: {error}") from error
    if not isinstance(found, date):
        raise BadTable("about.toml", "as_of", "write as_of = 2026-11-22, the day up to which the tables are kept")
    return found


def _digest(folder: Traversable | Path) -> str:
    """A short name for the content of all files, the same whatever the line ends."""
    content = hashlib.sha256()
    for name in FILES:
        content.update(name.encode() + b"\0" + (folder / name).read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return content.hexdigest()[:8]


def check_law(law: Law) -> None:
    """Refuse rows that contradict each other or name what does not exist."""
    _spells_apart(law.statute)
    states = set(law.states)
    persons, situations = {row.id for row in law.persons}, {row.id for row in law.situations}
    places = states | {row.code for row in law.territories}
    _once("persons.csv", law.persons, lambda row: row.id)
    _once("situations.csv", law.situations, lambda row: row.id)
    _known("persons.csv", law.persons, lambda row: [row.country], states, "state")
    _known("warrants.csv", law.warrant_rows, lambda row: [row.person], persons, "person of persons.csv")
    _known("warrants.csv", law.warrant_rows, lambda row: [row.situation], situations, "situation")
    _known("offices.csv", law.office_rows, lambda row: [row.person], persons, "person of persons.csv")
    _known("cooperation.csv", law.cooperation, lambda row: [row.country], states | {Country("")}, "state")
    _known("cooperation.csv", law.cooperation, lambda row: [row.situation], situations | {""}, "situation")
    _known("findings.csv", law.findings, lambda row: [row.country], states, "state")
    _known("findings.csv", law.findings, lambda row: row.persons, persons, "person of persons.csv")
    _known("visits.csv", law.visits, lambda row: [row.person], persons, "person of persons.csv")
    _known("visits.csv", law.visits, lambda row: [row.country], places, "state or territory")
    _known("skipped.csv", law.skipped, lambda row: [row.person], persons, "person of persons.csv")
    _known("skipped.csv", law.skipped, lambda row: [row.country], places, "state or territory")
    _known("territories.csv", law.territories, lambda row: [row.state], states | {Country("")}, "state")
    _known("areas.csv", law.areas, lambda row: [row.state], states, "state")
    _known("territories.csv", law.territories, _concerned, states, "state")
    _known("areas.csv", law.areas, _concerned, states, "state")
    _follow("territories.csv", law.territories, lambda row: row.code, gaps=False, states=states)
    _follow("areas.csv", law.areas, lambda row: row.name, gaps=True)
    _known("caveats.csv", law.caveat_rows, lambda row: [row.country], states, "state")
    answers = set(law.finding_by_key)
    _known("objections.csv", law.objection_rows, lambda row: [row.answered], answers | {""}, "finding (CC day)")
    _known("objections.csv", law.objection_rows, lambda row: [row.person], persons | {""}, "person of persons.csv")


def _spells_apart(rows: Sequence[StatuteRow]) -> None:
    """Spells of one state may not overlap, or a day would have two answers."""
    spells: defaultdict[Country, list[tuple[Spell, int]]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        if row.spell:
            spells[row.country].append((row.spell, number))
    for found in spells.values():
        for (before, _), (after, number) in pairwise(found):
            if before.until is None or after.since < before.until:
                why = f"{after.country} is a party from {after.since}, but an earlier row has it a party then"
                raise BadTable("rome_statute.csv", number, f"{why}: rows go in order of time and may not overlap")


def _concerned(row: Territory | Area) -> Iterable[str]:
    return (*row.controlled_by, *row.claimants)


def _follow(
    file: str, rows: Sequence[Part], key: Callable[[Part], str], *, gaps: bool, states: Collection[str] = ()
) -> None:
    """Rows of one place go in order of time and share no day; without gaps they speak of every day there is.

    What became a state has no row from then on.
    """
    last: dict[str, Part] = {}
    for number, row in enumerate(rows, start=2):
        before = last.get(key(row))
        if before is None:
            if row.since and not gaps:
                raise BadTable(file, number, f"says nothing of {row.name} before {row.since}: leave `since` empty")
        elif before.until is None or row.since is None or row.since <= before.until:
            raise BadTable(file, number, f"overlaps an earlier row of {row.name}: rows go in order of time")
        elif not gaps and row.since != before.until + timedelta(days=1):
            raise BadTable(file, number, f"leaves days of {row.name} out: begin the day after {before.until}")
        last[key(row)] = row
    if unfinished := [row for name, row in last.items() if row.until and not gaps and name not in states]:
        raise BadTable(file, "last", f"says nothing of {unfinished[0].name} after {unfinished[0].until}")


def _once(file: str, rows: Iterable[Row], key: Callable[[Row], str]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if key(row) in seen:
            raise BadTable(file, number, f"gives {key(row)!r} a second time")
        seen.add(key(row))


def _known(
    file: str, rows: Iterable[Row], named: Callable[[Row], Iterable[str]], known: Collection[str], what: str
) -> None:
    for number, row in enumerate(rows, start=2):
        for name in named(row):
            if name not in known:
                raise BadTable(file, number, f"names {name!r}, which is no {what}")
