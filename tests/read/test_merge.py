"""One article's claims of one stay are one report, with the best words for it."""

import pytest

from readings import read, said
from setfoot.facts import Window


def reports(text, published="2023-06-15", title=""):
    return read(text, published, title).reports


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Putin may visit Kenya. Putin will visit Kenya.", "planned"),
        ("Putin will visit Kenya. Putin visited Kenya.", "happened"),
        ("Putin will visit Kenya. Putin cancelled his visit to Kenya.", "called_off"),
        ("Putin cancelled his visit to Kenya. Putin had visited Kenya.", "called_off"),
    ],
)
def test_the_most_definite_stage_wins(text, stage):
    assert [one for _, _, one in said(read(text, "2023-06-15"))] == [stage]


def test_the_quote_is_of_the_stage_that_won():
    (report,) = reports("Putin may visit Kenya. It rains. Putin will visit Kenya on Monday.")
    assert report.sentence.text == "Putin will visit Kenya on Monday."


def test_days_near_each_other_are_one_stay_that_begins_with_the_first():
    (report,) = reports("Putin met herders in Kenya on June 7. Putin arrived in Kenya on June 5.")
    assert report.when == Window.parse("2023-06-05")


def test_days_far_apart_are_two_stays():
    text = "Putin visited Kenya on June 5, 2023. Putin visited Kenya on June 5, 2019."
    assert {str(report.when) for report in reports(text)} == {"2023-06-05", "2019-06-05"}


def test_a_claim_without_a_day_joins_the_stay_that_has_one():
    (report,) = reports("Putin arrived in Kenya on Monday. Putin held talks in Nairobi.")
    assert report.when == Window.parse("2023-06-12")
    assert report.city == "Nairobi"


def test_news_without_a_day_happened_in_the_days_up_to_publication():
    (report,) = reports("Putin arrived in Kenya.")
    assert report.when.last == Window.parse("2023-06-15").last
    assert report.when.width <= 4


def test_background_without_a_day_stays_without():
    (report,) = reports("Years ago, when he was a spy, Putin visited Kenya.")
    assert report.when is None


def test_news_of_an_article_dated_roughly_stays_without_a_day():
    (report,) = reports("Putin arrived in Kenya.", "2023-06-01..2023-06-30")
    assert report.when is None


def test_a_plan_without_a_day_stays_without():
    (report,) = reports("Putin will visit Kenya.")
    assert report.when is None


def test_voices_of_all_sentences_of_the_stay_are_heard():
    (report,) = reports("Putin arrived in Kenya, TASS reported. Putin is in Kenya, Interfax said.")
    assert {voice.name for voice in report.voices} == {"TASS", "Interfax"}


def test_an_event_in_the_country_dates_a_plan_for_it():
    (report,) = reports("Narendra Modi will attend the BRICS summit in South Africa.")
    assert report.occasion == "BRICS summit"
    assert report.when == Window.parse("2023-08-22..2023-08-24")


def test_an_event_in_another_country_does_not():
    (report,) = reports("After the BRICS summit Narendra Modi will visit Kenya.")
    assert report.occasion is None


def test_what_stands_at_the_top_is_what_the_article_is_about():
    first, second = reports("Putin arrived in Kenya." + " It rains." * 80 + " Putin will visit Japan.")
    assert (first.main, second.main) == (True, False)
