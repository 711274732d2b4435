"""What sentences assert, as data: every case of three files of cases/read is read and compared."""

import tomllib

import pytest

from readings import FOLDER, read

CASES = [
    case
    for name in ("assertions.toml", "manners_of_record.toml", "outlets_of_record.toml")
    for case in tomllib.loads((FOLDER / name).read_text("utf-8"))["assertion"]
]
TRIP = "Vladimir Putin visited Mongolia on Monday. "
KEYS = {"name", "published", "text", "asserts"}


def written(one):
    """The assertion as a case expects it."""
    parts = (one.matter, one.subject, one.value, *([one.country] if one.country else []))
    return " | ".join(parts).replace(" |  | ", " | | ")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_sentence_asserts_what_its_case_says_and_nothing_else(case):
    found = read(TRIP + case["text"], case.get("published", "2024-09-05")).assertions
    assert sorted(written(one) for one in found) == sorted(case.get("asserts", ()))


def test_cases_are_written_as_their_file_says():
    assert all(set(case) <= KEYS for case in CASES)
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_quote_is_the_sentence_s_own_words(case):
    text = TRIP + case["text"]
    for one in read(text, case.get("published", "2024-09-05")).assertions:
        assert text[one.quote.start : one.quote.end] == one.quote.text
