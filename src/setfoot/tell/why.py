"""How an article was decided, for people and for scripts: every candidate, what it weighed, and what came of it.

For people each sentence stands under its person and country, `[the person]` and `<the place>` marked, with its outcome
in words and below it what the rules, the linear model and the encoder made of it. Figures are log-odds: above 0 rather
a trip. For scripts the same as JSON (docs/commands.md), figures to three decimals.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypedDict

from setfoot.facts import Stage
from setfoot.tell import words
from setfoot.tell.contract import (
    QuoteJson,
    ReportJson,
    SkippedJson,
    array,
    quote_json,
    report_json,
    skipped_json,
    written,
)
from setfoot.tell.lines import article_line, not_used
from setfoot.tell.screen import Page, styled
from setfoot.tell.when import WindowJson, window_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from setfoot.facts import Explained, Heard, Linear, Quote, Report, Weighing, Weight
    from setfoot.tell.names import Look, Names

DIGITS: Final = 3
"""Decimals of the JSON's figures."""
LEGEND: Final = "[the person] <the place>; figures are log-odds, above 0 rather a trip"


def why_text(explained: Iterable[Explained], names: Names, look: Look) -> Iterator[str]:
    """Each article with its decisions, its reports and what was not used."""
    for one in explained:
        page, reading = Page(look), one.reading
        page.line(article_line(reading.source), "bold")
        if reading.source.published and reading.source.dated_by:
            page.line(f"  day of publication: {words.one_line(reading.source.dated_by)}")
        if one.decisions:
            page.line(f"  {LEGEND}", "dim")
        for (person, country), decisions in groupby(one.decisions, key=lambda d: (d.person, d.country)):
            page.heading(f"{names.person(person)}, {names.country(country)}")
            for decision in decisions:
                _tell_decision(page, decision)
        _tell_result(page, one)
        page.line()
        yield page.text()


def _tell_decision(page: Page, one: Weighing) -> None:
    stage = f": {words.STAGE_NAMES[one.stage]}" if one.stage else ""
    page.line(f"  {words.OUTCOMES[one.outcome]}{stage}", "bold" if one.outcome.stands else "")
    page.paragraph(_marked(one), indent=4)
    for line in _grounds(one):
        page.paragraph(line, indent=6, style="dim")


def _grounds(one: Weighing) -> Iterator[str]:
    """What speaks for the outcome, a line each."""
    yield f"{one.sentence.where} {one.sentence.start}-{one.sentence.end}"
    if one.rules:
        yield f"rules read: {words.STAGE_NAMES[one.rules.stage]}, by {words.one_line(one.rules.cue)}"
    elif one.linear:
        yield "rules read nothing of the two here"
    if one.linear:
        bar = f", bar {one.bar:+.2f}" if one.bar is not None and one.both is None else ""
        yield f"linear model {one.linear.log_odds:+.2f}{bar} ({_parts(one.linear)})"
    if one.heard:
        yield f"encoder {one.heard.log_odds:+.2f} ({_stages(one.heard)})"
    if one.rules_add:
        yield _added(one.rules_add, one.doubts)
    if one.both is not None:
        bar = f", bar {one.bar:+.2f}" if one.bar is not None else ""
        yield f"{'all' if one.rules_add else 'both'} together {one.both:+.2f}{bar}"
    if one.day:
        meant = f", {words.window(one.when)}" if one.when else ", which no day could be made of"
        yield f"its day: “{words.one_line(one.day.text)}”{meant}"


def _added(log_odds: float, doubts: tuple[str, ...]) -> str:
    """What the rules add to both models, in words."""
    because = f" ({', '.join(map(words.one_line, doubts))})" if doubts else ""
    return f"the rules {'trust' if log_odds > 0 else 'doubt'} it: {log_odds:+.2f}{because}"


def _parts(linear: Linear) -> str:
    return f"for: {_listed(linear.pro)}; against: {_listed(linear.con)}; all else {linear.rest:+.2f}"


def _listed(parts: tuple[Weight, ...]) -> str:
    return ", ".join(f"{words.one_line(part.feature)} {part.weight:+.2f}" for part in parts) or "nothing"


def _stages(heard: Heard) -> str:
    return ", ".join(
        f"{words.STAGE_NAMES[stage]} {share:.0%}" for stage, share in zip(Stage, heard.stages, strict=True)
    )


def _marked(one: Weighing) -> Text:
    """The sentence with both mentions in their marks; a mention inside the other has none of its own."""
    text, said, cursor = styled("“"), one.sentence, 0
    marks = [(quote, ends) for quote, ends in ((one.person_at, "[]"), (one.place_at, "<>")) if quote]
    for quote, ends in sorted(marks, key=lambda mark: mark[0]):
        start, end = quote.start - said.start, quote.end - said.start
        if start >= cursor:
            text.append(_flat(said.text[cursor:start]))
            text.append(ends[0] + _flat(said.text[start:end]) + ends[1], "bold underline")
            cursor = end
    text.append(_flat(said.text[cursor:]))
    text.append("”")
    return text


