"""Sentences end where English ends them, and every span points exactly into the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.read.sentences import split_sentences, token_spans
from setfoot.tables.words import load_words

ABBREVIATIONS = load_words("en").lists["abbreviations"]


def split(text):
    return [text[one.start : one.end] for one in split_sentences(text, ABBREVIATIONS)]


def tokens(text):
    return [text[start:end] for start, end in token_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He went. She stayed.", ["He went.", "She stayed."]),
        ("Did he go? He did! Good.", ["Did he go?", "He did!", "Good."]),
        ("He met Mr. Obama in the U.S. on Monday.", ["He met Mr. Obama in the U.S. on Monday."]),
        ("Donald J. Trump spoke.", ["Donald J. Trump spoke."]),
        ("Gen. Sisi met Sen. McCain. They talked.", ["Gen. Sisi met Sen. McCain.", "They talked."]),
        ('"We will go." He went.', ['"We will go."', "He went."]),
        ("“We will go.” He went.", ["“We will go.”", "He went."]),
        ("It cost 3.5 million. He paid.", ["It cost 3.5 million.", "He paid."]),
        ("It ended in 2018. 2019 was worse.", ["It ended in 2018.", "2019 was worse."]),
        ("He said so. and went on", ["He said so. and went on"]),
        ("A headline\nA line\n\n\nA paragraph.", ["A headline", "A line", "A paragraph."]),
        ("  spaces around  ", ["spaces around"]),
        ("北京。上海。", ["北京。", "上海。"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_a_text_is_split_into_its_sentences(text, sentences):
    assert split(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "A headline\nA line",
        "He stayed.\nShe went.",
        "He flew to the U.S.\n\nShe stayed.",
    ],
)
def test_a_line_break_always_ends_a_sentence(text):
    assert len(split(text)) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Putin's visit", ["Putin", "'s", "visit"]),
        ("Putin’s visit", ["Putin", "’s", "visit"]),
        ("the U.S. president", ["the", "U.S.", "president"]),
        ("a one-on-one, in Port-au-Prince.", ["a", "one-on-one", ",", "in", "Port-au-Prince", "."]),
        ("he won't", ["he", "won't"]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
    ],
)
def test_tokens_are_words_clitics_and_marks(text, words):
    assert tokens(text) == words


@given(st.text())
def test_sentences_are_in_order_do_not_overlap_and_lose_nothing_but_space(text):
    spans = [(one.start, one.end) for one in split_sentences(text, ABBREVIATIONS)]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())


@given(st.text())
def test_tokens_lose_nothing_but_space(text):
    spans = token_spans(text, 0, len(text))
    assert "".join(text[start:end] for start, end in spans) == "".join(c for c in text if not c.isspace())
