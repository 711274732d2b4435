"""What the Court decided about earlier visits: of this visit first, then in this state, then elsewhere.

Where the state was under no duty only decisions about that very state are shown; what was held against others would
mislead there.
"""

from setfoot.facts import Precedent, Window
from setfoot.judge.case import Case
from setfoot.judge.immunity import decision
from setfoot.tables.law import Finding, Law


def precedents(case: Case, on: Window, law: Law, *, elsewhere: bool) -> tuple[Finding, ...]:
    """The findings that matter for the person in the state, the most telling first; `elsewhere` other states' too."""
    found = [row for row in law.findings_on(case.person.id) if elsewhere or row.country == case.state]
    return tuple(sorted(found, key=lambda row: _distance(row, case, on)))


def own_visit(row: Finding, case: Case, on: Window) -> bool:
    """Whether the finding is about the very visit that is asked about."""
    return row.country == case.state and row.visit is not None and row.visit.meets(on) is not None


def precedent(row: Finding) -> Precedent:
    """A finding as a ruling shows it."""
    return Precedent(row.country, str(row.visit or ""), decision(row), row.outcome, row.referred)


def _distance(row: Finding, case: Case, on: Window) -> tuple[bool, bool, bool, str]:
    return not own_visit(row, case, on), row.country != case.state, not row.failure, str(row.decided or "9999")
