"""What an article asserts about matters the tables know is noted with the sentence that says it."""

import pytest

from readings import read

TRIP = "Vladimir Putin visited Mongolia on Monday. "


def asserted(text, published="2024-09-05"):
    """Matter, subject and value of everything asserted beside a trip."""
    return [(str(one.matter), one.subject, one.value) for one in read(TRIP + text, published).assertions]


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("Mongolia is a member of the ICC.", "MN", "party"),
        ("Mongolia is a state party to the Rome Statute.", "MN", "party"),
        ("Kazakhstan has not ratified the Rome Statute.", "KZ", "not_ratified"),
        ("China is not a member of the International Criminal Court.", "CN", "not_party"),
        ("Kyrgyzstan signed the Rome Statute in 1998.", "KG", "signed"),
        ("All of South America are members of the ICC except for Cuba.", "CU", "excepted"),
    ],
)
def test_what_is_said_of_membership_is_noted(text, country, value):
    assert ("member", country, value) in asserted(text)


def test_two_states_are_two_assertions():
    found = asserted("India and China are not members of the court.")
    assert {subject for matter, subject, _ in found if matter == "member"} == {"IN", "CN"}


def test_membership_of_something_else_is_not_noted():
    assert [one for one in asserted("Mongolia is a member of the United Nations.") if one[0] == "member"] == []


@pytest.mark.parametrize("words", ["123 countries", "124 states", "125 members"])
def test_how_many_are_parties_is_noted(words):
    assert ("parties", "", words[:3]) in asserted(f"The ICC counts {words} that ratified its statute.")


def test_when_a_summit_was_is_noted_with_its_window():
    found = asserted("He missed the BRICS summit in South Africa in August 2023.")
    assert ("summit", "BRICS summit", "2023-08-01..2023-08-31") in found


def test_when_the_warrant_was_issued_is_noted():
    assert ("warrant_issued", "vladimir-putin", "2023-03-01..2023-03-31") in asserted(
        "The court issued the arrest warrant in March 2023."
    )


def test_first_since_the_warrant_is_noted():
    found = asserted("It was his first visit to a member since the court issued a warrant.")
    assert ("first_since", "vladimir-putin", "warrant") in found


def test_last_abroad_is_noted():
    found = asserted("He last travelled abroad in July 2024.")
    assert ("last_abroad", "vladimir-putin", "2024-07-01..2024-07-31") in found


def test_an_article_without_a_trip_asserts_nothing_about_one():
    text = "Vladimir Putin spoke. Mongolia is a member of the ICC. The warrant was issued in March 2023."
    assert read(text, "2024-09-05").assertions == ()


def test_the_quote_is_the_sentence():
    text = TRIP + "Mongolia is a member of the ICC. It rains."
    (one,) = read(text, "2024-09-05").assertions
    assert one.quote.text == "Mongolia is a member of the ICC."
    assert text[one.quote.start : one.quote.end] == one.quote.text
    assert one.country == "MN"
