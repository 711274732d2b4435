"""Articles count by origin: copies and rewrites of one text are one, two accounts of one event are two."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import lexicon
from setfoot.facts import ArticleId, Country, PersonId, Quote, Report, Source, Stage, Voice, VoiceKind, Window
from setfoot.read.sentences import split_sentences
from setfoot.read.sketch import find_spoken, outline_of, shingles_of
from setfoot.read.voices import find_agencies
from setfoot.reconcile import Record
from setfoot.reconcile.accounts import make_account
from setfoot.reconcile.marks import mark_groups
from setfoot.reconcile.origins import count_origins, group_origins, link_between
from setfoot.reconcile.stays import Told
from setfoot.tables.outlets import load_press
from written import SmallLaw

FILE = Path(__file__).parent.parent / "cases" / "reconcile" / "origins.toml"
WRITTEN = tomllib.loads(FILE.read_text("utf-8"))
TEXTS = WRITTEN["texts"]
VISITOR = PersonId("a")
RECORD = Record(SmallLaw(), press=load_press(), homes={VISITOR: Country("RU")})


def fill(text):
    """The text with `{wire}` as the whole of that text, `{wire:4}` as its first four lines."""

    def lines(found):
        name, count = found.groups()
        kept = TEXTS[name].strip().split("\n")
        return "\n".join(kept[: int(count)] if count else kept) + "\n"

    return re.sub(r"\{(\w+)(?::(\d+))?\}", lines, text)


def source(name, text, outlet=None, published="2023-10-12"):
    spans = [(one.start, one.end) for one in split_sentences(text, frozenset())]
    sentences = [text[start:end] for start, end in spans]
    shingles, spoken = shingles_of(sentences), find_spoken(text, spans)
    return Source(
        ArticleId(name),
        outlet=outlet,
        published=Window.parse(published),
        shingles=shingles,
        quoted=tuple(sorted({*shingles} & {*spoken.shingles})),
        agencies=find_agencies(text, (), lexicon()),
        outline=outline_of(sentences),
        spoken=spoken.sentences,
    )


def told(name, published="2023-10-12", stage="happened", says=()):
    voices = tuple(Voice(one.split(" ", 1)[1], VoiceKind(one.split(" ", 1)[0])) for one in says)
    quote = Quote(ArticleId(name), 0, 6, "landed")
    report = Report(VISITOR, Country("KG"), Stage(stage), quote, voices=voices)
    return Told(report, Window.parse(published), None, None)


def conclude(articles):
    """The groups of articles given as name -> keys of a written case."""
    sources = {
        ArticleId(name): source(name, fill(one["text"]), one.get("outlet"), one.get("published", "2023-10-12"))
        for name, one in articles.items()
    }
    reports = [
        told(name, one.get("published", "2023-10-12"), one.get("stage", "happened"), one.get("says", ()))
        for name, one in articles.items()
    ]
    return mark_groups(group_origins(reports, sources, RECORD), reports, sources, RECORD)


def write_groups(groups):
    return sorted("+".join(sorted(group.articles)) for group in groups)


@pytest.mark.parametrize("case", WRITTEN["case"], ids=lambda case: case["name"])
def test_written_cases(case):
    groups = conclude(case["articles"])
    assert write_groups(groups) == sorted(case["groups"])
    because = "; ".join(group.because for group in groups)
    marks = [mark for group in groups for mark in group.marks]
    assert [words for words in case.get("because", ()) if words not in because] == []
    assert [words for words in case.get("marks", ()) if not any(words in mark for mark in marks)] == []
    party = sorted(name for group in groups if group.party for name in group.articles)
    assert party == case.get("party", party)


def test_news_of_another_stage_is_no_rewrite():
    articles = {"wire": {"text": "{wire}", "says": ["agency TASS"]}, "plan": {"text": "{rewrite}", "stage": "planned"}}
    assert len(conclude(articles)) == 2


def test_one_origin_with_a_third_is_one_origin():
    lines = [f"{{wire:{count}}}" for count in (2, 8)]
    middle = fill("{wire}").split("\n")
    articles = {
        "a": {"text": fill(lines[0]) + fill("{independent:3}")},
        "b": {"text": fill(lines[1])},
        "c": {"text": "\n".join(middle[5:8]) + "\n" + fill("{independent}").split("\n")[5]},
    }
    assert write_groups(conclude(articles)) == ["a+b+c"]


def test_a_short_copy_of_a_very_long_text_is_found_though_the_sketch_leaves_most_of_it_out():
    long = "\n".join(
        f"Paragraph {n} tells of {n * 7} boats, {n * 11} nets and the {n}th pier of the harbour." for n in range(300)
    )
    short = "\n".join(long.split("\n")[100:140])
    assert write_groups(conclude({"long": {"text": long}, "short": {"text": short}})) == ["long+short"]


def test_an_article_without_a_source_is_an_origin_by_itself():
    assert [group.articles for group in group_origins([told("a")], {}, RECORD)] == [("a",)]


def test_origins_are_counted_once_however_many_articles_tell():
    articles = {"a": {"text": "{wire}"}, "b": {"text": "{wire:5}"}, "c": {"text": "{independent}"}}
    reports = [told(name).report for name in (*articles, "d")]
    assert count_origins(reports, conclude(articles)) == 3
    assert count_origins([], ()) == 0


WORDS = [
    "river",
    "bridge",
    "treaty",
    "cadet",
    "anthem",
    "palace",
    "school",
    "miner",
    "storm",
    "union",
    "barge",
    "harbour",
    "Velm",
    "Tollen",
    "Kestrel",
    "Marn",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=14).map(" ".join)
stories = st.lists(sentences, min_size=1, max_size=12).map(lambda parts: ". ".join(parts) + ".")
piles = st.lists(
    st.fixed_dictionaries(
        {
            "text": stories,
            "outlet": st.sampled_from([None, "TASS", "The Sun", "The Times", "Herald"]),
            "published": st.sampled_from(["2023-10-12", "2023-10-13", "2023-10-17"]),
            "says": st.sampled_from([(), ("agency TASS",), ("outlet state media",), ("agency Reuters",)]),
        }
    ),
    max_size=9,
).map(lambda pile: {f"n{number}": one for number, one in enumerate(pile)})


def all_pairs(articles):
    """The groups by trying every pair, as slowly as that is."""
    accounts = {
        name: make_account(
            source(name, one["text"], one["outlet"], one["published"]),
            [told(name, one["published"], says=one["says"])],
            RECORD.press,
        )
        for name, one in articles.items()
    }
    groups = [{name} for name in articles]
    for one, other in combinations(sorted(articles), 2):
        if link_between(accounts[one], accounts[other]):
            mine, theirs = (next(group for group in groups if name in group) for name in (one, other))
            if mine is not theirs:
                groups.remove(theirs)
                mine |= theirs
    return sorted("+".join(sorted(group)) for group in groups)


@settings(max_examples=200, deadline=None)
@given(piles)
def test_the_index_finds_the_groups_that_trying_all_pairs_finds(pile):
    assert write_groups(conclude(pile)) == all_pairs(pile)


@settings(deadline=None)
@given(piles, st.randoms(use_true_random=False))
def test_order_changes_nothing_and_every_article_is_in_one_group(pile, dice):
    names = list(pile)
    dice.shuffle(names)
    groups, again = conclude(pile), conclude({name: pile[name] for name in names})
    assert {(frozenset(g.articles), g.because, g.marks) for g in groups} == {
        (frozenset(g.articles), g.because, g.marks) for g in again
    }
    assert sorted(name for group in groups for name in group.articles) == sorted(pile)


@settings(deadline=None)
@given(piles)
def test_an_unrelated_article_joins_nothing(pile):
    apart = {"z": {"text": "Quinces ripen slowly under glass while gardeners argue about pruning and about frost."}}
    assert write_groups(conclude({**pile, **apart})) == sorted([*write_groups(conclude(pile)), "z"])


@settings(deadline=None)
@given(st.lists(sentences, min_size=4, max_size=12), st.integers(2, 11))
def test_a_copy_with_its_end_cut_off_stays_with_its_source(parts, kept):
    articles = {"whole": {"text": ". ".join(parts) + "."}, "cut": {"text": ". ".join(parts[:kept]) + "."}}
    assert write_groups(conclude(articles)) == ["cut+whole"]
