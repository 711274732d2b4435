"""What a user should know of those who tell a trip: state media, parties to the event, one owner behind two origins.

State media of the visitor's state or of the visited one are a party to the event: they say what their government wants
said, and two of them are no confirmation of each other. So are officials, where a group rests on their word alone. An
outlet that only names state media as its source is marked with that too. None of this joins or parts origins.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from setfoot.facts import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import ArticleId, Country, OriginGroup, Report, Source
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Told
    from setfoot.tables.outlets import Outlet


def mark_groups(
    groups: Sequence[OriginGroup], told: Sequence[Told], sources: Mapping[ArticleId, Source], record: Record
) -> tuple[OriginGroup, ...]:
    """The groups, each with its marks."""
    reports: dict[ArticleId, list[Report]] = defaultdict(list)
    for one in told:
        reports[one.article].append(one.report)
    publishers = {
        name: record.press.find(sources[name].outlet, sources[name].url) for name in reports if name in sources
    }
    houses = _houses(groups, publishers)
    return tuple(_marked(group, reports, sources, publishers, houses, record) for group in groups)


def _houses(
    groups: Sequence[OriginGroup], publishers: Mapping[ArticleId, Outlet | None]
) -> dict[str, dict[str, set[int]]]:
    """For each owner its outlets, and in which groups each stands."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, group in enumerate(groups):
        for article in group.articles:
            if outlet := publishers.get(article):
                found[outlet.house][outlet.name].add(number)
    return found


def _marked(
    group: OriginGroup,
    reports: Mapping[ArticleId, Sequence[Report]],
    sources: Mapping[ArticleId, Source],
    publishers: Mapping[ArticleId, Outlet | None],
    houses: Mapping[str, Mapping[str, set[int]]],
    record: Record,
) -> OriginGroup:
    mine = [report for article in group.articles for report in reports[article]]
    published = {o.name: o for a in group.articles if (o := publishers.get(a)) and o.state_media}
    named = {o.name: o for name in _named(group, mine, sources) if (o := record.press.find(name)) and o.state_media}
    cited = {name: outlet for name, outlet in named.items() if name not in published}
    parties = {mine[0].person and record.homes.get(mine[0].person), *(report.country for report in mine)}
    told = [_state_mark("published by", o, mine, record) for _, o in sorted(published.items())]
    told += [_state_mark("names as its source", o, mine, record) for _, o in sorted(cited.items())]
    officials = _officials_alone(mine)
    told += [f"rests on the word of officials alone ({', '.join(officials)})"] if officials else []
    told += _same_owner(group, publishers, houses)
    outlets = {**published, **cited}
    party = bool(officials) or any(outlet.country in parties for outlet in outlets.values())
    return replace(group, marks=tuple(told), state_media=tuple(sorted(outlets)), party=party)


def _named(group: OriginGroup, reports: Iterable[Report], sources: Mapping[ArticleId, Source]) -> Iterator[str]:
    for report in reports:
        yield from (v.name for v in report.voices if v.kind in (VoiceKind.AGENCY, VoiceKind.OUTLET))
    for article in group.articles:
        yield from sources[article].agencies if article in sources else ()


def _state_mark(how: str, outlet: Outlet, reports: Sequence[Report], record: Record) -> str:
    whose = _party(outlet.country, reports, record)
    kind = "a government channel" if outlet.kind == "government" else "state media"
    return f"{how} {outlet.name}, {kind} of {record.name(outlet.country)}{f', {whose}' if whose else ''}"


def _party(country: Country, reports: Sequence[Report], record: Record) -> str:
    if country == record.homes.get(reports[0].person):
        return "the visitor's state"
    return "the visited state" if country in {report.country for report in reports} else ""


def _officials_alone(reports: Sequence[Report]) -> list[str]:
    """The officials whose word is all there is: every report names a speaker, and all speakers are officials."""
    voices = [voice for report in reports for voice in report.voices]
    alone = all(report.voices for report in reports) and all(voice.kind is VoiceKind.OFFICIAL for voice in voices)
    return sorted({voice.name for voice in voices}) if voices and alone else []


def _same_owner(
    group: OriginGroup, publishers: Mapping[ArticleId, Outlet | None], houses: Mapping[str, Mapping[str, set[int]]]
) -> list[str]:
    """Owners of this group's outlets who have another outlet in another group."""
    mine = {outlet.name: outlet.house for article in group.articles if (outlet := publishers.get(article))}
    said = []
    for house in sorted(set(mine.values())):
        others = sorted(name for name in houses[house] if name not in mine)
        if others:
            said.append(f"same owner as {', '.join(others)} ({house}), which tells it too")
    return said
