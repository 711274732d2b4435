"""Names of things: ids derived from content, and codes of countries."""

from __future__ import annotations

import hashlib
from typing import Final, NewType

ArticleId = NewType("ArticleId", str)
ReportId = NewType("ReportId", str)
TripId = NewType("TripId", str)
DecisionId = NewType("DecisionId", str)
PersonId = NewType("PersonId", str)
Country = NewType("Country", str)
"""ISO 3166-1 alpha-2, `XK` for Kosovo, or `??` when a destination is expressly undisclosed."""

UNDISCLOSED: Final = Country("??")


def digest(*parts: str, size: int = 12) -> str:
    """A short name for content: the same parts give the same name on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:size]
