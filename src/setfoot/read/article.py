"""Article -> Reading: every trip the article reports of a watched person, and an account of what it could not use.

1. Turn away an article that names nobody watched (one pass over its characters).
2. Settle the publication window: told by the source, or worked out from the text (`published`).
3. Lay the text out as sentences of tokens, page furniture apart (`story`), and settle who is who (`people`).
4. Ask each sentence for its claims (`claims`), and join the claims about one trip into one report (`merge`).
5. Note the voices, what the article asserts about the record, and the sketch by which copies are found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import Article, PersonId, Reading, Report, Skipped, Source, Why, Window
from setfoot.read.absences import find_absences
from setfoot.read.assertions import find_assertions, names_court
from setfoot.read.candidates import Candidate, find_candidates
from setfoot.read.claims import Claim, Unused, find_claims
from setfoot.read.decide import decide_claims
from setfoot.read.merge import merge_claims
from setfoot.read.people import Cast
from setfoot.read.pointers import point_back
from setfoot.read.published import Dated, work_out_published
from setfoot.read.sketch import find_spoken, outline_of, shingles_of
from setfoot.read.speaking import speaks_on
from setfoot.read.story import Story, lay_out
from setfoot.read.voices import find_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line


HEADLINE: Final = 100


def read_article(article: Article, lexicon: Lexicon) -> Reading:
    """Every trip the article reports of a watched person, and what was seen and not used."""
    told = Dated(article.published, "told by the source") if article.published else None
    if not lexicon.names_somebody(article.title, article.text):
        return _of_the_court(article, told, lexicon)
    if article.language not in {None, lexicon.words.language}:
        note = f"there is no reader for {article.language!r} yet; the article names somebody watched"
        return Reading(_source(article, told), skipped=(Skipped(Why.NO_READER, note),))
    story = lay_out(article.text, article.title, lexicon)
    dated = told or work_out_published((*story.lines, *story.furniture), _texts(article), _named(story), lexicon)
    published = speaks_on(_texts(article).values(), dated.window if dated else None, lexicon)
    laid = _lay_claims(article, story, published, lexicon)
    claims = list(laid.claims)
    if lexicon.learned:
        candidates = find_candidates(laid.lines, claims, published, lexicon)
        claims = decide_claims(article, laid.lines, candidates, claims, published, lexicon)
    reports = merge_claims(claims, article, published, lexicon)
    main = _main_person(reports)
    assertions = tuple(find_assertions(laid.lines, article, published, main, lexicon))
    reported = {(report.person, report.country) for report in reports}
    skipped = [_skipped(one, article) for one in laid.unused if (one.person, one.country) not in reported]
    skipped += _in_furniture(story.furniture, article, lexicon)
    return Reading(_sketched(article, dated, laid.lines, reports, lexicon), reports, assertions, tuple(skipped))


def _of_the_court(article: Article, told: Dated | None, lexicon: Lexicon) -> Reading:
    """An article that names nobody watched: what it asserts of the Court, if it names that."""
    if article.language not in {None, lexicon.words.language} or not names_court(article, lexicon):
        return Reading(_source(article, told))
    story = lay_out(article.text, article.title, lexicon)
    dated = told or work_out_published((*story.lines, *story.furniture), _texts(article), _named(story), lexicon)
    published = dated.window if dated else None
    cast = Cast(lexicon, story.lines, _texts(article), published.last if published else None)
    lines = [cast.settle(line) for line in story.lines]
    return Reading(_source(article, dated), assertions=tuple(find_assertions(lines, article, published, None, lexicon)))


class LaidOut(NamedTuple):
    """An article's settled lines with all its candidates, and the day it speaks on."""

    lines: tuple[Line, ...]
    candidates: tuple[Candidate, ...]
    published: Window | None


def lay_out_candidates(article: Article, lexicon: Lexicon) -> LaidOut:
    """What the learned decision is asked about an article, and what it is learned from."""
    return lay_out_claims(article, lexicon)[0]


