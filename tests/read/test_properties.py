"""What holds of every article: quotes are exact, reading is repeatable, and what is unrelated changes nothing."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from readings import article, lexicon
from setfoot.facts import Quote, Reading
from setfoot.read import read_article

SENTENCES = (
    "Vladimir Putin arrived in Ulaanbaatar on Monday.",
    "The Russian president will travel to Kyrgyzstan on Thursday, October 12.",
    "He was to have visited South Africa in August, but cancelled the trip.",
    "Angela Merkel met Narendra Modi in Hamburg, Germany, on 7 July 2017.",
    "She said that the talks went well.",
    "Omar al-Bashir left Johannesburg — despite a court's order — for Khartoum.",
    "Recep Tayyip Erdoğan visited Kenya, Uganda and Somalia last week.",
    "“Vladimir Putin will visit our country,” the Kyrgyz foreign ministry said.",
    "President Donald Trump welcomed Benjamin Netanyahu to the White House on Tuesday.",
    "Sergei Lavrov rather than President Vladimir Putin will go there.",
    "TASS reported that Xi Jinping may visit North Korea next month.",
    "Mongolia is a member of the International Criminal Court.",
    "The court issued a warrant for Putin in March 2023.",
    "Read also: Vladimir Putin arrives in Minsk",
    "Photo: Angela Merkel in Warsaw",
    "Farmers near the lake wait for rain.",
    "Путин прибыл в Улан-Батор. 普京抵达北京。",
    "It rained on May 3.",
)
UNRELATED = (
    "Farmers near the lake wait for rain.",
    "The museum opened a new wing for old clocks.",
    "Prices of milk went up by three cents.",
)
STORIES = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n", "  "])), min_size=1, max_size=8
).map(lambda parts: "".join(sentence + space for sentence, space in parts))
TITLES = st.sampled_from(["", "Putin in Mongolia", "Xi Jinping to visit Vietnam", "Trump Visits Japan", "Weather"])
DAYS = st.sampled_from([None, "2023-10-10", "2017-07-08", "2024-09-01..2024-09-30"])


def quotes_of(reading: Reading) -> list[Quote]:
    said = [quote for report in reading.reports for quote in (report.quote, report.sentence) if quote]
    return said + [one.quote for one in (*reading.assertions, *reading.skipped) if one.quote]


def assert_exact(told, reading):
    for quote in quotes_of(reading):
        text = told.title if quote.where == "title" else told.text
        assert quote.article == told.id
        assert text[quote.start : quote.end] == quote.text != ""
    for report in reading.reports:
        assert report.sentence.start <= report.quote.start <= report.quote.end <= report.sentence.end


@given(STORIES, TITLES, DAYS)
@settings(max_examples=60, deadline=None)
def test_every_quote_is_exact(text, title, published):
    told = article(text, published, title)
    assert_exact(told, read_article(told, lexicon()))


@given(
    st.lists(st.one_of(st.text(max_size=60), st.sampled_from(SENTENCES)), max_size=5).map("".join), st.text(max_size=40)
)
@settings(max_examples=80, deadline=None)
@example("Putin visited \U0001f1f2\U0001f1f3 Mongolia\u2028on Monday.", "\x00")
@example("PUTIN\u0301 VISITED MONGOLIA. Vladimir Putin\u00a0visited\u200b Mongolia.", "")
@example("İVladimir Putin visited Mongolia. İİİİ Putin visited Kenya.", "")
@example("2023-02-30 Putin visited Mongolia on 2023-13-45.", "")
@example("Putin visited Mongolia on February 30, 2023 and Kenya on July 31-50.", "")
def test_no_text_is_too_strange(text, title):
    told = article(text, "2023-10-10", title)
    assert_exact(told, read_article(told, lexicon()))
    undated = article(text, None, title)
    assert_exact(undated, read_article(undated, lexicon()))


@given(STORIES, TITLES, DAYS)
@settings(max_examples=30, deadline=None)
def test_reading_twice_gives_the_same(text, title, published):
    told = article(text, published, title)
    assert read_article(told, lexicon()) == read_article(replace(told), lexicon())


@given(STORIES, TITLES, DAYS, st.sampled_from(UNRELATED))
@settings(max_examples=40, deadline=None)
def test_an_unrelated_paragraph_at_the_end_changes_no_report(text, title, published, more):
    alone = read_article(article(text, published, title), lexicon())
    longer = read_article(article(f"{text}\n\n{more}", published, title), lexicon())
    assert longer.reports == alone.reports
    assert longer.assertions == alone.assertions
    assert longer.source.published == alone.source.published


@given(STORIES, TITLES, DAYS)
@settings(max_examples=40, deadline=None)
def test_who_is_not_watched_is_not_reported(text, title, published):
    told = article(text, published, title)
    watched = ("vladimir-putin", "angela-merkel")
    few = read_article(told, lexicon(*watched)).reports
    assert {report.person for report in few} <= set(watched)
    if not lexicon(*watched).names_somebody(title, text):  # then a title that means one of them is not looked at
        return
    everybody = read_article(told, lexicon()).reports
    assert [(r.person, r.country) for r in few] == [(r.person, r.country) for r in everybody if r.person in watched]


@given(STORIES, TITLES, DAYS)
@settings(max_examples=40, deadline=None)
def test_nobody_is_reported_in_the_home_state_or_twice_under_one_id(text, title, published):
    reports = read_article(article(text, published, title), lexicon()).reports
    assert all(lexicon().people[report.person].country != report.country for report in reports)
    assert len({report.id for report in reports}) == len(reports)
