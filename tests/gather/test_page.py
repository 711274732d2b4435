"""A web page becomes an article with its story, day, outlet, address and language, whatever else is on it."""

from __future__ import annotations

from datetime import date

import pytest

from setfoot.facts import Article, Skipped, Why, Window
from setfoot.gather.page import read_page

TODAY = date(2026, 11, 22)
ARRIVAL = (
    "The president of the neighbouring republic arrived in the capital on Thursday for two days of talks, the "
    "government press office said in a statement."
)
DINNER = (
    "He was met at the airport by the prime minister and drove straight to the palace, where a dinner was held in his "
    "honour and the two delegations sat together until late in the evening."
)
SUMMIT = "A summit of the region's heads of state follows on Friday, and he is expected to fly home on the same day."
STORY = (ARRIVAL, DINNER, SUMMIT)
RUSSIAN = "Президент прибыл в столицу в четверг и провёл переговоры, сообщило агентство."


def page(head="", body="", story=STORY, lang='lang="en"'):
    words = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return f"<!DOCTYPE html><html {lang}><head>{head}</head><body>{body}<article><h1>He comes</h1>{words}</article></body></html>"


def read(html, encoding="utf-8"):
    (found,) = read_page(html if isinstance(html, bytes) else html.encode(encoding), "here", latest=TODAY)
    return found


def published(head="", body="", **more):
    window = read(page(head, body, **more)).published
    return window and str(window)


def test_the_story_is_kept_and_the_furniture_is_not():
    furniture = (
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        '<div class="cookie-banner">We use cookies. <button>Accept</button></div>'
    )
    comments = '<div id="comments"><p>I was there and saw him arrive in another country altogether!</p></div>'
    article = read(page("<title>He comes | Example Herald</title>", furniture).replace("</body>", comments + "</body>"))
    assert article.text == "\n".join(STORY)
    assert article.title == "He comes"


def test_what_the_page_tells_of_itself_finds_its_place():
    article = read(
        page(
            '<meta property="og:site_name" content="Example Herald"><meta property="og:title" content="He  comes">'
            '<link rel="canonical" href="https://www.herald.example/world/he-comes">'
            '<meta property="article:published_time" content="2023-10-12T08:00:00+06:00">',
            lang='lang="en-GB"',
        )
    )
    url = "https://www.herald.example/world/he-comes"
    text = "\n".join(STORY)
    assert article == Article(
        Article.name_for(url, text),
        text,
        "He comes",
        url,
        "Example Herald",
        "en",
        Window.parse("2023-10-12"),
        article.file,
    )


def test_an_outlet_without_a_name_is_called_by_its_domain():
    assert read(page('<link rel="canonical" href="https://www.herald.example/x">')).outlet == "herald.example"
    assert read(page()).outlet is None


@pytest.mark.parametrize("href", ["/world/he-comes", "javascript:alert(1)", "http://[", ""])
def test_an_address_that_leads_nowhere_is_none(href):
    assert read(page(f'<link rel="canonical" href="{href}">')).url is None


def test_the_language_is_told_or_detected():
    assert read(page(lang='lang="ky"')).language == "ky"
    assert read(page(lang="")).language == "en"


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta property="article:published_time" content="2023-10-12T23:30:00-05:00">', "", "2023-10-12"),
        ('<meta name="date" content="2023-10-12">', "", "2023-10-12"),
        ('<script type="application/ld+json">{"datePublished": "2023-10-12T08:00:00Z"}</script>', "", "2023-10-12"),
        ("", '<time datetime="2023-10-12T08:00">12 October</time>', "2023-10-12"),
        ('<link rel="canonical" href="https://herald.example/2023/10/12/he-comes">', "", "2023-10-12"),
        ("", '<div class="byline-date">Published 12 October 2023</div>', "2023-10-12"),
        ("", "", None),
    ],
)
def test_the_day_is_found_where_pages_put_it(head, body, day):
    assert published(head, body) == day


@pytest.mark.parametrize("day", ["2031-01-01", "2024-06-30"])
@pytest.mark.parametrize(
    "where", ['<meta property="article:expiration_time" content="{}">', '<meta name="expires" content="{}">']
)
def test_a_day_of_expiry_never_wins(where, day):
    expiry = where.format(day)
    assert published(expiry) is None
    assert published(expiry + '<meta property="article:published_time" content="2023-10-12">') == "2023-10-12"
    assert published(expiry, '<time datetime="2023-10-12">12 October</time>') == "2023-10-12"


