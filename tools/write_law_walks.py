"""Writes the walks of tests/cases/law from the facts: each legal change with the day before, the day and the day after.

`python tools/write_law_walks.py FACTS` (default ../shared/facts) reads the fact tables and law_walks.toml beside this
file, works out with a small reading of the treaty of its own what a lawyer would answer, and writes entries.toml,
leavings.toml, warrants.toml and visits.toml. It shares no code with setfoot, so that each tests the other. Run it
again only when the facts change, and look at the diff: the cases are also corrected by hand.
"""

import csv
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
FACTS: Final = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent.parent / "shared" / "facts")
OUT: Final = HERE.parent / "tests" / "cases" / "law"
PERSONS: Final = HERE.parent / "src" / "setfoot" / "data" / "law" / "persons.csv"
READ: Final = tomllib.loads((HERE / "law_walks.toml").read_text("utf-8"))
START: Final = date(2002, 7, 1)
DAY: Final = timedelta(days=1)

Row = dict[str, str]
Ends = tuple[date | None, date | None]


def facts(name: str) -> list[Row]:
    """The rows of one fact table."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ends(cell: str) -> Ends:
    """The first and last day of `lo..hi`, of a day, or of a month of which the day is not known."""
    first, dots, last = cell.partition("..")
    if len(first) == len("2012-04"):
        start = date.fromisoformat(f"{first}-01")
        return start, (start + 31 * DAY).replace(day=1) - DAY
    low = date.fromisoformat(first) if first else None
    return low, (date.fromisoformat(last) if last else None) if dots else low


ISO2: Final = {row["iso3"]: row["iso2"] for row in facts("states")} | {"HKG": "HK"}
STATUTE: Final = {ISO2[row["iso3"]]: row for row in facts("rome_statute")}
MADE: Final = [row for row in facts("cooperation") if row["type"] == "Art. 12(3) declaration"]
REFERRED: Final = {ISO2[row["iso3"]]: row["date"] for row in facts("cooperation") if row["type"] == "UNSC referral"}
WANTED: Final = {row["person"]: row for row in facts("warrants") if not row["person"].startswith("UNNAMED")}


def ids() -> dict[str, str]:
    """The id of every wanted person, by the full name of the facts."""
    with PERSONS.open(encoding="utf-8", newline="") as file:
        return {name: row["id"] for row in csv.DictReader(file) for name in [row["name"], *row["names"].split(";")]}


IDS: Final = ids()
FULL: Final = {IDS[person]: person for person in WANTED}
"""The full name of every wanted person; visits and findings use a shorter one."""


def warrants(person: str) -> list[Row]:
    """The person's warrants and summonses, each with the days that the facts know."""
    row = WANTED[person]
    first = {
        "kind": "summons" if row["type"].startswith("summons") else "warrant",
        "applied": row["application_date"] if len(row["application_date"]) == len("2012-04-01") else "",
        "issued": READ["issued"].get(person, row["issued_date"]),
        "unsealed": READ["unsealed"].get(person, row["unsealed_date"]),
        "surrendered": row["surrender_date"],
        "ended": READ["ended"].get(person, ""),
    }
    blank = dict.fromkeys(first, "")
    return [first, *({**blank, "kind": "warrant", **more} for more in READ["more"] if more["person"] == person)]


def past(cell: str, day: date, *, surely: bool = False) -> bool:
    """Whether the day in the cell has come; `surely`: also where it is only known to lie between two."""
    when = ends(cell)[surely]
    return when is not None and when <= day


def standing(one: Row, day: date) -> str:
    """How a warrant stands on the day (Art. 58, 59)."""
    if not past(one["issued"], day):
        return "no_public_warrant"
    if past(one["ended"], day, surely=True):
        return "warrant_ended"
    if one["kind"] == "summons":
        return "summons_only"
    if past(one["surrendered"], day):
        return "in_custody"
    if not (past(one["issued"], day, surely=True) and past(one["unsealed"], day, surely=True)):
        return "sealed"
    return "dead?" if past(one["ended"], day) else "wanted"


def hunted(person: str, day: date) -> str:
    """How the person stands on the day: one warrant in force is enough, else the newest issued tells."""
    issued = [one for one in warrants(person) if past(one["issued"], day)]
    words = [standing(one, day) for one in issued]
    strong = [word for word in ("wanted", "sealed", "dead?") if word in words]
    return strong[0] if strong else words[-1] if words else "no_public_warrant"


def bond(state: str, person: str, day: date) -> str:
    """What ties the state to the Court in the person's situation on the day, or why nothing does."""
    row, about = STATUTE[state], WANTED[person]["situation"]
    left = past(row["withdrawal_effective"], day)
    if past(row["entry_into_force"], day) and not left:
        return "state_party"
    if READ["referred"].get(state) == about and past(REFERRED[state], day):
        return "security_council"
    if READ["accepted"].get(state) == about and any(
        past(made["date"], day) and made["date"] != READ["refused"].get(state)
        for made in MADE
        if ISO2[made["iso3"]] == state
    ):
        return "accepted_jurisdiction"
    if left:
        return "withdrawn"
    if row["entry_into_force"] or (past(row["deposited"], day) and not past(READ["taken_back"].get(state, ""), day)):
        return "not_yet_in_force"
    return "signatory_only" if past(row["signed"], day) else "not_party"


