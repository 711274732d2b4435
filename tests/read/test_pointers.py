"""Places that are only pointed to are the places meant, and a report from them is marked as inferred."""

import pytest

from readings import read, said

PUTIN = "vladimir-putin"


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov flew to Mongolia. Vladimir Putin will travel there on Monday.",
        "Sergei Lavrov flew to Mongolia. Vladimir Putin went there in July.",
        "Sergei Lavrov flew to Mongolia. It rained. Vladimir Putin will visit there on Monday.",
    ],
)
def test_there_is_the_last_destination(text):
    found = [report for report in read(text, "2023-09-08").reports if report.person == PUTIN]
    assert [report.country for report in found] == ["MN"]
    assert found[0].inferred


def test_there_is_not_a_place_that_was_only_spoken_of():
    text = "Sergei Lavrov flew to Mongolia. The war in Syria goes on. Vladimir Putin will travel there on Monday."
    assert (PUTIN, "SY", "planned") not in said(read(text, "2023-09-08"))


@pytest.mark.parametrize("text", ["There Vladimir Putin spoke.", "Vladimir Putin said there was no time for Mongolia."])
def test_there_without_a_journey_points_nowhere(text):
    assert said(read(f"Sergei Lavrov condemned Mongolia. {text}", "2023-09-08")) == []


def test_our_country_is_the_speakers():
    text = '"Vladimir Putin will visit our country on Monday," the Mongolian foreign ministry said.'
    (report,) = read(text, "2023-09-08").reports
    assert (report.person, report.country) == (PUTIN, "MN")


def test_our_country_without_a_speaker_is_nobodys():
    assert said(read('"Vladimir Putin will visit our country on Monday," she said.', "2023-09-08")) == []


def test_a_named_place_is_not_inferred():
    (report,) = read("Vladimir Putin flew to Mongolia.", "2023-09-08").reports
    assert not report.inferred
