"""Stand-in: lists of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.facts import Skipped


def expand_sources(sources: Iterable[str]) -> Iterator[str | Skipped]:
    """The sources, and those that lists name."""
    yield from sources