DUTY: Final = {
    "state_party": "bound",
    "security_council": "bound_by_council",
    "accepted_jurisdiction": "bound_by_acceptance",
}


def owner(place: str, day: date) -> str:
    """The state that the place was a part of on the day."""
    state, until = READ["territory"].get(place, [place, "9999-12-31"])
    return state if day <= date.fromisoformat(until) else place


def answer(person: str, place: str, day: date) -> str:
    """The lawyer's answer in one line: duty, reason, and whether it is contested."""
    state, how = owner(place, day), hunted(person, day)
    tie = bond(state, person, day)
    if day < START:
        return "unknown: before_the_statute"
    if how not in ("wanted", "sealed", "dead?"):
        return f"not_bound: {how}"
    if tie not in DUTY:
        disputed = tie == "withdrawn" and WANTED[person]["situation"] in READ["before_leaving"][state]
        return f"not_bound: {tie}" + (", contested" if disputed else "")
    if how != "wanted":
        return "unknown: sealed_warrant" if how == "sealed" else "unknown: warrant_ended"
    since, until = ends(READ["leader"].get(person, ""))
    leads = since is not None and since <= day and (until is None or day <= until)
    abroad = ISO2[WANTED[person]["nationality"]] != state
    return f"{DUTY[tie]}: {tie}" + (", contested" if leads and abroad else "")


def over(person: str, place: str, first: date, last: date) -> str:
    """The one answer for a window of days."""
    said = [answer(person, place, first + n * DAY) for n in range((last - first).days + 1)]
    plain = [line.removesuffix(", contested").split(": ") for line in said]
    duties, reasons = {duty for duty, _ in plain}, {reason for _, reason in plain}
    line = f"{duties.pop() if len(duties) == 1 else 'unknown'}: {reasons.pop() if len(reasons) == 1 else 'mixed'}"
    return line + (", contested" if any(one.endswith("contested") for one in said) else "")


def step(rule: str, place: str, person: str, day: date) -> str:
    """What one rule about the state answers on the day."""
    state = owner(place, day)
    row = STATUTE[state]
    yes = {
        "in_force_for_state": past(row["entry_into_force"], day),
        "not_withdrawn": not past(row["withdrawal_effective"], day),
        "jurisdiction_accepted": any(
            past(made["date"], day) and made["date"] != READ["refused"].get(state)
            for made in MADE
            if ISO2[made["iso3"]] == state and READ["accepted"].get(state) == WANTED[person]["situation"]
        ),
        "referred_by_council": READ["referred"].get(state) == WANTED[person]["situation"]
        and past(REFERRED[state], day),
    }[rule]
    return f"{rule} {'yes' if yes else 'no'}"


def walk(name: str, state: str, person: str, changes: Iterable[tuple[str, str]], *rules: str) -> str:
    """One walk over the changes, each a column and its day."""
    known = [
        (column + "_by" * by, when)
        for column, cell in changes
        for by, when in enumerate(ends(cell))
        if when and not (by and ".." not in cell)
    ]
    days = sorted({when + n * DAY for _, when in known for n in (-1, 0, 1)})
    told = "; ".join(f"{column} {when}" for column, when in known)
    lines = [f'[[walk]]\nname = "{name}"\nstate = "{state}"\nperson = "{IDS[person]}"\nchange = "{told}"\ndays = [']
    for day in days:
        said = ", ".join(step(rule, state, person, day) for rule in rules)
        cells = [str(day), answer(person, state, day), *([said] if said else [])]
        lines.append("    [" + ", ".join(f'"{cell}"' for cell in cells) + "],")
    return "\n".join([*lines, "]"])


def witness(day: date) -> str:
    """Somebody wanted from everybody at the time, so that the answer turns on the state."""
    known = [("Vladimir Vladimirovich Putin", date(2023, 3, 18)), ("Omar Hassan Ahmad Al Bashir", date(2009, 3, 5))]
    return next((person for person, since in known if since <= day), "Joseph Kony")


def entries() -> Iterator[str]:
    """Every entry into force."""
    for state, row in sorted(STATUTE.items(), key=lambda pair: (pair[1]["entry_into_force"], pair[1]["name"])):
        if row["entry_into_force"]:
            person = witness(date.fromisoformat(row["entry_into_force"]))
            change = [("entry_into_force", row["entry_into_force"])]
            yield walk(f"{row['name']} becomes a party", state, person, change, "in_force_for_state", "not_withdrawn")


