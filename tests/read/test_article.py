"""An article becomes its reports, what it asserts, what was skipped and a sketch; nothing is invented."""

import pytest

from readings import article, lexicon, read, said
from setfoot.facts import Report, Stage, VoiceKind, Why, Window
from setfoot.read import read_article

ARRIVAL = "Vladimir Putin arrived in Ulaanbaatar on Monday, TASS reported."


def test_an_article_that_names_nobody_watched_is_only_a_source():
    reading = read("Farmers near Ulaanbaatar wait for rain.", "2024-09-03")
    assert (reading.reports, reading.assertions, reading.skipped) == ((), (), ())
    assert reading.source.published == Window.parse("2024-09-03")
    assert reading.source.shingles == ()


def test_an_article_that_names_somebody_and_no_place_has_no_reports():
    assert read("Vladimir Putin spoke about the harvest.", "2024-09-03").reports == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Putin", "Putin.", "?!", "Putin Putin Putin"])
def test_a_text_of_almost_nothing_is_read(text):
    assert read(text).reports == ()


def test_a_report_is_complete():
    (report,) = read(ARRIVAL, "2024-09-03").reports
    assert (report.person, report.country, report.city) == ("vladimir-putin", "MN", "Ulaanbaatar")
    assert (report.stage, report.when) == (Stage.HAPPENED, Window.parse("2024-09-02"))
    assert [(voice.name, voice.kind) for voice in report.voices] == [("TASS", VoiceKind.AGENCY)]
    assert report.main
    assert report.cue.startswith("en.")
    assert report.sentence.text == ARRIVAL
    assert report.quote.text in ARRIVAL
    assert Report.parse(str(report)).country == "MN"


def test_a_quote_in_the_headline_counts_from_the_headlines_start():
    (report,) = read("The square was closed.", "2024-09-03", "Putin arrives in Ulaanbaatar").reports
    assert report.quote.where == "title"
    assert "Putin arrives in Ulaanbaatar"[report.quote.start : report.quote.end] == report.quote.text


def test_the_source_keeps_what_later_stages_need():
    text = "MOSCOW (TASS) - Vladimir Putin arrived in Ulaanbaatar on Monday and met the Mongolian president there."
    source = read(text, "2024-09-03", "Putin in Mongolia").source
    assert source.article == "an-article"
    assert source.title == "Putin in Mongolia"
    assert source.agencies == ("TASS",)
    assert source.shingles
    assert source.outline
    assert source.dated_by == "told by the source"


def test_furniture_is_not_part_of_the_sketch():
    plain = read(ARRIVAL, "2024-09-03").source
    dressed = read(
        f"{ARRIVAL}\n\nRead also: all the news of the day about Warsaw and the farmers.", "2024-09-03"
    ).source
    assert dressed.shingles == plain.shingles
    assert dressed.outline == plain.outline


def test_what_was_not_used_is_told_with_the_reason_and_the_words():
    text = (
        "Vladimir Putin condemned the violence in Sudan. He flew to Sochi on Monday.\n\n"
        "Read also: Vladimir Putin arrives in Minsk"
    )
    reading = read(text, "2024-09-03")
    assert reading.reports == ()
    assert [(one.why, one.country) for one in reading.skipped] == [
        (Why.TOPIC, "SD"),
        (Why.HOME, "RU"),
        (Why.FURNITURE, None),
    ]
    assert all(text[one.quote.start : one.quote.end] == one.quote.text != "" for one in reading.skipped)


def test_one_trip_told_again_is_one_report_with_its_most_definite_stage():
    text = "Vladimir Putin will visit Mongolia on Monday. On Monday Putin arrived in Mongolia."
    assert said(read(text, "2024-09-03")) == [("vladimir-putin", "MN", "happened")]


def test_two_trips_far_apart_are_two_reports():
    text = "Vladimir Putin visited Mongolia on July 3, 2014. Putin visited Mongolia on September 3, 2019."
    days = [str(report.when) for report in read(text, "2024-09-03").reports]
    assert days == ["2014-07-03", "2019-09-03"]


def test_reports_stand_in_the_order_of_the_article_headline_first():
    text = "Narendra Modi flew to Kenya on Monday. Angela Merkel flew to Japan on Monday."
    people = [person for person, _, _ in said(read(text, "2024-09-03", "Putin arrives in Mongolia"))]
    assert people == ["vladimir-putin", "narendra-modi", "angela-merkel"]


def test_an_event_that_the_tables_date_is_the_occasion():
    (report,) = read("Narendra Modi attended the BRICS summit in Johannesburg.", "2023-08-25").reports
    assert report.occasion == "BRICS summit"
    assert report.when.meets(Window.parse("2023-08-22..2023-08-24"))


def test_without_a_publication_day_nothing_relative_is_dated():
    (report,) = read(ARRIVAL).reports
    assert report.when is None


def test_reports_of_one_article_have_ids_of_their_own():
    text = "Vladimir Putin and Narendra Modi visited Mongolia, Kenya and Japan."
    reports = read(text, "2024-09-03").reports
    assert len({report.id for report in reports}) == len(reports) == 6


def test_the_outlet_and_address_pass_through():
    told = article(ARRIVAL, "2024-09-03")
    assert read_article(told, lexicon()).source.url is None


@pytest.mark.parametrize("before", ["On the eve of", "Ahead of"])
def test_what_stands_before_a_summit_has_it_still_to_come(before):
    text = f"{before} a Mongolia summit, Vladimir Putin met herders at home."
    assert ("vladimir-putin", "MN", "happened") not in said(read("It rained.", "2024-09-03", text))
