"""Small made-up laws for properties of rulings: one state, the person's own, a part of the first, and one month of days."""

from datetime import date, timedelta

from hypothesis import strategies as some

from setfoot.facts import Country, PersonId, Window
from setfoot.tables.law import Cooperation, Law, StatuteRow, Wanted, Warrant
from setfoot.tables.law.rows import (
    Covered,
    Finding,
    Kind,
    LocalCaveat,
    Objecting,
    OfficeRow,
    Role,
    Situation,
    Territory,
)

FIRST = date(2002, 6, 22)
"""The calendar of the made-up laws is one month, over the day on which the Statute entered into force."""
DAYS = [FIRST + timedelta(days=n) for n in range(31)]
days = some.sampled_from(DAYS)
MARK = {"verified": "own-knowledge", "sources": ()}
LONG_AGO, LATER = date(2002, 1, 1), date(2003, 1, 1)
"""Days outside the calendar: what happens then changes nothing in it, so that one change in it stands alone."""
STATE, HOME, PART, MAN = Country("AA"), Country("BB"), Country("AP"), PersonId("a-man")


def ordered(count):
    """That many days in order, each of which may be missing from some point on."""
    whole = some.lists(days, min_size=count, max_size=count).map(sorted)
    return some.tuples(whole, some.integers(0, count)).map(lambda pair: [*pair[0][: pair[1]], *[None] * count][:count])


@some.composite
def rows(draw, country):
    signed, deposited, force, notified, ends = draw(ordered(5))
    revoked = draw(some.booleans())
    taken_back = force is None and deposited is not None and draw(some.booleans())
    no_intent, announced, caveat = draw(days), draw(days), draw(some.sampled_from(["", "a doubt"]))
    return StatuteRow(
        country,
        f"State {country}",
        draw(some.sampled_from([signed, None])),
        deposited,
        "accession",
        force,
        announced,
        notified,
        None if revoked else ends,
        ends if revoked else None,
        DAYS[-1] if taken_back else None,
        no_intent,
        caveat=caveat,
        **MARK,
    )


def still(country):
    """A state that was a party all along, or never."""
    party, never = (LONG_AGO, LONG_AGO, "accession", LONG_AGO), (None, None, "", None)
    return [StatuteRow(country, f"State {country}", *form, *[None] * 6, **MARK) for form in (party, never)]


def states(country):
    return some.sampled_from(still(country)) | rows(country)


@some.composite
def again(draw, row):
    """The state comes back after it left."""
    if row.withdrawal_effective is None:
        return [row]
    back = draw(days.filter(lambda day: day >= row.withdrawal_effective))
    second = StatuteRow(row.country, row.name, None, back, "accession", back, *[None] * 6, **MARK)
    return [row, second]


@some.composite
def warrants(draw):
    issued, unsealed = sorted([draw(days), draw(days)])
    ended = draw(some.none() | days)
    return Warrant(
        MAN,
        "a-situation",
        (),
        draw(some.sampled_from([Kind.WARRANT, Kind.WARRANT, Kind.SUMMONS])),
        None,
        issued,
        draw(some.none() | days.filter(lambda day: day >= issued)),
        unsealed,
        draw(some.none() | days.filter(lambda day: day >= unsealed)),
        draw(some.none() | days),
        ended,
        draw(some.none() | days.filter(lambda day: day >= ended)) if ended else None,
        "ended" if ended else "",
        "at large",
        "",
        draw(some.none() | days),
        caveat=draw(some.sampled_from(["", "a doubt about the warrant"])),
        **MARK,
    )


IN_FORCE = Warrant(
    MAN, "a-situation", (), Kind.WARRANT, None, LONG_AGO, None, LONG_AGO, *[None] * 4, "", "", "", None, **MARK
)


def perhaps(strategy):
    """One or none, one as often as none."""
    return some.booleans().flatmap(lambda given: some.tuples(strategy) if given else some.just(()))


@some.composite
def spans(draw):
    since, until = sorted([draw(days), draw(days)])
    return since, draw(some.sampled_from([until, None]))


@some.composite
def laws(draw):
    declared = [
        Cooperation(kind, "", country, about, *draw(spans()), draw(some.booleans()), "S/RES/1", "", "", **MARK)
        for kind, country in draw(
            perhaps(
                some.sampled_from(
                    [
                        (kind, place)
                        for place in (STATE, HOME)
                        for kind in ("council_referral", "acceptance", "war_crimes_opt_out")
                    ]
                )
            )
        )
        for about in [draw(some.sampled_from(["a-situation", ""]))]
    ]
    change = draw(days)
    found = [
        Finding(
            STATE,
            (MAN,),
            *sorted([draw(days), draw(days)]),
            None,
            "PTC",
            str(n),
            "",
            failure=True,
            finding="",
            referred="",
            **MARK,
        )
        for n in range(draw(some.integers(0, 2)))
    ]
    return Law(
        version="made up",
        as_of=draw(some.just(LATER) | days),
        statute=(*draw(states(STATE).flatmap(again)), *draw(states(HOME).flatmap(again))),
        persons=(Wanted(MAN, "A Man", (), draw(some.sampled_from([HOME, STATE])), "", **MARK),),
        warrant_rows=tuple(draw(some.lists(some.just(IN_FORCE) | warrants(), min_size=1, max_size=3))),
        office_rows=tuple(
            OfficeRow(MAN, "leader", Role.HEAD_OF_STATE, *span, **MARK) for span in draw(perhaps(spans()))
        ),
        situations=(
            Situation(
                "a-situation", "A", draw(some.sampled_from([STATE, HOME])), "", None, draw(days), draw(days), **MARK
            ),
        ),
        cooperation=tuple(declared),
        findings=tuple(found),
        territories=(
            Territory(
                PART, "Part", STATE, None, change, draw(some.sampled_from(list(Covered))), caveat="before", **MARK
            ),
            Territory(PART, "Part", STATE, change + timedelta(days=1), None, Covered.YES, caveat="after", **MARK),
        ),
        caveat_rows=tuple(LocalCaveat(STATE, "", *span, "a caveat", **MARK) for span in draw(perhaps(spans()))),
        objection_rows=(Objecting(PersonId(""), Country(""), "some", "immunity", "", **MARK),),
    )


windows = some.tuples(days, days).map(lambda pair: Window(min(pair), max(pair)))
