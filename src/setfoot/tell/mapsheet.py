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
EM: Final = 0.54
"""How wide a letter is, on average, of the height of its font; wide fonts such as DejaVu Sans are."""
TITLE_SIZE: Final = 6.4
LEGEND_SIZE: Final = 3.2
BELOW_SIZE: Final = 2.4
BELOW_LEADING: Final = 3.15
BELOW_LINES: Final = 12


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

    y: float
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
    size: float
    """Of the title's font, smaller where it is long."""
    counts: str
    described: str
    legend: tuple[Entry, ...]
    lines: tuple[Line, ...]
    changed: tuple[str, ...]
    """Countries drawn with an outline."""
    marks: tuple[Mark, ...]
    note: str


def day_map(rulings: Sequence[Ruling], names: Names, look: Look) -> Iterator[str]:
    """The map of one day, and every state by answer."""
    del look
    if atlas := draw_answers(rulings, names):
        told = [(f"{answer.label} ({len(answer.codes)}):", ", ".join(answer.names)) for answer in atlas.answers]
        sheet = _sheet(atlas, words.tally(rulings), told, rulings[0])
        yield fill("mapsheet.svg", names, atlas=atlas, sheet=sheet)


def span_map(courses: Sequence[Course], names: Names, look: Look) -> Iterator[str]:
    """The map of the span's last day; states that changed within the span are outlined and listed with their days."""
    del look
    on, rulings = courses[0].on, on_day(courses, courses[0].on.last)
    atlas = draw_answers(rulings, names)
    if atlas is None:
        return
    found = shifts(courses, names)
    groups = alike(found)
    changed = tuple(dict.fromkeys(shift.country for shift in found))
    counts = f"The map shows the last day, {words.day(on.last)}. {words.tally(rulings)}"
    told = [_told(number, group, names) for number, group in enumerate(groups, 1)]
    told = told or [("No state changes its answer", f"from {words.span(on)}.")]
    title = atlas.title.replace(words.day(on.last), words.span(on))
    sheet = _sheet(replace(atlas, title=title), counts, told, rulings[0], changed=len(changed))
    yield fill("mapsheet.svg", names, atlas=atlas, sheet=replace(sheet, changed=changed, marks=_marks(groups)))


def _told(number: int, group: Sequence[Shift], names: Names) -> tuple[str, str]:
    """One change in words: its number, its day, the states, what the answer was and what it is."""
    day, _, before, after = group[0]
    who = ", ".join(names.country(shift.country) for shift in group)
    who = who if len(group) < TOGETHER else words.many(len(group), "state")
    return f"{number}  {words.day(day)}, {who}:", f"{words.brief(after)}; before: {words.brief(before)}"


def _marks(groups: Sequence[Sequence[Shift]]) -> tuple[Mark, ...]:
    """The numbers of its changes beside each state, where few states changed alike."""
    numbers: dict[str, list[str]] = {}
    for number, group in enumerate(groups, 1):
        for shift in group if len(group) < TOGETHER else ():
            numbers.setdefault(shift.country, []).append(str(number))
    points: Mapping[str, tuple[int, int]] = load_shapes().points
    return tuple(Mark(*points[code], ", ".join(told)) for code, told in numbers.items() if code in points)


def _sheet(atlas: Atlas, counts: str, told: Sequence[tuple[str, str]], ruling: Ruling, *, changed: int = 0) -> Sheet:
    legend = _legend(atlas, changed)
    listed = (f"{answer.label}: {', '.join(answer.names)}." for answer in atlas.answers)
    return Sheet(
        title=atlas.title,
        size=min(TITLE_SIZE, WIDTH / (EM * len(atlas.title))),
        counts=counts,
        described=" ".join((atlas.summary, *listed)),
        legend=legend,
        lines=_below(told, legend[-1].y + 6.5),
        changed=(),
        marks=(),
        note=f"Law tables {ruling.law}, kept up to {words.day(ruling.as_of)}. Shapes: Natural Earth, public domain;"
        " the map shows states’ answers, not their borders.",
    )


def _legend(atlas: Atlas, changed: int) -> tuple[Entry, ...]:
    """The entries from left to right, and on a second line where they are too many for one."""
    told = [(answer.pattern, f"{answer.label}: {len(answer.codes)}") for answer in atlas.answers]
    told += [("changed", f"Changed within these days: {changed}")] if changed else []
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
    """The text under the map, cut into lines; the last one counts what found no room."""
    letters = int(WIDTH / (EM * BELOW_SIZE))
    lines: list[tuple[str, str]] = []
    for number, (lead, text) in enumerate(told):
        cut = wrap(f"{lead} {text}", letters) or [""]
        room = BELOW_LINES - len(lines) - (number + 1 < len(told))
        if len(cut) > room:
            lines.append(("", f"and {len(told) - number} more, which --format html lists"))
            break
        lines += [(lead, cut[0].removeprefix(lead).lstrip()), *(("", rest) for rest in cut[1:])]
    return tuple(Line(round(top + n * BELOW_LEADING, 2), lead, text) for n, (lead, text) in enumerate(lines))
