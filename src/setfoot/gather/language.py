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
_SHORTEST: Final = 150
_SURE: Final = 600
"""Characters from which the detector was right on each of 1244 labelled articles, however close the runner-up."""
_LEAD: Final = 25
"""How far the runner-up must be behind in a shorter text; one in a thousand is wrong then."""
_FARTHEST: Final = 1_000
_NEWS: Final = (
    "ar", "az", "be", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "ky", "lt", "lv", "mk", "mn", "ms", "nl", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "tg", "th", "tr", "uk", "ur", "uz", "vi", "zh",
)  # fmt: skip
"""Languages worth confusing: small neighbours of the large ones (Latin, Galician, Luxembourgish) only mislead."""
_SCRIPTS: Final = (  # in this order, since Japanese is written with Chinese characters too
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
)
_SHARE: Final = 0.2
"""Of a script's characters in a text that is written in it; a few stand in any report from there."""


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
    sample = text[:_SAMPLE]
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > _SHARE * len(sample):
            return code
    return _detect(sample) if len(sample) >= _SHORTEST else None


def _detect(sample: str) -> str | None:
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 - only articles that do not tell need it

    match detect_fast(sample, cutoff=_FARTHEST, n_results=2, langs=_NEWS):
        case [(first, rank), (_, behind)] if behind - rank >= _LEAD or len(sample) >= _SURE:
            return str(first)
        case [(first, _)]:
            return str(first)
        case _:
            return None
