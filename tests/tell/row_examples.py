"""Values of the kinds that `facts` and `law` tell, small enough to review by eye."""

from dataclasses import replace
from datetime import UTC, date, datetime

from setfoot.facts import (
    Alteration,
    Answer,
    AnswerChange,
    Behind,
    CellChange,
    Contents,
    Country,
    Decided,
    Decision,
    DecisionField,
    Duty,
    KnownLaw,
    LawChange,
    Mark,
    Named,
    Occasion,
    PersonId,
    Presence,
    Reason,
    Reviewed,
    RowChange,
    Said,
    Subject,
    TableCount,
    TableRow,
    TripId,
    Window,
)

LAW, DAY = "2026-11-22-0a1b2c3d", date(2026, 11, 22)
PUTIN, MONGOLIA = PersonId("vladimir-putin"), Country("MN")
BOUND, FREE = (
    Answer(Duty.BOUND, Reason.STATE_PARTY, contested=True),
    Answer(Duty.NOT_BOUND, Reason.NOT_YET_IN_FORCE, contested=False),
)


def behind():
    statute = (("country", "MN"), ("name", "Mongolia"), ("entry_into_force", "2002-07-01"))
    visit = (("person", "vladimir-putin"), ("country", "MN"), ("cities", "Ulaanbaatar; =1+1"))
    rows = (
        TableRow("rome_statute.csv", 110, statute, "own+2 sources", ("treaties.un.org", "aba-icc.org")),
        TableRow("visits.csv", 7, visit, "own-knowledge", (), "A doubt\nremains", "A \x1b[2Jnote"),
    )
    return Behind("MN", "Mongolia", "party since 2002-07-01", rows, LAW, DAY)


def contents():
    files = (TableCount("rome_statute.csv", 199, 0, 18, 181), TableCount("visits.csv", 3, 2, 1, 0))
    return Contents(LAW, DAY, files, ("Four warrants made public on 2026-10-07, without a name.",))


def change():
    rows = (
        RowChange("rome_statute.csv", 110, "MN", Alteration.CHANGED, (CellChange("notes", "", "Looked up"),)),
        RowChange("visits.csv", 7, "vladimir-putin MN", Alteration.ADDED, (CellChange("country", "", "MN"),)),
        RowChange("visits.csv", 8, "vladimir-putin KG", Alteration.REMOVED, (CellChange("country", "KG", ""),)),
    )
    days, one_day = Window.parse("2024-09-02..2024-09-03"), Window.parse("2024-09-02")
    answers = (
        AnswerChange(Presence(Occasion.VISIT, PUTIN, MONGOLIA, days), FREE, BOUND),
        AnswerChange(Presence(Occasion.SKIPPED, PUTIN, MONGOLIA, one_day), BOUND, None),
        AnswerChange(Presence(Occasion.TRIP, PUTIN, MONGOLIA, one_day, TripId("t1")), None, BOUND),
    )
    return LawChange(LAW, "2026-12-01-4e5f6a7b", rows, answers)


def versions():
    kept = KnownLaw("2025-01-01-00000000", date(2025, 1, 1), kept=True, first_used=date(2025, 2, 3))
    untold = KnownLaw("2024-01-01-00000000", date(2024, 1, 1), kept=True)
    return (KnownLaw(LAW, DAY, shipped=True), kept, untold)


def decisions(trip):
    """A rejection that stands, a correction, origins joined, and a word taken back."""
    first, last = trip.reports[0], trip.reports[-1]
    whole = (Subject(Named.TRIP, trip.id, tuple(map(Said.of, trip.reports))),)
    articles = tuple(Subject(Named.ARTICLE, name) for name in ("mn-landed", "mn-copy"))
    at = datetime(2026, 11, 20, 14, 5, 33, tzinfo=UTC)
    rejected = Decision(
        Decided.REJECTED, (Subject(Named.REPORT, last.id, (Said.of(last),)),), "Ada Lovelace", at, "=satire\x1b[2J <b>"
    )
    corrected = Decision(
        Decided.CORRECTED,
        whole,
        "Grace Hopper",
        at.replace(hour=15),
        "the logbook",
        DecisionField.ARRIVED,
        "2024-09-02",
        "2024-09-01",
        "https://example.org/log",
    )
    joined = Decision(Decided.JOINED_ORIGINS, articles, "Ada Lovelace", at.replace(hour=16))
    confirmed = Decision(Decided.CONFIRMED, (Subject(Named.REPORT, first.id, (Said.of(first),)),), "Ada Lovelace", at)
    taken_back = Decision(
        Decided.WITHDRAWN, confirmed.subjects, "Ada Lovelace", at.replace(hour=17), withdraws=confirmed.id
    )
    return rejected, corrected, joined, confirmed, taken_back


def log(trip):
    """The decisions as the log tells them, one withdrawn, one overruled, one of which a report is gone."""
    rejected, corrected, joined, confirmed, taken_back = decisions(trip)
    return (
        Reviewed(rejected, rejected.said),
        Reviewed(corrected, overruled_by=joined.id),
        Reviewed(joined),
        Reviewed(confirmed, withdrawn_by=taken_back.id),
        Reviewed(taken_back),
    )


def decided(entry):
    """The entry with decisions on its trip: one report rejected, the arrival corrected."""
    rejected, corrected, joined, *_ = decisions(entry.trip)
    conflicts = tuple(
        replace(one, decided=f"Corrected to 2024-09-01 by {corrected.because()}") for one in entry.trip.conflicts
    )
    marks = (Mark(entry.trip.reports[-1].id, rejected.id),)
    trip = replace(entry.trip, decisions=(rejected, corrected, joined), marks=marks, conflicts=conflicts)
    return replace(entry, trip=trip)
