"""Article -> Reading: every trip the article reports of a watched person, and an account of what it could not use.

1. Turn away an article that names nobody watched (one pass over its characters).
2. Settle the publication window: told by the source, or worked out from the text (`published`).
3. Lay the text out as sentences of tokens, page furniture apart (`story`), and settle who is who (`people`).
4. Ask each sentence for its claims (`claims`), and join the claims about one trip into one report (`merge`).
5. Note the voices, what the article asserts about the record, and the sketch by which copies are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from setfoot.facts import Article, Quote, Reading, Skipped, Source
from setfoot.read.claims import Claim, Unused, find_claims
from setfoot.read.merge import merge_claims
from setfoot.read.people import Cast
from setfoot.read.story import lay_out

if TYPE_CHECKING:
    from setfoot.read.lexicon import Lexicon


def read_article(article: Article, lexicon: Lexicon) -> Reading:
    """Every trip the article reports of a watched person, and what was seen and not used."""
    source = Source(article.id, article.outlet, article.url, article.title, article.language, article.published)
    if not lexicon.names_somebody(article.title, article.text):
        return Reading(source)
    published = article.published
    story = lay_out(article.text, article.title, lexicon)
    texts = {"title": article.title, "text": article.text}
    cast = Cast(lexicon, story.lines, texts, published.last if published else None)
    claims: list[Claim] = []
    unused: list[Unused] = []
    for line in story.lines:
        for found in find_claims(cast.settle(line), published, lexicon):
            (claims if isinstance(found, Claim) else unused).append(found)  # type: ignore[arg-type]  # told apart by type
    reports = merge_claims(claims, article, published)
    skipped = tuple(_skipped(found, article, texts) for found in unused)
    return Reading(source, reports, (), skipped)


def _skipped(found: Unused, article: Article, texts: dict[str, str]) -> Skipped:
    where = found.line.where
    quote = Quote(article.id, found.start, found.end, texts[where][found.start : found.end], where)
    return Skipped(found.why, found.note, quote, person=found.person, country=found.country)
