"""Somebody else's table of travel as rows: who was where from when to when.

Two sets of column names are known: `person, country, places, start, end`, and those of COLT (Country and Organizational
Leader Travel, Pardee Institute): `LeaderFullName, CountryVisitedISO` or `CountryVisited, CityVisited, TripStartDate,
TripEndDate`. Capitals, blanks and underscores in them do not matter, and other columns are left alone. A person is named by id, name or alias
of the people list, a country by its two or three letters or its name. A day is written 2024-09-02, 2024-09 or 2024; in
COLT's columns also 9/2/2024, the month first. A row that cannot stand is told with its number and a remedy, and the
rest is read; a table without the columns is refused as a whole.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

from setfoot.facts import UNDISCLOSED, BadQuestion, BadTable, Country, LedgerRow, PersonId, Window
from setfoot.tables.people import Person, fold
from setfoot.tables.places import NOT_STATES, load_states
from setfoot.tables.rows import at_once


class Columns(NamedTuple):
    """The names under which one kind of table keeps what a row needs, each with its stand-ins in order."""

    person: tuple[str, ...]
    country: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    places: tuple[str, ...]
    month_first: bool


PLAIN: Final = Columns(
    person=("person", "name", "leader", "traveller"),
    country=("country",),
    start=("start", "arrived"),
    end=("end", "left"),
    places=("places", "place", "city"),
    month_first=False,
)
COLT: Final = Columns(
    person=("leaderfullname",),
    country=("countryvisitediso", "countryvisited"),
    start=("tripstartdate", "tripyear"),
    end=("tripenddate",),
    places=("cityvisited",),
    month_first=True,
)
_MISSING: Final = frozenset(("", "na", "n/a", "nan", "tbd", "unknown"))
_CLOCK: Final = re.compile(r"[ T]\d\d?:\d\d.*$")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def load_travel(
    file: Path, people: Sequence[Person], refuse: Callable[[BadTable], None] = at_once
) -> tuple[LedgerRow, ...]:
    """Every row of the table; BadTable says what is wrong with it, `refuse` is told of each row that cannot stand."""
    reader = csv.reader(StringIO(_text(file), newline=""))
    try:
        header = next(reader, [])
        wanted, at = _columns(file.name, header)
        known = _known(people)
        return tuple(_rows(file.name, reader, wanted, at, known, refuse))
    except csv.Error as error:
        raise BadTable(file.name, reader.line_num, f"{error}: look for a quotation mark that is not closed") from error


def _text(file: Path) -> str:
    """The file's text: UTF-8, else as spreadsheets of Western Europe and America write it."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadQuestion(f"the table {file} cannot be read ({error}); name a CSV file") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _columns(file: str, header: Sequence[str]) -> tuple[Columns, Mapping[str, tuple[int, ...]]]:
    """Which kind of table it is, and where each of its columns stands."""
    found = {re.sub(r"[^a-z]", "", name.lower()): n for n, name in reversed(list(enumerate(header)))}
    for wanted in (PLAIN, COLT):
        at = {
            part: tuple(found[name] for name in getattr(wanted, part) if name in found)
            for part in ("person", "country", "start", "end", "places")
        }
        if at["person"] and at["country"] and at["start"]:
            return wanted, at
    told = ", ".join(header) or "none"
    remedy = "name them person, country, start and end, or as COLT does: LeaderFullName, CountryVisitedISO, TripStartDate, TripEndDate"
    raise BadTable(file, 1, f"the columns are {told}; {remedy}")


def _rows(
    file: str,
    reader: Iterator[list[str]],
    wanted: Columns,
    at: Mapping[str, tuple[int, ...]],
    known: Mapping[str, tuple[Person, ...]],
    refuse: Callable[[BadTable], None],
) -> Iterator[LedgerRow]:
    for number, cells in enumerate(reader, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        told = {part: _first(cells, columns) for part, columns in at.items()}
        try:
            yield _row(number, told, known, month_first=wanted.month_first)
        except ValueError as error:
            refuse(BadTable(file, number, str(error)))


def _first(cells: Sequence[str], columns: Sequence[int]) -> str:
    """The first of the columns that tells something in this row."""
    told = (cells[n].strip() for n in columns if n < len(cells))
    return next((cell for cell in told if cell.lower() not in _MISSING), "")


def _row(
    number: int, told: Mapping[str, str], known: Mapping[str, tuple[Person, ...]], *, month_first: bool
) -> LedgerRow:
    """One row; ValueError says what to write instead."""
    if not told["person"]:
        raise ValueError("names nobody; write an id or a name")
    start = _days("start", told["start"], month_first=month_first)
    if start is None:
        raise ValueError("has no start; write a day as 2024-09-02, or 2024-09 or 2024")
    end = _days("end", told["end"], month_first=month_first)
    if end and end.last < start.first:
        raise ValueError(f"ends ({end}) before it starts ({start}); exchange them")
    places = tuple(part.strip() for part in told["places"].split(";") if part.strip())
    return LedgerRow(
        number, told["person"], _person(told["person"], known), _country(told["country"]), start, end, places
    )


def _days(column: str, words: str, *, month_first: bool) -> Window | None:
    words = _CLOCK.sub("", words)
    if not words:
        return None
    if slashed := _SLASHED.fullmatch(words):
        if not month_first:
            raise ValueError(f"{column} {words!r} could be two days; write it as 2024-09-02")
        month, day, year = map(int, slashed.groups())
        try:
            return Window.of(date(year, month, day))
        except ValueError as error:
            raise ValueError(f"{column} {words!r} is no day ({error}); write it as 2024-09-02") from error
    try:
        return Window.parse(words)
    except ValueError as error:
        raise ValueError(f"{column} {words!r} is no day; write 2024-09-02, 2024-09 or 2024") from error


def _known(people: Sequence[Person]) -> Mapping[str, tuple[Person, ...]]:
    """Everybody watched by id, by each name, and by the name as a list has it ("Kerry, John")."""
    known: dict[str, dict[PersonId, Person]] = defaultdict(dict)
    for person in people:
        for name in (person.id, *person.names):
            known[fold(name)][person.id] = person
    return {name: tuple(found.values()) for name, found in known.items()}


def _person(words: str, known: Mapping[str, tuple[Person, ...]]) -> PersonId | None:
    """Whoever is called so; None when nobody is, ValueError when several are."""
    last, comma, first = words.partition(",")
    swapped = f"{first} {last}" if comma else words
    found = known.get(fold(words)) or known.get(fold(swapped)) or ()
    if len(found) > 1:
        listed = ", ".join(f"{person.name} ({person.id})" for person in found)
        raise ValueError(f"person {words!r} could be {listed}; write the id")
    return found[0].id if found else None


def _country(words: str) -> Country:
    """The country of the code or name; ValueError when there is none."""
    if words == UNDISCLOSED:
        return UNDISCLOSED
    found = _countries().get(fold(words))
    if found is None:
        raise ValueError(
            f"country {words!r} is not known; write two or three letters of ISO 3166-1, or its English name"
        )
    return found


@cache
def _countries() -> Mapping[str, Country]:
    """Every code and name; a code of a state is never another's name."""
    names = {fold(name): code for code, name in NOT_STATES.items()}
    names |= {fold(name): state.code for state in load_states() for name in state.names}
    names |= {fold(name): state.code for state in load_states() for name in (state.name, state.iso3)}
    codes = {fold(code): code for code in NOT_STATES} | {fold(state.code): state.code for state in load_states()}
    return names | codes
