"""Values as text: for people at a terminal, for scripts, for spreadsheets, and as case files to hand over.

Nothing is concluded here. Each form is a function from values, `Names` and a `Look` to pieces of text; the mappings
below say which forms a question has. The JSON of the contract is made in `contract` and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.tell import (
    changes,
    decided,
    jsonl,
    ledger,
    lines,
    mapsheet,
    page,
    route,
    routemap,
    rows,
    sheet,
    spans,
    why,
)
from setfoot.tell.casefile import drop_earlier, write_report
from setfoot.tell.contract import reading_json, report_json, skipped_json, trip_json
from setfoot.tell.decided import what_changed
from setfoot.tell.names import Look, Names
from setfoot.tell.ruling import ruling_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from setfoot.facts import (
        Behind,
        Contents,
        Course,
        Entry,
        Explained,
        KnownLaw,
        LawChange,
        Ledgered,
        Reading,
        Reviewed,
        Route,
        Ruling,
    )

READING_FORMS: Final[Mapping[str, Callable[[Iterable[Reading], Names, Look], Iterable[str]]]] = {
    "lines": lines.reading_lines,
    "jsonl": jsonl.reading_lines,
}
"""What articles say: `read`."""

WHY_FORMS: Final[Mapping[str, Callable[[Iterable[Explained], Names, Look], Iterable[str]]]] = {
    "text": why.why_text,
    "json": why.why_array,
}
"""How articles were decided: `why`."""

TRIP_FORMS: Final[Mapping[str, Callable[[Iterable[Entry], Names, Look], Iterable[str]]]] = {
    "lines": lines.trip_table,
    "json": jsonl.trip_array,
    "jsonl": jsonl.trip_lines,
    "csv": sheet.trip_sheet,
    "html": page.trip_page,
}
"""Many trips: `trips`."""

ONE_TRIP_FORMS: Final[Mapping[str, Callable[[Entry, Names, Look], Iterable[str]]]] = {
    "lines": lines.one_trip,
    "json": jsonl.trip_object,
    "jsonl": jsonl.trip_line,
    "html": page.one_trip,
}
"""One trip with all its evidence: `trip`."""

RULING_FORMS: Final[Mapping[str, Callable[[Ruling, Names, Look], Iterable[str]]]] = {
    "lines": lines.ruling_steps,
    "json": jsonl.ruling_object,
}
"""One ruling: `check`."""

WHERE_FORMS: Final[Mapping[str, Callable[[Sequence[Ruling], Names, Look], Iterable[str]]]] = {
    "lines": lines.where_table,
    "json": jsonl.where_array,
    "csv": sheet.where_sheet,
    "html": page.where_page,
    "svg": mapsheet.day_map,
}
"""The answer of every state on one day: `where`."""

BEHIND_FORMS: Final[Mapping[str, Callable[[Behind, Names, Look], Iterable[str]]]] = {
    "lines": rows.behind_lines,
    "json": rows.behind_object,
    "csv": rows.behind_sheet,
}
"""The rows behind one state or person: `facts WHAT`."""

CONTENTS_FORMS: Final[Mapping[str, Callable[[Contents, Names, Look], Iterable[str]]]] = {
    "lines": rows.contents_lines,
    "json": rows.contents_object,
    "csv": rows.contents_sheet,
}
"""What the law's tables hold: `facts` and `law check`."""

CHANGE_FORMS: Final[Mapping[str, Callable[[LawChange, Names, Look], Iterable[str]]]] = {
    "lines": changes.change_lines,
    "json": changes.change_object,
    "csv": changes.change_sheet,
}
"""What differs between two versions: `law diff`."""

VERSION_FORMS: Final[Mapping[str, Callable[[Sequence[KnownLaw], Names, Look], Iterable[str]]]] = {
    "lines": changes.version_lines,
    "json": changes.version_array,
}
"""Versions that can be named: `law versions`."""
SPAN_FORMS: Final[Mapping[str, Callable[[Sequence[Course], Names, Look], Iterable[str]]]] = {
    "lines": spans.span_lines,
    "json": spans.span_object,
    "csv": spans.span_sheet,
    "html": page.span_page,
    "svg": mapsheet.span_map,
}
"""The answers of every state over a span of days: `where` too."""

ROUTE_FORMS: Final[Mapping[str, Callable[[Route, Names, Look], Iterable[str]]]] = {
    "lines": route.route_lines,
    "json": route.route_object,
    "html": route.route_page,
    "svg": routemap.route_sheet,
}
"""A planned flight: `route`."""

LOG_FORMS: Final[Mapping[str, Callable[[Iterable[Reviewed], Names, Look], Iterable[str]]]] = {
    "lines": decided.log_lines,
    "jsonl": decided.log_rows,
    "csv": decided.log_sheet,
}
"""What people decided: `log`."""

LEDGER_FORMS: Final[Mapping[str, Callable[[Ledgered, Names, Look], Iterable[str]]]] = {
    "lines": ledger.ledger_lines,
    "csv": ledger.ledger_sheet,
    "html": ledger.ledger_page,
    "json": ledger.ledger_object,
}
"""Trips held against somebody else's table: `diff`."""

__all__ = [
    "BEHIND_FORMS",
    "CHANGE_FORMS",
    "CONTENTS_FORMS",
    "LEDGER_FORMS",
    "LOG_FORMS",
    "ONE_TRIP_FORMS",
    "READING_FORMS",
    "ROUTE_FORMS",
    "RULING_FORMS",
    "SPAN_FORMS",
    "TRIP_FORMS",
    "VERSION_FORMS",
    "WHERE_FORMS",
    "WHY_FORMS",
    "Look",
    "Names",
    "drop_earlier",
    "reading_json",
    "report_json",
    "ruling_json",
    "skipped_json",
    "trip_json",
    "what_changed",
    "write_report",
]
