"""Stand-in: the gate over raw bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Gate:
    """Lets pages through that may name somebody."""

    def __init__(self, forms: Iterable[str]) -> None:
        from daachorse import DoubleArrayAhoCorasick  # noqa: PLC0415 - stand-in

        self._automaton = DoubleArrayAhoCorasick([form.encode() for form in forms])

    def passes(self, raw: bytes) -> bool:
        """Whether the page may name somebody."""
        return bool(self._automaton.find(raw))