def test_a_day_still_to_come_is_not_the_day_of_publication():
    assert published('<meta property="article:published_time" content="2031-01-01">') is None
    assert published("", '<time datetime="2031-01-01">at the summit</time>') is None


def test_a_day_after_the_last_that_is_allowed_makes_no_other_day_of_its_month():
    html = page('<meta property="article:published_time" content="2024-09-05T10:00:00Z">').encode()
    (found,) = read_page(html, "here", latest=date(2024, 9, 3))
    assert found.published is None


@pytest.mark.parametrize(("told", "days"), [("2024-09", "2024-09-01..2024-09-30"), ("2024/9/1", "2024-09-01")])
def test_a_month_alone_is_a_month_and_no_made_up_day(told, days):
    assert published(f'<meta name="date" content="{told}">') == days


def test_the_day_of_a_change_is_not_the_day_of_publication():
    changed = '<meta property="article:modified_time" content="2023-11-30">'
    assert published(changed) is None
    assert (
        published(changed, '<time class="updated" datetime="2023-11-29">x</time><time datetime="2023-10-12">y</time>')
        == "2023-10-12"
    )


def test_days_in_the_story_and_in_the_margins_are_not_the_day_of_publication():
    story = (*STORY, "He had last come on 2019-03-28, and before that on 4 May 2017.", "The 12.06.2018 talks failed.")
    margins = (
        '<aside><time datetime="2020-01-01">an old story</time></aside>'
        "<footer>Copyright 2019 Example Herald, updated 2019-05-05</footer>"
    )
    assert published("", margins, story=story) is None
    assert published("", margins + '<time datetime="2023-10-12">12 October</time>', story=story) == "2023-10-12"


def test_the_address_is_believed_after_the_page_itself():
    """A slug may name the day of the event: .../news/2023-10-12-summit was published a week before."""
    canonical = '<link rel="canonical" href="https://herald.example/news/2023-10-12-summit">'
    assert published(canonical + '<meta property="article:published_time" content="2023-10-04">') == "2023-10-04"


@pytest.mark.parametrize(
    ("encoding", "declared", "paragraph"),
    [
        ("cp1251", "windows-1251", RUSSIAN),
        ("cp1251", "", RUSSIAN),
        ("gb18030", "gb2312", "总统周四抵达首都进行正式访问,这是他今年首次出国访问,官方通讯社报道。"),
        ("latin-1", "", "El señor presidente llegó el jueves a la capital; según la agencia, habrá una reunión."),
        ("utf-16", "", "Le président est arrivé jeudi dans la capitale."),
        ("utf-8-sig", "iso-8859-1", "Le président est arrivé jeudi dans la capitale."),
    ],
)
def test_every_charset_is_read(encoding, declared, paragraph):
    meta = f'<meta charset="{declared}">' if declared else ""
    article = read(page(meta, story=(paragraph, paragraph[::-1])), encoding)
    assert article.text.startswith(paragraph)


@pytest.mark.parametrize(
    "html",
    [
        "<p>one unclosed <b>paragraph about an arrival",
        "<div>" * 100_000 + STORY[0],
        "<table><tr><td>" * 30_000,
        page().replace("<p>", "<p>\x00"),
        page()[:200],
        "<?xml version='1.0' encoding='utf-8'?>" + page(),
        "<!-- " + page(),
        "<html></html>",
        "]]>" * 1000,
        '<script type="application/ld+json">{"datePublished": "</script>' + page(),
        page(f"<title>{'x' * 100_000}</title>"),
    ],
)
def test_a_broken_page_is_read_or_told(html):
    found = read(html)
    assert isinstance(found, Article) or (isinstance(found, Skipped) and found.note and found.source == "here")


@pytest.mark.parametrize("html", ["<i>x</i>" * 150_000, "<p>x" * 60_000])
def test_a_page_of_nothing_but_tags_is_too_large(html):
    assert read(html).why == Why.TOO_LARGE


def test_a_page_without_a_story_is_told():
    assert read("<html><body><nav><a href='/'>Home</a></nav></body></html>").why == Why.EMPTY


def test_a_picture_named_as_a_page_is_told():
    assert read(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9).why == Why.UNREADABLE
