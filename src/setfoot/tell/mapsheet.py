"""The world map of one person as one SVG file, an A4 sheet in landscape, fit to be printed in black and white.

Everything is measured in millimetres: title and counts above, the map, its legend, and below either every state by
answer (one day) or the changes and their days (a span, whose map shows the last day). SVG wraps no text, so lines are
cut here by a width that is wide enough for the common sans-serif fonts; what does not fit is counted. States that
changed are outlined, and those of a change of few states carry its number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from setfoot.tell import words
from setfoot.tell.page import fill
from setfoot.tell.spans import TOGETHER, alike, on_day, shifts
from setfoot.tell.world import Atlas, draw_answers, load_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from setfoot.facts import Course, Ruling
    from setfoot.tell.names import Look, Names
    from setfoot.tell.spans import Shift

WIDTH: Final = 277.0
"""Of everything on the sheet, between margins of a centimetre."""
EM: Final = 0.49
"""How wide a letter is, on average, of the height of its font: those of Arial are narrower, of DejaVu Sans a bit wider."""
TITLE_SIZE: Final = 6.4
COUNTS_SIZE: Final = 3.3
LEGEND_SIZE: Final = 3.2
NOTE_SIZE: Final = 2.6
UNDER_LEGEND: Final = 9.0
LOWEST: Final = 50.0
"""Where the text under the map must end, as far below the top of the legend."""
LEADING: Final = 1.32
SETTINGS: Final = ((3.2, 1), (2.4, 1), (2.4, 2))
"""Height of the font and number of columns of the text under the map: the first with which all fits, else the last."""
GUTTER: Final = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: where it begins, its pattern, and what it says."""

    x: float
    y: float
    pattern: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text under the map: what stands bold at its beginning, and the rest."""

    x: float
    y: float
    size: float
    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A number beside a state that changed."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on the sheet besides the map's shapes."""

    title: str
    counts: str
    described: str
    legend: tuple[Entry, ...]
    lines: tuple[Line, ...]
    changed: tuple[str, ...]
    """Countries drawn with an outline: those of changes of few states."""
    marks: tuple[Mark, ...]
    note: str

    @property
    def title_size(self) -> float:
        """The height of the title's font, smaller where the title is long."""
        return _fitting(TITLE_SIZE, self.title)

    @property
    def counts_size(self) -> float:
        """Likewise of the line of counts."""
        return _fitting(COUNTS_SIZE, self.counts)

    @property
    def note_fits(self) -> bool:
        """Whether the note leaves room on its line for what stands at the line's end."""
        return EM * NOTE_SIZE * (len(self.note) + len(words.DISCLAIMER) + len(" Made with setfoot.    ")) <= WIDTH


def day_map(rulings: Sequence[Ruling], names: Names, look: Look) -> Iterator[str]:
    """The map of one day, and every state by answer."""
    del look
    if atlas := draw_answers(rulings, names):
        told = [(f"{answer.label} ({len(answer.codes)}):", ", ".join(answer.names)) for answer in atlas.answers]
        sheet = _sheet(atlas, rulings, told, _legend(atlas))
        yield fill("mapsheet.svg", names, atlas=atlas, sheet=sheet)


def span_map(courses: Sequence[Course], names: Names, look: Look) -> Iterator[str]:
    """The map of the span's last day; states that changed within the span are outlined and listed with their days."""
    del look
    on, rulings = courses[0].on, on_day(courses, courses[0].on.last)
    atlas, groups = draw_answers(rulings, names), alike(shifts(courses, names))
    if atlas is None:
        return
    few = [shift.country for group in groups if len(group) < TOGETHER for shift in group]
    told = [_told(number, group, names) for number, group in enumerate(groups, 1)]
    told = told or [("No state changes its answer", "within these days.")]
    alone = "within these days" if len(few) == sum(map(len, groups)) else "by themselves"
    outlined = f"Changed {alone} (outlined): {len(set(few))}" if few else ""
    sheet = _sheet(atlas, rulings, told, _legend(atlas, outlined))
    sheet = replace(
        sheet,
        title=f"Where {names.person(courses[0].person)} could be arrested, {words.span(on)}",
        counts=f"The map shows the last day, {words.day(on.last)}. {sheet.counts}",
        described=" ".join((sheet.described, *(f"{lead} {text}." for lead, text in told))),
        changed=tuple(dict.fromkeys(few)),
        marks=_marks(groups),
    )
    yield fill("mapsheet.svg", names, atlas=atlas, sheet=sheet)


