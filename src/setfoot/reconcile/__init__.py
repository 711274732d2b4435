"""From what articles say to what we conclude: the trips of each person, with their history, origins and conflicts.

`reconcile_reports` is a pure function of the set of reports. trips.py tells the whole way in one screen.
"""

from setfoot.reconcile.assertions import check_reading
from setfoot.reconcile.record import Record
from setfoot.reconcile.ruled import review_decisions
from setfoot.reconcile.trips import reconcile_reports

__all__ = ["Record", "check_reading", "reconcile_reports", "review_decisions"]
