"""Writes data/states.csv from the project's fact tables: `python tools/make_states.py ../shared/facts/states.csv`.

A variant with a note in brackets ("Abidjan (de facto seat of government)") is kept without the note when the note says
that the capital bore the name in those years, and left out otherwise: a second or former capital is a place, not
another name of this one.
"""

import csv
import re
import sys
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src/setfoot/data/states.csv"
COLUMNS = {
    "code": "iso2",
    "iso3": "iso3",
    "name": "name",
    "names": "name_variants",
    "demonyms": "demonyms",
    "capital": "capital",
    "capitals": "capital_variants",
    "group": "icc_region_group",
    "verified": "verified",
    "sources": "sources",
}
VARIANTS = ("names", "demonyms", "capitals")
KEPT_NOTES = r"\d{4}-\d{4}\)|Dominica\)|status disputed"
NO_VARIANTS = ("Rangoon", "Salisbury", "Soul", "Bathurst", "")


def clean(cell: str) -> str:
    """The variants of a cell, without their notes and without those whose note disqualifies them."""
    kept = (
        part.strip()
        for part in re.split(r";(?![^(]*\))", cell)
        if "(" not in part or re.search(rf"\(({KEPT_NOTES})", part)
    )
    return ";".join(dict.fromkeys(re.sub(r"\s*\([^)]*\)", "", part) for part in kept if part not in NO_VARIANTS))


def main(facts: Path) -> None:
    """Write the table, one row for each state of the facts, in their order."""
    with facts.open(encoding="utf-8", newline="") as source, TABLE.open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(COLUMNS)
        for row in csv.DictReader(source):
            cells = {name: row[column] for name, column in COLUMNS.items()}
            rows.writerow(clean(cell) if name in VARIANTS else cell for name, cell in cells.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
