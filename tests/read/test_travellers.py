"""Who travels: subjects, owners and guests do; hosts, senders, speakers and bystanders do not."""

import pytest

from readings import read, said

PUT, MOD, MER, ERD = "vladimir-putin", "narendra-modi", "angela-merkel", "recep-tayyip-erdogan"


def travellers(text):
    """Who is reported in Mongolia or Kenya, in alphabetical order, however far the trip has come."""
    found = said(read(text, "2015-06-15"))
    return sorted({person for person, country, _ in found if country in {"MN", "KE"}})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Vladimir Putin visited Mongolia.", [PUT], id="the subject"),
        pytest.param("Vladimir Putin and Narendra Modi visited Mongolia.", [MOD, PUT], id="two subjects"),
        pytest.param("Vladimir Putin, who is ill, flew to Mongolia.", [PUT], id="a subject with a clause"),
        pytest.param("Vladimir Putin's visit to Mongolia began on Sunday.", [PUT], id="the owner"),
        pytest.param("The visit to Mongolia by Vladimir Putin began on Sunday.", [PUT], id="the one named by"),
        pytest.param("A meeting in Mongolia between Putin and Modi began on Sunday.", [MOD, PUT], id="between two"),
        pytest.param("Vladimir Putin met Narendra Modi in Mongolia.", [MOD, PUT], id="both who met"),
        pytest.param("Vladimir Putin met with Narendra Modi in Mongolia.", [MOD, PUT], id="both who met with"),
        pytest.param("Mongolia's king welcomed Vladimir Putin in Ulaanbaatar.", [PUT], id="the guest"),
        pytest.param("Mongolia's king received Vladimir Putin in Ulaanbaatar.", [PUT], id="the guest who was received"),
        pytest.param("Vladimir Putin was received in Mongolia by its king.", [PUT], id="the guest in the passive"),
        pytest.param("Kenya invited Vladimir Putin to Nairobi.", [PUT], id="the invited"),
        pytest.param("During a visit to Kenya, Vladimir Putin fell ill.", [PUT], id="the subject that follows"),
        pytest.param("Angela Merkel said Vladimir Putin visited Mongolia.", [PUT], id="not who says so"),
        pytest.param(
            "Speaking of a summit with Vladimir Putin, Angela Merkel told reporters in Mongolia.",
            [MER],
            id="not of whom",
        ),
        pytest.param("Vladimir Putin, Angela Merkel and Narendra Modi met in Mongolia.", [MER, MOD, PUT], id="three"),
        pytest.param("Vladimir Putin told Angela Merkel that he had visited Mongolia.", [PUT], id="he who told it"),
    ],
)
def test_these_travel(text, people):
    assert travellers(text) == people


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Vladimir Putin sent an envoy to Mongolia.", id="who sends somebody"),
        pytest.param("Vladimir Putin's spokesman visited Mongolia.", id="whose spokesman goes"),
        pytest.param("A delegation sent by Vladimir Putin arrived in Mongolia.", id="whose delegation goes"),
        pytest.param("An aide to Vladimir Putin arrived in Mongolia.", id="whose aide goes"),
        pytest.param("Vladimir Putin said that the minister visited Mongolia.", id="who speaks of somebody else"),
        pytest.param("After a call with Vladimir Putin the envoy flew to Mongolia.", id="whom the traveller called"),
        pytest.param("Mitt Romney, a critic of Vladimir Putin, visited Mongolia.", id="of whom somebody is a critic"),
        pytest.param("Vladimir Putin's plane and Mongolia's trains are late.", id="who owns what stands beside"),
    ],
)
def test_these_do_not(text):
    assert travellers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The day before Mitt Romney makes a trip to Mongolia, Vladimir Putin on Friday signed a bill.",
            id="who signs meanwhile",
        ),
        pytest.param(
            "Vladimir Putin's lawyer, Michael Smithson, did make a trip to Mongolia last week.", id="whose lawyer goes"
        ),
        pytest.param(
            "Vladimir Putin told how Mitt Romney stumbled through his trip to Kenya.", id="who tells of another's trip"
        ),
        pytest.param("Vladimir Putin spoke at the Kenya memorial on Monday.", id="who stands at a memorial"),
    ],
)
def test_these_do_not_though_all_words_of_a_trip_are_there(text):
    assert travellers(text) == []


@pytest.mark.parametrize("for_him", ["stood in for", "standing in for", "who is filling in for"])
def test_for_whom_somebody_stands_in_stays_away(for_him):
    text = f"Sergei Lavrov, {for_him} President Vladimir Putin, spoke at a summit in Nairobi."
    assert (PUT, "KE", "happened") not in said(read(text, "2015-06-15"))
    assert (PUT, "KE", "called_off") in said(read(text, "2015-06-15"))


def test_what_goes_by_itself_takes_nobody_along():
    assert (
        travellers("Vladimir Putin spoke of the caravan since it left Kazakhstan in May and headed to Mongolia.") == []
    )


def test_a_headlines_words_to_a_country_are_no_trip_there():
    assert said(read("The speech was long.", "2015-06-15", "Vladimir Putin to Mongolia: Mend your ways")) == []


def test_who_travels_with_somebody_is_reported_though_a_stranger_stands_nearer():
    assert travellers("Vladimir Putin and his guest Mitt Romney arrived in Mongolia on Monday.") == [PUT]


@pytest.mark.parametrize("host", ["received", "welcomed", "hosted", "greeted"])
def test_a_host_at_home_does_not_travel(host):
    reports = said(read(f"Uhuru Kenyatta {host} Narendra Modi in Nairobi on Sunday.", "2015-06-15"))
    assert "uhuru-kenyatta" not in {person for person, _, _ in reports}


def test_who_stays_away_in_favour_of_another_is_called_off_and_the_other_goes():
    text = "Sergei Lavrov will go to Mongolia instead of Vladimir Putin."
    assert sorted(said(read(text, "2015-06-15"))) == [
        ("sergei-lavrov", "MN", "planned"),
        (PUT, "MN", "called_off"),
    ]


def test_a_trip_to_the_home_state_is_skipped_as_such():
    reading = read("Vladimir Putin flew to Sochi on Sunday.", "2015-06-15")
    assert reading.reports == ()
    assert [skipped.why for skipped in reading.skipped] == ["home"]
