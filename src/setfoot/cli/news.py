"""From articles to trips: reading, the archive, the case files, and how well the reader does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from setfoot.cli.group import (
    archive_option,
    country_called,
    days_between,
    desk_for,
    format_option,
    main,
    people_option,
    sources_argument,
)
from setfoot.terminal import Account, look, note, tell, today, window

if TYPE_CHECKING:
    from setfoot.facts import ArticleId, Report


@main.command()
@sources_argument
@people_option
@format_option("lines", "jsonl")
@click.pass_context
def read(ctx: click.Context, sources: tuple[str, ...], people: str | None, form: str) -> None:
    """Tell what each article says, and whether the record bears out what it asserts; keeps nothing.

    Example: setfoot read articles.jsonl --format jsonl
    """
    from setfoot.run import read_checked  # noqa: PLC0415 - as above
    from setfoot.tell import READING_FORMS  # noqa: PLC0415 - as above

    desk, account = desk_for(people), Account()
    found = account.count(read_checked(sources, desk, today()), "reading")
    tell(READING_FORMS[form]((reading for _, reading in found), desk.names, look()))
    ctx.exit(account.status())


@main.command()
@click.argument("article")
@people_option
@format_option("text", "json")
@click.option("--all", "dropped", is_flag=True, help="Also what the linear model dropped, which else is only counted.")
@click.pass_context
def why(ctx: click.Context, article: str, people: str | None, form: str, dropped: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Show how ARTICLE was decided: every person beside a foreign place, and what each weighed.

    ARTICLE is any source that `setfoot read` takes; of several articles each is told in turn.

    Example: setfoot why article.txt --all
    """
    from setfoot.run import explain_sources  # noqa: PLC0415 - as above
    from setfoot.tell import WHY_FORMS  # noqa: PLC0415 - as above

    desk, account = desk_for(people), Account()
    found = account.count(explain_sources((article,), desk, today()), "explaining")
    tell(WHY_FORMS[form]((one if dropped else one.brief() for one in found), desk.names, look()))
    ctx.exit(account.status())


@main.command()
@sources_argument
@archive_option
@people_option
@click.pass_context
def update(ctx: click.Context, sources: tuple[str, ...], archive: Path, people: str | None) -> None:
    """Read articles into an archive; safe to repeat and to interrupt.

    Example: setfoot update articles/ --archive my.db
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import update_archive  # noqa: PLC0415 - as above
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    desk, account = desk_for(people), Account()
    with Archive.open(archive) as kept:
        for _ in account.count(update_archive(kept, sources, desk, today(), note), "updating"):
            pass
        trips = kept.count_trips()
    status = account.status()
    click.echo(f"{archive}: {many(account.read, 'article')} read or known, {many(trips, 'trip')}")
    ctx.exit(status)


@main.command()
@archive_option
@people_option
def rebuild(archive: Path, people: str | None) -> None:
    """Conclude all trips of an archive again from the reports it keeps.

    Example: setfoot rebuild --archive my.db
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import conclude  # noqa: PLC0415 - as above
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    with Archive.open(archive, create=False) as kept:
        kept.rebuild()
        conclude(kept, desk_for(people), today())
        click.echo(f"{archive}: {many(kept.count_trips(), 'trip')}")


@main.command()
@click.argument("person", required=False)
@archive_option
@people_option
@click.option("--since", metavar="DAY", help="Trips that may have been under way on or after DAY.")
@click.option("--until", metavar="DAY", help="Trips that may have been under way on or before DAY.")
@click.option("--country", metavar="CC", help="Trips to one country.")
@click.option(
    "--as-of",
    metavar="DAY",
    help="What was known on DAY: only articles surely published by then; one known to a few days counts from the last.",
)
@format_option("lines", "json", "jsonl", "csv", "html")
def trips(
    person: str | None,
    archive: Path,
    people: str | None,
    since: str | None,
    until: str | None,
    country: str | None,
    as_of: str | None,
    form: str,
) -> None:
    """Show the trips of PERSON, or of everybody.

    Example: setfoot trips putin --since 2023-03-17 --format csv
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import Asked, ask_trips, conclude  # noqa: PLC0415 - as above
    from setfoot.tell import TRIP_FORMS  # noqa: PLC0415 - as above
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    desk = desk_for(people)
    asked = Asked(
        desk.find(person) if person else None,
        country_called(country, desk) if country else None,
        days_between(since, until),
        window(as_of).last if as_of else None,
    )
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk, today())
        entries, undated = ask_trips(kept, asked, desk)
    tell(TRIP_FORMS[form](entries, desk.names, look()))
    if undated:
        without = " and ".join(name for name, told in (("--since", since), ("--until", until)) if told)
        left_out = many(undated, "trip whose day is not told is", "trips whose day is not told are")
        note(f"{left_out} left out; ask without {without}")


@main.command()
@click.argument("trip_id", metavar="ID")
@archive_option
@people_option
@format_option("lines", "json", "jsonl", "html")
def trip(trip_id: str, archive: Path, people: str | None, form: str) -> None:
    """Show one trip with all its evidence, conflicts and ruling; ID is a trip's or any of its reports'.

    Example: setfoot trip t1a2b3c4d5e6f
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import conclude, enter  # noqa: PLC0415 - as above
    from setfoot.tell import ONE_TRIP_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(people)
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk, today())
        entry = enter(kept, (kept.trip(trip_id),), desk)[0]
    tell(ONE_TRIP_FORMS[form](entry, desk.names, look()))


@main.command()
@click.argument("labels", type=click.Path(path_type=Path))
@click.argument("articles")
@people_option
@click.pass_context
def score(ctx: click.Context, labels: Path, articles: str, people: str | None) -> None:
    """Measure the reader against labelled articles.

    LABELS is JSON Lines of {"id", "trips": [...]}; ARTICLES the articles they are about.

    Example: setfoot score labels.jsonl articles.jsonl --people people.jsonl
    """
    from setfoot.run import read_sources  # noqa: PLC0415 - as above
    from setfoot.score import load_labels, score_lines, score_reports  # noqa: PLC0415 - as above

    desk, account, known = desk_for(people), Account(), load_labels(labels)
    reports: dict[ArticleId, tuple[Report, ...]] = {
        article.id: reading.reports
        for article, reading in account.count(read_sources((articles,), desk, today()), "reading")
    }
    status = account.status()
    if account.read:
        tell(f"{line}\n" for line in score_lines(score_reports(known, reports)))
    ctx.exit(status)


@main.command()
@sources_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the case files.")
@people_option
@click.pass_context
def report(ctx: click.Context, sources: tuple[str, ...], out: Path, people: str | None) -> None:
    """Do everything at once: read SOURCE, tell the trips, and write case files as HTML and JSON.

    The word `samples` stands for the sample reports that come with setfoot.

    Example: setfoot report articles/ --out case
    """
    from setfoot.run import make_report  # noqa: PLC0415 - as above
    from setfoot.tell import TRIP_FORMS  # noqa: PLC0415 - as above
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    desk, account = desk_for(people), Account()
    entries, written = make_report(sources, desk, today(), out, lambda found: account.count(found, "reading"), note)
    status = account.status()
    if written:
        tell(TRIP_FORMS["lines"](entries, desk.names, look()))
        tell([f"\n{many(len(entries), 'trip')} from {many(account.read, 'article')}; open {written[0]}\n"])
    ctx.exit(status)
