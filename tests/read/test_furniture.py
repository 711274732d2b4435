"""What is not the story's own reporting is told apart, and the story's prose never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.read.furniture import find_furniture, overlaps
from setfoot.tables.words import load_words

WORDS = load_words("en")
PROSE = "Vladimir Putin arrived in Ulaanbaatar on Monday and was met by a guard of honour."


def furniture(text):
    return [text[start:end] for start, end in find_furniture(text, WORDS)]


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Putin lands in Minsk",
        "READ MORE: Putin lands in Minsk",
        "Related articles",
        "Photo: Putin and Lukashenko in Minsk",
        "Image: Putin in Minsk, 2019",
        "Putin meets Lukashenko in Minsk. Getty Images",
        "Putin in Minsk, June 2019 hide caption",
        "Putin and Lukashenko at the palace in Minsk / kremlin.ru",
        "Sign up for our newsletter about Minsk",
        "Subscribe to read about Putin in Minsk",
        "Share",
        "Advertisement",
        "Copyright 2019 Minsk Daily",
        "Privacy policy",
        "Written by a reporter in Minsk",
        "A reporter in Minsk contributed to this report.",
        "Loading...",
        "  More  ",
        "File photo: Putin in Minsk",
        "FILE: Putin and Lukashenko in Minsk",
        "More on this story: Putin lands in Minsk",
        "More from Minsk: Putin at the palace",
        "In other news: Putin lands in Minsk",
        "Pictured: Putin in Minsk",
        "Caption: Putin in Minsk in 2019",
        "[Putin in Minsk | Pixabay]",
        "(Putin and Lukashenko, Minsk | File | Photo: Reuters)",
        "[Putin in Minsk | A. Smith/AFP]",
    ],
)
def test_a_line_of_page_furniture_is_told_apart(line):
    assert [one.strip() for one in furniture(f"{PROSE}\n\n{line}\n\n{PROSE}")] == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "He read more than 20 letters before he flew to Minsk.",
        "The photo shows Putin in Minsk, the ministry said.",
        "More than 40 leaders came to Minsk.",
        "The president shared a meal with the workers of Minsk.",
        "Once a year the presidents meet in Minsk.",
        "The most read man of Minsk is a poet.",
        "Dear to his heart, Putin said, was Minsk.",
        "The source said that Putin would come to Minsk.",
        "Events in Minsk worried the Kremlin.",
        "Filed in Minsk, the suit names Putin.",
        "The file: Putin in Minsk, said the minister, was closed.",
        "More on Monday: Putin flies to Minsk, the Kremlin said.",
        "[Putin will fly to Minsk | the Kremlin had said before]",
        "Putin arrived in Minsk | Reuters was told so by two ministers.",
        "(Putin arrived in Minsk on Monday.)",
    ],
)
def test_prose_is_never_furniture(line):
    assert furniture(f"{PROSE}\n{line}\n{PROSE}") == []


def test_an_appeal_to_readers_runs_to_the_end():
    appeal = "A Message from the editors:\n\nDear readers,\n\nPutin was in Minsk.\n\nWe go on."
    assert "\n\n".join(furniture(f"{PROSE}\n\n{appeal}")) == appeal


def test_a_list_of_links_ends_where_prose_begins_again():
    links = "Most Read\nPutin lands in Minsk\nTrump visits Seoul"
    assert furniture(f"{PROSE}\n{links}\n{PROSE}\nKim Jong Un in Hanoi") == links.split("\n")


def test_spans_touch_what_they_overlap_and_nothing_beside():
    assert overlaps(((5, 10),), 9, 12)
    assert overlaps(((5, 10),), 0, 6)
    assert not overlaps(((5, 10),), 10, 12)
    assert not overlaps(((5, 10),), 0, 5)
    assert not overlaps((), 0, 5)


@given(
    st.lists(
        st.sampled_from([PROSE, "Most Read", "Putin lands in Minsk", "Read also: more", "", "Share", "Dear readers"])
    )
)
def test_furniture_is_whole_lines_in_order(lines):
    text = "\n".join(lines)
    spans = find_furniture(text, WORDS)
    assert list(spans) == sorted(spans)
    assert all(text[start:end] in lines for start, end in spans)
