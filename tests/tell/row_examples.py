"""Values of the kinds that `facts` and `law` tell, small enough to review by eye."""

from datetime import date

from setfoot.facts import (
    Alteration,
    Answer,
    AnswerChange,
    Behind,
    CellChange,
    Contents,
    Country,
    Duty,
    KnownLaw,
    LawChange,
    Occasion,
    PersonId,
    Presence,
    Reason,
    RowChange,
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
