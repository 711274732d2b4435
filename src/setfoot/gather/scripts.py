"""A page without its scripts: half of a news page, in which no story stands, and which nobody need search.

Scripts are found by comparing four bytes at a time: whatever place `<script` or `</script` has, one of
a few parts of it stands at a multiple of four. A script is dropped only if it is sure to be one: its tag is plain, follows markup, and no other begins
before it ends, as would be if it stood in a comment that never closes it. What a page says of itself in JSON stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS: Final = (b"<scr", b"/scr", b"scri", b"crip", b"ript")
_SMALL: Final = 4_096
"""Bytes of a page that is not worth the while."""
_TAG: Final = re.compile(rb"<script(?:\s[^<>]*)?(?<!/)>")
_BEFORE: Final = 400


def without_scripts(raw: bytes) -> bytes:
    """The page with its scripts emptied.

    >>> without_scripts(b"<p>Putin</p> <script>var n = 1 < 2;</script>" + b" " * 5000).rstrip()
    b'<p>Putin</p> <script></script>'
    """
    if len(raw) < _SMALL:
        return raw
    kept: list[bytes] = []
    start, opened = 0, -1
    for place in _script_tags(raw):
        if raw[place - 1] != ord("/"):
            opened = -1 if opened >= 0 else _opens(raw, place)
        elif opened >= 0:
            kept.append(raw[start:opened])
            start, opened = place - 2, -1
    kept.append(raw[start:])
    return b"".join(kept)


def _opens(raw: bytes, place: int) -> int:
    """Where the script begins whose tag has its name there; -1 if it may be none or holds JSON."""
    tag = _TAG.match(raw, place - 1)
    if tag is None or b"json" in tag[0].lower() or not raw[max(0, place - _BEFORE) : place - 1].rstrip().endswith(b">"):
        return -1
    return tag.end()


def _script_tags(raw: bytes) -> Iterator[int]:
    """Places of "script" after `<` or `</`, in order."""
    import numpy as np  # noqa: PLC0415 - keeps `import setfoot` light

    words = np.frombuffer(raw, dtype="<u4", count=len(raw) // 4)
    found = np.zeros(len(words), dtype=bool)
    for part in _PARTS:
        found |= words == int.from_bytes(part, "little")
    flags = found.tobytes()
    last, word = -1, flags.find(1)
    while word >= 0:
        place = raw.find(b"script", max(0, 4 * word - 3), 4 * word + 8)
        if place > last:
            last = place
            if raw[place - 1 : place] == b"<" or raw[max(0, place - 2) : place] == b"</":
                yield place
        word = flags.find(1, word + 1)
