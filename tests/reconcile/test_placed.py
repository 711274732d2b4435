"""How well placed an article is follows from whom it has its words from, and where it was written."""

import pytest

from setfoot.facts import ArticleId, Country, PersonId, Quote, Report, Stage, Voice, VoiceKind
from setfoot.reconcile.placed import Placement, placement
from setfoot.reconcile.stays import Told


def told(words="landed", city=None, *kinds):
    voices = tuple(Voice("somebody", kind) for kind in kinds)
    quote = Quote(ArticleId("a"), 0, len(words), words)
    report = Report(PersonId("a"), Country("KE"), Stage.HAPPENED, quote, city=city, voices=voices, sentence=quote)
    return Told(report, None, None, None)


@pytest.mark.parametrize(
    ("one", "where"),
    [
        (told("landed", None, VoiceKind.OFFICIAL), Placement.ON_THE_SPOT),
        (told("landed", None, VoiceKind.UNNAMED, VoiceKind.OFFICIAL), Placement.ON_THE_SPOT),
        (told("NAIROBI, Kenya — He landed here on Friday", "Nairobi"), Placement.ON_THE_SPOT),
        (told("NAIROBI (Reuters) - He landed here", "Nairobi"), Placement.ON_THE_SPOT),
        (told("NAIROBI, Kenya — He landed in Mombasa", "Mombasa"), Placement.OWN_ACCOUNT),
        (told("He landed in Nairobi - at last", "Nairobi"), Placement.OWN_ACCOUNT),
        (told("landed", None, VoiceKind.AGENCY), Placement.OWN_ACCOUNT),
        (told("landed", None, VoiceKind.OUTLET), Placement.SECOND_HAND),
        (told("landed", None, VoiceKind.UNNAMED), Placement.SECOND_HAND),
    ],
)
def test_officials_and_reporters_on_the_spot_are_placed_best_and_hearsay_worst(one, where):
    assert placement(one) is where
    assert placement(one).said
