"""One report per trip: joins the claims of an article that speak of the same stay.

Claims of one person and country are one trip unless their days are clearly apart. The report takes the newest and most
definite stage: happened before called off before planned before possible, but a call-off told before the first word of
it having happened wins over it. Its quote is the best evidence: the first claim of that stage, one with a day preferred.
"""

from __future__ import annotations

import math
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Article, Report, Stage, Voice, Window
from setfoot.read.claims import stage_by_day
from setfoot.read.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from setfoot.read.claims import Claim
    from setfoot.read.lexicon import Lexicon
    from setfoot.tables.events import Event

APART: Final = 10
"""Days between two narrow windows beyond which they are two trips."""
NARROW: Final = 35
DAYS: Final = 4
LEAD: Final = 600
"""Characters from the start within which an article tells what it is about."""
NEAR_EVENT: Final = 200
"""Days by which an article may stand off a yearly event and still mean that year's."""
DISPATCH: Final = 3
"""Days after an arrival within which a report without a day still tells it as news."""
RANK: Final = {Stage.HAPPENED: 3, Stage.CALLED_OFF: 2, Stage.PLANNED: 1, Stage.POSSIBLE: 0}


def merge_claims(
    claims: Iterable[Claim], article: Article, published: Window | None, lexicon: Lexicon
) -> tuple[Report, ...]:
    """The article's reports in order of their quotes."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.person, claim.country), []).append(claim)
    reports = [_report(stay, article, published, lexicon) for group in groups.values() for stay in _stays(group)]
    return tuple(sorted(reports, key=lambda r: (r.quote.where != "title", r.quote.start, r.person, r.country)))


def _stays(claims: list[Claim]) -> list[list[Claim]]:
    """The claims of one person and country, split where narrow windows lie apart."""
    stays: list[list[Claim]] = []
    for claim in sorted(
        claims, key=lambda c: (c.when is None or c.when.width > NARROW, c.line.where != "title", c.start)
    ):
        for stay in stays:
            if _same(stay, claim):
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


def _report(stay: list[Claim], article: Article, published: Window | None, lexicon: Lexicon) -> Report:
    stay = sorted(stay, key=lambda c: (c.line.where != "title", c.start))
    stage = _stage(stay)
    of_stage = [c for c in stay if c.stage is stage and c.certain] or [c for c in stay if c.stage is stage] or stay
    best = min(of_stage, key=lambda c: (c.when is None or c.when.width > NARROW, c.line.where == "title"))
    event = _event(stay, article, published, lexicon)
    when = _arrival(stay, stage, event)
    if when is None and stage is Stage.HAPPENED:
        when = _now(of_stage, published, len(article.text))
    if best.leaning and when is not None and when.width <= NARROW:
        stage = stage_by_day(stage, when, published)
    if stage is Stage.HAPPENED and when is not None and published is not None and when.first > published.last:
        when = None  # what has happened is not ahead: the day was taken for another year's
    until = next((c.until for c in stay if c.until), None)
    city = next((c.city for c in (best, *of_stage, *stay) if c.city), None)
    return Report(
        person=best.person,
        country=best.country,
        stage=stage,
        quote=article.quote(best.start, best.end, best.line.where),
        city=city,
        when=when,
        until=until,
        occasion=event.series if event else None,
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


def _arrival(stay: list[Claim], stage: Stage, event: Event | None) -> Window | None:
    """The days told of the stay, those of its stage first, narrowed by its other claims; else those of the event."""
    when = _first_told([c.when for c in stay if c.stage is stage]) or _first_told([c.when for c in stay])
    if when is not None and when.width > DAYS:
        inside = [c.when for c in stay if c.when and c.when.width <= DAYS and when.meets(c.when) == c.when]
        when = min(inside, default=when)
    if event is None:
        return when
    announced = when is not None and when.width <= DAYS and when.gap(event.held) > APART
    return event.held if when is None or announced else when  # a day far off is that of an announcement


def _line_text(claim: Claim, article: Article) -> str:
    return article.part(claim.line.where)[claim.line.start : claim.line.end]


def _voices(stay: list[Claim], article: Article, lexicon: Lexicon) -> tuple[Voice, ...]:
    """The voices of every sentence that tells of the stay."""
    lines = dict.fromkeys(_line_text(claim, article) for claim in stay)
    return tuple(dict.fromkeys(voice for line in lines for voice in find_voices(line, lexicon)))


def _event(stay: list[Claim], article: Article, published: Window | None, lexicon: Lexicon) -> Event | None:
    """The event that a sentence of the stay names and the tables hold in that country, nearest to what is told."""
    lines = dict.fromkeys(_line_text(claim, article) for claim in stay)
    around = _first_told([c.when for c in stay]) or published
    named = {event for line in lines for name in lexicon.events_in(line) for event in lexicon.events_by_name[name]}
    held = sorted((event for event in named if event.country == stay[0].country), key=lambda event: event.id)
    if around is None:
        return held[0] if len(held) == 1 else None
    near = [(around.gap(event.held), event.id, event) for event in held]
    return min((row for row in near if row[0] <= NEAR_EVENT), default=(0, "", None))[2]


_BACKGROUND: Final = re.compile(
    r"\b(?:ago|(?:last|previous) (?:year|month|spring|summer|fall|autumn|winter|week)|earlier (?:this|in)|previous(?:ly)?|former(?:ly)?|once|"
    r"years|when (?:he|she)|(?:first|second) term|history|recent(?:ly)?|had been|has been)\b",
    re.IGNORECASE,
)


def _now(claims: list[Claim], published: Window | None, length: int) -> Window | None:
    """A trip told without any day as going on: the days up to publication, as wide as a dispatch is late."""
    if published is None or published.width > DAYS:
        return None
    lead = max(LEAD, length * 0.4)  # what comes later without a day is background
    told = [
        c
        for c in claims
        if c.stage is Stage.HAPPENED and c.phrase is None and (c.start < lead or c.line.where == "title")
    ]
    if all(_BACKGROUND.search(_low_words(c)) for c in told):
        return None
    return Window(published.first - timedelta(days=DISPATCH), published.last)


def _low_words(claim: Claim) -> str:
    return " ".join(token.low for token in claim.line.tokens)


def _first_told(windows: list[Window | None]) -> Window | None:
    """The earliest of the narrow windows, else the narrowest: when the person was first there."""
    told = [window for window in windows if window is not None]
    narrow = [window for window in told if window.width <= DAYS]
    return min(narrow, default=min(told, key=lambda window: (window.width, window), default=None))
