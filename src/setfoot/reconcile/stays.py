"""Which reports of one person tell of the same stay in a country.

Every report is first given the days it speaks of: those of the event it names where the events table dates it, else its
own, cut at its publication (what happened lies before it, what is planned lies after). Reports are then taken from the
most exact to the vaguest, all of one width at once, so that their order cannot matter:

1. A report with days joins the stay of its country whose days it meets; up to ten days wide, a distance of two days
   still counts, because plans slip and newspapers are printed the day after.
2. One that meets several stays says none of them and is skipped as fitting many, unless the articles of only one of
   these are about that stay and this report's is too, or only one is bound to the same occasion.
3. Reports of one width that meet no stay found stays of their own, those that meet each other together.
4. A report whose days are only those up to its publication, because it told none, comes after all that tell some. If it
   meets no stay and its article is about something else, it speaks of an older one, as reports without days do.
5. Reports without days come last and join the only stay they can speak of: what was planned, one that lies ahead
   (the next); what happened, one that lies behind. An article tells one trip once, so a report never joins, without
   days to prove it, a stay that another report of its article stands for. What fits nowhere founds a dateless stay.
6. A trip to an undisclosed country joins the only stay that it can turn out to be, and says so; else it stays alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, reduce
from itertools import groupby
from typing import TYPE_CHECKING, Final

from setfoot.facts import DISPATCH, UNDISCLOSED, Skipped, Stage, Why, Window
from setfoot.reconcile.diary import Diary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import ArticleId, Country, Report, Source
    from setfoot.reconcile.record import Record
    from setfoot.tables.events import Event

NARROW: Final = 10
"""A window up to this wide says when; a wider one says only roughly when."""
SLACK: Final = 2
"""Days that may lie between two exact reports of one stay."""
AHEAD: Final = timedelta(days=366)
"""How long an undated plan waits for the trip it announces."""
BEHIND: Final = timedelta(days=3 * 366)
"""How far back an undated background mention reaches."""
NEWS: Final = timedelta(days=10)
"""How long an article goes on being about a trip that has begun."""
SAME_PLAN: Final = 60
"""Days between the articles of one undated plan."""


@dataclass(frozen=True)  # no slots: its order is asked for many times and kept
class Told:
    """One report with what its article adds: when it was published, which dated event it means, which days it names."""

    report: Report
    published: Window | None
    event: Event | None
    days: Window | None
    confirmed: bool = False
    """Somebody made sure of it (decisions.py)."""
    assumed: bool = False
    """No day is told: the days are those up to publication, as news without a day is read."""

    def __hash__(self) -> int:
        return hash(self.report.id)

    @property
    def when(self) -> Window | None:
        """The days on which the person arrived by this report; none where it was found to speak of an older trip."""
        return None if self.assumed and self.days is None else self.report.when

    @property
    def article(self) -> ArticleId:
        """The article that tells it."""
        return self.report.quote.article

    @cached_property
    def order(self) -> tuple[bool, str, str, str, int, str]:
        """In order of the day by which they had appeared (unknown last), then of article and place in it."""
        quote = self.report.quote
        unknown, latest = self.published is None, str(self.published and self.published.last)
        return (unknown, latest, quote.article, quote.where, quote.start, self.report.id)


@dataclass(frozen=True)  # no slots: what is asked of it for every report is kept
class Stay:
    """Reports of one person's one stay, with sentences on how the doubtful ones came to it."""

    country: Country
    told: tuple[Told, ...]
    span: Window | None = None
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that tell of it."""
        return frozenset(told.article for told in self.told)

    @cached_property
    def stages(self) -> frozenset[Stage]:
        """How far it has come, in all the versions told."""
        return frozenset(told.report.stage for told in self.told)

    @cached_property
    def main(self) -> bool:
        """Some article is about this stay."""
        return any(told.report.main for told in self.told)

    @cached_property
    def named_by(self) -> frozenset[ArticleId]:
        """The articles that name its country, and so do not speak of it as undisclosed."""
        return frozenset(told.article for told in self.told if told.report.country != UNDISCLOSED)

    @cached_property
    def occasions(self) -> frozenset[str]:
        """What its reports call the occasion, without regard to capitals."""
        return frozenset(told.report.occasion.casefold() for told in self.told if told.report.occasion)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Sorts stays by country, days and reports."""
        return (self.country, str(self.span), *sorted(told.report.id for told in self.told))

    def joined(self, more: Iterable[Told], *notes: str) -> Stay:
        """The stay with more reports; its span widens only by reports of exact days."""
        told = tuple(sorted({*self.told, *more}, key=lambda one: one.order))
        exact = [one.days for one in told if one.days and one.days.width <= NARROW]
        span = reduce(Window.hull, exact) if exact else self.span
        return replace(self, told=told, span=span, notes=tuple(sorted({*self.notes, *notes})))


