"""Which language a text is in, when its source does not tell.

What the source tells comes as `en`, `en-GB`, `EN_us` or `eng`; we keep two letters. A detector answers for the rest,
but only for texts long enough, and for short ones only when the runner-up is well behind: a wrong language sends an
article to the wrong reader, while None says that nobody knows.
"""

from __future__ import annotations

import re
from typing import Final

_TOLD: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?", re.DOTALL)
_THREE: Final = {
    "ara": "ar", "chi": "zh", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de", "heb": "he",
    "ita": "it", "jpn": "ja", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip
_UNTOLD: Final = ("mul", "und", "zxx")
_SAMPLE: Final = 3_000
_SHORTEST: Final = 100
_SHORTEST_HAN: Final = 20
_SURE: Final = 400
"""Characters from which the detector was right on every labelled article, however close the runner-up."""
_LEAD: Final = 12
_FARTHEST: Final = 1_000
_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def tidy_language(told: str) -> str | None:
    """The two-letter code that a source's word for a language means, or None.

    >>> tidy_language("en-GB"), tidy_language("rus"), tidy_language("English"), tidy_language("und")
    ('en', 'ru', None, None)
    """
    found = _TOLD.fullmatch(told.strip())
    code = found[1].lower() if found else ""
    return None if code in ("", *_UNTOLD) else _THREE.get(code, code)


def detect_language(text: str) -> str | None:
    """The language of the text, or None when it is too short or the answer unsure."""
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 - only articles that do not tell need it

    sample = text[:_SAMPLE]
    han = len(_HAN.findall(sample)) >= _SHORTEST_HAN
    if len(sample) < _SHORTEST and not han:
        return None
    match detect_fast(sample, cutoff=_FARTHEST, n_results=2):
        case [(first, rank), (_, behind)]:
            return first if behind - rank >= _LEAD or len(sample) >= _SURE else None
        case [(first, _)]:
            return first
        case _:
            return None
