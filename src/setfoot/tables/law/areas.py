"""What a row of areas.csv claims: a part of a state that has no code of its own, and who holds or claims it.

An area is asked about by its name and answered as a part of the state that the row names. That the state holds it is not
said: `controlled_by` names others that do, and `claimants` those that say it is theirs.
"""

from dataclasses import dataclass
from datetime import date

from setfoot.facts import Country
from setfoot.tables.law.marks import holds, in_order, marked
from setfoot.tables.law.rows import Covered


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a state without a code of its own: disputed, occupied, or apart in law."""

    name: str
    names: tuple[str, ...]
    state: Country
    """The state under which the answer is given."""
    since: date | None
    until: date | None
    covered: Covered
    claimants: tuple[Country, ...]
    """Other states that say it is theirs."""
    controlled_by: tuple[Country, ...]
    """Other states that hold it or a part of it; empty also where no state does."""
    verified: str
    sources: tuple[str, ...]
    caveat: str
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(since=self.since, until=self.until)

    def holds_on(self, day: date) -> bool:
        """Whether the row speaks of the day."""
        return holds(day, self.since, self.until)