def leavings() -> Iterator[str]:
    """Withdrawals and what came of them, instruments taken back, intentions, acceptances and referrals."""
    steps = ("withdrawal_notified", "withdrawal_effective", "withdrawal_revoked")
    for state, row in STATUTE.items():
        changes = [(column, row[column]) for column in steps if row[column]]
        name = f"{row['name']} leaves" if row["withdrawal_effective"] else f"{row['name']} notifies, revokes and stays"
        if row["withdrawal_revoked"]:
            notified = date.fromisoformat(row["withdrawal_notified"])
            changes.append(("a year after the notice", str(notified.replace(year=notified.year + 1))))
        if state in READ["announced"]:
            name = name if changes else f"{row['name']} only announces"
            changes = [("withdrawal_announced", READ["announced"][state]), *changes]
        if state in READ["taken_back"]:
            changes = [("deposited", row["deposited"]), ("instrument_withdrawn", READ["taken_back"][state])]
            changes += [("it would have entered into force", "2019-06-01")]
            name = f"{row['name']} takes its accession back"
        if row["declared_intent_not_to_ratify"]:
            changes = [("no_intent", row["declared_intent_not_to_ratify"])]
            name = f"{row['name']} notifies that it will not become a party"
        if changes:
            person = witness(date.fromisoformat(changes[0][1]))
            yield walk(name, state, person, changes, "in_force_for_state", "not_withdrawn")
    whose = {"UG": "Joseph Kony", "CI": "Laurent Gbagbo", "PS": "Yoav Gallant", "LY": "Saif Al-Islam Gaddafi"}
    for made in MADE:
        state = ISO2[made["iso3"]]
        person = whose.get(state, "Vladimir Vladimirovich Putin")
        name = f"{made['subject']} declares under Art. 12(3) on {made['date']}"
        yield walk(name, state, person, [("acceptance", made["date"])], "jurisdiction_accepted")
    for state, since in REFERRED.items():
        person = {"SD": "Omar Hassan Ahmad Al Bashir", "LY": "Saif Al-Islam Gaddafi"}[state]
        name = f"the Council refers {READ['referred'][state]}"
        yield walk(name, state, person, [("council_referral", since)], "referred_by_council")


def wanted() -> Iterator[str]:
    """Every warrant and summons, asked of France, which was a party all along."""
    for person in WANTED:
        for number, one in enumerate(warrants(person)):
            name = f"{person}: {'another warrant' if number else one['kind']}"
            yield walk(name, "FR", person, [(column, cell) for column, cell in one.items() if column in COLUMNS])


COLUMNS: Final = ("applied", "issued", "unsealed", "surrendered", "ended")


def visits() -> Iterator[str]:
    """Every visit, made and skipped, in one line each."""
    for name, row in [("visits", one) for one in facts("visits")] + [("skipped", one) for one in facts("skipped")]:
        made = name == "visits"
        low, high = ends(row["arrival"] if made else row["planned_start"])
        last = ends(row["departure"] if made else row["planned_end"])[1] or high
        assert low is not None
        assert last is not None
        person, place = FULL[IDS[row["person"]]], ISO2[row["country_iso3"]]
        days = str(low) if low == last else f"{low}..{last}"
        found = "; ".join(decided(person, place, low, last))
        tail = f', finding = "{found}"' if found else ""
        kind = "made" if made else "skipped"
        is_ = over(person, place, low, last)
        yield f'    {{ {kind} = "{IDS[person]}", to = "{place}", on = "{days}", is = "{is_}"{tail} }},'


def decided(person: str, place: str, first: date, last: date) -> list[str]:
    """The documents of the decisions about this very visit, findings of failure first, then by day."""
    found = []
    for row in facts("findings"):
        days = [("UGA", row["visit_start"]), ("TCD", row["visit_end"])] if row["state"] == "Uganda; Chad" else []
        spans = [(iso, day, day) for iso, day in days] or [(row["iso3"], row["visit_start"], row["visit_end"])]
        for iso, start, end in spans:
            low, high = ends(start)[0], ends(end)[1]
            if (
                IDS.get(row["person"].partition(" (")[0]) == IDS[person]
                and ISO2[iso] == place
                and low
                and high
                and low <= last
                and first <= high
            ):
                weak = not row["non_compliance_found"].startswith("yes")
                found.append((weak, row["decision_date"] or "undated"))
    return [day for _, day in sorted(found)]


HEADS: Final = {
    "entries": "Every entry into force: the day before, the day, and the day after.",
    "leavings": "Withdrawals, instruments taken back, declarations and referrals: the day before, of and after each.",
    "warrants": "Every warrant and summons: the day before, of and after each step, as France had to answer.",
    "visits": "Every known visit and every visit called off, with the decision about it that must stand first.",
}
FORM: Final = (
    '# A day is ["day", "duty: reason, contested", "rule answer, ..."]; the last may be left out. `change` names columns\n'
    "# of the law's tables and their days; tests/judge/test_walks.py tells which change still has no walk.\n"
)


def main() -> None:
    """Write the four files."""
    for name, made in {"entries": entries, "leavings": leavings, "warrants": wanted}.items():
        text = f"# {HEADS[name]}\n{FORM}\n" + "\n\n".join(made()) + "\n"
        (OUT / f"{name}.toml").write_text(text, "utf-8")
    body = "\n".join(visits())
    (OUT / "visits.toml").write_text(f"# {HEADS['visits']}\n\nvisits = [\n{body}\n]\n", "utf-8")


if __name__ == "__main__":
    main()
