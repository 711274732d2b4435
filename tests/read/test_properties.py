"""What holds of every article: quotes are exact, reading is repeatable, and what is unrelated changes nothing.

Two sorts of text are read: sentences in any order and spacing, and mixes, which are paragraphs of sentences made for many
people and places: arrivals, plans, call-offs, invitations, topics, calls, envoys. Nothing here asks whether a report is
right, only that it rests on its own sentence.
"""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import combinations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from readings import article, lexicon
from setfoot.facts import Quote, Reading
from setfoot.read import load_lexicon, read_article
from setfoot.tables.people import load_people

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
    # As sets: where "he" can be somebody else watched, a stay may be told a second time, as another year's.
    assert {(r.person, r.country) for r in few} == {(r.person, r.country) for r in everybody if r.person in watched}


@given(STORIES, TITLES, DAYS)
@settings(max_examples=40, deadline=None)
def test_nobody_is_reported_in_the_home_state_or_twice_under_one_id(text, title, published):
    reports = read_article(article(text, published, title), lexicon()).reports
    assert all(lexicon().people[report.person].country != report.country for report in reports)
    assert len({report.id for report in reports}) == len(reports)


PEOPLE = (
    "Vladimir Putin",
    "Sergei Lavrov",
    "Xi Jinping",
    "Angela Merkel",
    "Narendra Modi",
    "Donald Trump",
    "Hillary Clinton",
    "Omar al-Bashir",
    "Benjamin Netanyahu",
    "Recep Tayyip Erdoğan",
)
PLACES = ("Mongolia", "Kenya", "Vietnam", "Hungary", "Tajikistan", "Chile", "Ulaanbaatar", "Johannesburg", "Warsaw")
PLAIN_TRIPS = (
    "{p} arrived in {l} on Monday for two days of talks.",
    "{p} flew to {l} late on Sunday and was met at the airport.",
    "{p} will travel to {l} on Thursday.",
    "{p} plans to visit {l} next month, a spokesman said.",
    "{p} has cancelled a trip to {l} that was set for August.",
    "{p} will not go to {l} after all, the ministry said on Tuesday.",
    "{p} has postponed a visit to {l}.",
    "{p} may visit {l} before the end of the year.",
    "{p} left {l} on Friday.",
    "{p} and {q} met in {l} on Saturday.",
)
PLAIN_TOPICS = (
    "{p} said that trade with {l} had doubled.",
    "{p} criticised the sanctions against {l}.",
    "{p} spoke by telephone with the leaders of {l}.",
    "{p} spoke by telephone with {q} about {l} on Monday.",
    "{p} sent an envoy to {l} on Wednesday.",
    "A court in {l} issued a warrant for {p} in March 2023.",
    "The two sides signed nothing.",
)
OTHERS = (
    "In {l}, {p} met {q} on Saturday.",
    "{p} wrapped up a visit to {l} on 3 May.",
    "The government of {l} has invited {p} to a conference in May.",
    "An envoy of {p} travelled to {l} for the talks.",
    "{p} called on {l} to release the prisoners.",
    "{p} thanked {l} for its help after the flood.",
    "The crisis in {l} was on the table when {p} spoke to reporters.",
    "He said that the talks had been useful.",
    "She did not take questions.",
    "It was the first visit in six years.",
    "He then returned home.",
)
WEATHER_SPORT_MARKETS = (
    *UNRELATED,
    "Showers will spread from the west, with light winds along the coast.",
    "The home side won by two goals to one after extra time.",
    "The striker Tom Hadley scored twice before the break. He was then replaced.",
    "Shares closed a little higher as oil and copper gained. Bonds were flat.",
    "Marta Quillon, a baker, sold four hundred loaves. She plans to open a second shop.",
)
PUBLISHED = st.sampled_from([None, "2023-10-10", "2017-07-08"])
HEADLINES = st.sampled_from(["", "Talks end without a deal", "A week of weather"])


@st.composite
def mixes(draw, templates, people=PEOPLE):
    """One to four paragraphs of sentences; no two of them name the same place."""
    places = iter(draw(st.permutations(PLACES)))
    paragraphs = []
    for length in draw(st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda found: sum(found) <= 9)):
        sentences = draw(st.lists(st.sampled_from(templates), min_size=length, max_size=length))
        pairs = [draw(st.permutations(people))[:2] for _ in sentences]
        paragraphs.append(
            " ".join(one.format(p=p, q=q, l=next(places)) for one, (p, q) in zip(sentences, pairs, strict=True))
        )
    return paragraphs


ANY_MIX = mixes((*PLAIN_TRIPS, *PLAIN_TOPICS, *OTHERS))


@cache
def rules_alone():
    return load_lexicon(load_people(), learned=False)


def told_of(paragraphs, published, title="", words=None):
    """What is reported, without where it stands: how often each person, country, stage, days and quote."""
    reading = read_article(article("\n\n".join(paragraphs), published, title), words or lexicon())
    return Counter((r.person, r.country, r.stage, r.when, r.until, r.quote.text) for r in reading.reports)