def lay_out_claims(article: Article, lexicon: Lexicon) -> tuple[LaidOut, tuple[Claim, ...]]:
    """The same, and what the rules claim of the article."""
    if not lexicon.names_somebody(article.title, article.text):
        return LaidOut((), (), article.published), ()
    published = speaks_on(_texts(article).values(), article.published, lexicon)
    laid = _lay_claims(article, lay_out(article.text, article.title, lexicon), published, lexicon)
    candidates = find_candidates(laid.lines, laid.claims, published, lexicon)
    return LaidOut(laid.lines, tuple(candidates), published), laid.claims


class _Laid(NamedTuple):
    """An article's settled lines, with what the rules claim and leave in them."""

    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]
    unused: tuple[Unused, ...]


def _lay_claims(article: Article, story: Story, published: Window | None, lexicon: Lexicon) -> _Laid:
    """Who is who in every line, and what the rules read from it."""
    cast = Cast(lexicon, story.lines, _texts(article), published.last if published else None)
    lines = tuple(point_back((cast.settle(line) for line in story.lines), lexicon))
    found = [claim for line in lines for claim in find_claims(line, published, lexicon)]
    claims = [claim for claim in found if isinstance(claim, Claim)]
    claims += find_absences(lines, claims, lexicon)
    return _Laid(lines, tuple(claims), tuple(one for one in found if isinstance(one, Unused)))


def _texts(article: Article) -> dict[str, str]:
    return {where: article.part(where) for where in ("title", "text")}


def _named(story: Story) -> frozenset[PersonId]:
    return frozenset(form.person for line in story.lines for token in line.tokens for form in token.forms)


def _source(article: Article, dated: Dated | None) -> Source:
    published, by = (dated.window, dated.by) if dated else (None, "")
    told = Source(article.id, article.outlet, article.url, article.title, article.language, published, by)
    return replace(told, file=article.file)


def _sketched(
    article: Article, dated: Dated | None, lines: tuple[Line, ...], reports: tuple[Report, ...], lexicon: Lexicon
) -> Source:
    spans = [(line.start, line.end) for line in lines if line.where == "text"]
    sentences = [article.text[start:end] for start, end in spans]
    source = _source(article, dated)
    if not article.title.strip() and sentences:
        source = replace(source, title=_headline(sentences[0]))
    if not reports:
        return source
    voices = tuple(voice for report in reports for voice in report.voices)
    shingles, spoken = shingles_of(sentences), find_spoken(article.text, spans)
    return replace(
        source,
        shingles=shingles,
        quoted=tuple(sorted({*shingles} & {*spoken.shingles})),
        outline=outline_of(sentences),
        spoken=spoken.sentences,
        agencies=find_agencies(article.text, voices, lexicon),
    )


def _headline(first: str) -> str:
    """The first line of a story without a title, as far as a headline goes: by it a reader knows the article again."""
    return first if len(first) <= HEADLINE else f"{first[:HEADLINE].rsplit(' ', 1)[0]} ..."


def _main_person(reports: tuple[Report, ...]) -> PersonId | None:
    """The person most reports are about; the first of those that tie."""
    counts = Counter(report.person for report in reports)
    return max(counts, key=lambda person: counts[person], default=None)


def _in_furniture(lines: tuple[Line, ...], article: Article, lexicon: Lexicon) -> Iterator[Skipped]:
    for line in lines:
        people = [form.person for token in line.tokens for form in token.forms if form.person in lexicon.watched]
        if people and any(token.low == "L" for token in line.tokens):
            quote = article.quote(line.start, line.end, line.where)
            yield Skipped(Why.FURNITURE, "page furniture, not this story's own reporting", quote, person=people[0])


def _skipped(found: Unused, article: Article) -> Skipped:
    quote = article.quote(found.start, found.end, found.line.where)
    return Skipped(found.why, found.note, quote, person=found.person, country=found.country)
