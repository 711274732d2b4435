"""On which days a stay was, from all that its claims tell.

The day of arriving is the earliest narrow window told, those of the report's stage first; a wide one is narrowed by the
other claims, by an event of the tables that the article names or that the person is known to have attended, and by words
on its length ("the last day of a three-day visit"). Without any day a stay told as news, or as going on, is of the days
up to publication.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import DISPATCH, Article, Stage, Window
from setfoot.read.dating import resolve_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from setfoot.read.claims import Claim
    from setfoot.read.lexicon import Lexicon
    from setfoot.tables.events import Event

APART: Final = 10
"""Days between two narrow windows beyond which they are two trips."""
DAYS: Final = 4
LEAD: Final = 600
"""Characters from the start within which an article tells what it is about."""
NEAR_EVENT: Final = 200
"""Days by which an article may stand off a yearly event and still mean that year's."""
JUST_HELD: Final = 10
"""Days after a meeting within which an article tells of it without its day."""
SOON_HELD: Final = 30
"""Days before a meeting within which an article tells of it without its day."""
STALE: Final = 5
"""Days after which a bare weekday is rather a coming one, where the stay is told of today."""


class Days(NamedTuple):
    """The window of arriving, the last day, and the event that the stay is for."""

    when: Window | None
    until: Window | None
    event: Event | None


def date_stay(stay: list[Claim], stage: Stage, article: Article, published: Window | None, lexicon: Lexicon) -> Days:
    """The days of a stay whose claims tell of one journey."""
    event = _named_event(stay, article, published, lexicon)
    told = _told(stay, stage, published, lexicon)
    event = event or _known_event(stay, stage, told, published, lexicon)
    when = _with_event(told, stage, event)
    until = next((c.until for c in stay if c.until), None)
    if stage is not Stage.HAPPENED:
        return Days(when, until, event)
    if when is None:
        when = _now(of_stage(stay, stage), published, max(LEAD, len(article.text) * 0.4), lexicon)
    if when is None and until is not None:
        when = Window(until.first - timedelta(days=DISPATCH), until.last)
    return Days(_counted_back(stay, when, until, article, lexicon), until, event)


def _told(stay: list[Claim], stage: Stage, published: Window | None, lexicon: Lexicon) -> Window | None:
    """The days told of the stay, those of its stage first, narrowed by its other claims."""
    windows = [(c, c.when) for c in stay if c.when is not None]
    if published is not None and any(w.width <= DAYS and w.gap(published) <= 1 for _, w in windows):
        windows = [(c, w) for c, w in windows if not _stale(c, w, published)]
    when = _first_told([w for c, w in windows if c.stage is stage]) or _first_told(
        [_as_stage(c, w, stage, published, lexicon) for c, w in windows]
    )
    if when is not None and when.width > DAYS:
        inside = [w for _, w in windows if w.width <= DAYS and when.meets(w) == w]
        when = min(inside, default=when)
    return when


def _stale(claim: Claim, when: Window, published: Window) -> bool:
    weekday = claim.phrase is not None and claim.phrase.form == "weekday"
    return weekday and (published.first - when.last).days >= STALE


def _as_stage(claim: Claim, when: Window, stage: Stage, published: Window | None, lexicon: Lexicon) -> Window:
    """What the claim's weekday means where the whole stay was called off."""
    if claim.phrase is None or claim.phrase.form != "weekday" or stage is not Stage.CALLED_OFF:
        return when
    return resolve_for(claim.phrase, published, lexicon.words, stage)[0] or when


def _first_told(windows: Iterable[Window]) -> Window | None:
    """The earliest of the narrow windows, else the narrowest: when the person was first there."""
    told = list(windows)
    narrow = [window for window in told if window.width <= DAYS]
    return min(narrow, default=min(told, key=lambda window: (window.width, window), default=None))


def _with_event(when: Window | None, stage: Stage, event: Event | None) -> Window | None:
    """The days told, else those of the event; a day far off, or soon after it, is that of speaking about it."""
    if event is None or when is None:
        return event.held if event else when
    if when.width > DAYS:
        narrows = stage is Stage.HAPPENED  # who only meant to come for it may have come another day
        return event.held if narrows and when.meets(event.held) == event.held and event.held.width <= DAYS else when
    after = stage is Stage.HAPPENED and 0 < (when.first - event.last).days <= DISPATCH
    return event.held if after or when.gap(event.held) > APART else when


def of_stage(stay: list[Claim], stage: Stage) -> list[Claim]:
    """The claims that tell of the stage, those sure of it where there are any; all of them where none does."""
    return [c for c in stay if c.stage is stage and c.certain] or [c for c in stay if c.stage is stage] or stay