def tell(report: Report, source: Source | None, record: Record) -> Told:
    """The report with what its article and the events table add to it."""
    published = source.published if source else None
    around = report.when or published
    event = record.event(report.occasion, report.country, around)
    assumed = event is None and _assumed(report, published)
    return Told(report, published, event, _days(report, published, event), assumed=assumed)


def _assumed(report: Report, published: Window | None) -> bool:
    if published is None or report.when is None or report.stage is not Stage.HAPPENED:
        return False
    return report.when == Window(published.wider(DISPATCH).first, published.last)


def _days(report: Report, published: Window | None, event: Event | None) -> Window | None:
    own = report.when
    if event and (own is None or own.width > NARROW or own.gap(event.held) <= SLACK):
        held = event.held
        return own.hull(held) if own and own.width <= NARROW else held
    if own is None:
        return None
    if report.until and own.width <= NARROW and own.first <= report.until.last:
        own = own.hull(report.until) if report.until.width <= NARROW else own
    return cut(own, report.stage, published) if own.width > NARROW else own


def cut(days: Window, stage: Stage, published: Window | None) -> Window:
    """What happened did so by the day of publication; what is planned or possible was still to come."""
    if published is None or stage is Stage.CALLED_OFF:
        return days
    if stage is Stage.HAPPENED:
        return days.meets(Window(min(days.first, published.last), published.last)) or days
    return days.meets(Window(published.first, max(days.last, published.first))) or days


def find_stays(told: Sequence[Told], record: Record) -> tuple[tuple[Stay, ...], tuple[Skipped, ...]]:
    """The stays of one person that the reports tell of, and the reports that could belong to several."""
    stays: list[Stay] = []
    skipped: list[Skipped] = []
    placed = sorted((one for one in told if one.report.country != UNDISCLOSED), key=lambda one: one.report.country)
    for country, group in groupby(placed, key=lambda one: one.report.country):
        found, homeless = _stays_in(country, tuple(group), record)
        stays += found
        skipped += homeless
    return tuple(sorted(stays, key=lambda stay: stay.key)), tuple(skipped)


def _stays_in(country: Country, told: Sequence[Told], record: Record) -> tuple[list[Stay], list[Skipped]]:
    diary = Diary()
    skipped: list[Skipped] = []
    for _, tier in groupby(sorted(told, key=_vagueness), key=_vagueness):
        joining: dict[int, list[tuple[Told, str]]] = {}
        homeless: list[Told] = []
        for told_so in tier:
            one, fitting = _fitting(told_so, diary)
            match _only(one, fitting, diary.stays):
                case []:
                    homeless.append(one)
                case [number]:
                    joining.setdefault(number, []).append((one, _why_here(one, len(fitting))))
                case several:
                    skipped.append(_fits_many(one, [diary.stays[number] for number in several], record))
        for number, more in joining.items():
            notes = (note for _, note in more if note)
            diary.change(number, diary.stays[number].joined((one for one, _ in more), *notes))
        diary.merge(_as_one)
        for stay in _founded(country, homeless):
            diary.add(stay)
    return list(diary.stays.values()), skipped


def _vagueness(one: Told) -> tuple[int, int]:
    """The most exact first; reports of up to three days are as good as exact, dateless ones come last by stage."""
    if _echo(one):
        return (1, -1)
    if one.days is None:
        return (1, 0 if one.report.stage is Stage.HAPPENED else 1)
    return (0, 1 if one.days.width <= SLACK + 1 else one.days.width)


def _fitting(one: Told, diary: Diary) -> tuple[Told, list[int]]:
    """The stays the report can be of; where there is none by its assumed days, those of an older trip it can mean."""
    fitting = [number for number in diary.around(_reach(one)) if _fits(one, diary.stays[number])]
    if not fitting and (echo := _echo(one)):
        older = [number for number in diary.around(_reach(echo)) if _fits(echo, diary.stays[number])]
        return (echo if older else one), older
    return one, fitting


def _echo(one: Told) -> Told | None:
    """The report as one of an older trip, where it tells no day and its article is about something else."""
    return replace(one, days=None) if one.assumed and one.days and not one.report.main else None


def _as_one(last: Stay, stay: Stay) -> Stay | None:
    """Stays whose exact days have grown to meet are one."""
    if not last.span or not stay.span or max(last.span.width, stay.span.width) > NARROW:
        return None
    if not last.span.meets(stay.span):
        return None
    return replace(last.joined(stay.told, *stay.notes), span=last.span.hull(stay.span))


def _reach(one: Told) -> Window | None:
    """The days that a stay must touch for the report to fit it; None when any may."""
    if one.days is not None:
        return nearly(one.days)
    if one.published is None:
        return None
    first, last = one.published.first, one.published.last
    match one.report.stage:
        case Stage.HAPPENED:
            return Window(_back(first, BEHIND), last)
        case Stage.CALLED_OFF:
            return Window(_back(first, AHEAD), _on(last, AHEAD))
        case _:
            return Window(first, _on(last, AHEAD))


