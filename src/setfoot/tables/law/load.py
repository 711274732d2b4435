"""How the law's tables are read and held against each other; a row that cannot stand is refused by file and row.

The tables are a folder of CSV files: the shipped one, a corrected copy, or one inside a checkout, a ZIP or a wheel
(`versions` finds it). The version is the day up to which they are kept and a digest of their content.
"""

import hashlib
import tomllib
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Final

from setfoot.facts import BadQuestion, BadTable
from setfoot.tables.law.areas import Area
from setfoot.tables.law.book import Law
from setfoot.tables.law.checks import bad_rows, check_law
from setfoot.tables.law.rows import (
    Cooperation,
    Finding,
    LocalCaveat,
    Objecting,
    OfficeRow,
    Situation,
    SkippedVisit,
    StatuteRow,
    Territory,
    Visit,
    Wanted,
    Warrant,
)
from setfoot.tables.law.versions import AREAS, FILES, find_tables, has_areas, plain_bytes, unpack_tables
from setfoot.tables.rows import at_once, data_file, read_rows

SHIPPED: Final = "shipped"
"""The word for the version that comes with setfoot."""


def load_law(folder: Path | None = None) -> Law:
    """The shipped law, or that of another folder, ZIP or wheel with the same files; BadTable when a row cannot stand."""
    return _shipped() if folder is None else read_law(find_tables(folder))


@cache
def _shipped() -> Law:
    return read_law(data_file("law"))


def read_law(tables: Traversable | Path) -> Law:
    """The law of the tables in this very folder; BadTable when a row cannot stand."""
    law = _read(tables)
    check_law(law)
    return law


def find_bad_rows(tables: Traversable | Path) -> tuple[BadTable, ...]:
    """Every row that cannot stand; rows are held against each other only when each can be read by itself."""
    refused: list[BadTable] = []
    try:
        law = _read(tables, refused.append)
    except BadTable as error:
        return (error, *refused)
    return tuple(refused or bad_rows(law))


def find_law(words: str, kept: Mapping[str, Callable[[], bytes]] = MappingProxyType({})) -> Law:
    """The version that the words name; `kept` gives the packed tables of each version that an archive keeps.

    `shipped`, then a folder, ZIP or wheel of that name, then a version or the beginning of one; else BadQuestion.
    """
    shipped = load_law()
    if words == SHIPPED:
        return shipped
    if words and Path(words).exists():
        return load_law(Path(words))
    versions = sorted({shipped.version, *kept})
    found = [version for version in versions if words and version.startswith(words)]
    if len(found) != 1:
        why = f"could be {' or '.join(found)}: write more of it" if found else "names no version of the law"
        raise BadQuestion(f"{words!r} {why}; {_nameable(shipped, kept)}")
    return shipped if found[0] == shipped.version else read_law(unpack_tables(kept[found[0]]()))


def _nameable(shipped: Law, kept: Collection[str]) -> str:
    """What can be named as a version, for the message when nothing was."""
    archived = (
        f"of a version that the archive keeps ({', '.join(kept)})" if kept else "of a version that an archive keeps"
    )
    return f"name a folder, ZIP or wheel with its tables, {SHIPPED} ({shipped.version}), or the name {archived}"


def _read(tables: Traversable | Path, refuse: Callable[[BadTable], None] = at_once) -> Law:
    about = _about(tables)
    as_of = _as_of(about)
    return Law(
        version=f"{as_of}-{_digest(tables)}",
        as_of=as_of,
        statute=read_rows(tables / "rome_statute.csv", StatuteRow, refuse),
        persons=read_rows(tables / "persons.csv", Wanted, refuse),
        warrant_rows=read_rows(tables / "warrants.csv", Warrant, refuse),
        office_rows=read_rows(tables / "offices.csv", OfficeRow, refuse),
        situations=read_rows(tables / "situations.csv", Situation, refuse),
        cooperation=read_rows(tables / "cooperation.csv", Cooperation, refuse),
        findings=read_rows(tables / "findings.csv", Finding, refuse),
        visits=read_rows(tables / "visits.csv", Visit, refuse),
        skipped=read_rows(tables / "skipped.csv", SkippedVisit, refuse),
        territories=read_rows(tables / "territories.csv", Territory, refuse),
        caveat_rows=read_rows(tables / "caveats.csv", LocalCaveat, refuse),
        objection_rows=read_rows(tables / "objections.csv", Objecting, refuse),
        areas=read_rows(tables / "areas.csv", Area, refuse) if has_areas(tables) else (),
        left_out=_left_out(about),
    )


def _about(tables: Traversable | Path) -> Mapping[str, object]:
    try:
        return tomllib.loads((tables / "about.toml").read_text("utf-8-sig"))
    except (OSError, KeyError, ValueError) as error:
        raise BadTable("about.toml", "all", f"cannot be read: {error}") from error


def _as_of(about: Mapping[str, object]) -> date:
    found = about.get("as_of")
    if not isinstance(found, date):
        raise BadTable("about.toml", "as_of", "write as_of = 2026-11-22, the day up to which the tables are kept")
    return found


def _left_out(about: Mapping[str, object]) -> tuple[str, ...]:
    found = about.get("left_out", [])
    if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
        raise BadTable("about.toml", "left_out", 'write left_out = ["...", "..."], a sentence for each thing left out')
    return tuple(found)


def _digest(tables: Traversable | Path) -> str:
    """A short name for the content of all files, the same whatever an editor does to line ends and to the mark before a text."""
    content = hashlib.sha256()
    for name in FILES:
        if name == AREAS and not has_areas(tables):
            continue
        try:
            content.update(name.encode() + b"\0" + plain_bytes(tables / name) + b"\0")
        except (OSError, KeyError) as error:
            raise BadTable(
                name, "all", f"cannot be read ({error}); setfoot law save FOLDER writes every file"
            ) from error
    return content.hexdigest()[:8]
