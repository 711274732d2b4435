"""Summits have true days, known places and known people."""

from __future__ import annotations

from datetime import date

import pytest

from setfoot.facts import BadTable
from setfoot.tables.events import Event, load_events
from setfoot.tables.people import load_people
from setfoot.tables.places import load_places
from setfoot.tables.rows import read_rows

EVENTS = {event.id: event for event in load_events()}


def test_ids_are_distinct_and_say_the_year():
    assert len(EVENTS) == len(load_events())
    assert [event.id for event in EVENTS.values() if str(event.first.year) not in event.id] == []


def test_an_event_lasts_less_than_a_month():
    assert [event.id for event in EVENTS.values() if (event.last - event.first).days > 30] == []


def test_events_of_a_series_do_not_overlap():
    for event in EVENTS.values():
        twins = [other for other in EVENTS.values() if other.series == event.series and other.id != event.id]
        assert [twin.id for twin in twins if twin.first <= event.last and event.first <= twin.last] == [], event.id


def test_every_event_takes_place_somewhere_we_know():
    known = {(name, place.country) for place in load_places() for name in place.names}
    assert [event.id for event in EVENTS.values() if (event.city, event.country) not in known] == []


def test_those_who_came_and_stayed_away_are_watched():
    ids = {person.id for person in load_people()}
    for event in EVENTS.values():
        assert {*event.attended, *event.absent} <= ids, event.id
        assert not {*event.attended} & {*event.absent}, event.id


def test_every_event_says_what_it_rests_on():
    assert [event.id for event in EVENTS.values() if not event.verified] == []


@pytest.mark.parametrize(
    ("event", "first", "last", "country", "city"),
    [
        ("brics-2023", "2023-08-22", "2023-08-24", "ZA", "Johannesburg"),
        ("g20-2023", "2023-09-09", "2023-09-10", "IN", "New Delhi"),
        ("cis-2023", "2023-10-13", "2023-10-13", "KG", "Bishkek"),
        ("eaeu-2022", "2022-12-09", "2022-12-09", "KG", "Bishkek"),
        ("brf-2023", "2023-10-17", "2023-10-18", "CN", "Beijing"),
        ("trump-putin-2018", "2018-07-16", "2018-07-16", "FI", "Helsinki"),
    ],
)
def test_the_days_in_dispute(event, first, last, country, city):
    found = EVENTS[event]
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (found.country, found.city) == (country, city)


def test_who_was_at_the_cis_summit_of_2023():
    summit = EVENTS["cis-2023"]
    assert "vladimir-putin" in summit.attended
    assert "sadyr-japarov" in summit.attended
    assert summit.absent == ("nikol-pashinyan",)


def test_an_event_that_ends_before_it_begins_is_refused(tmp_path):
    file = tmp_path / "events.csv"
    file.write_text(
        "id,series,names,first,last,country,city,verified\nx-2024,X,X,2024-09-02,2024-09-01,MN,Y,own\n",
        encoding="utf-8",
    )
    with pytest.raises(BadTable, match="before it begins"):
        read_rows(file, Event)
