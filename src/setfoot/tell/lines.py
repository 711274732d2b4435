"""Values as lines for people at a terminal.

Readings are told in the written form of reports, which `Report.parse` reads back; trips and states as tables; one trip and
one ruling in full. The width and whether there is colour are told by the caller (`screen`), so that the same values
give the same lines everywhere.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from setfoot.facts import Duty, Truth
from setfoot.tell import words
from setfoot.tell.contract import articles_of, outlets_of
from setfoot.tell.decided import mark_said, trip_said
from setfoot.tell.screen import Page, styled, table_of
from setfoot.tell.when import appeared_words, dated_words, journey_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.table import Table
    from rich.text import Text

    from setfoot.facts import ArticleId, Entry, Quote, Reading, Report, ReportId, Ruling, Skipped, Source, Trip, Why
    from setfoot.tell.names import Look, Names

STYLES: Final[Mapping[Duty, str]] = {
    Duty.BOUND: "bold red",
    Duty.BOUND_BY_ACCEPTANCE: "bold red",
    Duty.BOUND_BY_COUNCIL: "bold red",
    Duty.NOT_BOUND: "green",
    Duty.UNKNOWN: "yellow",
}

QUOTED: Final = 3
"""Quotes that stand for all that was not used for one reason."""
VERDICTS: Final[Mapping[Truth, str]] = {Truth.YES: "the record agrees", Truth.NO: "the record contradicts"}
"""What cannot be told of what an article asserts is in the jsonl form only."""
MARKS: Final[Mapping[Truth, str]] = {Truth.YES: "yes    ", Truth.NO: "no     ", Truth.UNKNOWN: "unknown"}


def reading_lines(readings: Iterable[Reading], names: Names, look: Look) -> Iterator[str]:
    """What each article says, in the written form of reports, and what was seen and not used, a line for each reason.

    Every quote that was not used is in the jsonl form; here the first few of each reason stand for the rest.
    """
    del names
    for reading in readings:
        page = Page(look)
        page.line(article_line(reading.source), "bold")
        for report in reading.reports:
            page.line(f"  {words.one_line(str(report))}")
        for said in reading.checked:
            if verdict := VERDICTS.get(said.holds):
                told = f'  {verdict}: {said.says} "{words.one_line(said.assertion.quote.text)}"'
                page.line(told, "bold" if said.holds is Truth.NO else "")
        for line in not_used(reading.skipped):
            page.line(f"  {line}", "dim")
        if not (reading.reports or reading.skipped or reading.checked):
            page.line("  nothing about anybody watched", "dim")
        yield page.text()


def article_line(source: Source) -> str:
    """The article in a line: its id, who tells it, its day and its language."""
    told_as = words.teller(source.article, source) if source.outlet or source.file else "-"
    published = f"published {source.published}" if source.published else "publication day not known"
    return f"{source.article}  {told_as}  {published}  {source.language or '-'}"


def trip_table(entries: Iterable[Entry], names: Names, look: Look) -> Iterator[str]:
    """The trips of each person as one table, in the order given."""
    page = Page(look)
    for person, of_person in groupby(entries, key=lambda entry: entry.trip.person):
        table = answers_table("when", "where", "status", "duty to arrest", "told by", "trip")
        for entry in of_person:
            table.add_row(*_trip_cells(entry, names))
        page.line(names.person(person), "bold")
        page.put(table)
        page.line()
    page.line(words.DISCLAIMER if page else "no trips", "dim")
    yield page.text()


def one_trip(entry: Entry, names: Names, look: Look) -> Iterator[str]:
    """One trip with all its evidence, conflicts and ruling."""
    page, trip = Page(look), entry.trip
    sources = {source.article: source for source in entry.sources}
    numbers = {report.id: number for number, report in enumerate(trip.reports, 1)}
    page.line(f"{names.person(trip.person)}: {_place(trip, names)}", "bold")
    page.line(f"{words.stay(trip.arrived, trip.left)}; {words.STATUSES[trip.status]}; {_told_by(entry)}")
    if trip.journey:
        page.paragraph(journey_words(trip.journey, names))
    page.line(f"trip {trip.id}", "dim")
    for said in trip_said(trip):
        page.paragraph(words.one_line(f"Decided: {said}"))
    _tell_reports(page, trip, sources, numbers)
    _tell_together(page, trip, sources, numbers)
    if entry.ruling:
        page.heading("Ruling")
        _tell_ruling(page, entry.ruling, names)
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def ruling_steps(ruling: Ruling, names: Names, look: Look) -> Iterator[str]:
    """One ruling, step by step."""
    page = Page(look)
    page.line(f"{names.person(ruling.person)} in {words.place_of(ruling, names)}, {words.span(ruling.on)}", "bold")
    page.line()
    _tell_ruling(page, ruling, names)
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def where_table(rulings: Sequence[Ruling], names: Names, look: Look) -> Iterator[str]:
    """How many states have which answer, then the answer of every state in a line, the bound ones first."""
    page = Page(look)
    if rulings:
        page.line(f"{names.person(rulings[0].person)}, {words.span(rulings[0].on)}", "bold")
    page.paragraph(words.tally(rulings))
    page.line()
    order = list(Duty)
    table = answers_table("state", "duty to arrest", "reason")
    for ruling in sorted(rulings, key=lambda r: (order.index(r.duty), names.country(r.country))):
        duty = styled(words.brief_duty(ruling), STYLES[ruling.duty])
        table.add_row(styled(names.country(ruling.country)), duty, styled(words.BRIEF_REASONS[ruling.reason]))
    page.put(table)
    page.line()
    if rulings:
        page.line(words.tables_of(rulings[0], rulings[0].on), "dim")
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def answers_table(*columns: str) -> Table:
    """An empty table without rules, with these columns."""
    table = table_of(*columns)
    table.columns[-1].no_wrap = columns[-1] == "trip"
    return table


def _trip_cells(entry: Entry, names: Names) -> tuple[Text, ...]:
    trip, ruling = entry.trip, entry.ruling
    duty = styled(words.duty_of(ruling), STYLES[ruling.duty]) if ruling else styled("-")
    conflicts = f", {words.many(len(trip.conflicts), 'conflict')}" if trip.conflicts else ""
    rejected = f", {len(trip.rejected)} of {words.many(len(trip.reports), 'report')} rejected" if trip.rejected else ""
    told = f"{words.many(len(articles_of(trip)), 'article')}{conflicts}{rejected}"
    when = words.stay(trip.arrived, trip.left)
    cells = (styled(when), styled(_place(trip, names)), styled(words.STATUSES[trip.status]))
    return (*cells, duty, styled(told), styled(trip.id, "dim"))


def _place(trip: Trip, names: Names) -> str:
    cities = f" ({', '.join(trip.cities)})" if trip.cities else ""
    return words.one_line(names.country(trip.country) + cities)


def _told_by(entry: Entry) -> str:
    trip = entry.trip
    outlets = outlets_of(trip, {source.article: source for source in entry.sources})
    counts = ((len(articles_of(trip)), "article"), (len(outlets), "outlet"), (len(trip.origins), "origin"))
    return ", ".join(words.many(count, noun) for count, noun in counts)


def not_used(skipped: Iterable[Skipped]) -> Iterator[str]:
    """One line for each reason: how many, and the first quotes."""
    reasons: dict[Why, list[Skipped]] = {}
    for one in skipped:
        reasons.setdefault(one.why, []).append(one)
    for why, ones in reasons.items():
        quotes = list(dict.fromkeys(f'"{one.quote.text}"' for one in ones if one.quote)) or [ones[0].note]
        rest = ", ..." if len(quotes) > QUOTED else ""
        yield words.one_line(f"not used, {words.WHYS[why]} ({len(ones)}): {', '.join(quotes[:QUOTED])}{rest}")


def _tell_reports(page: Page, trip: Trip, sources: Mapping[ArticleId, Source], numbers: Mapping[ReportId, int]) -> None:
    page.heading("Reports")
    dated = {one.report: one for one in trip.dated}
    appeared = {one.report: one for one in trip.appeared}
    for report in trip.reports:
        source = sources.get(report.quote.article)
        page.line(f" {numbers[report.id]:>2}  {_who(report.quote, sources)}: {words.STAGES[report.stage]}", "bold")
        if mark := trip.mark_on(report.id):
            page.paragraph(words.one_line(f"Decided: {mark_said(mark)}"), indent=5)
        page.paragraph(_in_place(report), indent=5)
        page.paragraph(_particulars(report, source), indent=5, style="dim")
        if report.id in dated:
            page.paragraph(dated_words(dated[report.id]), indent=5, style="dim")
        if report.id in appeared:
            page.paragraph(appeared_words(appeared[report.id]), indent=5, style="dim")
        if source and source.url:
            page.paragraph(source.url, indent=5, style="dim")


def _who(quote: Quote, sources: Mapping[ArticleId, Source]) -> str:
    source = sources.get(quote.article)
    told = words.teller(quote.article, source)
    return f"{told}, {words.window(source.published)}" if source and source.published else told


def _named(article: ArticleId, source: Source | None) -> str:
    """The article's id, or its file's name where the id is only a digest."""
    return words.teller(article, source) if source and source.file and not source.outlet else article


def _in_place(report: Report) -> Text:
    """The sentence with the quote in bold."""
    text = styled("“")
    for part, marked in words.around(report.quote, report.sentence):
        text.append(words.clean(part), "bold underline" if marked else "")
    return text.append("”")


def _particulars(report: Report, source: Source | None) -> str:
    voices = ", ".join(f"{voice.name} ({words.VOICES[voice.kind]})" for voice in report.voices)
    told = (
        f"arrival: {words.window(report.when)}" if report.when else "",
        f"until {words.window(report.until)}" if report.until else "",
        report.city or "",
        report.occasion or "",
        f"says {voices}" if voices else "",
        "place or person inferred" if report.inferred else "",
        f"report {report.id}",
        f"{report.quote.where} {report.quote.start}-{report.quote.end} of article {report.quote.article}",
        f"file {source.file}" if source and source.file else "",
    )
    return words.one_line("; ".join(part for part in told if part))


def _tell_together(
    page: Page, trip: Trip, sources: Mapping[ArticleId, Source], numbers: Mapping[ReportId, int]
) -> None:
    """What follows from the reports together: conflicts, origins, the history of the status, notes."""
    for conflict in trip.conflicts:
        page.heading(words.CONFLICTS[conflict.about])
        page.paragraph(conflict.note, indent=2)
        quotes = (*conflict.quotes, *(None for _ in conflict.sides))
        for n, (side, quote) in enumerate(zip(conflict.sides, quotes, strict=False)):
            listed = ", ".join(str(numbers[report]) for report in side if report in numbers)
            counted = words.origins_of_side(conflict, n)
            listed += f" ({counted})" if listed and counted else ""
            said = f" “{words.one_line(quote.text)}” ({_who(quote, sources)})" if quote else ""
            page.paragraph(f"report {listed}:{said}" if listed else said, indent=4)
        if conflict.settled:
            page.paragraph(f"The record: {conflict.settled}", indent=2)
        if conflict.decided:
            page.paragraph(f"Decided: {conflict.decided}", indent=2)
    page.heading("Origins")
    for group in trip.origins:
        named = (_named(article, sources.get(article)) for article in group.articles)
        page.paragraph(f"{', '.join(named)}: {group.because}", indent=2)
        for mark in group.marks:
            page.paragraph(mark, indent=4, style="dim")
    if behind := words.behind(trip.support):
        page.paragraph(behind, indent=2)
    page.heading("History")
    for change in trip.history:
        since = words.day(change.since) if change.since else "day not known"
        because = f": {words.dated(change.because)}" if change.because else ""
        told = f"{since}: {words.STATUSES[change.status]} (report {numbers.get(change.report, '?')}){because}"
        page.paragraph(told, indent=2)
    for note in words.notes(trip):
        page.paragraph(f"Note: {note}", indent=2)


def _tell_ruling(page: Page, ruling: Ruling, names: Names) -> None:
    page.paragraph(words.verdict(ruling, names), style=STYLES[ruling.duty])
    page.paragraph(f"Reason: {words.REASONS[ruling.reason]}.")
    for step in ruling.steps:
        page.line(f"  {MARKS[step.holds]}  {words.plain(step.rule)}", "bold")
        for text in (step.says, step.because, f"Sources: {'; '.join(step.sources)}" if step.sources else ""):
            if text:
                page.paragraph(text, indent=11)
    for objection in ruling.objections:
        answer = f" Answered by {objection.answered_by}." if objection.answered_by else " No finding answers it."
        page.paragraph(f"Objection by {objection.by}: {objection.ground}.{answer}", indent=2)
    for p in ruling.precedents:
        said = f"{names.country(p.state)}, {p.visit}: {p.outcome} ({p.decision}; referred: {p.referred})"
        page.paragraph(f"Precedent: {said}", indent=2)
    for caveat in ruling.caveats:
        page.paragraph(f"Caveat: {caveat}", indent=2)
    page.line(f"  {words.law_tables(ruling)}", "dim")
