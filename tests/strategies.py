"""Hypothesis strategies for the values of facts.py: days come from one month and a few people, so that edges collide."""

from datetime import date, timedelta

from hypothesis import strategies as st

from setfoot.facts import (
    UNDISCLOSED,
    Article,
    ArticleId,
    Assertion,
    Country,
    Matter,
    PersonId,
    Quote,
    Reading,
    Report,
    Skipped,
    Source,
    Stage,
    Voice,
    VoiceKind,
    Why,
    Window,
)

FIRST_DAY = date(2023, 10, 1)
PERSONS = tuple(map(PersonId, ("vladimir-putin", "sergei-lavrov")))
COUNTRIES = tuple(map(Country, ("KG", "MN", "ZA", UNDISCLOSED)))
ARTICLES = tuple(map(ArticleId, "abcdef"))
ANY_ARTICLE = st.sampled_from(ARTICLES)
OCCASIONS = ("BRICS summit", "CIS summit")
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"'), min_size=1, max_size=12)


def days():
    """One of 31 days."""
    return st.integers(0, 30).map(lambda n: FIRST_DAY + timedelta(days=n))


def windows():
    """Mostly single days, some spans, some the whole month."""
    spans = st.tuples(days(), days()).map(lambda pair: Window(min(pair), max(pair)))
    return st.one_of(days().map(Window.of), days().map(Window.of), spans, st.just(Window.of_month(2023, 10)))


@st.composite
def quotes(draw, articles=ANY_ARTICLE):
    """A quote somewhere in one of a few articles."""
    text, start = draw(words), draw(st.integers(0, 400))
    return Quote(draw(articles), start, start + len(text), text, draw(st.sampled_from(["text", "text", "title"])))


def voices():
    """A speaker of any kind."""
    return st.builds(Voice, words, st.sampled_from(VoiceKind))


@st.composite
def reports(draw, articles=ANY_ARTICLE):
    """A report of a few people in a few countries within one month."""
    quote = draw(quotes(articles))
    return Report(
        person=draw(st.sampled_from(PERSONS)),
        country=draw(st.sampled_from(COUNTRIES)),
        stage=draw(st.sampled_from(Stage)),
        quote=quote,
        city=draw(st.none() | words),
        when=draw(st.none() | windows()),
        until=draw(st.none() | windows()),
        occasion=draw(st.none() | st.sampled_from(OCCASIONS)),
        voices=tuple(draw(st.lists(voices(), max_size=2))),
        inferred=draw(st.booleans()),
        main=draw(st.booleans()),
        cue=draw(st.sampled_from(["", "en.arrive"])),
        sentence=draw(st.none() | st.just(quote)),
    )


def sources(article):
    """A source for the article, of known or unknown day."""
    hashes = st.lists(st.integers(0, 2**32 - 1), max_size=5)
    return st.builds(
        Source,
        article=st.just(article),
        outlet=st.none() | words,
        published=st.none() | windows(),
        shingles=hashes.map(lambda found: tuple(sorted(set(found)))),
        outline=hashes.map(tuple),
        agencies=st.lists(st.sampled_from(["TASS", "AFP"]), max_size=2).map(tuple),
        file=st.none() | words,
    )


def source_maps():
    """Sources of all articles."""
    return st.fixed_dictionaries({article: sources(article) for article in ARTICLES})


@st.composite
def assertions(draw, articles=ANY_ARTICLE):
    """What an article asserts, with a value that fits its matter or is nonsense."""
    matter = draw(st.sampled_from(Matter))
    value = draw(
        st.one_of(
            windows().map(str),
            st.sampled_from(["party", "not_party", "excepted", "not_ratified", "signed", "warrant", "123", "many"]),
        )
    )
    subject = draw(st.sampled_from([*PERSONS, *OCCASIONS]))
    return Assertion(matter, subject, value, draw(quotes(articles)), draw(st.none() | st.sampled_from(COUNTRIES)))


def skips(articles=ANY_ARTICLE):
    """Something seen and not used."""
    quote = st.none() | quotes(articles)
    return st.builds(Skipped, st.sampled_from(Why), words, quote, words, st.none() | st.sampled_from(PERSONS))


def articles(name=None):
    """An article, of one name or of one of a few."""
    return st.builds(
        Article,
        id=st.just(name) if name else st.sampled_from(ARTICLES),
        text=words,
        title=st.just("") | words,
        url=st.none() | words,
        outlet=st.none() | words,
        language=st.sampled_from([None, "en"]),
        published=st.none() | windows(),
        file=st.none() | words,
    )


@st.composite
def readings(draw, name=None):
    """Everything one article was found to say."""
    article = name or draw(st.sampled_from(ARTICLES))
    only = st.just(article)
    return Reading(
        draw(sources(article)),
        tuple(draw(st.lists(reports(only), max_size=4, unique_by=lambda report: report.id))),
        tuple(draw(st.lists(assertions(only), max_size=2))),
        tuple(draw(st.lists(skips(only), max_size=2))),
    )
