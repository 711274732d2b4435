"""Measures the reader and two baselines on the labelled articles: those learned from, and the fifth kept aside.

    python tools/measure_reading.py            all figures on the articles that are not kept aside
    python tools/measure_reading.py --aside    the fifth kept aside: to be run when nothing will be changed any more

The baselines: a watched person, a foreign country and a word of travel in one sentence; and the rules alone, which is the
first reader of the project. The whole reader has learned from the articles that are not kept aside, so only --aside and
the cross-validation of tools/train_reader.py say how it reads what it has not seen. Needs ../shared/gold.
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from labelled import SHARED, fold_of

from setfoot.facts import Article, Report, Skipped, Stage
from setfoot.gather import gather_articles
from setfoot.read import load_lexicon, read_article
from setfoot.read.story import lay_out
from setfoot.score import load_labels, score_lines, score_reports
from setfoot.tables.people import load_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.lexicon import Lexicon

GOLD = SHARED / "gold"
AHEAD = re.compile(r"\b(?:will|to visit|plans?|planned|scheduled|expected|upcoming|next)\b")
Reader = "Callable[[Article], tuple[Report, ...]]"


def travel_words(lexicon: Lexicon) -> frozenset[str]:
    """Every word that a cue row of the language has."""
    return frozenset(word for cue in lexicon.words.cues for words in cue.words for word in words.split())


def together(article: Article, lexicon: Lexicon, travel: frozenset[str]) -> Iterator[Report]:
    """A report for each watched person beside a foreign country and a word of travel in one sentence."""
    said = set()
    for line in lay_out(article.text, article.title, lexicon).lines:
        lows = {token.low for token in line.tokens}
        if not lows & travel:
            continue
        people = {form.person for token in line.tokens for form in token.forms if form.person in lexicon.watched}
        places = {place.country for token in line.tokens for place in token.places[:1]}
        quote = article.quote(line.start, line.end, line.where)
        stage = Stage.PLANNED if AHEAD.search(quote.text) else Stage.HAPPENED
        for person in sorted(people):
            for country in sorted(places - {lexicon.people[person].country}):
                if (person, country) not in said:
                    said.add((person, country))
                    yield Report(person, country, stage, quote)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--language", default="en")
    asked = parser.parse_args()
    people = load_people(GOLD / "people.jsonl")
    lexicon, rules = load_lexicon(people), load_lexicon(people, learned=False)
    travel = travel_words(rules)
    articles = [
        one
        for one in gather_articles(str(GOLD / f"{asked.language}.articles.jsonl"), latest=date.max)
        if not isinstance(one, Skipped) and (fold_of((one.title or one.text[:200]).strip().lower()) == 0) == asked.aside
    ]
    labels = load_labels(GOLD / f"{asked.language}.labels.jsonl")
    readers = {
        "person, country and a word of travel in one sentence": lambda a: tuple(together(a, rules, travel)),
        "the rules alone": lambda a: read_article(a, rules).reports,
        "the reader": lambda a: read_article(a, lexicon).reports,
    }
    chosen = {article.id: labels[article.id] for article in articles}
    for name, read in readers.items():
        print(f"\n{name}, {len(articles)} articles {'kept aside' if asked.aside else 'not kept aside'}")
        for line in score_lines(score_reports(chosen, {article.id: read(article) for article in articles})):
            print(f"  {line}")


if __name__ == "__main__":
    main()
