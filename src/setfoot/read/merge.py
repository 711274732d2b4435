"""One report per trip: joins the claims of an article that speak of the same stay.

Claims of one person and country are one trip unless their days are clearly apart. The report takes the newest and most
definite stage: happened before called off before planned before possible, but a call-off told before the first word of
it having happened wins over it. Its quote is the best evidence: the first claim of that stage, one with a day preferred.
"""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Article, Report, Stage, Voice, Window
from setfoot.read.claims import stage_by_day
from setfoot.read.stay import APART, DAYS, LEAD, date_stay, is_under_way, line_text, of_stage
from setfoot.read.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from setfoot.read.claims import Claim
    from setfoot.read.lexicon import Lexicon

NARROW: Final = 35
LONG_AGO: Final = timedelta(days=90)
"""After which a stay is not the one that an article tells of as going on."""
RANK: Final = {Stage.HAPPENED: 3, Stage.CALLED_OFF: 2, Stage.PLANNED: 1, Stage.POSSIBLE: 0}


def merge_claims(
    claims: Iterable[Claim], article: Article, published: Window | None, lexicon: Lexicon
) -> tuple[Report, ...]:
    """The article's reports in order of their quotes."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.person, claim.country), []).append(claim)
    reports = [
        _report(stay, article, published, lexicon)
        for group in groups.values()
        for stay in _stays(group, published, lexicon)
    ]
    return tuple(sorted(reports, key=lambda r: (r.quote.where != "title", r.quote.start, r.person, r.country)))


def _stays(claims: list[Claim], published: Window | None, lexicon: Lexicon) -> list[list[Claim]]:
    """The claims of one person and country, split where narrow windows lie apart, and what goes on from what is long past."""
    stays: list[list[Claim]] = []
    for claim in sorted(
        claims, key=lambda c: (c.when is None or c.when.width > NARROW, c.line.where != "title", c.start)
    ):
        for stay in stays:
            if _same(stay, claim) and not _old(stay, claim, published, lexicon):
                stay.append(claim)
                break
        else:
            stays.append([claim])
    return stays


def _same(stay: list[Claim], claim: Claim) -> bool:
    if claim.when is None:
        return True
    windows = [c.when for c in stay if c.when is not None]
    return not windows or any(window.gap(claim.when) <= APART for window in windows)


def _old(stay: list[Claim], claim: Claim, published: Window | None, lexicon: Lexicon) -> bool:
    """Whether a claim without a day tells of the present, and the stay is of another season."""
    windows = [c.when for c in stay if c.when is not None]
    if claim.when is not None or published is None or published.width > DAYS or not windows:
        return False
    past = all(window.last + LONG_AGO < published.first for window in windows)
    return past and is_under_way(claim, lexicon)


def _report(stay: list[Claim], article: Article, published: Window | None, lexicon: Lexicon) -> Report:
    stay = sorted(stay, key=lambda c: (c.line.where != "title", c.start))
    stage = _stage(stay)
    telling = of_stage(stay, stage)
    best = min(telling, key=lambda c: (c.when is None or c.when.width > NARROW, c.line.where == "title"))
    days = date_stay(stay, stage, article, published, lexicon)
    when = days.when
    if best.leaning and when is not None and when.width <= NARROW:
        stage = stage_by_day(stage, when, published)
    if stage is Stage.HAPPENED and when is not None and published is not None and when.first > published.last:
        when = None  # what has happened is not ahead: the day was taken for another year's
    city = next((c.city for c in (best, *telling, *stay) if c.city), None)
    return Report(
        person=best.person,
        country=best.country,
        stage=stage,
        quote=article.quote(best.start, best.end, best.line.where),
        city=city,
        when=when,
        until=days.until,
        occasion=days.event.series if days.event else None,
        voices=_voices(stay, article, lexicon),
        main=best.line.where == "title" or best.start < LEAD,
        inferred=all(c.inferred for c in stay),
        cue=best.cue,
        sentence=article.quote(best.line.start, best.line.end, best.line.where),
    )


def _stage(stay: list[Claim]) -> Stage:
    if any(c.by_rule for c in stay):
        return next(c.stage for c in stay if c.by_rule)
    if any(c.leaning for c in stay):
        return _leaning(stay)
    stages = [c.stage for c in stay if c.certain] or [c.stage for c in stay]
    return _most_definite(stages)


def _most_definite(stages: list[Stage]) -> Stage:
    """Happened before called off before planned before possible, but a call-off told first wins over a happening."""
    if Stage.CALLED_OFF in stages and Stage.HAPPENED in stages:
        return Stage.CALLED_OFF if stages.index(Stage.CALLED_OFF) < stages.index(Stage.HAPPENED) else Stage.HAPPENED
    return max(stages, key=lambda stage: RANK[stage])


def _leaning(stay: list[Claim]) -> Stage:
    """The stage told in plain words, else the one learned decisions lean to, each counted by how surely it is a trip."""
    told = [claim.told for claim in stay if claim.told]
    if told:
        return _most_definite(told)
    sums = [0.0] * len(Stage)
    for claim in stay:
        share = (1 / (1 + math.exp(-claim.weight))) ** 2
        for n, value in enumerate(claim.leaning):
            sums[n] += share * value
    return tuple(Stage)[max(range(len(sums)), key=sums.__getitem__)]


def _voices(stay: list[Claim], article: Article, lexicon: Lexicon) -> tuple[Voice, ...]:
    """The voices of every sentence that tells of the stay."""
    lines = dict.fromkeys(line_text(claim, article) for claim in stay)
    return tuple(dict.fromkeys(voice for line in lines for voice in find_voices(line, lexicon)))
