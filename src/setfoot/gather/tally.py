"""How much a source held, counted while it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """What was met in a source; changes as it is read."""

    records: int = 0
    """Records or rows, broken ones too."""
    bytes: int = 0
    """Their bytes, unpacked: of a row those of its title and text."""
    passed: int = 0
    """Records that went on past the gate; what of them became no article is told."""
