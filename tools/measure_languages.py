"""Measures what the reader's tables find in articles of languages that it does not read yet.

    python tools/measure_languages.py             the table, in Markdown
    python tools/measure_languages.py --missed    below it every labelled trip of which something was not found

Of each explicit labelled trip it asks: does a name of the person stand in the article, in any form that the tables know;
does a place of the country; do both stand in one sentence; does a day resolve to the labelled start (to the day and three
more, as the score has it; a month or a year as told). Needs the labelled articles of ../shared/gold; a language that is
not there is passed over.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from setfoot.desk import open_desk
from setfoot.facts import Article, Skipped, Why, Window
from setfoot.gather import gather_articles
from setfoot.read import read_article
from setfoot.read.days import Tense, find_days, resolve
from setfoot.read.story import lay_out
from setfoot.score import DAY_WIDTH, load_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from setfoot.desk import Desk
    from setfoot.read.lexicon import Lexicon
    from setfoot.score import Label

GOLD = Path("../shared/gold")
LANGUAGES = ("ru", "zh", "es", "de", "pt")
HEAD = (
    "language",
    "articles",
    "answered: no reader",
    "answered: nobody watched is named",
    "reports",
    "labelled trips",
    "person found",
    "country or city found",
    "both in one sentence",
    "start found",
    "start is the day of publication",
    "all found",
)
FOUND = HEAD[6:10]


def windows_in(article: Article, lexicon: Lexicon) -> set[Window]:
    """Every window that a day expression of the title or the text resolves to, whichever way its verb may point."""
    found = set()
    for text in (article.title, article.text):
        for phrase in find_days(text, 0, len(text), lexicon.words):
            answers = (resolve(phrase, article.published, lexicon.words, tense) for tense in Tense)
            found |= {answer[0] for answer in answers if answer}
    return found


def fits(window: Window, start: Window) -> bool:
    """Whether the window tells the labelled start."""
    return window.first <= start.last and start.first <= window.last and window.width <= start.width + DAY_WIDTH


def asked_of(article: Article, labels: Sequence[Label], lexicon: Lexicon) -> Iterator[tuple[Label, Counter[str]]]:
    """Each labelled trip of the article with what the tables find of it."""
    story = lay_out(article.text, article.title, lexicon)
    lines = [line.tokens for line in (*story.lines, *story.furniture)]
    people = [{form.person for token in tokens for form in token.forms} for tokens in lines]
    countries = [{place.country for token in tokens for place in token.places} for tokens in lines]
    windows = windows_in(article, lexicon)
    for label in labels:
        start = Window.parse(label.start) if label.start else None
        found = Counter({"labelled trips": 1, "dated": start is not None})
        named = [label.person in those for those in people]
        placed = [label.country in those for those in countries]
        found["person found"], found["country or city found"] = any(named), any(placed)
        found["both in one sentence"] = any(map(all, zip(named, placed, strict=True)))
        found["start found"] = start is not None and any(fits(window, start) for window in windows)
        found["start is the day of publication"] = start is not None and start == article.published
        found["all found"] = all(found[name] for name in FOUND)
        yield label, found


def measure(language: str, desk: Desk) -> tuple[Counter[str], list[str]]:
    """The counts of one language, and a line for each trip of which something was not found."""
    counts: Counter[str] = Counter()
    missed = []
    labels = load_labels(GOLD / f"{language}.labels.jsonl")
    for article in gather_articles(str(GOLD / f"{language}.articles.jsonl"), latest=date.max):
        if isinstance(article, Skipped):
            continue
        reading = read_article(article, desk.lexicon_for(article.language))
        answered = any(one.why is Why.NO_READER for one in reading.skipped)
        nobody = not desk.lexicon_for(article.language).names_somebody(article.title, article.text)
        counts += Counter({HEAD[1]: 1, HEAD[2]: answered, HEAD[3]: nobody, HEAD[4]: len(reading.reports)})
        told = [label for label in labels[article.id] if not label.inferred]
        for label, found in asked_of(article, told, desk.lexicon_for(article.language)):
            counts += found
            lacking = [name.removesuffix(" found") for name in FOUND if not found[name]]
            if lacking:
                told_of = (article.id, label.person, label.country, label.start)
                missed.append(f"{json.dumps(told_of, ensure_ascii=False)}: no {', no '.join(lacking)}")
    return counts, missed


def cells(language: str, counts: Counter[str]) -> Iterator[str]:
    """The row of one language: starts count among the trips that have one."""
    yield language
    for name in HEAD[1:]:
        of = f" of {counts['dated']}" if name.startswith("start") else ""
        yield f"{counts[name]}{of}"


def main() -> None:
    """Print the table, and what was missed if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true")
    asked = parser.parse_args()
    desk = open_desk()
    print("| " + " | ".join(HEAD) + " |\n|" + " --- |" * len(HEAD))
    every = []
    for language in LANGUAGES:
        if not (GOLD / f"{language}.articles.jsonl").is_file():
            continue
        counts, missed = measure(language, desk)
        every += missed
        print("| " + " | ".join(cells(language, counts)) + " |")
    if asked.missed:
        print("", *every, sep="\n")


if __name__ == "__main__":
    main()