def _told(number: int, group: Sequence[Shift], names: Names) -> tuple[str, str]:
    """One change in words: its number, the states, its day, what the answer is from then on and what it was."""
    day, _, before, after = group[0]
    who = ", ".join(names.country(shift.country) for shift in group)
    who = who if len(group) < TOGETHER else f"{words.many(len(group), 'state')} (not outlined)"
    return f"{number}. {who}, from {words.day(day)}:", f"{words.brief(after)}; before: {words.brief(before)}"


def _marks(groups: Sequence[Sequence[Shift]]) -> tuple[Mark, ...]:
    """The numbers of its changes beside each state, where few states changed alike."""
    numbers: dict[str, list[str]] = {}
    for number, group in enumerate(groups, 1):
        for shift in group if len(group) < TOGETHER else ():
            numbers.setdefault(shift.country, []).append(str(number))
    points: Mapping[str, tuple[int, int]] = load_shapes().points
    return tuple(Mark(*points[code], ", ".join(told)) for code, told in numbers.items() if code in points)


def _sheet(
    atlas: Atlas, rulings: Sequence[Ruling], told: Sequence[tuple[str, str]], legend: tuple[Entry, ...]
) -> Sheet:
    kept = words.tables_of(rulings[0], rulings[0].on)
    listed = (f"{answer.label}: {', '.join(answer.names)}." for answer in atlas.answers)
    return Sheet(
        title=atlas.title,
        counts=words.tally(rulings),
        described=" ".join((atlas.summary, *listed)),
        legend=legend,
        lines=_below(told, legend[-1].y + UNDER_LEGEND),
        changed=(),
        marks=(),
        note=f"{kept[0].upper()}{kept[1:]}. Shapes: Natural Earth, public domain; answers of states, not their borders.",
    )


def _fitting(size: float, line: str) -> float:
    return round(min(size, WIDTH / (EM * len(line))), 2)


def _legend(atlas: Atlas, outlined: str = "") -> tuple[Entry, ...]:
    """The entries from left to right, and on a second line where they are too many for one."""
    told = [(answer.pattern, f"{answer.label}: {len(answer.codes)}") for answer in atlas.answers]
    told += [("changed", outlined)] if outlined else []
    entries: list[Entry] = []
    x, y = 0.0, 0.0
    for pattern, text in told:
        width = 10.5 + EM * LEGEND_SIZE * len(text) + 4
        if x and x + width > WIDTH:
            x, y = 0.0, y + 5.5
        entries.append(Entry(round(x, 2), y, pattern, text))
        x += width
    return tuple(entries)


def _below(told: Sequence[tuple[str, str]], top: float) -> tuple[Line, ...]:
    """The text under the map, set as large as it fits; where nothing fits, its last line counts what found no room."""
    for size, columns in SETTINGS:
        wide = (WIDTH - (columns - 1) * GUTTER) / columns
        letters, deep = int(wide / (EM * size)), int((LOWEST - top) / (LEADING * size)) + 1
        items = [_cut(lead, text, letters) for lead, text in told]
        if sum(map(len, items)) <= columns * deep:
            break
    lines = _fitted(items, columns * deep)
    return tuple(
        Line(round(n // deep * (wide + GUTTER), 2), round(top + n % deep * LEADING * size, 2), size, lead, text)
        for n, (lead, text) in enumerate(lines)
    )


def _cut(lead: str, text: str, letters: int) -> list[tuple[str, str]]:
    """One item as lines of so many letters, its lead on the first, or by itself where it fills that."""
    whole = wrap(f"{lead} {text}", letters, break_on_hyphens=False)
    if not whole[0].startswith(lead):
        return [*(("", line) for line in whole)]
    return [(lead, whole[0].removeprefix(lead).lstrip()), *(("", line) for line in whole[1:])]


def _fitted(items: Sequence[list[tuple[str, str]]], room: int) -> list[tuple[str, str]]:
    """As many items as there is room for, and how many more there are."""
    lines: list[tuple[str, str]] = []
    for number, item in enumerate(items):
        rest = sum(map(len, items[number:]))
        if len(lines) + rest > room and len(lines) + len(item) >= room:
            return [*lines, ("", f"and {len(items) - number} more, which the form html lists")]
        lines += item
    return lines
