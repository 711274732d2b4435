"""Articles as tests write them, and what the reader makes of them: shared by the tests of read and of its words."""

import tomllib
from functools import cache
from pathlib import Path

from setfoot.facts import Article, ArticleId, Report, Window
from setfoot.read import load_lexicon, read_article
from setfoot.read.people import Cast
from setfoot.read.pointers import point_back
from setfoot.read.story import lay_out
from setfoot.tables.people import load_people

FOLDER = Path(__file__).parent / "cases" / "read"
KEYS = {"name", "published", "title", "text", "people", "reports", "none", "fails"}


@cache
def lexicon(*people):
    """The lexicon that watches the people named by id; everybody on the shipped list when none is named."""
    return load_lexicon(tuple(one for one in load_people() if not people or one.id in people))


def article(text, published=None, title=""):
    return Article(ArticleId("an-article"), text, title, published=Window.parse(published) if published else None)


def read(text, published=None, title="", people=()):
    return read_article(article(text, published, title), lexicon(*people))


def said(reading):
    """The reports as person, country and stage, in order of the text."""
    return [(report.person, report.country, str(report.stage)) for report in reading.reports]


def lines_of(text, published="2023-06-15", title="", people=()):
    """The article's sentences with everybody in them settled, as claims are read from them."""
    words = lexicon(*people)
    story = lay_out(text, title, words)
    cast = Cast(words, story.lines, {"text": text, "title": title}, Window.parse(published).last if published else None)
    return list(point_back([cast.settle(line) for line in story.lines], words))


def named(text, published="2023-06-15", people=()):
    """Who each token for a person stands for, with its words; None for somebody else."""
    return [
        (text[token.start : token.end], token.person)
        for line in lines_of(text, published, people=people)
        for token in line.tokens
        if token.low in {"P", "N"}
    ]


def load_cases():
    """Every written case of cases/read."""
    return [
        case
        for file in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8")).get("case", ())
    ]


def fits(report: Report, wanted: Report) -> bool:
    """Whether the report says what the written line asks for: days and city count only where the line gives them."""
    return (
        (report.person, report.country, report.stage) == (wanted.person, wanted.country, wanted.stage)
        and wanted.city in (None, report.city)
        and wanted.when in (None, report.when)
        and wanted.until in (None, report.until)
    )
