"""What a large scan takes, planned from measured figures: core-hours, memory, storage, money, and what is waited for.

    python bench/plan_scale.py [--set NAME=VALUE ...] [--results DIR]

Prints what is measured and what is assumed, then the plan for ten years of Common Crawl News, as docs/scale.md has it. Any
figure can be set (`--set passing=0.02`). With --results, a folder that `setfoot scan` made of a few files, the shares, the
seconds a page and the sizes are those of that scan.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import dataclass, fields, replace
from pathlib import Path

HOUR = 3600
MEASURED = "measured"
ASSUMED = "assumed"
TOLD = {
    "pages": (ASSUMED, "pages in all, as the task has it"),
    "packed": (ASSUMED, "bytes a page as stored: 50,000 files of 1 GB with 27,000 pages each"),
    "gate": (
        MEASURED,
        "microseconds a page of 150 KB: unpacked, cut into records, searched for 1,000 aliases",
    ),
    "passing": (ASSUMED, "share of pages whose bytes may name somebody watched"),
    "tree": (MEASURED, "microseconds for each page that passes: tree, text, day (bench/scan.py, c' less c, over 3 %)"),
    "readable": (ASSUMED, "share of those in a language that has a reader (English)"),
    "reading": (MEASURED, "microseconds for each of those to be read (docs/accuracy.md: 183 a second)"),
    "kept": (MEASURED, "bytes of results for each page read (6,000 articles that name somebody: 3.87 MB)"),
    "telling": (MEASURED, "reports of each page read (609 of 6,000)"),
    "dealing": (MEASURED, "microseconds a report to be dealt out by person (bench/concluding.py)"),
    "concluding": (MEASURED, "microseconds a report to be concluded, of people with few"),
    "first": (ASSUMED, "share of all reports that are of one person"),
    "linear": (
        MEASURED,
        "microseconds a report of the one person with most, and (bench/concluding.py; the steepest of several runs)",
    ),
    "square": (MEASURED, "as many more for each further report of that person"),
    "held": (MEASURED, "bytes of memory a report of that person while it is concluded"),
    "worker": (MEASURED, "bytes of memory a worker holds: lexicon, model, one file, and Ray in it"),
    "core_price": (ASSUMED, "dollars a core-hour, on demand"),
    "get_price": (ASSUMED, "dollars for a thousand requests to S3, one for each 5 MB"),
    "out_price": (ASSUMED, "dollars a GB that leaves the region of the storage"),
    "kept_price": (ASSUMED, "dollars a GB and month in S3"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the plan follows from; TOLD says what each is and where it is from."""

    pages: float = 1.35e9
    packed: float = 37_000
    gate: float = 258
    passing: float = 0.03
    tree: float = 7_000
    readable: float = 0.4
    reading: float = 5_460
    kept: float = 644
    telling: float = 0.10
    dealing: float = 155
    concluding: float = 453
    first: float = 0.35
    linear: float = 500
    square: float = 0.0117
    held: float = 54_000
    worker: float = 300e6
    core_price: float = 0.04
    get_price: float = 0.0004
    out_price: float = 0.09
    kept_price: float = 0.023


def main() -> None:
    """Print figures and plan."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--results", type=Path, metavar="DIR")
    asked = parser.parse_args()
    figures = Figures()
    given: set[str] = set()
    if asked.results:
        own = of_scan(asked.results)
        given, figures = set(own), replace(figures, **own)
    changed = dict(one.split("=", 1) for one in asked.set)
    if unknown := changed.keys() - TOLD.keys():
        sys.exit(f"no figure {', '.join(sorted(unknown))}; there are {', '.join(TOLD)}")
    figures = replace(figures, **{name: float(value) for name, value in changed.items()})
    print("| figure | value | from | what |\n| --- | --- | --- | --- |")
    for one in fields(figures):
        where = "set" if one.name in changed else "your scan" if one.name in given else TOLD[one.name][0]
        print(f"| {one.name} | {getattr(figures, one.name):,.10g} | {where} | {TOLD[one.name][1]} |")
    print("\n| plan | |\n| --- | --- |")
    for what, value in plan(figures).items():
        print(f"| {what} | {value} |")


def plan(of: Figures) -> dict[str, str]:
    """What follows, in words."""
    passing = of.pages * of.passing
    read = passing * of.readable
    steps = {"gate": of.pages * of.gate, "text": passing * of.tree, "reading": read * of.reading}
    each = sum(steps.values()) / of.pages
    hours = sum(steps.values()) / 1e6 / HOUR
    terabytes = of.pages * of.packed / 1e12
    reports = read * of.telling
    most = reports * of.first
    alone = (of.linear * most + of.square * most**2) / 1e6
    rate = of.packed / each  # bytes a microsecond are megabytes a second
    asked = of.pages * of.packed / 5e6 / 1000 * of.get_price
    return {
        "files as stored": f"{terabytes:,.0f} TB",
        "scan": f"{hours:,.0f} core-hours: "
        + ", ".join(f"{what} {spent / 1e6 / HOUR:,.0f}" for what, spent in steps.items()),
        "a page": f"{each:,.0f} microseconds",
        "a terabyte as stored": f"{hours / terabytes:,.1f} core-hours, ${hours / terabytes * of.core_price:,.2f}",
        "one core takes in": f"{rate:,.0f} MB/s ({rate * 8 / 1000:,.1f} Gbit/s)",
        "64 cores": f"{hours / 64:,.1f} hours, {64 * rate / 1000:,.1f} GB/s, {64 * of.worker / 1e9:,.0f} GB of memory",
        "8 cores on a line of 1 Gbit/s": f"{max(hours / 8, terabytes * 8e3 / HOUR) / 24:,.1f} days",
        "pages read": f"{read / 1e6:,.1f} million",
        "results": f"{read * of.kept / 1e9:,.1f} GB, ${read * of.kept / 1e9 * of.kept_price:,.2f} a month",
        "reports": f"{reports / 1e6:,.2f} million",
        "conclude": f"{reports * (of.dealing + of.concluding) / 1e6 / HOUR:,.1f} core-hours for all but the first person",
        "the first person": f"{most:,.0f} reports: {alone / 60:,.0f} minutes of one core, {most * of.held / 1e9:,.1f} GB",
        "money": f"${hours * of.core_price:,.0f} for cores, ${asked:,.0f} for requests, nothing for transfer in the "
        f"region; ${terabytes * 1000 * of.out_price:,.0f} more to carry the files out of it",
    }


def of_scan(folder: Path) -> dict[str, float]:
    """The figures of a scan: its pages stand for all."""
    told = [json.loads(line) for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    done = [line for line in told if line["status"] == "done" and line["responses"]]
    if not done:
        sys.exit(f"{folder}: no page was scanned there")
    pages = sum(line["responses"] for line in done)
    passing = sum(line["named_in_bytes"] for line in done)
    named = sum(line["named_in_text"] for line in done)
    size = sum((folder / line["result"]).stat().st_size for line in done)
    spent = 1e6 * sum(line["seconds"] for line in done)
    later = passing * Figures.tree + named * Figures.reading
    return {
        "gate": max(0.0, spent - later) / pages,
        "passing": passing / pages,
        "readable": named / passing if passing else 0.0,
        "kept": size / named if named else 0.0,
        "telling": sum(line["reports"] for line in done) / named if named else 0.0,
    }


if __name__ == "__main__":
    main()
