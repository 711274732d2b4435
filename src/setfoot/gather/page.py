"""A web page made an article: its story, its title, its day, its outlet, its address and its language.

The story is what trafilatura takes for it, without comments. The day is htmldate's, but asked of a thinned-out copy of
the page: of all the days on a page only those are left that can be the day of publication. Prose goes (a story names
the days of trips), and so do the margins (other stories' days), days of change and expiry, and every `<time>` but the
first of the story. A page is untrusted: its size is bounded before anything costly, and what its libraries raise ends
as a `Skipped`.
"""

from __future__ import annotations

import copy
import logging
import re
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from setfoot.facts import Article, Skipped, Why, Window
from setfoot.gather.charset import decode, tell_binary
from setfoot.gather.language import detect_language, tidy_language
from setfoot.gather.published import EARLIEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST_ELEMENTS: Final = 50_000
"""A news page has some thousands; what comes after them costs trafilatura more than linear time."""
_MOST_TAGS: Final = 4 * _MOST_ELEMENTS
"""Counted before the page is parsed, since a tree takes fifty times the room of its page."""
_MOST_ATTRIBUTES: Final = 1_000
"""Different names in one tag; libxml2 holds each against all before it, so that a tag of 300,000 takes minutes."""
_MOST_IN_SCRIPT: Final = 20_000
"""Likewise behind a `<` of a script, which may be no tag."""
_MOST_OF_ALL: Final = 200_000
"""Likewise, not only different ones, on a page; each takes two hundred bytes of a tree."""
_LONG_TAG: Final = 2 * _MOST_ATTRIBUTES
_FREE: Final = 1_000_000
"""Characters of tags whose attributes are not counted, as no usual page has more."""
_TAG: Final = re.compile(r"""<[A-Za-z](?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+""")
_SCRIPT_ENDS: Final = re.compile("</script", re.IGNORECASE)
_VALUE: Final = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)""")
_LONGEST_TITLE: Final = 1_000
_SHORTEST_STORY: Final = 30
"""Characters; anything shorter is a button or a menu."""
_NOT_PUBLICATION: Final = re.compile(r"modif|updat|expir|revis|edited|valid|unpublish|event", re.IGNORECASE)
_MARGINS: Final = ".//aside | .//nav | .//footer | .//form | .//iframe | .//style | .//noscript"
_LONGEST_BYLINE: Final = 120
_FRONTS: Final = re.compile(r"\A(?:www\d?|m|amp|mobile)\.")
_BLANKS: Final = re.compile(r"\s+")

for _library in ("htmldate", "justext", "trafilatura"):  # they log to the terminal whatever they dislike about a page
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_page(
    raw: bytes, where: str, *, latest: date, charset: str | None = None, url: str | None = None
) -> Iterator[Article | Skipped]:
    """The article on a page, or why there is none; `charset` is what the server told, `url` where it was fetched."""
    html = decode(raw, charset)
    if html is None:
        yield Skipped(Why.UNREADABLE, tell_binary(raw), source=where)
    elif html.strip():
        try:
            yield _as_article(html, where, latest, url)
        except Exception as error:  # noqa: BLE001 - a hostile page may trip four parsers in ways nobody has listed
            note = f"the page cannot be taken apart ({type(error).__name__}): save its story as .txt"
            yield Skipped(Why.UNREADABLE, note, source=where)


def _as_article(html: str, where: str, latest: date, fetched_from: str | None) -> Article | Skipped:
    from trafilatura import load_html  # noqa: PLC0415 - slow to import, and only pages need it

    crowded = f"the page has more than {_MOST_ELEMENTS} elements, which no story has: save the story as .txt"
    if html.count("<") > _MOST_TAGS:
        return Skipped(Why.TOO_LARGE, crowded, source=where)
    if _has_crowded_tag(html):
        note = f"its tags have more attributes than any story's ({_MOST_ATTRIBUTES} in one): save the story as .txt"
        return Skipped(Why.TOO_LARGE, note, source=where)
    tree = load_html(html.replace("\x00", ""))
    if tree is None:
        return Skipped(Why.UNREADABLE, "there is no HTML in it: name it .txt if it is plain text", source=where)
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return Skipped(Why.TOO_LARGE, crowded, source=where)
    url = _url(tree, fetched_from)
    title = _title(tree)
    published = _published(tree, url, latest)
    outlet, told = _outlet(tree, url), tidy_language(tree.get("lang") or "")
    text = _story(tree, title)
    if not text:
        return Skipped(Why.EMPTY, "no story was found on the page: save it as .txt if there is one", source=where)
    return Article(
        id=Article.name_for(url, text),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        language=told or detect_language(text),
        published=published,
        file=where,
    )


def _has_crowded_tag(html: str) -> bool:
    """Whether a tag has more attributes than a parser should be given; takes time by the length of the page only."""
    in_script, passed, seen, total = False, 0, 0, 0
    for tag in _TAG.finditer(html):
        begin, end = tag.span()
        if in_script:
            in_script = not _SCRIPT_ENDS.search(html, passed, begin)
        seen += end - begin
        if end - begin > _LONG_TAG or seen > _FREE:
            names = _VALUE.sub(" ", tag[0]).replace("/", " ").split()
            total += len(names)
            most = _MOST_IN_SCRIPT if in_script else _MOST_ATTRIBUTES
            if total > _MOST_OF_ALL or len(set(names)) > most:
                return True
        if in_script:
            in_script = not _SCRIPT_ENDS.search(html, begin, end)
        in_script = in_script or html[begin + 1 : begin + 7].lower() == "script"
        passed = end
    return False


def _story(tree: HtmlElement, title: str) -> str:
    """The story's paragraphs, one a line, without its heading; takes the tree apart."""
    from trafilatura import bare_extraction, baseline  # noqa: PLC0415 - as above

    short = copy.deepcopy(tree)
    headings = {title, *(_words(heading) for heading in tree.xpath(".//h1"))}
    found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    text = str(getattr(found, "text", "") or "")
    text = text or baseline(short)[1]
    if len(text) < _SHORTEST_STORY:
        return ""
    first, _, rest = text.partition("\n")
    return (rest if rest and _tidy(first) in headings else text).strip()


