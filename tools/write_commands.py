"""Writes docs/commands.md from the help of every command: `python tools/write_commands.py`, part of `make fix`."""

from __future__ import annotations

from pathlib import Path

import click

from setfoot.cli import main as setfoot

FILE = Path(__file__).parent.parent / "docs" / "commands.md"
WIDTH = 100
OPENING = """\
# Commands

Written from the commands' own help by `make fix`; do not edit. Dates are ISO 8601 (`2023-10-12`), countries ISO 3166-1
alpha-2 (`KG`, `XK` for Kosovo, `??` for a destination that is expressly not told), a window is `{"first": day, "last": day}`.
"""

SHAPES = """\
## Shapes of the JSON

Keys may be added; none is changed or dropped without a line in CHANGELOG.md. All JSON is UTF-8.

`read --format jsonl` writes one line for each article, in input order, also for articles without reports:

    {"article": id, "file": "news/a.txt"|"news/a.jsonl:12"|null, "published": window|null, "language": "en",
     "reports": [REPORT...],
     "skipped": [{"why": code, "quote": QUOTE|null, "note": str, "person", "country", "report", "source"}],
     "assertions": [ASSERTION...]}     what it asserts about matters the tables know, held against them

    ASSERTION {"matter": "member"|"parties"|"signatories"|"summit"|"warrant_issued"|"warrant_applied"|"warrant_over"|"warrant_count"|
                         "warrant_by"|"first_since"|"first_to"|"not_abroad"|"rarely_abroad"|"last_abroad"|"visit_count",
               "subject": str,           a person, a country, an event, or empty
               "country": "KG"|null,     the state it is about, or where a summit or a journey is put
               "value": str,             as asserted: "not_ratified", "approved" (by its parliament), "123", "120+" (more than),
                                         "~120" (about), a window; empty for a summit of which only the place is told; of a first
                                         visit also "warrant", "ever", "unsaid" (no since is told), and before it "official " where
                                         it is the first of official ones, "member " where only members of the Court are meant
               "day": window|null,       the days on which the article speaks, by which it is held against the record
               "voice": {"name", "kind"}|null,     who the article has it from
               "quote": QUOTE, "holds": "yes"|"no"|"unknown",
               "says": str}              the record's answer with its file; empty where no table knows

    REPORT {"id", "person": "vladimir-putin", "country": "KG", "city": "Bishkek"|null,
            "stage": "happened"|"planned"|"possible"|"called_off",
            "when": window|null,      the days on one of which the person arrived or was first there
            "until": window|null,     likewise the last day, when told
            "occasion": "CIS summit"|null, "voices": [{"name": "TASS", "kind": "agency"|"official"|"outlet"|"unnamed"}],
            "inferred": bool,         the place or person was not named but follows
            "quote": QUOTE,
            "main": bool,             the article is about this trip
            "cue": str}               what in the words decided
    QUOTE  {"start", "end", "text", "in": "text"|"title"}      offsets count code points: text[start:end] == text

`why --format json` writes one array, an object for each article, in input order; figures are log-odds, above 0 rather a trip:

    {"article": id, "file", "published": window|null, "published_by": str, "language",
     "decisions": [DECISION...],      by pair of person and country; of a pair first what stands
     "dropped": n,                    by the linear model; among the decisions with --all, else only counted
     "reports": [REPORT + {"dated_by": QUOTE|null}...], "skipped": [as above]}

    DECISION {"person", "country",
              "outcome": "by_rule"|"trip"|"evidence"|"not_read"|"none"|"dropped",     the first three stand in a report
              "stage": as above|null, "sentence": QUOTE, "person_at": QUOTE|null, "place_at": QUOTE|null,
              "rules": {"cue", "stage"}|null,           what the rules read of the two there
              "linear": {"log_odds", "for": [{"feature", "weight"}...], "against": [...], "rest"}|null,
              "encoder": {"log_odds", "stages": {"happened": probability, ...}}|null,     when it read the sentence
              "rules_add": number|null,                 what the rules add to both models: above 0 trust, below 0 doubts
              "doubts": [feature...],                   what the rules doubt it for
              "both": number|null,                      the two models together, with what the rules add
              "bar": number|null,                       what `both` had to reach, or the linear model where that alone was asked
              "day": QUOTE|null, "when": window|null}   the words that tell the day, and what they mean

`trips --format jsonl` writes one line for each trip, `json` one array of them, `trip --format json` one:

    {"trip": id, "person", "country", "cities": [...],
     "status": "rumoured"|"announced"|"under_way"|"ended"|"called_off"|"disputed",
     "history": [{"status", "since": day|null, "report": id, "because": str}],
     "arrived": window|null, "left": window|null,
     "occasions": [...], "reports": [REPORT + {"article", "outlet", "published", "url", "title", "file",
                                              "dated_by": DATING|null, "published_within": DATING|null,
                                              "rejected": bool, "decision": id|null}...],     the decision that stands on it
     "articles": n, "outlets": n, "origins": n,
     "origin_groups": [{"articles": [...], "because": str, "marks": [str], "state_media": [outlet...], "party": bool}],
     "origins_by_field": {"country": n, "arrived": n, "left": n, "status": n, "city": n, "occasion": n},
     "conflicts": [{"about": "day"|"country"|"stage"|"two_places"|"record", "sides": [[report ids]...], "note": str,
                   "quotes": [QUOTE + {"article"}...], "settled": str, "decided": str, "origins": [n...]}],   origins behind each side
     "ruling": RULING|null, "notes": [str],
     "rejected": bool,                every report of it was rejected
     "seen": bool,                    no report tells the arrival: "arrived" is when the person was first seen there
     "decisions": [{"id", "kind", "by", "at", "because", "field", "old", "new", "source", "subjects": [ids]}...],
     "journey": {"id", "trips": [ids in order], "first": day, "last": day,
                 "halts": [{"trip": id, "country", "city": str|null, "arrived": window|null}...]} | null}

    DATING {"first": day, "last": day, "because": str}   the days that follow from the trip for a report that tells no day of
                                                          arrival, or whose article's day is not known; what was said stays

`log --format jsonl` writes one line for each decision, the earliest first; `decide --from` reads them back:

    {"id", "kind": "same"|"different"|"confirmed"|"rejected"|"cannot_verify"|"corrected"|"split_origins"|"joined_origins"|"withdrawn",
     "by", "at": "2026-11-20T14:05:33.000000+00:00", "because",
     "field": "arrived"|"left"|"country"|"cities"|"occasions"|"status"|null, "old", "new", "source",      of a correction
     "withdraws": id|null,
     "subjects": [{"what": "report"|"trip"|"article", "id",
                   "reports": [{"id", "article", "person", "country", "stage", "when": window|null, "quote": QUOTE}...]}...],
     "withdrawn_by": id|null, "overruled_by": id|null, "no_longer_found": [report ids]}

`check --format json` writes one ruling, `where --format json` an array of them, a state each:

    RULING {"person", "country", "on": window, "duty": "bound"|"bound_by_acceptance"|"bound_by_council"|"not_bound"|"unknown",
            "reason": code, "contested": bool,
            "steps": [{"rule", "holds": "yes"|"no"|"unknown", "because": str, "sources": [...], "says": str}],
            "objections": [{"by", "ground", "answered_by": finding|null}],
            "precedents": [{"state", "visit", "decision", "outcome", "referred"}],
            "caveats": [str], "law": version, "as_of": day,
            "state": whose duty it is (of a territory, the state it belongs to)|null, "area": str}

`facts WHAT --format json` gives every row behind a state or a person, `facts --format json` and `law check` what the tables hold:

    {"law": version, "as_of": day, "about": "KG"|"vladimir-putin", "name", "summary": str, "rows": [ROW...]}
    {"law": version, "as_of": day, "files": [{"file", "rows", "own_knowledge", "one_source", "two_sources"}...], "left_out": [str]}

    ROW {"file": "rome_statute.csv", "row": n,      the row of column names is row 1
         "cells": {column: text},                   those that are not empty; lists are joined by "; "
         "verified": "own-knowledge"|"own+1 source"|"own+2 sources", "sources": [...], "caveat": str, "notes": str}

`law diff --format json`; `row` is that of the new file, or of the old one where the row was removed:

    {"old": version, "new": version,
     "rows": [{"file", "row": n, "key": str, "change": "changed"|"added"|"removed", "columns": [{"column", "old", "new"}...]}...],
     "trips": [{"kind": "visit"|"skipped"|"trip", "person", "country", "on": window, "trip": id|null,
                "old": ANSWER|null, "new": ANSWER|null}...]}     null where the person is not wanted

    ANSWER {"duty", "reason", "contested": bool}     as in a ruling

`law versions --format json`: `[{"law": version, "as_of": day, "shipped": bool, "kept": bool, "first_used": day|null}...]`.
`where --format json` over a span of days (`--on 2023-03-17..2025-06-01`) writes one object, the changes by day:

    {"person", "on": window, "law": version, "as_of": day,
     "states": [{"country", "answers": [{"first": day, "last": day, "duty", "reason", "contested"}...]}],
     "changes": [{"day", "country", "from": {"duty", "reason", "contested"}, "to": {likewise}, "because": str}]}

`route --format json` writes one object; kilometres are counted from the start of a leg, `off_km` is the least distance to land:

    {"person", "on": day, "corridor_km",
     "stops": [{"place", "country", "latitude", "longitude", "day", "home": bool, "meant": str, "ruling": RULING}...],
     "legs": [{"from", "to", "day", "km", "line": [[longitude, latitude]...],
               "over": [OVERFLIGHT...],          in the order of entering
               "beside": [OVERFLIGHT...],        within the corridor; from_km and to_km are where it is nearest
               "diversions": [{"country", "off_km", "at_km", "contested": bool, "landing"}...]}...],
     "arguments": {"for": [{"says", "article", "ours": bool}...], "against": [...]}, "notes": [str], "law", "as_of"}

    OVERFLIGHT {"country", "duty": "unknown", or as the landing's, "reason": "overflight", or the landing's,
                "from_km", "to_km", "over_km", "stretches": [[from, to]...], "off_km",
                "landing": RULING without steps, objections, precedents and caveats}

`diff --format json` writes one object; days are how many days later here than there, below 0 earlier:

    {"table": str, "tolerance": n, "counts": {STANDING: n, ...},
     "compared": [{"standing": STANDING, "person": id, or the name where nobody watched bears it, "country",
                   "there": {"row": n, "name", "places": [...], "start": window, "end": window|null}|null,
                   "here": {"trip": id, "status", "arrived": window|null, "left": window|null}|null,
                   "differences": [{"field": "arrived"|"left"|"status", "here": str, "there": str, "days": n|null}...],
                   "note": str}...]}     what lies near on the other side

    STANDING  "same"|"differs"          a row and a trip
              "only_there"              a row: the person was watched and articles cover the days, and no trip is it
              "unwatched"|"uncovered"   a row of nobody watched, or of days no article covers: nothing follows from it
              "only_here"               a trip that happened, of a person and days the table covers
              "unlisted"|"outside"|"undated"|"unsettled"     a trip of somebody without a row, before the first or after the
                                        last row of that person, without a day, or not told as happened

`scan` writes one line for each file into `manifest.jsonl`; its result files have the columns that
[how to scan](how-to-scan.md) tells of:

    {"source": str, "result": file name, or empty, "reader": fingerprint, "today": day, "status": "done"|"failed", "reason": str,
     "records": n, "bytes": n, "responses": n,       web pages among the records; of other files, the records
     "named_in_bytes": n, "named_in_text": n,        let through by the first gate, and by that of the text: these are read
     "no_reader": n, "kept": n,                      in a language without a reader; with anything said of somebody watched
     "reporting": n, "reports": n, "skipped": {why: n, ...}, "notes": n, "seconds": n}

`report` writes `case.json` beside each person's page: `{"person", "trips": [as above], "where": [...], "skipped": [...]}`.

`duty` speaks of the state's treaty duty to arrest and surrender a person whose warrant is public and in force on that day.
It is a research aid, not legal advice.
"""


def page() -> str:
    """The whole page: the program's help, then each command's."""
    settings = setfoot.context_settings | {"max_content_width": WIDTH, "terminal_width": WIDTH}
    top = click.Context(setfoot, info_name="setfoot", **settings)
    return "\n".join([OPENING, _fenced(setfoot.get_help(top)), *_commands(setfoot, top, ""), SHAPES])


def _commands(group: click.Group, above: click.Context, prefix: str) -> list[str]:
    """The help of each command, those of a group below the group."""
    parts = []
    for name, command in sorted(group.commands.items()):
        inner = click.Context(command, above, info_name=name)
        parts.append(f"## {prefix}{name}\n\n{_fenced(command.get_help(inner))}")
        if isinstance(command, click.Group):
            parts += _commands(command, inner, f"{prefix}{name} ")
    return parts


def _fenced(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"```text\n{lines}\n```\n"


def main() -> None:
    """Write the page and say when it changed."""
    if not FILE.exists() or FILE.read_text("utf-8") != page():
        FILE.write_text(page(), "utf-8")
        print(f"rewrote {FILE.name}")


if __name__ == "__main__":
    main()
