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
        ("Kyrgyzstan signed the Rome Statute in 1998.", "KG", "signed 1998-01-01..1998-12-31"),
        ("All of South America are members of the ICC except for Cuba.", "CU", "excepted"),
    ],
)
def test_what_is_said_of_membership_is_noted(text, country, value):
    assert ("member", country, value) in asserted(text)


def test_two_states_are_two_assertions():
    found = asserted("India and China are not members of the court. The ICC is in The Hague.")
    assert {subject for matter, subject, _ in found if matter == "member"} == {"IN", "CN"}


def members(text, elsewhere=" The ICC is in The Hague."):
    """The states whose membership the sentence tells, with what it tells of each."""
    return {(subject, value) for matter, subject, value in asserted(text + elsewhere) if matter == "member"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The United States has not joined the court.", {("US", "not_party")}),
        ("In February he was in Washington; the United States has not joined the court.", {("US", "not_party")}),
        ("India and China have never joined the ICC.", {("IN", "not_party"), ("CN", "not_party")}),
        ("Turkey has not acceded to the Rome Statute.", {("TR", "not_party")}),
        ("Turkey never signed up to the ICC.", {("TR", "not_party")}),
        ("The Philippines is no longer a member of the ICC.", {("PH", "not_party")}),
        ("China isn't a member of the ICC.", {("CN", "not_party")}),
        ("Armenia joined the court this year.", {("AM", "party")}),
        ("The meeting was held in ICC member South Africa.", {("ZA", "party")}),
        ("Mongolia joined the ICC in 2002; Russia did not.", {("MN", "party 2002-01-01..2002-12-31")}),
        ("Mongolia is a member of the court, Russia is not.", {("MN", "party")}),
        ("Mongolia, a member of the court, Russia and China were there.", {("MN", "party")}),
        ("As a member of the court, Mongolia has a duty.", {("MN", "party")}),
        ("Mongolia is the first ICC member to host him.", {("MN", "party")}),
        ("South Africa is a member of the court and would have had to arrest him.", {("ZA", "party")}),
    ],
)
def test_a_denied_membership_is_told_as_denied(text, told):
    assert members(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mongolia, unlike Russia and China, is a member of the ICC.", {("MN", "party")}),
        ("Unlike Russia, Mongolia is a member of the ICC.", {("MN", "party")}),
        ("Unlike Russia, China and India, Mongolia is a member of the ICC.", {("MN", "party")}),
        ("Mongolia and Armenia, unlike China, are members of the ICC.", {("MN", "party"), ("AM", "party")}),
        ("China, as opposed to Mongolia, is not a member of the ICC.", {("CN", "not_party")}),
        ("Neither Russia nor China is a member of the ICC.", {("RU", "not_party"), ("CN", "not_party")}),
    ],
)
def test_states_set_apart_are_left_out(text, told):
    assert members(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Burundi was a member of the ICC until 2017.",
        "The step will make Armenia a member of the ICC.",
        "Kazakhstan is a member of the CSTO and ignores the ICC.",
        "China is not a party to the treaty on land mines, nor to that of the ICC.",
        "China has not signed the Rome Statute of the ICC.",
        "No ICC member except Mongolia has received him.",
    ],
)
def test_what_is_past_wished_or_of_another_body_is_no_membership(text):
    assert {told for told in members(text) if told[1] in {"party", "excepted", "signed"}} == set()


def test_the_court_is_the_icc_only_where_the_article_names_it():
    assert members("Mongolia joined the court.", "") == set()
    assert members("Mongolia joined the court.", " So says the International Criminal Court.") == {("MN", "party")}


def test_a_rough_count_of_parties_is_noted_as_rough():
    assert ("parties", "", "120+") in asserted("More than 120 states are members of the ICC.")
    assert ("parties", "", "~120") in asserted("About 120 states are members of the ICC.")
    assert [one for one in asserted("The other 120 states are members of the ICC.") if one[0] == "parties"] == []


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
        "The court issued the arrest warrant in March 2023. It is the ICC."
    )


def test_first_since_the_warrant_is_noted():
    found = asserted("It was his first visit abroad since the court issued a warrant.")
    assert ("first_since", "vladimir-putin", "warrant") in found


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("It is his first trip abroad since the ICC issued a warrant.", True),
        ("It is his first foreign visit since an arrest warrant was issued.", True),
        ("It is his first visit to a foreign country since the warrant.", True),
        ("It is the first time he has travelled abroad since he received an arrest warrant.", True),
        ("He has ventured abroad for the first time since a warrant was issued.", True),
        ("It is the first time he has left the country since the warrant.", True),
        ("It is the first time since the warrant that he goes to a country that is a member.", False),
        ("It is his first visit to an ICC member since the warrant.", False),
        ("It is his first visit to a Western country since the warrant.", False),
        ("It is his first trip to Mongolia since the warrant.", False),
        ("It is his first foreign trip to a member since the warrant.", False),
        ("It is his first trip abroad outside Asia since the warrant.", False),
        ("It is his first trip abroad since the warrant to a state party.", False),
    ],
)
def test_a_first_of_some_kind_only_is_not_noted(text, noted):
    assert (("first_since", "vladimir-putin", "warrant") in asserted(text)) is noted


def test_another_s_warrant_is_not_the_traveller_s():
    found = asserted("The court issued a warrant for Omar al-Bashir in March 2009.")
    assert [one for one in found if one[0] == "warrant_issued"] == []


def test_last_abroad_is_noted():
    found = asserted("He last travelled abroad in July 2024.")
    assert ("last_abroad", "vladimir-putin", "2024-07-01..2024-07-31") in found


def test_an_article_without_a_trip_asserts_things_all_the_same():
    text = "Vladimir Putin spoke. Mongolia is a member of the ICC. The warrant for Putin was issued in March 2023."
    assert {one.matter for one in read(text, "2024-09-05").assertions} == {"member", "warrant_issued"}


def test_an_article_that_names_nobody_watched_still_asserts_things_of_the_court():
    text = "Mongolia is a member of the ICC. Kyrgyzstan has not ratified the Rome Statute."
    found = read(text, "2024-09-05").assertions
    assert [(one.subject, one.value) for one in found] == [("MN", "party"), ("KG", "not_ratified")]
    assert read("It rained in Mongolia.", "2024-09-05").assertions == ()


def test_nowhere_abroad_since_the_warrant_is_noted():
    found = asserted("Putin has not left Russia since the court issued the warrant in March.")
    assert ("not_abroad", "vladimir-putin", "warrant") in found


def test_the_quote_is_the_sentence():
    text = TRIP + "Mongolia is a member of the ICC. It rains."
    (one,) = read(text, "2024-09-05").assertions
    assert one.quote.text == "Mongolia is a member of the ICC."
    assert text[one.quote.start : one.quote.end] == one.quote.text
    assert one.country == "MN"
