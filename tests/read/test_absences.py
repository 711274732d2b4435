"""Whoever is told to be absent stays away from where the sentences before say that others go."""

import pytest

from readings import read, said

GOES = "Sergei Lavrov will fly to Mongolia on Monday. "


def stays_away(text):
    return [
        (report.person, report.country, report.inferred)
        for report in read(text, "2023-09-08").reports
        if report.stage == "called_off"
    ]


@pytest.mark.parametrize(
    "text",
    [
        GOES + "Vladimir Putin will be absent.",
        GOES + "It rains. Vladimir Putin will be absent.",
        GOES + "The foreign ministry announced the trip while Vladimir Putin will be absent.",
    ],
)
def test_the_place_is_the_one_named_just_before(text):
    assert stays_away(text) == [("vladimir-putin", "MN", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin will be absent.",
        GOES + "It rained. It snowed. It thawed. It froze. Vladimir Putin will be absent.",
        GOES + "Vladimir Putin's spokesman will be absent.",
        GOES + "The Mongolian president, Ukhnaagiin Khurelsukh, will be absent.",
    ],
)
def test_without_a_place_near_by_or_a_person_of_ones_own_nobody_stays_away(text):
    assert stays_away(text) == []


def test_a_place_in_the_same_sentence_is_told_not_inferred():
    found = said(read("Vladimir Putin will be absent from the summit in Kenya.", "2023-09-08"))
    assert [one for one in found if one[1] == "KE"] in ([], [("vladimir-putin", "KE", "called_off")])
