"""A table of travel is read by its own column names or COLT's, and a row that cannot stand is told with a remedy."""

import pytest

from setfoot.facts import BadQuestion, BadTable, Window
from setfoot.tables.people import Office, Person
from setfoot.tables.travel import load_travel

PEOPLE = (
    Person("john-kerry", "John Kerry", "US", "m", ("Secretary Kerry",), (Office("secretary of state"),)),
    Person("abdel-fattah-el-sisi", "Abdel Fattah el-Sisi", "EG", "m", ("al-Sisi",)),
    Person("adly-al-sisi", "Adly al-Sisi", "EG", "m"),
    Person("omar-sisi", "Omar Sisi", "EG", "m", ("al-Sisi",)),
)


def load(tmp_path, text, *, encoding="utf-8"):
    file = tmp_path / "t.csv"
    file.write_text(text, encoding)
    return load_travel(file, PEOPLE)


def refused(tmp_path, row, head="person,country,places,start,end"):
    with pytest.raises(BadTable) as error:
        load(tmp_path, f"{head}\n{row}\n")
    return str(error.value)


def test_the_plain_columns(tmp_path):
    (row,) = load(tmp_path, "person,country,places,start,end\njohn-kerry,CH,Lausanne; Geneva,2015-03-15,2015-03-21\n")
    assert (row.number, row.person, row.country, row.places) == (2, "john-kerry", "CH", ("Lausanne", "Geneva"))
    assert (row.start, row.end) == (Window.parse("2015-03-15"), Window.parse("2015-03-21"))


def test_colt_s_columns(tmp_path):
    head = "TripID,LeaderID,LeaderFullName,LeaderCountryISO,CountryVisited,CountryVisitedISO,CityVisited,TripYear,TripStartDate,TripEndDate,TripDuration"
    rows = load(
        tmp_path,
        f"{head}\n"
        "1,7,John Kerry,USA,Switzerland,CHE,Genève,2015,3/15/2015,2015-03-21 00:00:00,7\n"
        "2,7,John Kerry,USA,Kosovo,,NA,2016,TBD,,TBD\n"
        "3,8,Jane Roe,USA,France,FRA,,2016,2016-02-01,,\n",
        encoding="latin-1",
    )
    assert [(row.person, row.country, str(row.start), row.end and str(row.end)) for row in rows] == [
        ("john-kerry", "CH", "2015-03-15", "2015-03-21"),
        ("john-kerry", "XK", "2016-01-01..2016-12-31", None),
        (None, "FR", "2016-02-01", None),
    ]
    assert rows[0].places == ("Genève",)
    assert rows[2].name == "Jane Roe"


@pytest.mark.parametrize("name", ["john-kerry", "John Kerry", "JOHN KERRY", "Secretary Kerry", "Kerry, John"])
def test_a_person_by_id_name_or_alias(tmp_path, name):
    (row,) = load(tmp_path, f'Person,Country,Start\n"{name}",FR,2014\n')
    assert row.person == "john-kerry"


@pytest.mark.parametrize(
    ("words", "code"),
    [("GB", "GB"), ("gbr", "GB"), ("Great Britain", "GB"), ("Côte d'Ivoire", "CI"), ("Hong Kong", "HK")],
)
def test_a_country_by_code_or_name(tmp_path, words, code):
    (row,) = load(tmp_path, f'person,country,start\njohn-kerry,"{words}",2014-05\n')
    assert row.country == code


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",CH,,2014,", "t.csv, row 2: names nobody; write an id or a name"),
        ("john-kerry,Atlantis,,2014,", "write two or three letters of ISO 3166-1, or its English name"),
        ("john-kerry,,,2014,", "country '' is not known"),
        ("john-kerry,225,,2014,", "country '225' is not known"),
        ("john-kerry,CH,,,", "has no start; write a day as 2024-09-02"),
        ("john-kerry,CH,,soon,", "start 'soon' is no day; write 2024-09-02, 2024-09 or 2024"),
        ("john-kerry,CH,,3/4/2014,", "could be two days; write it as 2024-09-02"),
        ("john-kerry,CH,,2014-02-30,", "start '2014-02-30' is no day"),
        ("john-kerry,CH,,2014-02-03,2014-02-01", "ends (2014-02-01) before it starts (2014-02-03); exchange them"),
        (
            "al-Sisi,CH,,2014,",
            "could be Abdel Fattah el-Sisi (abdel-fattah-el-sisi), Omar Sisi (omar-sisi); write the id",
        ),
    ],
)
def test_a_row_that_cannot_stand_is_told_with_its_number_and_a_remedy(tmp_path, row, why):
    assert why in refused(tmp_path, row)


def test_a_month_first_day_that_is_none_is_refused(tmp_path):
    row = "John Kerry,CHE,13/13/2014"
    assert "month must be in 1..12" in refused(tmp_path, row, "LeaderFullName,CountryVisitedISO,TripStartDate")


def test_the_rest_is_read_where_refused_rows_are_listened_to(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("person,country,start\njohn-kerry,ZZ,2014\n\njohn-kerry,CH,2014\n")
    told = []
    (row,) = load_travel(file, PEOPLE, told.append)
    assert row.number == 4
    assert [error.row for error in told] == [2]


def test_other_columns_are_told_with_the_file_and_what_to_name_them(tmp_path):
    told = refused(tmp_path, "x,y", head="who,whither")
    assert told.startswith(
        "t.csv, row 1: the columns are who, whither; name them person, country, start and end, or as COLT"
    )
    assert "the columns are none" in refused(tmp_path, "", head="")


def test_an_open_quotation_mark_is_told(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text('person,country,start\n"john' + "x" * 200_000)
    with pytest.raises(BadTable, match="look for a quotation mark that is not closed"):
        load_travel(file, PEOPLE)


def test_a_table_that_is_not_there_is_a_bad_question(tmp_path):
    with pytest.raises(BadQuestion, match="name a CSV file"):
        load_travel(tmp_path / "none.csv", PEOPLE)
