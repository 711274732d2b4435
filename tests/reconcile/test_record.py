"""The record finds the event that articles mean, with the tables as they are shipped."""

from datetime import date

from setfoot.facts import UNDISCLOSED, Country, PersonId, Window
from setfoot.reconcile import Record
from setfoot.tables.events import Event, load_events
from setfoot.tables.law import load_law
from setfoot.tables.places import load_states

ZA, KG = Country("ZA"), Country("KG")
SHIPPED = Record(load_law(), load_events(), load_states())


def test_the_nearest_event_of_the_name_in_the_country_is_meant():
    assert SHIPPED.event("BRICS summit", ZA, Window.parse("2023-07")).id == "brics-2023"
    assert SHIPPED.event("the BRICS summit in August", ZA, Window.parse("2023-10-12")).id == "brics-2023"


def test_another_country_or_a_far_day_or_other_words_mean_no_event():
    assert SHIPPED.event("BRICS summit", KG, Window.parse("2023-08")) is None
    assert SHIPPED.event("BRICS summit", ZA, Window.parse("2021")) is None
    assert SHIPPED.event("air show", ZA, Window.parse("2023-08")) is None
    assert SHIPPED.event(None, ZA, Window.parse("2023-08")) is None


def test_without_days_only_an_event_that_is_alone_of_its_name_is_meant():
    held = [Event(f"{year}", "air show", (), date(year, 6, 1), date(year, 6, 3), KG, "Kant", "own") for year in (1, 2)]
    assert Record(load_law(), (held[0],)).event("air show", KG, None) == held[0]
    assert Record(load_law(), tuple(held)).event("air show", KG, None) is None


def test_an_event_the_person_attended_is_found_from_the_arrival():
    putin, arrived = PersonId("vladimir-putin"), Window.parse("2023-10-12")
    assert SHIPPED.attended(putin, KG, arrived).id == "cis-2023"
    assert SHIPPED.attended(putin, KG, Window.parse("2023-10-14")) is None
    assert SHIPPED.attended(PersonId("nikol-pashinyan"), KG, arrived) is None


def test_countries_have_names():
    assert SHIPPED.name(KG) == "Kyrgyzstan"
    assert SHIPPED.name(UNDISCLOSED) == "an undisclosed country"
    assert SHIPPED.name(Country("QQ")) == "QQ"