def with_unrelated(paragraphs, more, where):
    at = {"start": 0, "middle": max(1, len(paragraphs) // 2), "end": len(paragraphs)}[where]
    return [*paragraphs[:at], more, *paragraphs[at:]]


@given(ANY_MIX, HEADLINES, PUBLISHED)
@settings(max_examples=40)
def test_every_quote_of_a_mix_is_exact_and_stands_in_one_paragraph(paragraphs, title, published):
    told = article("\n\n".join(paragraphs), published, title)
    reading = read_article(told, lexicon())
    assert_exact(told, reading)
    assert all("\n" not in quote.text for quote in quotes_of(reading))


@given(ANY_MIX, HEADLINES, PUBLISHED, st.sampled_from(WEATHER_SPORT_MARKETS))
@settings(max_examples=40)
def test_the_rules_read_the_same_wherever_an_unrelated_paragraph_stands(paragraphs, title, published, more):
    alone = told_of(paragraphs, published, title, rules_alone())
    for where in ("start", "middle", "end"):
        assert told_of(with_unrelated(paragraphs, more, where), published, title, rules_alone()) == alone


@given(ANY_MIX, HEADLINES, PUBLISHED, st.sampled_from(WEATHER_SPORT_MARKETS))
@settings(max_examples=40)
def test_an_unrelated_paragraph_changes_no_report_wherever_it_stands(paragraphs, title, published, more):
    alone = told_of(paragraphs, published, title)
    for where in ("start", "middle", "end"):
        assert told_of(with_unrelated(paragraphs, more, where), published, title) == alone


def pairs_of_one_home():
    """Two people of the same home state and gender, as the table has them, of whom no mix tells otherwise."""
    groups = defaultdict(list)
    for person in load_people():
        if person.gender and not set(person.names) & set(PEOPLE):
            groups[person.country, person.gender].append(person)
    return [pair for group in groups.values() for pair in combinations(group, 2)]


WATCHED = "WATCHED"


@given(
    mixes((*PLAIN_TRIPS, *PLAIN_TOPICS, *OTHERS), (WATCHED, *PEOPLE[:4])),
    st.sampled_from(["", "Talks end without a deal", f"{WATCHED} in Mongolia"]),
    PUBLISHED,
    st.sampled_from(pairs_of_one_home()),
)
@settings(max_examples=60)
def test_another_name_of_the_same_home_changes_only_the_name(paragraphs, title, published, pair):
    assume(any(WATCHED in paragraph for paragraph in paragraphs))
    told = []
    for person in pair:
        named = [paragraph.replace(WATCHED, person.name) for paragraph in paragraphs]
        found = told_of(named, published, title.replace(WATCHED, person.name))
        told.append(
            Counter(
                (WATCHED if who == person.id else who, *rest, quote.replace(person.name, WATCHED))
                for who, *rest, quote in found.elements()
            )
        )
    assert told[0] == told[1]


PERSON_ALONE = (
    "{p} spoke to reporters on Monday.",
    "{p} said that the talks had been useful.",
    "{p} was met at the airport by the foreign minister.",
    "{p} has cancelled the trip.",
    "{p} will travel next month, an aide said.",
    "Critics of {p} called for a debate.",
)
PLACE_ALONE = (
    "Farmers in {l} wait for rain.",
    "Tourists visit {l} in May.",
    "{l} is a member of the International Criminal Court.",
    "The economy of {l} grew last year.",
    "Thousands marched in {l} against high prices.",
    "The foreign minister of {l} said that talks would go on.",
)


@given(
    st.lists(st.builds(str.format, st.sampled_from(PERSON_ALONE), p=st.sampled_from(PEOPLE)), min_size=1, max_size=3),
    st.lists(st.builds(str.format, st.sampled_from(PLACE_ALONE), l=st.sampled_from(PLACES)), min_size=1, max_size=3),
    PUBLISHED,
    st.data(),
)
@settings(max_examples=40)
def test_a_person_in_one_paragraph_and_a_place_in_another_make_no_trip(people, places, published, data):
    paragraphs = data.draw(st.permutations([*people, *places]))
    assert not told_of(paragraphs, published)


READ_AND_TELL = """
import sys
from setfoot.facts import Article, ArticleId, Window
from setfoot.read import load_lexicon, read_article
from setfoot.tables.people import load_people

text = sys.stdin.buffer.read().decode("utf-8")
told = Article(ArticleId("an-article"), text, "", published=Window.parse("2023-10-10"))
sys.stdout.buffer.write(ascii(read_article(told, load_lexicon(load_people()))).encode("ascii"))
"""


def test_reading_gives_the_same_in_another_process_with_another_hash_seed():
    templates = (*PLAIN_TRIPS, *PLAIN_TOPICS, *OTHERS)
    paragraphs = [
        one.format(p=PEOPLE[n % len(PEOPLE)], q=PEOPLE[(n + 3) % len(PEOPLE)], l=PLACES[n % len(PLACES)])
        for n, one in enumerate(templates)
    ]
    text = "\n\n".join([*paragraphs, *SENTENCES])
    here = ascii(read_article(article(text, "2023-10-10"), lexicon()))
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", READ_AND_TELL],
            input=text.encode("utf-8"),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode("ascii") == here
