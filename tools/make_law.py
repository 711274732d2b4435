"""Makes the law tables that come from the fact tables, so that every shipped row can be traced to one there.

`python tools/make_law.py FACTS OUT` reads the CSV files in the folder FACTS (default ../shared/facts) and writes
rome_statute, persons, warrants, cooperation, findings, visits and skipped to the folder OUT (default
src/setfoot/data/law). What the facts say in words only (how a warrant ended, a name for daily use, a second warrant) is
read once by a person and stands in law_readings.csv beside this file. What was found since stands in
law_corrections.csv, a cell a line: the table, the key of its row (the cells named in KEYS, with a space between), the
column, its new value and why; a value for `sources` is added to those of the facts. Whole rows that the facts do not
have stand in law_added_TABLE.csv. So a run gives exactly the shipped files, and a test holds it to that. The other
tables of data/law are kept by hand.
"""

import calendar
import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
FACTS: Final = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent.parent / "shared" / "facts")
OUT: Final = Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parent / "src" / "setfoot" / "data" / "law")
KEYS: Final = {
    "rome_statute": ("country",),
    "persons": ("id",),
    "warrants": ("person", "issued"),
    "cooperation": ("kind", "country", "since"),
    "findings": ("country", "decided"),
    "visits": ("person", "country", "arrived"),
    "skipped": ("person", "country", "planned_first"),
}
"""The cells that tell a row of each table from its others, as the facts have them."""

SITUATIONS: Final = {
    "Uganda": "uganda",
    "Democratic Republic of the Congo": "dr-congo",
    "Central African Republic I": "central-african-republic-1",
    "Central African Republic II": "central-african-republic-2",
    "Darfur (Sudan)": "darfur",
    "Kenya": "kenya",
    "Libya": "libya",
    "Côte d'Ivoire": "cote-d-ivoire",
    "Mali": "mali",
    "Georgia": "georgia",
    "Ukraine": "ukraine",
    "State of Palestine": "palestine",
    "Philippines": "philippines",
    "Afghanistan": "afghanistan",
}
KINDS: Final = {
    "UNSC referral": "council_referral",
    "Art. 12(3) declaration": "acceptance",
    "Art. 124 declaration": "war_crimes_opt_out",
    "State referral": "state_referral",
    "Host state": "host_state",
    "Regional obligation": "regional",
    "Regional policy": "regional",
    "Interpol notice": "interpol_notice",
    "National warrant": "national_warrant",
    "National ban": "national_ban",
    "Sanctions on the Court": "sanctions",
    "Art. 98(2) bilateral agreement with USA": "agreement_98_2",
}
"""Our word for each type of row in cooperation.csv."""
REFUSED: Final = {("PS", "2009-01-21"), ("EG", "2013-12-13")}
"""Declarations under Art. 12(3) that the Court did not accept."""
OWN_SITUATION: Final = {
    "SD": "darfur",
    "LY": "libya",
    "UA": "ukraine",
    "CI": "cote-d-ivoire",
    "PS": "palestine",
    "UG": "uganda",
}
"""The situation that a referral or declaration of the state is about; Armenia's is about none with a warrant."""
ANNOUNCED: Final = {"BF": "2025-09-22", "ML": "2025-09-22", "NE": "2025-09-22", "TD": "2026-07-27", "VE": "2026-07-24"}
TAKEN_BACK: Final = {"MY": "2019-04-29"}
OPEN_ENDED: Final = {
    "VE": "The day on which the depositary received the notice of withdrawal is not confirmed: 2026-07-24 is approximate",
    "BF": "Withdrawal was announced on 2025-09-22; no notification to the depositary was found (looked at early in 2026)",
    "ML": "Withdrawal was announced on 2025-09-22; no notification to the depositary was found (looked at early in 2026)",
    "NE": "Withdrawal was announced on 2025-09-22; no notification to the depositary was found (looked at early in 2026)",
    "TD": "Withdrawal was announced on 2026-07-27; no notification to the depositary was found (looked on 2026-10-07)",
    "ME": "Succession: membership is counted from independence on 2006-06-03, not by Art. 126(2)",
}
NOT_ABOUT_ARREST: Final = {"Uhuru Muigai Kenyatta (evidence, not arrest)": "Uhuru Muigai Kenyatta"}

Row = dict[str, str]