def line_text(claim: Claim, article: Article) -> str:
    """The sentence of a claim."""
    return article.part(claim.line.where)[claim.line.start : claim.line.end]


def _named_event(stay: list[Claim], article: Article, published: Window | None, lexicon: Lexicon) -> Event | None:
    """The event that a sentence of the stay names and the tables hold in that country, nearest to what is told."""
    lines = dict.fromkeys(line_text(claim, article) for claim in stay)
    around = _first_told(c.when for c in stay if c.when) or published
    named = {event for line in lines for name in lexicon.events_in(line) for event in lexicon.events_by_name[name]}
    held = sorted((event for event in named if event.country == stay[0].country), key=lambda event: event.id)
    if around is None:
        return held[0] if len(held) == 1 else None
    near = [(around.gap(event.held), event.id, event) for event in held]
    return min((row for row in near if row[0] <= NEAR_EVENT), default=(0, "", None))[2]


def _known_event(
    stay: list[Claim], stage: Stage, told: Window | None, published: Window | None, lexicon: Lexicon
) -> Event | None:
    """The one meeting in that country that the person is known to have attended and that the days told allow."""
    known = lexicon.events_attended.get((stay[0].person, stay[0].country), ())
    if (
        not known
        or stage is Stage.CALLED_OFF
        or not any(not lexicon.words.lists["meetings"].isdisjoint(t.low for t in c.line.tokens) for c in stay)
    ):
        return None
    fit = [event for event in known if _fits(event.held, stage, told, published)]
    return fit[0] if len(fit) == 1 else None


def _fits(held: Window, stage: Stage, told: Window | None, published: Window | None) -> bool:
    if told is not None:
        after = stage is Stage.HAPPENED and 0 < (told.first - held.last).days <= DISPATCH
        return told.meets(held) is not None or (after and told.width == 1)
    if published is None:
        return False
    if stage is Stage.HAPPENED:
        return 0 <= (published.last - held.first).days <= JUST_HELD
    return 0 <= (held.first - published.first).days <= SOON_HELD


def _counted_back(
    stay: list[Claim], when: Window | None, until: Window | None, article: Article, lexicon: Lexicon
) -> Window | None:
    """The first day, where a later one is told by its number or as the last of so many."""
    last = until if until is not None and until.width == 1 else when
    if last is None or last.width > DAYS or (last.width > 1 and until is None):
        return when
    lines = list(dict.fromkeys(line_text(claim, article).lower() for claim in stay))
    grammar, numbers = lexicon.grammar.stay, lexicon.words.numbers
    nth = [numbers["ordinal"][found[1]] for line in lines if (found := grammar.nth_day.search(line))]
    lengths = [numbers["count"][found[1]] for line in lines if (found := grammar.length.search(line))]
    ends = any(grammar.last_day.search(line) for line in lines)
    back = max(nth, default=lengths[0] if lengths and ends else 1) - 1
    if not back:
        return when
    first = Window.of(last.last - timedelta(days=back))
    return first if when is None or until is not None else min(first, when)


def _now(claims: list[Claim], published: Window | None, lead: float, lexicon: Lexicon) -> Window | None:
    """A trip told without any day as going on: the days up to publication, as wide as a dispatch is late.

    What comes after the lead without a day is background, unless it says that it goes on.
    """
    if published is None or published.width > DAYS:
        return None
    if not any(is_under_way(c, lexicon) or _told_first(c, lead, lexicon) for c in claims):
        return None
    return Window(published.first - timedelta(days=DISPATCH), published.last)


def _told_first(claim: Claim, lead: float, lexicon: Lexicon) -> bool:
    """Whether it is told without a day near the start, and not as background."""
    undated = claim.stage is Stage.HAPPENED and claim.phrase is None
    near = claim.start < lead or claim.line.where == "title"
    return (
        undated
        and near
        and not lexicon.grammar.stay.background.search(" ".join(token.low for token in claim.line.tokens))
    )


def is_under_way(claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the words from the person to the place say that the stay goes on, or that somebody speaks there."""
    if claim.stage is not Stage.HAPPENED or claim.phrase is not None:
        return False
    tokens = claim.line.tokens
    inside = [n for n, t in enumerate(tokens) if claim.start <= t.start and t.end <= claim.end]
    if not inside:
        return False
    grammar = lexicon.grammar.stay
    words = " ".join(t.low for t in tokens[max(0, inside[0] - 3) : inside[-1] + 4])
    return grammar.under_way.search(words) is not None and grammar.not_now.search(words) is None


__all__ = ["APART", "DAYS", "LEAD", "Days", "date_stay", "is_under_way", "line_text", "of_stage"]
