"""What one sentence claims: how far the trip has come, and on which day."""

import pytest

from readings import lexicon, lines_of
from setfoot.facts import Stage, Why, Window
from setfoot.read.claims import Claim, find_claims

PUBLISHED = "2023-06-15"  # a Thursday


def found(text):
    window = Window.parse(PUBLISHED)
    return [one for line in lines_of(text, PUBLISHED) for one in find_claims(line, window, lexicon())]


def claims(text):
    return [one for one in found(text) if isinstance(one, Claim)]


def stages(text):
    return [str(claim.stage) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Putin visited Mongolia.", "happened"),
        ("Putin has arrived in Mongolia.", "happened"),
        ("Putin is in Mongolia for talks.", "happened"),
        ("After Putin's visit to Mongolia prices fell.", "happened"),
        pytest.param(
            "After his visit to Mongolia Putin was tired.",
            "happened",
            marks=pytest.mark.xfail(
                reason="a pronoun before its name stays nobody where no comma tells the phrase from the rest",
                strict=True,
            ),
        ),
        ("After his visit to Mongolia, Putin was tired.", "happened"),
        ("During his visit to Mongolia, Putin will open a school.", "planned"),
        ("Putin, who was received with bread, met herders in Mongolia.", "happened"),
        ("Putin will visit Mongolia.", "planned"),
        ("Putin plans to visit Mongolia.", "planned"),
        ("Putin is to visit Mongolia.", "planned"),
        ("Putin is set to arrive in Mongolia.", "planned"),
        ("Putin agreed to visit Mongolia.", "planned"),
        ("Putin's upcoming visit to Mongolia worries the court.", "planned"),
        ("Putin to visit Mongolia", "planned"),
        ("Putin may visit Mongolia.", "possible"),
        ("Putin might travel to Mongolia.", "possible"),
        ("Putin is considering a visit to Mongolia.", "possible"),
        ("Putin hopes to visit Mongolia.", "possible"),
        ("Putin was invited to visit Mongolia.", "possible"),
        ("Putin will not visit Mongolia.", "called_off"),
        ("Putin won't visit Mongolia.", "called_off"),
        ("Putin did not travel to Mongolia.", "called_off"),
        ("Putin cancelled his visit to Mongolia.", "called_off"),
        ("Putin canceled his visit to Mongolia.", "called_off"),
        ("Putin called off a trip to Mongolia.", "called_off"),
        ("Putin postponed a trip to Mongolia.", "called_off"),
        ("Putin's trip to Mongolia was cancelled.", "called_off"),
        ("Putin refused to travel to Mongolia.", "called_off"),
        ("Putin skipped a summit in Mongolia.", "called_off"),
    ],
)
def test_the_words_around_tell_the_stage(text, stage):
    assert stages(text) == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "Putin has never visited Mongolia.",
        "Putin has not visited Mongolia.",
        "Putin has yet to visit Mongolia.",
        "If Putin travels to Mongolia, he will be arrested.",
        "Unless Putin flies to Mongolia, nothing happens.",
    ],
)
def test_a_supposition_or_a_general_denial_is_no_claim_and_says_so(text):
    assert [one.why for one in found(text)] == [Why.HYPOTHETICAL]


@pytest.mark.parametrize(
    ("text", "stage", "when"),
    [
        ("Putin visited Mongolia on Monday.", "happened", "2023-06-12"),
        ("Putin will visit Mongolia on Monday.", "planned", "2023-06-19"),
        ("Putin's visit to Mongolia on June 20, 2023 is secret.", "planned", "2023-06-20"),
        ("Ahead of Putin's visit to Mongolia last week prices fell.", "happened", "2023-06-05..2023-06-11"),
        ("Putin will not visit Mongolia in August 2023.", "called_off", "2023-08-01..2023-08-31"),
    ],
)
def test_the_day_and_the_stage_agree(text, stage, when):
    (claim,) = claims(text)
    assert (str(claim.stage), str(claim.when)) == (stage, when)


def test_the_nearest_day_counts_and_a_day_of_something_else_does_not():
    (claim,) = claims("Putin, in office since March, visited Mongolia on Monday after the 2016 election.")
    assert str(claim.when) == "2023-06-12"


def test_each_of_two_places_takes_its_own_day():
    first, second = claims("Putin visited Mongolia on June 5 and Kenya on June 7.")
    assert [str(first.when), str(second.when)] == ["2023-06-05", "2023-06-07"]


def test_a_second_destination_shares_the_call_off():
    assert stages("Putin was absent from the summit in Kenya in March and the forum in Mongolia in April.") == [
        "called_off",
        "called_off",
    ]


def test_a_place_nobody_goes_to_is_a_topic():
    assert [(one.why, one.country) for one in found("Putin condemned the violence in Sudan.")] == [(Why.TOPIC, "SD")]


def test_a_traveller_who_is_not_watched_is_no_claim():
    one = [
        claim
        for line in lines_of("Putin said that Mitt Romney visited Mongolia.", PUBLISHED)
        for claim in find_claims(line, None, lexicon("vladimir-putin"))
    ]
    assert [item.why for item in one] == [Why.ENVOY]


def test_a_claim_points_at_words_that_hold_its_place():
    text = "It rained. On Monday Putin visited the old monastery town of Mongolia's north, Ulaanbaatar."
    for claim in claims(text):
        assert (
            "ulaanbaatar" in text[claim.start : claim.end].lower()
            or "mongolia" in text[claim.start : claim.end].lower()
        )


def test_every_stage_is_reached():
    texts = ("Putin visited", "Putin will visit", "Putin may visit", "Putin will not visit")
    assert {claims(f"{text} Mongolia.")[0].stage for text in texts} == set(Stage)
