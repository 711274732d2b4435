"""Articles count by origin: copies and rewrites of one text are one, two accounts of one event are two."""

from dataclasses import replace
from zlib import crc32

from setfoot.facts import ArticleId, Country, PersonId, Quote, Report, Source, Stage, Voice, VoiceKind, Window
from setfoot.reconcile.origins import group_origins
from setfoot.reconcile.stays import Told

DAY = Window.parse("2023-10-12")
FACTS = (
    "Leader Lakeland Thursday first abroad warrant",
    "landed capital Airport morning state agencies",
    "meets President Hassan palace talks gas pipeline",
    "summit Neighbours League allies Friday Baltoro",
    "rarely left since invasion February 2022 offensive",
    "travels limited occupied regions north year",
    "last visits December Ruritania Lakeland busy",
    "arranging visits Korea China autumn invitations",
    "court 123 states treaty obliged arrest him",
    "minister Petrov stood Johannesburg August instead",
)


def outline(*sentences):
    """Each sentence's words as hashes, a 0 between two sentences."""
    return tuple(hash_ for s in sentences for hash_ in (0, *(crc32(w[:5].lower().encode()) for w in s.split())))[1:]


def told(name, stage=Stage.HAPPENED, published=DAY, agencies=()):
    voices = tuple(Voice(agency, VoiceKind.AGENCY) for agency in agencies)
    quote = Quote(ArticleId(name), 0, 6, "landed")
    return Told(Report(PersonId("a"), Country("KG"), stage, quote, voices=voices), published, None, None)


def source(name, published=DAY, shingles=(), sentences=(), agencies=()):
    return Source(
        ArticleId(name), published=published, shingles=tuple(shingles), agencies=agencies, outline=outline(*sentences)
    )


def groups(reports, *sources):
    return group_origins(reports, {one.article: one for one in sources})


def test_an_article_by_itself_is_an_origin():
    (group,) = groups([told("a")], source("a"))
    assert group.articles == ("a",)
    assert "no other article" in group.because


def test_half_the_shorter_text_word_for_word_is_a_copy():
    (group,) = groups([told("a"), told("b")], source("a", shingles=range(100)), source("b", shingles=range(70, 130)))
    assert group.articles == ("a", "b")
    assert group.because.startswith("50% of the shorter text")


def test_less_than_half_is_not():
    assert (
        len(groups([told("a"), told("b")], source("a", shingles=range(100)), source("b", shingles=range(71, 131)))) == 2
    )


def test_the_same_agency_credit_with_a_tenth_of_the_words_is_one_origin():
    a, b = source("a", shingles=range(100), agencies=("AFP",)), source("b", shingles=range(85, 185), agencies=("AFP",))
    (group,) = groups([told("a"), told("b")], a, b)
    assert "both credit AFP" in group.because
    assert len(groups([told("a"), told("b")], a, replace(b, agencies=("AFP", "AP")))) == 2


def test_the_same_facts_in_the_same_order_are_a_rewrite():
    (group,) = groups([told("a"), told("b")], source("a", sentences=FACTS), source("b", sentences=FACTS[1:]))
    assert "9 of 9 sentences tell the same facts in the same order" in group.because


def test_the_same_facts_in_another_order_are_not():
    sources = source("a", sentences=FACTS), source("b", sentences=FACTS[::-1])
    assert len(groups([told("a"), told("b")], *sources)) == 2


def test_a_shorter_chain_is_enough_where_both_have_it_from_the_same_agencies():
    sources = source("a", sentences=FACTS[:6]), source("b", sentences=FACTS[:6])
    assert len(groups([told("a"), told("b")], *sources)) == 2
    credited = [told("a", agencies=("state news agencies",)), told("b", agencies=("TASS", "Interfax"))]
    (group,) = groups(credited, *sources)
    assert "both have the news from state news agencies (Interfax, TASS)" in group.because
    apart = [told("a", agencies=("Kabar",)), told("b", agencies=("TASS",))]
    assert len(groups(apart, *sources)) == 2


def test_news_of_another_week_or_stage_is_no_rewrite():
    later = Window.parse("2023-10-16")
    sources = source("a", sentences=FACTS), source("b", later, sentences=FACTS)
    assert len(groups([told("a"), told("b", published=later)], *sources)) == 2
    same_day = source("a", sentences=FACTS), source("b", sentences=FACTS)
    assert len(groups([told("a"), told("b", Stage.PLANNED)], *same_day)) == 2


def test_one_origin_with_a_third_is_one_origin():
    reports = [told("a"), told("b"), told("c")]
    chain = [source(name, shingles=range(start, start + 100)) for name, start in (("a", 0), ("b", 45), ("c", 90))]
    (group,) = groups(reports, *chain)
    assert group.articles == ("a", "b", "c")
