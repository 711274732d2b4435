"""The report: a folder of case files, one for each person, as pages to read and as JSON of the contract's shapes.

    out/index.html                  everybody, all trips newest first, and what could not be read
    out/PERSON/index.html           the case file
    out/PERSON/case.json            the same data

Nothing is dated by the clock and nothing depends on the order in which folders are listed: the same values give the
same bytes. Files of an earlier report are overwritten; a folder of a person of whom nothing is told any more is removed
when it holds those two files and nothing else. All others are left alone.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypedDict

from setfoot.facts import digest
from setfoot.tell.contract import SkippedJson, TripJson, skipped_json, trip_json, written
from setfoot.tell.exhibits import Bundle, Tab, bind
from setfoot.tell.page import fill
from setfoot.tell.when import window_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from setfoot.facts import Entry, PersonId, Ruling, Skipped, TripId
    from setfoot.tell.names import Names
    from setfoot.tell.when import WindowJson


class PersonJson(TypedDict):
    """The person of a case file."""

    id: str
    name: str
    country: str | None


class AnswerJson(TypedDict):
    """One state's answer on the day of a trip."""

    country: str
    duty: str
    reason: str
    contested: bool


class WhereJson(TypedDict):
    """Every state's answer on the day of a trip."""

    trip: str
    on: WindowJson | None
    answers: list[AnswerJson]


class CaseJson(TypedDict):
    """What case.json holds."""

    person: PersonJson
    trips: list[TripJson]
    where: list[WhereJson]
    skipped: list[SkippedJson]


def write_report(
    entries: Iterable[Entry],
    out: Path,
    names: Names,
    *,
    people: Sequence[PersonId] = (),
    where: Mapping[TripId, Sequence[Ruling]] | None = None,
    skipped: Iterable[Skipped] = (),
    articles: int | None = None,
) -> tuple[Path, ...]:
    """Write the case files of `entries` into the folder `out` and return the paths, the index first.

    People get a page when they have a trip or are listed in `people`, in alphabetical order of their names. `where`
    gives, for each trip that is to have a map, the ruling of every state on the first day of the trip. `skipped` is
    told on its person's page, or on the index when it names nobody with a page. `articles` is how many articles were
    read, where that is known.
    """
    of_person: dict[PersonId, list[Entry]] = {person: [] for person in people}
    for entry in entries:
        of_person.setdefault(entry.trip.person, []).append(entry)
    not_used: dict[PersonId | None, list[Skipped]] = {}
    for item in skipped:
        not_used.setdefault(item.person if item.person in of_person else None, []).append(item)

    cases: list[tuple[str, Bundle]] = []
    paths: list[Path] = []
    for person in sorted(of_person, key=lambda person: (names.person(person).casefold(), person)):
        own = sorted(of_person[person], key=_by_day)
        bundle = bind(person, own, names, where or {}, not_used.get(person, ()))
        folder = out / folder_of(person)
        folder.mkdir(parents=True, exist_ok=True)
        paths += [_write(folder / "index.html", fill("case.html", names, bundle=bundle))]
        paths += [_write(folder / "case.json", written(case_json(bundle, own, names, where or {}), indent=1) + "\n")]
        cases.append((folder.name, bundle))

    out.mkdir(parents=True, exist_ok=True)
    values = {"cases": cases, "trips": _newest_first(cases), "skipped": not_used.get(None, ()), "articles": articles}
    return (_write(out / "index.html", fill("index.html", names, **values)), *paths)


def drop_earlier(out: Path, written: Sequence[Path]) -> tuple[Path, ...]:
    """Remove the person folders in `out` that an earlier report wrote and this one did not; returns those left.

    A folder that holds anything besides its two files is left: somebody has put work there.
    """
    left = []
    for folder in sorted(out.iterdir()):
        if folder in {path.parent for path in written} or not _is_ours(folder):
            continue
        inside = list(folder.iterdir())
        if any(file.name not in {"index.html", "case.json"} or not file.is_file() for file in inside):
            left.append(folder)
            continue
        for file in inside:
            file.unlink()
        folder.rmdir()
    return tuple(left)


def _is_ours(folder: Path) -> bool:
    """Whether the folder holds the case file of the person it is named after."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        case = json.loads((folder / "case.json").read_text("utf-8"))
        return folder_of(case["person"]["id"]) == folder.name
    except (OSError, ValueError, LookupError, TypeError):
        return False


def case_json(
    bundle: Bundle, entries: Sequence[Entry], names: Names, where: Mapping[TripId, Sequence[Ruling]]
) -> CaseJson:
    """The data of one case file, trips in the contract's shape."""
    return {
        "person": {"id": bundle.person, "name": names.person(bundle.person), "country": names.homes.get(bundle.person)},
        "trips": [trip_json(entry) for entry in entries],
        "where": [
            {
                "trip": entry.trip.id,
                "on": window_json(rulings[0].on),
                "answers": [_answer(ruling) for ruling in rulings],
            }
            for entry in entries
            if (rulings := where.get(entry.trip.id))
        ],
        "skipped": [skipped_json(item) for item in bundle.skipped],
    }


def folder_of(person: PersonId) -> str:
    """The name of a person's folder: the id, or a tame form of it when it could lead elsewhere.

    >>> from setfoot.facts import PersonId
    >>> folder_of(PersonId("vladimir-putin")), folder_of(PersonId("../etc"))
    ('vladimir-putin', 'etc-f7f9121f')
    """
    tame = re.sub(r"[^a-z0-9]+", "-", person).strip("-")
    return tame if tame == person and tame else f"{tame}-{digest(person, size=8)}".strip("-")


def _answer(ruling: Ruling) -> AnswerJson:
    return {
        "country": ruling.country,
        "duty": ruling.duty.value,
        "reason": ruling.reason.value,
        "contested": ruling.contested,
    }


def _by_day(entry: Entry) -> tuple[str, str]:
    """Oldest first; trips without a day at the end."""
    window = entry.trip.arrived or entry.trip.left
    return (window.first.isoformat() if window else "9999", entry.trip.id)


def _newest_first(cases: Sequence[tuple[str, Bundle]]) -> list[tuple[str, Tab]]:
    """All trips with the folder of their case file; those without a day at the end."""
    rows = [(folder, tab) for folder, bundle in cases for tab in bundle.tabs]

    def day(row: tuple[str, Tab]) -> str:
        window = row[1].trip.arrived or row[1].trip.left
        return window.first.isoformat() if window else ""

    return sorted(rows, key=day, reverse=True)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
