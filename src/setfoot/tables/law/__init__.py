"""What the law's tables say: who was a party when, who was wanted when, what states declared and judges found.

Every file of data/law is read into frozen rows (`rows`), one claim a row, each with its sources and a mark of how far it
was verified. Rows are then held against each other (`load`): spells of one state may not overlap, a warrant's person and
situation must exist, an objection's answer must be a recorded finding. Together they are a `Law` (`book`), which only
answers what stands in its rows; what follows from them is reasoned in `setfoot.judge`. The version names the day up to
which the tables are kept and a digest of the files, so that a ruling can say on which text it rests.
"""

from setfoot.tables.law.behind import behind_person, behind_state, contents
from setfoot.tables.law.book import Law
from setfoot.tables.law.differ import diff_laws
from setfoot.tables.law.load import find_bad_rows, find_law, load_law
from setfoot.tables.law.rows import Cooperation, Finding, SkippedVisit, Spell, StatuteRow, Visit, Wanted, Warrant

__all__ = [
    "Cooperation",
    "Finding",
    "Law",
    "SkippedVisit",
    "Spell",
    "StatuteRow",
    "Visit",
    "Wanted",
    "Warrant",
    "behind_person",
    "behind_state",
    "contents",
    "diff_laws",
    "find_bad_rows",
    "find_law",
    "load_law",
]