def facts(name: str) -> list[Row]:
    """The rows of one fact table."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def beside(name: str) -> list[Row]:
    """The rows of a CSV file beside this one, none when there is no such file."""
    path = HERE / f"{name}.csv"
    return list(csv.DictReader(path.open(encoding="utf-8", newline=""))) if path.exists() else []


def correct(name: str, rows: list[Row]) -> None:
    """Put into the rows what was found since the facts were written down."""
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        by_key.setdefault(" ".join(row[cell] for cell in KEYS[name] if row[cell]), []).append(row)
    for fix in CORRECTIONS:
        if fix["table"] == name:
            found = by_key.get(fix["key"], [])
            if len(found) != 1 or fix["column"] not in found[0]:
                sys.exit(
                    f"law_corrections.csv: {len(found)} rows of {name} for {fix['key']!r}, column {fix['column']!r}"
                )
            found[0][fix["column"]] = fix["value"] if fix["column"] != "sources" else sources(found[0], fix)


def sources(row: Row, fix: Row) -> str:
    """The sources of the facts and those found since."""
    return "; ".join(filter(None, (row["sources"], listed(fix["value"]))))


def write(name: str, rows: Iterable[Row]) -> None:
    """Write one law table."""
    rows = [*rows, *beside(f"law_added_{name}")]
    correct(name, rows)
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}.csv: {len(rows)} rows")


def slug(name: str) -> str:
    """The lower-case ASCII name with hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def listed(text: str) -> str:
    """A list cell: semicolons inside parentheses do not part items."""
    return re.sub(r"\([^()]*\)", lambda inside: inside[0].replace(";", ","), text)


def ends(text: str) -> tuple[str, str]:
    """The first and last day that `2024`, `2024-05` or `2024-05-06` allows; both empty when there is none."""
    match [int(part) for part in text.split("-") if part]:
        case [year]:
            return f"{year}-01-01", f"{year}-12-31"
        case [year, month]:
            return f"{text}-01", f"{text}-{calendar.monthrange(year, month)[1]:02}"
        case _:
            return text, text


def marks(row: Row, *, caveat: str = "") -> Row:
    """The columns that every law table ends with."""
    unsure = caveat or doubt(row.get("notes", ""))
    notes = "" if unsure == row.get("notes") else row.get("notes", "")
    return {"verified": row["verified"], "sources": listed(row["sources"]), "caveat": unsure, "notes": notes}


DOUBT: Final = re.compile(
    r"not (?:checked|known|confirmed|verified|found|re-checked|looked up)|(?-i:\bNOT\b)|UNRESOLVED|uncertain|own knowledge|"
    r"differ|approximate|Source gives no day|needs a second|One source gives|vary|Rejected by",
    re.IGNORECASE,
)


def doubt(note: str) -> str:
    """The note, where it speaks of a doubt."""
    return note if DOUBT.search(note) else ""


ISO2: Final = {row["iso3"]: row["iso2"] for row in facts("states")} | {"HKG": "HK", "": ""}
GOLD: Final = FACTS.parent / "gold" / "people.jsonl"
READINGS: Final = beside("law_readings")
CORRECTIONS: Final = beside("law_corrections")


def person_ids() -> dict[str, str]:
    """Every name of a wanted person in the facts, with the id: the labelled people's where there is one."""
    labelled = {}
    for person in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        labelled |= dict.fromkeys((person["name"], *person["aliases"]), person["id"])
    ids = {}
    for row in READINGS:
        name = row["name"] or row["full_name"]
        ids[row["full_name"]] = ids[name] = labelled.get(name, slug(name))
    return ids


IDS: Final = person_ids()


def people(cell: str) -> str:
    """The ids of the persons a finding names."""
    names = [NOT_ABOUT_ARREST.get(name, name) for name in map(str.strip, cell.split(";"))]
    return ";".join(IDS[re.sub(r" \([^)]*\)$", "", name)] for name in names)


def statute() -> Iterable[Row]:
    """One row a state."""
    for row in facts("rome_statute"):
        country = ISO2[row["iso3"]]
        other = row["disagreements"].replace("aba-icc ", "").replace("EIF", "entry into force")
        differs = other and f"aba-icc.org has other days ({other}); those of the United Nations and Art. 126 are kept"
        end = marks(row, caveat=OPEN_ENDED.get(country, differs))
        end["notes"] = "" if row["notes"] == end["caveat"] else row["notes"]
        yield {
            "country": country,
            **{column: row[column] for column in ("name", "signed", "deposited", "instrument", "entry_into_force")},
            "withdrawal_announced": ANNOUNCED.get(country, ""),
            **{column: row[column] for column in ("withdrawal_notified", "withdrawal_effective", "withdrawal_revoked")},
            "instrument_withdrawn": TAKEN_BACK.get(country, ""),
            "no_intent": row["declared_intent_not_to_ratify"],
            **end,
        }


def persons() -> Iterable[Row]:
    """One row a person with a warrant or summons; placeholders without a name are left out."""
    names = {row["full_name"]: row["name"] or row["full_name"] for row in READINGS}
    for row in facts("warrants"):
        if row["person"].startswith("UNNAMED"):
            continue
        name = names[row["person"]]
        others = [row["person"], *row["name_variants"].split(";"), row["original_script"]]
        unsure = next(
            (r["caveat"] for r in READINGS if r["full_name"] == row["person"] and "Nationality" in r["caveat"]), ""
        )
        yield {
            "id": IDS[row["person"]],
            "name": name,
            "names": ";".join(dict.fromkeys(other.strip() for other in others if other.strip() not in ("", name))),
            "country": ISO2[row["nationality"]],
            "offices": row["offices"],
            **marks({**row, "notes": ""}, caveat=unsure),
        }