def _published(tree: HtmlElement, url: str | None, latest: date) -> Window | None:
    from htmldate import find_date  # noqa: PLC0415 - as above

    day = find_date(
        _dated_parts(tree),
        extensive_search=False,
        original_date=True,
        deferred_url_extractor=True,
        url=url,
        min_date=EARLIEST.isoformat(),
        max_date=latest.isoformat(),
    )
    return Window.of(date.fromisoformat(day)) if day else None


def _dated_parts(tree: HtmlElement) -> HtmlElement:
    """A copy of the page in which only days of publication are left."""
    page = copy.deepcopy(tree)
    for margin in page.xpath(_MARGINS):
        _drop(margin)
    for element in page.xpath(".//meta | .//time"):
        if _NOT_PUBLICATION.search(
            " ".join(element.get(key) or "" for key in ("name", "property", "itemprop", "class"))
        ):
            _drop(element)
    for other in _other_times(page):
        _drop(other)
    for element in page.xpath(".//body//*[not(self::script)]"):
        if element.tag == "p" and not (element.get("class") or element.get("id")):
            element.text = None
        if element.text and len(element.text) > _LONGEST_BYLINE:
            element.text = None
        if element.tail and len(element.tail) > _LONGEST_BYLINE:
            element.tail = None
    return page


def _other_times(page: HtmlElement) -> list[HtmlElement]:
    story = page.xpath(".//article//time | .//main//time") or page.xpath(".//time")
    return [time for time in page.xpath(".//time") if time is not story[0]]


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _meta(tree: HtmlElement, name: str) -> str:
    found = tree.xpath(".//meta[@property=$name or @name=$name]/@content", name=name)
    return _tidy(str(found[0])) if found else ""


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _words(element: HtmlElement) -> str:
    return _tidy(element.text_content())


def _title(tree: HtmlElement) -> str:
    elements = (*tree.xpath(".//article//h1"), *tree.xpath(".//h1"), *tree.xpath(".//title"))
    headings = (_meta(tree, "og:title"), *map(_words, elements))
    return next((heading for heading in headings if 0 < len(heading) <= _LONGEST_TITLE), "")


def _url(tree: HtmlElement, fetched_from: str | None = None) -> str | None:
    """The address the page gives itself, unless it was fetched from another site: that one knows its own name."""
    told = [*tree.xpath(".//link[@rel='canonical']/@href"), _meta(tree, "og:url")]
    site = _host(fetched_from or "")
    own = (str(url).strip() for url in told)
    url = next((url for url in own if _host(url) and (not site or _same_site(_host(url), site))), None)
    return url or (fetched_from if site else None)


def _same_site(one: str, other: str) -> bool:
    """Whether it is one host, or one a part of the other, disregarding `www.` and the like.

    >>> _same_site("edition.herald.example", "www.herald.example"), _same_site("herald.example", "times.example")
    (True, False)
    """
    one, other = (_FRONTS.sub("", host) for host in (one, other))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets in the wrong place
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


def _outlet(tree: HtmlElement, url: str | None) -> str | None:
    return _meta(tree, "og:site_name") or (_host(url or "").removeprefix("www.") or None)
