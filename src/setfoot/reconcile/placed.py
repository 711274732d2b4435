"""How well placed an article is to know what it tells, for two words of one day that contradict one another.

1. official: it has it from an official, of the host or of the visitor; or it is written from the place: its line begins
   with the city or country of the report ("NAIROBI, Kenya - "), as papers and agencies do.
2. own account: it says it in its own name, or an agency does.
3. second hand: it has it from another outlet, or from somebody unnamed.

Only contradictions are weighed so. Who is right more often cannot be told from the kind of speaker; who was there can.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from setfoot.facts import VoiceKind

if TYPE_CHECKING:
    from setfoot.reconcile.stays import Told

_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][^a-z\n]{2,30}(?:, [A-Z][\w. ]{2,20})?)(?: \([A-Za-z ]{2,20}\))? ?(?:\u2014|\u2013|--|-) "
)


class Placement(IntEnum):
    """How near to the event the word comes from; the higher the nearer."""

    SECOND_HAND = 0
    OWN_ACCOUNT = 1
    ON_THE_SPOT = 2

    @property
    def said(self) -> str:
        """The placement in words, as who says it."""
        return (
            "an article that has it second hand",
            "an article in its own name",
            "an official or an article from the place",
        )[self.value]


def placement(told: Told) -> Placement:
    """How well placed the report's article is to know."""
    kinds = {voice.kind for voice in told.report.voices}
    if VoiceKind.OFFICIAL in kinds or _from_the_place(told):
        return Placement.ON_THE_SPOT
    if kinds and VoiceKind.AGENCY not in kinds:
        return Placement.SECOND_HAND
    return Placement.OWN_ACCOUNT


def _from_the_place(told: Told) -> bool:
    """Whether the report's sentence begins with a dateline that names its city."""
    words = told.report.sentence or told.report.quote
    line = _DATELINE.match(words.text)
    return bool(line and told.report.city and told.report.city.casefold() in line["place"].casefold())
