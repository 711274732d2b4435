"""Whether a place in a page lies in a script: half of a news page, in which no story stands.

A place is held to lie in a script only if it surely does: the tag is plain, follows markup, and opens after the last one was closed,
and no other begins before it ends, as would be if it stood in a comment that never closes it. What a page says of itself in JSON
is no script.
"""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(rb"<script(?:\s[^<>]*)?(?<!/)>")
_OPENS: Final = b"<script"
_CLOSES: Final = b"</script"
_BEFORE: Final = 400


def lies_in_script(raw: bytes, place: int) -> bool:
    """Whether the place surely lies in a script.

    >>> page = b"<p>Putin</p> <script>var n = 'Putin';</script>"
    >>> lies_in_script(page, 3), lies_in_script(page, 30)
    (False, True)
    """
    opened = raw.rfind(_OPENS, 0, place)
    if opened < 0 or raw.rfind(_CLOSES, opened, place) >= 0:
        return False
    tag = _TAG.match(raw, opened)
    if tag is None or tag.end() > place or b"json" in tag[0].lower():
        return False
    if not raw[max(0, opened - _BEFORE) : opened].rstrip().endswith(b">"):
        return False
    closed = raw.find(_CLOSES, place)
    another = raw.find(_OPENS, place, closed) if closed >= 0 else 0
    return another < 0 and raw.rfind(_CLOSES, 0, opened) >= raw.rfind(_OPENS, 0, opened)
