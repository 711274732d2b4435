"""What remains of a story lets copies and rewrites be found without its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.read.sentences import split_sentences
from setfoot.read.sketch import KEPT, find_spoken, hash_of, outline_of, shingles_of

STORY = ["The president of Kenya flew to Warsaw on Monday.", "Angry farmers in Nakuru had asked him to stay at home."]
SENTENCES = st.lists(
    st.lists(
        st.sampled_from(["president", "Warsaw", "Monday", "farmers", "is", "it", "Kenya", "2018", "stayed"]),
        max_size=12,
    ).map(" ".join),
    max_size=8,
)


def test_a_word_has_the_same_hash_on_every_machine_and_never_zero():
    assert hash_of("Warsaw") == 555599734
    assert hash_of("") != 0


def test_shingles_are_sorted_and_do_not_mind_capitals_or_marks():
    found = shingles_of(STORY)
    assert list(found) == sorted(set(found))
    assert found == shingles_of([" ".join(STORY).upper().replace(".", "!")])


def test_a_story_of_fewer_than_five_words_has_no_shingles():
    assert shingles_of(["He flew to Warsaw"]) == ()
    assert shingles_of([]) == ()


def test_a_copy_cut_at_the_end_keeps_its_shingles():
    assert set(shingles_of(STORY[:1])) <= set(shingles_of(STORY))


def test_a_long_story_keeps_a_limited_number_and_the_same_ones():
    long = [" ".join(f"word{n}" for n in range(2000))]
    assert len(shingles_of(long)) == KEPT
    assert shingles_of(long) == shingles_of(long)


def test_the_outline_keeps_the_order_of_sentences_with_a_zero_between_them():
    one, two = outline_of(STORY[:1]), outline_of(STORY[1:])
    assert outline_of(STORY) == (*one, 0, *two)
    assert outline_of(STORY[::-1]) == (*two, 0, *one)


def test_the_outline_leaves_out_sentences_of_few_key_words():
    assert outline_of([STORY[0], "He is fine.", STORY[1]]) == outline_of(STORY)


def test_key_words_are_compared_without_endings():
    assert outline_of(["Presidents visited Warsaw's farmers twice"]) == outline_of(
        ["President visiting Warsaw farmer twice"]
    )


@given(SENTENCES)
def test_an_outline_begins_and_ends_with_words_and_counts_a_word_once_a_sentence(sentences):
    outline = outline_of(sentences)
    assert not outline or (outline[0] and outline[-1])
    text = ",".join(map(str, outline))
    for part in filter(None, text.split(",0,")):
        words = part.split(",")
        assert len(words) == len(set(words)) >= 4


@given(SENTENCES, SENTENCES)
def test_a_story_within_another_has_no_shingles_of_its_own(story, more):
    if len(shingles_of([*story, *more])) < KEPT:
        assert set(shingles_of(story)) <= set(shingles_of([*story, *more]))


def spoken(text):
    return find_spoken(text, [(one.start, one.end) for one in split_sentences(text, frozenset())])


def test_long_quotations_are_told_apart_and_short_ones_are_not():
    own = "The president of Kenya flew to “sunny Warsaw” on Monday morning."
    said = "“We shall meet again in Nakuru before the rains begin to fall,” she said."
    assert spoken(own) == ((), ())
    found = spoken(f"{own} {said}")
    assert found.sentences == (1,)
    assert set(found.shingles) == set(shingles_of([said[: said.index("”")]]))


def test_a_quotation_may_go_on_over_sentences_and_ends_with_its_paragraph():
    text = "“We shall meet again in Nakuru before the rains. Angry farmers asked Kenya to stay.\nAngry farmers left Warsaw for Nakuru."
    assert spoken(text).sentences == (0, 1)


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_every_script_s_marks_count(marks):
    said = f"{marks[0]}We shall meet again in Nakuru before the rains begin to fall{marks[1]}"
    assert spoken(said).sentences == (0,)


@given(SENTENCES)
def test_a_story_without_quotation_marks_quotes_nothing(story):
    assert spoken(". ".join(story)) == ((), ())
