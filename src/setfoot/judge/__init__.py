"""Whether a state was bound to arrest: the Rome Statute's rules, asked of the law's rows, one day at a time.

A case is one person in one place on one day (`case`). The rules are asked of it in the order of the treaty (`warrant`,
`state`, `immunity`), each for itself and all of them, also those that do not decide; one expression joins their answers
(`conclusion`). What the Court decided about earlier visits and what a reader must know beside the answer is gathered
from the rows (`precedents`, `caveats`). A window of days gets the one answer that all its days give; where they differ
the answer is unknown and names the day on which it changes (`visit`). A span of days has every state's answers in the
order of their days (`span`). Nothing here asks the clock, and nothing is asserted that no row and no article says.
"""

from setfoot.judge.compare import compare_rulings, journey_of, journeys_of
from setfoot.judge.entry import articles_of, enter_trip, told_on
from setfoot.judge.span import follow_state, judge_span
from setfoot.judge.visit import judge_everywhere, judge_trip, judge_visit

__all__ = [
    "articles_of",
    "compare_rulings",
    "enter_trip",
    "follow_state",
    "journey_of",
    "journeys_of",
    "judge_everywhere",
    "judge_span",
    "judge_trip",
    "judge_visit",
    "told_on",
]