def _fits(one: Told, stay: Stay) -> bool:
    if one.days is None:
        return _fits_undated(one, stay)
    if stay.span is None:
        return False
    gap = SLACK if one.days.width <= NARROW else 0
    if one.days.gap(stay.span) > gap or (gap == 0 and not one.days.meets(stay.span)):
        return False
    return one.days.width <= NARROW or one.article not in stay.articles


def _fits_undated(one: Told, stay: Stay) -> bool:
    if one.article in stay.articles or stay.span is None:
        return False
    if one.published is None:
        return one.report.stage is not Stage.CALLED_OFF or stay.stages != {Stage.HAPPENED}
    first, last = one.published.first, one.published.last
    match one.report.stage:
        case Stage.HAPPENED:
            reach = NEWS if one.report.main else BEHIND
            return (
                Stage.CALLED_OFF not in stay.stages
                and stay.span.first <= last
                and stay.span.last >= _back(first, reach)
            )
        case Stage.CALLED_OFF:
            return (
                stay.stages != {Stage.HAPPENED}
                and stay.span.first <= last + AHEAD
                and stay.span.last >= _back(first, AHEAD)
            )
        case _:
            return stay.span.last >= first and stay.span.first <= last + AHEAD


def nearly(days: Window) -> Window:
    """The days with as many on either side as may lie between two reports of one stay."""
    slack = timedelta(days=SLACK + 1)
    return Window(_back(days.first, slack), _on(days.last, slack))


def _back(day: date, reach: timedelta) -> date:
    return day - min(reach, day - date.min)


def _on(day: date, reach: timedelta) -> date:
    return day + min(reach, date.max - day)


def _only(one: Told, fitting: list[int], stays: Mapping[int, Stay]) -> list[int]:
    """The stays a report fits, narrowed by occasion, by what the articles are about, or to the next one planned."""
    if len(fitting) <= 1:
        return fitting
    words = one.report.occasion and one.report.occasion.casefold()
    same = [n for n in fitting if words in stays[n].occasions]
    about = [n for n in fitting if one.report.main and stays[n].main]
    ahead = one.days is None and one.published and one.report.stage in (Stage.PLANNED, Stage.POSSIBLE)
    following = sorted(fitting, key=lambda n: (str(stays[n].span), stays[n].key))[:1] if ahead else []
    return next((choice for choice in (same, about, following) if len(choice) == 1), fitting)


def _why_here(one: Told, fitting: int) -> str:
    if one.days is not None and fitting == 1:
        return ""
    said = f'"{one.report.quote.text}"'
    if fitting > 1:
        return f"{said} names no day; of {fitting} trips that it could mean, this one is the nearest in what is told."
    return f"{said} names no day; it is kept here because it can mean no other trip."


def _fits_many(one: Told, stays: Iterable[Stay], record: Record) -> Skipped:
    days = ", ".join(str(stay.span) for stay in stays)
    note = f"could be any of several trips to {record.name(one.report.country)}: {days}"
    report = one.report
    return Skipped(Why.FITS_MANY, note, report.quote, "", report.person, report.country, report.id)


def _founded(country: Country, homeless: Sequence[Told]) -> list[Stay]:
    """Stays of their own for reports that met none, those that meet each other together."""
    dated = [one for one in homeless if one.days]
    undated = [one for one in homeless if not one.days]
    return [_stay(country, group) for group in (*_meeting(dated), *_undated(undated))]


def _stay(country: Country, group: Sequence[Told]) -> Stay:
    days = [one.days for one in group if one.days]
    return Stay(country, tuple(sorted(group, key=lambda one: one.order)), reduce(Window.hull, days) if days else None)


def _meeting(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Chains of reports each of whose days meet, or nearly meet, those before."""
    group: list[Told] = []
    last: date | None = None
    for one in sorted(told, key=lambda one: (one.days and one.days.first, one.order)):
        assert one.days is not None
        slack = SLACK + 1 if one.days.width <= NARROW else 0
        if last and one.days.first > last + timedelta(days=slack):
            yield group
            group, last = [], None
        group.append(one)
        last = max(last or one.days.last, one.days.last)
    if group:
        yield group


def _undated(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Dateless reports of articles that appeared within two months of one another; those of unknown day with the only such group."""
    known = [one for one in told if one.published]
    groups: list[list[Told]] = []
    for one in sorted(known, key=lambda one: one.order):
        previous = groups[-1][-1].published if groups else None
        if previous and one.published and previous.gap(one.published) <= SAME_PLAN:
            groups[-1].append(one)
        else:
            groups.append([one])
    unknown = [one for one in told if not one.published]
    if unknown and len(groups) == 1:
        groups[0] += unknown
    elif unknown:
        groups.append(unknown)
    return iter(groups)
