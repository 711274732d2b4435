"""Who an article says something from: agencies and outlets by name, officials, and those it does not name."""

import pytest

from readings import lexicon
from setfoot.facts import Voice, VoiceKind
from setfoot.read.voices import find_agencies, find_voices


def voices(sentence):
    return [(voice.name, str(voice.kind)) for voice in find_voices(sentence, lexicon())]


@pytest.mark.parametrize("sentence", ["TASS reported that he had come.", "He had come, according to TASS."])
def test_an_agency_that_says_something_is_a_voice(sentence):
    assert ("TASS", "agency") in voices(sentence)


def test_an_outlet_that_says_something_is_a_voice():
    assert ("The New York Times", "outlet") in [
        (name if name.startswith("The") else f"The {name}", kind)
        for name, kind in voices("The New York Times reported that he had come.")
    ]


def test_an_agency_that_is_only_spoken_of_is_none():
    assert voices("The director of TASS is 60.") == []


def test_an_official_is_a_voice():
    assert any(kind == "official" and "Kremlin" in name for name, kind in voices("He will come, the Kremlin said."))
    assert any(kind == "official" for _, kind in voices("The White House announced the trip."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Two people familiar with the plans said he would come.",
        "He would come, according to diplomatic sources.",
        "This week an anonymous source said he would come.",
        "On Monday sources close to the government said he would come.",
        "According to diplomatic sources he would come.",
        "Sources close to the government said he would come.",
    ],
)
def test_whom_the_article_does_not_name_is_an_unnamed_voice(sentence):
    assert "unnamed" in {kind for _, kind in voices(sentence)}


def test_media_of_a_country_are_an_outlet_without_a_name():
    assert ("Iranian state media", "outlet") in voices("He has left, Iranian state media reported.")


def test_a_voice_is_told_once_however_often_it_speaks():
    found = voices("TASS reported it, and TASS said it again, and TASS confirmed it.")
    assert found.count(("TASS", "agency")) == 1


def test_a_sentence_without_a_speaker_has_no_voices():
    assert voices("He arrived on Monday.") == []
    assert voices("") == []


@pytest.mark.parametrize(
    "text", ["MOSCOW (TASS) - He went.", "MOSCOW, May 3. /TASS/. He went.", "He went.\n\nTASS\n", "(tass) He went."]
)
def test_a_credit_names_the_agency_by_its_name(text):
    assert find_agencies(text, (), lexicon()) == ("TASS",)


def test_an_agency_quoted_in_a_report_counts_too_and_an_outlet_does_not():
    spoken = (Voice("Interfax", VoiceKind.AGENCY), Voice("The Times", VoiceKind.OUTLET))
    assert find_agencies("(TASS) He went.", spoken, lexicon()) == ("TASS", "Interfax")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("He went. The Associated Press contributed to this report.", ("AP",)),
        ("He went. Reuters and The Associated Press contributed to this story.", ("Reuters", "AP")),
        ("He went.\nWith input from AFP, Reuters and AP", ("AFP", "Reuters", "AP")),
        ("(Material from Reuters and the Associated Press was used in this story.)", ("Reuters", "AP")),
        ("KYIV (AFP/Reuters) - He went.", ("AFP", "Reuters")),
        ("Associated Press WASHINGTON - He went.", ("AP",)),
        ("Jane Doe/AFP/Getty Images He went.", ()),
        ("Jane Doe contributed to this report.", ()),
    ],
)
def test_several_may_share_a_credit_and_photographers_give_none(text, agencies):
    assert find_agencies(text, (), lexicon()) == agencies
