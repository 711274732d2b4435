"""What the encoder is given to read, and how words are cut for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Article, ArticleId, Window
from setfoot.read.article import lay_out_candidates
from setfoot.read.encoder import AROUND, BEFORE, SENTENCE, TITLE, Pieces, load_encoder, load_pieces, strip_of
from setfoot.read.lexicon import load_lexicon
from setfoot.tables.people import load_people

PUBLISHED = Window.parse("2023-10-12")
LEXICON = load_lexicon(load_people())


def strips(text: str, title: str = "") -> dict[tuple[str, str, int], list[str]]:
    """The word pieces of every candidate of a text."""
    article = Article(ArticleId("a"), text, title, None, None, "en", PUBLISHED)
    lines, candidates, _published = lay_out_candidates(article, LEXICON)
    pieces = load_pieces()
    names = {number: piece for piece, number in pieces.numbers.items()}
    return {
        (one.person, one.country, one.mention): [
            names[n] for n in strip_of(lines, one, article, PUBLISHED, LEXICON, pieces).pieces
        ]
        for one in candidates
    }


def test_names_places_and_days_give_way_to_stand_ins() -> None:
    (words,) = strips("Vladimir Putin arrived in Bishkek on Thursday.").values()
    assert " ".join(words) == "[CLS] @ smith @ arrived in # paris # on now thursday . [SEP] [SEP] [SEP]"


def test_the_person_asked_about_differs_from_the_others() -> None:
    found = strips("Vladimir Putin met Xi Jinping in Bishkek.")
    assert "@ smith @ met jones in" in " ".join(found["vladimir-putin", "KG", 0])
    assert "smith met" not in " ".join(found["xi-jinping", "KG", 2])
    assert "jones met @ smith @ in" in " ".join(found["xi-jinping", "KG", 2])


def test_another_person_of_the_same_home_reads_the_same() -> None:
    one = strips("Vladimir Putin flew from Moscow to Bishkek.")
    other = strips("Sergei Lavrov flew from Moscow to Bishkek.")
    assert list(one.values()) == list(other.values())


def test_the_title_and_the_sentence_before_are_read_too() -> None:
    found = strips("The talks were short. Vladimir Putin flew to Bishkek.", "Putin in Bishkek")
    words = " ".join(found["vladimir-putin", "KG", 0])
    assert any(" ".join(w).endswith("[SEP] smith in paris [SEP]") for w in found.values()), words


@given(st.text(max_size=40))
def test_any_word_is_cut_into_known_pieces(word: str) -> None:
    pieces = load_pieces()
    assert all(0 <= n < len(pieces.numbers) for n in pieces.cut([word]))


def test_words_are_cut_as_the_vocabulary_was_made() -> None:
    pieces = Pieces({piece: n for n, piece in enumerate(["[UNK]", "visit", "##ing", "e", "-", "tour"])})
    assert pieces.cut(["Visiting", "e-tour", "É", "xyz"]) == [1, 2, 3, 4, 5, 3, 0]


@pytest.mark.parametrize("filler", ["and so on " * 60, "word " * 200])
def test_a_long_sentence_is_cut_around_its_mentions(filler: str) -> None:
    found = strips(f"{filler}Vladimir Putin {filler}arrived in Bishkek {filler}.")
    for words in found.values():
        assert len(words) <= SENTENCE + BEFORE + TITLE + 4 + AROUND
        assert words.count("@") == 2
        assert words.count("#") == 2


def test_a_plain_arrival_is_a_trip_and_a_mere_topic_is_none() -> None:
    encoder = load_encoder()

    def verdict(text: str) -> float:
        article = Article(ArticleId("a"), text, "", None, None, "en", PUBLISHED)
        lines, candidates, _published = lay_out_candidates(article, LEXICON)
        return encoder.judge(strip_of(lines, candidates[0], article, PUBLISHED, LEXICON, encoder.pieces)).trip

    assert verdict("Vladimir Putin arrived in Kyrgyzstan on Thursday for a two-day visit.") > 1
    assert verdict("Vladimir Putin said that sanctions against Kyrgyzstan were a mistake.") < -1
