"""Origins as the contract's JSON: which articles go back to one, what to know of them, how many stand behind each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from setfoot.facts import OriginGroup, Support


class OriginJson(TypedDict):
    """Articles that go back to one origin."""

    articles: list[str]
    because: str
    marks: list[str]
    state_media: list[str]
    party: bool


class SupportJson(TypedDict):
    """How many independent origins stand behind each field of a trip."""

    country: int
    arrived: int
    left: int
    status: int
    city: int
    occasion: int


def origin_json(group: OriginGroup) -> OriginJson:
    """Articles of one origin, with what to know of their tellers."""
    return {
        "articles": list(group.articles),
        "because": group.because,
        "marks": list(group.marks),
        "state_media": list(group.state_media),
        "party": group.party,
    }


def support_json(support: Support) -> SupportJson:
    """The origins behind each field."""
    return {
        "country": support.country,
        "arrived": support.arrived,
        "left": support.left,
        "status": support.status,
        "city": support.city,
        "occasion": support.occasion,
    }
