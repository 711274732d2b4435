"""The keys of a record made an article, whether JSON wrote them or a row of a table.

A record has the keys `id, source, url, published, title, text, lang`; only `text` is needed. Archives name them in other
ways too, and the first of a key's names that has a value is taken. A key of the wrong type or with a value that means
nothing is reported and left out, and the article is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from setfoot.facts import Article, ArticleId, Skipped, Why
from setfoot.gather.language import detect_language, tidy_language
from setfoot.gather.published import parse_published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from setfoot.facts import Window

Gate = Callable[[bytes], bool]
"""Whether bytes may hold what is looked for; True in doubt."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "content", "body", "article_text", "maintext", "full_text"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": (
        *("published", "date", "publish_date", "published_at", "publishedAt", "published_date", "date_published"),
        *("datePublished", "date_publish", "publication_date", "pub_date", "pubDate"),
    ),
    "source": ("source", "outlet", "domain", "source_domain", "publisher", "site_name"),
    "id": ("id",),
    "lang": ("lang", "language"),
}
"""Our name of each key, and every name it is known by, ours first: news-please, NewsAPI, data sets of news."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_TYPES: Final[Mapping[type, str]] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def make_article(record: object, where: str, *, latest: date, file: str | None = None) -> Iterator[Article | Skipped]:
    """The article that a record of `file` holds, followed by a note for each key that could not be used."""
    for found in _as_article(record, where, latest):
        yield replace(found, file=file) if isinstance(found, Article) else found


def shown_to_gate(record: object) -> bytes | None:
    """The title and text of a record as UTF-8; None where the text is none, which is to be told whatever the gate says."""
    if not isinstance(record, dict):
        return None
    (_, title), (_, text) = _told(record, "title"), _told(record, "text")
    if not isinstance(text, str):
        return None
    return f"{title if isinstance(title, str) else ''}\n{text}".encode(errors="replace")


def _told(record: dict[str, object], key: str) -> tuple[str, object]:
    """Under which name the record has the key, and its value: the first that is not null."""
    return next(((name, record[name]) for name in KEYS[key] if record.get(name) is not None), (key, None))


def _as_article(record: object, where: str, latest: date) -> Iterator[Article | Skipped]:
    if not isinstance(record, dict):
        note = f"the record is {_TYPES[type(record)]}: write an object with a `text`"
        yield Skipped(Why.BROKEN_RECORD, note, source=where)
        return
    name, told = _told(record, "text")
    match told:
        case str(text) if text.strip():
            yield from _with_text(_mend(text), record, where, latest)
        case str():
            yield Skipped(Why.EMPTY, f"`{name}` is empty: nothing to read", source=where)
        case None:
            yield Skipped(Why.BROKEN_RECORD, "the record has no `text`: name the key with the story so", source=where)
        case other:
            note = f"`{name}` is {_TYPES[type(other)]}: make it a string"
            yield Skipped(Why.BROKEN_RECORD, note, source=where)


def _with_text(text: str, record: dict[str, object], where: str, latest: date) -> Iterator[Article | Skipped]:
    notes: list[str] = []
    number = record.get("id")
    if isinstance(number, int) and not isinstance(number, bool):  # a number names an article as well as a string does
        record = record | {"id": str(number)}
    url = _word(record, "url", notes)
    name = _word(record, "id", notes)
    yield Article(
        id=ArticleId(name) if name else Article.name_for(url, text),
        text=text,
        title=_word(record, "title", notes) or "",
        url=url,
        outlet=_word(record, "source", notes),
        language=_language(record, text, notes),
        published=_published(record, latest, notes),
    )
    for note in notes:
        yield Skipped(Why.BROKEN_RECORD, note, source=where, kept=True)


def _word(record: dict[str, object], key: str, notes: list[str]) -> str | None:
    name, told = _told(record, key)
    match told:
        case None:
            return None
        case str(word):
            return _mend(word) if word.strip() else None
        case other:
            notes.append(f"`{name}` is {_TYPES[type(other)]}, not a string: the article is kept without it")
            return None


def _language(record: dict[str, object], text: str, notes: list[str]) -> str | None:
    told = _word(record, "lang", notes)
    return (tidy_language(told) if told else None) or detect_language(text)


def _published(record: dict[str, object], latest: date, notes: list[str]) -> Window | None:
    told = _word(record, "published", notes)
    window = parse_published(told, latest=latest) if told else None
    if told and not window:
        shown = told if len(told) <= 40 else told[:40] + "..."  # noqa: PLR2004 - enough to find it in the file
        notes.append(
            f"`{_told(record, 'published')[0]}` is {shown!r}, not a day from 1995 to today: write 2024-09-02; the article is kept undated"
        )
    return window


def _mend(text: str) -> str:
    r"""The text without halves of characters, which JSON can write (`\ud83d`) and nothing can store."""
    return _SURROGATE.sub("\ufffd", text)
