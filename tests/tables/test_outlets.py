"""Publishers are distinct, and the agencies an article is likely to credit are there."""

from __future__ import annotations

import pytest

from setfoot.facts import BadTable
from setfoot.tables.outlets import Outlet, load_outlets, load_press
from setfoot.tables.places import load_states
from setfoot.tables.rows import read_rows

BY_NAME = {name: outlet for outlet in load_outlets() for name in outlet.names}


def test_no_name_belongs_to_two_publishers():
    names = [name for outlet in load_outlets() for name in outlet.names]
    assert len(names) == len(set(names))


def test_they_sit_in_states():
    assert {outlet.country for outlet in load_outlets()} <= {state.code for state in load_states()} | {"HK", "UN"}


@pytest.mark.parametrize(
    ("name", "country", "state_media"),
    [
        ("TASS", "RU", True),
        ("ТАСС", "RU", True),  # noqa: RUF001 - the agency's name in Russian
        ("RIA Novosti", "RU", True),
        ("Interfax", "RU", False),
        ("Kabar", "KG", True),
        ("Agence France-Presse", "FR", False),
        ("Reuters", "GB", False),
        ("Associated Press", "US", False),
        ("新华社", "CN", True),
        ("dpa", "DE", False),
        ("SUNA", "SD", True),
    ],
)
def test_agencies(name, country, state_media):
    outlet = BY_NAME[name]
    assert (outlet.kind, outlet.country, outlet.state_media) == ("agency", country, state_media)


def test_another_kind_is_refused(tmp_path):
    file = tmp_path / "outlets.csv"
    file.write_text("name,kind,country,state_media\nX,blog,MN,no\n", encoding="utf-8")
    with pytest.raises(BadTable, match="blog"):
        read_rows(file, Outlet)


def test_a_publisher_is_found_by_any_name_in_any_case_or_by_address():
    press = load_press()
    found = (
        press.find("tass"),
        press.find("A paper", "https://www.tass.com/politics/1"),
        press.find(None, "http://en.kabar.kg/x"),
    )
    assert [outlet and outlet.name for outlet in found] == ["TASS", "TASS", "Kabar"]
    assert press.find("A paper nobody knows", "https://[broken") is None
    assert press.find(None) is None


def test_publishers_of_one_owner_are_of_one_house_and_public_broadcasters_are_not():
    assert BY_NAME["RIA Novosti"].house == BY_NAME["Sputnik"].house == "Rossiya Segodnya"
    assert BY_NAME["Arab News"].house == BY_NAME["Asharq Al-Awsat"].house
    assert BY_NAME["BBC"].house == "BBC"
    assert BY_NAME["RT"].house != BY_NAME["Sputnik"].house
