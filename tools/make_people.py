"""Adds wanted persons to data/people.jsonl: `python tools/make_people.py ../shared/facts/warrants.csv`.

Everybody in the warrants table who has a name and is not yet in the list is added, with the home state, the variants and
the original script; the row's sources go into data/people.sources.csv. Rows that are there are never changed: the list
is kept by hand, this script only starts a row. Offices are filled in by hand.
"""

import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/setfoot/data"
# The press's name, where the Court's is longer; the id follows from it.
PRESS_NAMES = {
    "Abdallah Banda Abakaer Nourain": "Abdallah Banda",
    "Abdurahem Khalefa Abdurahem Elshgagi": "Abdurahem al-Kani",
    "Ahmad Muhammad Harun": "Ahmad Harun",
    "Aimé Kilolo Musamba": "Aimé Kilolo",
    "Al Hassan Ag Abdoul Aziz Ag Mohamed Ag Mahmoud": "Al Hassan Ag Abdoul Aziz",
    "Ali Muhammad Ali Abd-Al-Rahman": "Ali Kushayb",
    "Fidèle Babala Wandu": "Fidèle Babala",
    "Francis Kirimi Muthaura": "Francis Muthaura",
    "Henry Kiprono Kosgey": "Henry Kosgey",
    "Jean-Jacques Mangenda Kabongo": "Jean-Jacques Mangenda",
    "Jean-Pierre Bemba Gombo": "Jean-Pierre Bemba",
    "Khaled Mohamed Ali El Hishri": "Khaled El Hishri",
    "Mahamat Nouradine Adam": "Noureddine Adam",
    "Mahmoud Mustafa Busayf Al-Werfalli": "Mahmoud al-Werfalli",
    "Maria Alekseyevna Lvova-Belova": "Maria Lvova-Belova",
    "Maxime Jeoffroy Eli Mokom Gawaka": "Maxime Mokom",
    "Mikhail Mayramovich Mindzaev": "Mikhail Mindzaev",
    "David Georgievich Sanakoev": "David Sanakoev",
    "Mohammed Diab Ibrahim Al-Masri": "Mohammed Deif",
    "Muammar Mohammed Abu Minyar Gaddafi": "Muammar Gaddafi",
    "Omar Hassan Ahmad Al Bashir": "Omar al-Bashir",
    "Osama Elmasry Njeem": "Osama Njeem",
    "Philip Kipkoech Bett": "Philip Bett",
    "Rodrigo Roa Duterte": "Rodrigo Duterte",
    "Ronald Marapon dela Rosa": "Ronald dela Rosa",
    "Saleh Mohammed Jerbo Jamus": "Saleh Jerbo",
    "Sergei Ivanovich Kobylash": "Sergei Kobylash",
    "Sergei Kuzhugetovich Shoigu": "Sergei Shoigu",
    "Thomas Lubanga Dyilo": "Thomas Lubanga",
    "Uhuru Muigai Kenyatta": "Uhuru Kenyatta",
    "Valery Vasilyevich Gerasimov": "Valery Gerasimov",
    "Viktor Nikolayevich Sokolov": "Viktor Sokolov",
    "Vladimir Vladimirovich Putin": "Vladimir Putin",
    "Walter Osapiri Barasa": "Walter Barasa",
    "William Samoei Ruto": "William Ruto",
}
# Words and common names, which would be found where nobody means the person.
NO_ALIASES = frozenset(
    {
        "Simba", "Rambo", "Qaddafi", "Kadhafi", "Sanussi", "Almasri", "Béina", "Terminator Tango", "Al Hassan", "Al Buti",
        "Hussein Ali", "Abou Fadl", "Abou Tourab",
    }
)  # fmt: skip


def main(warrants: Path) -> None:
    """Append a row for everybody wanted who has none."""
    people = [json.loads(line) for line in (DATA / "people.jsonl").read_text("utf-8").splitlines()]
    known = {person["id"] for person in people}
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["iso3"]: row["code"] for row in csv.DictReader(file)}
    with warrants.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["person"].startswith("UNNAMED")]
    added = [row for row in rows if slug(press_name(row)) not in known]
    with (DATA / "people.jsonl").open("a", encoding="utf-8") as list_file:
        list_file.writelines(json.dumps(person(row, codes), ensure_ascii=False) + "\n" for row in added)
    with (DATA / "people.sources.csv").open("a", encoding="utf-8", newline="") as source_file:
        sources = csv.writer(source_file, lineterminator="\n")
        sources.writerows((slug(press_name(row)), row["verified"], row["sources"]) for row in added)
    print(f"{len(added)} added, {len(rows) - len(added)} were there")


def press_name(row: dict[str, str]) -> str:
    """The name the press uses."""
    return PRESS_NAMES.get(row["person"], row["person"])


def slug(name: str) -> str:
    """The id: lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def person(row: dict[str, str], codes: dict[str, str]) -> dict[str, object]:
    """A new row, without offices."""
    name = press_name(row)
    scripts = re.split(r"[()]", row["original_script"])
    offered = [row["person"], *row["name_variants"].split(";"), *scripts]
    aliases = [alias for alias in dict.fromkeys(map(str.strip, offered)) if alias and alias not in NO_ALIASES | {name}]
    female = {"Maria Lvova-Belova", "Simone Gbagbo"}
    return {
        "id": slug(name),
        "name": name,
        "country": codes[row["nationality"]],
        "gender": "f" if name in female else "m",
        "aliases": aliases,
        "offices": [],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