def warrants() -> Iterable[Row]:
    """One row a warrant or summons, in the order of the facts."""
    known = {row["person"]: row for row in facts("warrants")}
    seen = set()
    for read in READINGS:
        name, row = read["full_name"], known[read["full_name"]]
        first = name not in seen
        seen.add(name)
        days = {"kind": read["kind"] or row["type"], "applied": exact(row["application_date"]) if first else ""}
        for column, fact in (
            ("issued", "issued_date"),
            ("unsealed", "unsealed_date"),
            ("surrendered", "surrender_date"),
        ):
            days[column] = read[column] or (row[fact] if not read["kind"] else "")
            if column != "surrendered":
                days[f"{column}_by"] = read[f"{column}_by"]
        yield {
            "person": IDS[name],
            "situation": SITUATIONS[row["situation"]],
            "crimes": row["crimes"],
            **days,
            **{column: read[column] for column in ("ended", "ended_by", "end")},
            "status": row["status_2026_11_22"],
            "status_date": row["status_date"],
            "caveat_since": read["caveat_since"],
            **marks({**row, "notes": read["note"] or row["notes"]}, caveat=read["caveat"]),
        }


def exact(day: str) -> str:
    """The day, or nothing when only a month or year is known."""
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else ""


def cooperation() -> Iterable[Row]:
    """One row a referral, declaration, agreement or notice."""
    for row in facts("cooperation"):
        country, kind = ISO2[row["iso3"]], KINDS[row["type"]]
        about = OWN_SITUATION.get(country, "") if kind in ("council_referral", "acceptance") else ""
        yield {
            "kind": kind,
            "subject": ISO2.get(row["subject"], row["subject"]),
            "country": country,
            "situation": about,
            "since": row["date"],
            "until": row["end_date"],
            "accepted": "no" if kind == "acceptance" and (country, row["date"]) in REFUSED else "yes",
            "instrument": row["instrument"],
            "binds": row["who_is_bound"],
            "detail": row["detail"],
            **marks(row, caveat=row["notes"] if kind == "agreement_98_2" else ""),
        }


def findings() -> Iterable[Row]:
    """One row a decision and state; a decision about two states makes two rows."""
    for row in facts("findings"):
        if row["state"] == "Uganda; Chad":
            for country, day in (("UG", row["visit_start"]), ("TD", row["visit_end"])):
                yield finding(row, country, day, day)
        else:
            yield finding(row, ISO2[row["iso3"]], row["visit_start"], row["visit_end"])


def finding(row: Row, country: str, first: str, last: str) -> Row:
    """One decision about one state."""
    return {
        "country": country,
        "persons": people(row["person"]),
        "visit_first": ends(first)[0],
        "visit_last": ends(last)[1],
        "decided": row["decision_date"],
        "chamber": row["chamber"],
        "document": row["document"],
        "outcome": row["outcome"],
        "failure": "yes" if row["non_compliance_found"].startswith("yes") else "no",
        "finding": row["non_compliance_found"],
        "referred": row["referred_to"],
        **marks(row),
    }


def visits() -> Iterable[Row]:
    """One row a known foreign visit."""
    for row in facts("visits"):
        first, last = ends(row["arrival"])
        yield {
            "person": IDS[row["person"]],
            "country": ISO2[row["country_iso3"]],
            "cities": re.sub(r" / ", ";", row["city"]),
            "arrived": first,
            "arrived_by": "" if last == first else last,
            "left": row["departure"],
            "approximate": "yes" if row["date_precision"] == "approx" else "no",
            "occasion": row["occasion"],
            "arrested": row["arrested"],
            **marks(row),
        }


def skipped() -> Iterable[Row]:
    """One row a visit that was called off, moved or avoided."""
    for row in facts("skipped"):
        first, last = ends(row["planned_start"])[0], ends(row["planned_end"] or row["planned_start"])[1]
        yield {
            "person": IDS[row["person"]],
            "event": row["event"],
            "country": ISO2[row["country_iso3"]],
            "city": row["city"],
            "planned_first": first,
            "planned_last": last,
            "happened": row["what_happened"],
            "instead": row["instead"],
            **marks(row),
        }


def main() -> None:
    """Write every table that comes from the facts."""
    for table in (statute, persons, warrants, cooperation, findings, visits, skipped):
        write({"statute": "rome_statute"}.get(table.__name__, table.__name__), table())


if __name__ == "__main__":
    main()