def _flat(text: str) -> str:
    """The text cleaned, without line breaks; blanks at its ends stay."""
    return words.clean(re.sub(r"\s+", " ", text))


def _tell_result(page: Page, one: Explained) -> None:
    """What came of the decisions: the reports, what was only counted, and what was not used."""
    reading = one.reading
    if one.hidden:
        page.line()
        page.line(f"  {words.many(one.hidden, 'candidate')} dropped by the linear model; --all shows them", "dim")
    page.heading("Reports")
    for report, day in zip(reading.reports, one.dated, strict=True):
        page.line(f"  {words.one_line(str(report))}")
        page.paragraph(_dated(report, day), indent=6, style="dim")
    if not reading.reports:
        page.line("  none")
    if reading.skipped:
        page.heading("Seen and not used")
        for line in not_used(reading.skipped):
            page.line(f"  {line}", "dim")


def _dated(report: Report, day: Quote | None) -> str:
    if report.when is None:
        return "no day could be told"
    if day:
        return f"dated by “{words.one_line(day.text)}” ({day.where} {day.start}-{day.end})"
    event = f", the {report.occasion}," if report.occasion else ""
    return f"dated by no single sentence: by the day of publication{event} or several sentences together"


class WeightJson(TypedDict):
    """A feature and what it weighs."""

    feature: str
    weight: float


LinearJson = TypedDict(
    "LinearJson", {"log_odds": float, "for": list[WeightJson], "against": list[WeightJson], "rest": float}
)
"""What the linear model made of it; functional because `for` is no Python name."""


class HeardJson(TypedDict):
    """What the encoder made of it."""

    log_odds: float
    stages: dict[str, float]


class RuledJson(TypedDict):
    """What the rules read there."""

    cue: str
    stage: str


class DecisionJson(TypedDict):
    """One candidate."""

    person: str
    country: str
    outcome: str
    stage: str | None
    sentence: QuoteJson
    person_at: QuoteJson | None
    place_at: QuoteJson | None
    rules: RuledJson | None
    linear: LinearJson | None
    encoder: HeardJson | None
    rules_add: float | None
    doubts: list[str]
    both: float | None
    bar: float | None
    day: QuoteJson | None
    when: WindowJson | None


class DatedReportJson(ReportJson):
    """One report, with the words whose day it took."""

    dated_by: QuoteJson | None


class WhyJson(TypedDict):
    """One article of `why --format json`."""

    article: str
    file: str | None
    published: WindowJson | None
    published_by: str
    language: str | None
    decisions: list[DecisionJson]
    dropped: int
    reports: list[DatedReportJson]
    skipped: list[SkippedJson]


def why_array(explained: Iterable[Explained], names: Names, look: Look) -> Iterator[str]:
    """All articles as one array, in input order."""
    del names, look
    yield array([written(why_json(one)) for one in explained])


def why_json(one: Explained) -> WhyJson:
    """One article with its decisions and what came of them."""
    source = one.reading.source
    return {
        "article": source.article,
        "file": source.file,
        "published": window_json(source.published),
        "published_by": source.dated_by,
        "language": source.language,
        "decisions": [decision_json(decision) for decision in one.decisions],
        "dropped": one.dropped,
        "reports": [
            {**report_json(report), "dated_by": _maybe(day)}
            for report, day in zip(one.reading.reports, one.dated, strict=True)
        ],
        "skipped": [skipped_json(skipped) for skipped in one.reading.skipped],
    }


def decision_json(one: Weighing) -> DecisionJson:
    """One candidate with all that was weighed."""
    return {
        "person": one.person,
        "country": one.country,
        "outcome": one.outcome.value,
        "stage": one.stage.value if one.stage else None,
        "sentence": quote_json(one.sentence),
        "person_at": _maybe(one.person_at),
        "place_at": _maybe(one.place_at),
        "rules": {"cue": one.rules.cue, "stage": one.rules.stage.value} if one.rules else None,
        "linear": _linear_json(one.linear) if one.linear else None,
        "encoder": _heard_json(one.heard) if one.heard else None,
        "rules_add": _round(one.rules_add),
        "doubts": list(one.doubts),
        "both": _round(one.both),
        "bar": _round(one.bar),
        "day": _maybe(one.day),
        "when": window_json(one.when),
    }


def _linear_json(linear: Linear) -> LinearJson:
    return {
        "log_odds": round(linear.log_odds, DIGITS),
        "for": _weights(linear.pro),
        "against": _weights(linear.con),
        "rest": round(linear.rest, DIGITS),
    }


def _weights(parts: tuple[Weight, ...]) -> list[WeightJson]:
    return [{"feature": part.feature, "weight": round(part.weight, DIGITS)} for part in parts]


def _heard_json(heard: Heard) -> HeardJson:
    stages = {stage.value: round(share, DIGITS) for stage, share in zip(Stage, heard.stages, strict=True)}
    return {"log_odds": round(heard.log_odds, DIGITS), "stages": stages}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _maybe(quote: Quote | None) -> QuoteJson | None:
    return quote_json(quote) if quote else None
