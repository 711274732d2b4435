"""Whether a state is bound towards a wanted person who only flies over it: an answer of its own, mostly unknown.

The Statute has no rule for it. Where a landing would bind the state, or it is unknown whether it would, the overflight is
unknown, and the arguments of both sides stand beside the answer. Where a landing would not bind, the overflight does not
either, for the landing's reason: what does not bind on the ground does not bind in the air. In the person's own state the
ordinary answer holds, for there the person is present before and after the flight. A landing, planned or not, is presence.
"""

from __future__ import annotations

from typing import Final

from setfoot.facts import Argument, Duty, Reason, Ruling

PRO: Final = (
    Argument(
        "Every state has complete and exclusive sovereignty over the air space above its land and its territorial sea, so "
        "that air space is a part of the state's territory",
        "Chicago Convention, Art. 1 and 2; UN Convention on the Law of the Sea, Art. 2(2); customary law: International "
        "Court of Justice, Nicaragua v. United States, 1986, para. 212",
    ),
    Argument(
        "A party must cooperate fully and comply with a request for the arrest and surrender of a person who may be found on "
        "its territory; the words make no exception for the air above it",
        "Rome Statute, Art. 59(1), 86 and 89(1)",
        ours=True,
    ),
    Argument(
        "The state has means to act: it may require a civil aircraft on a non-scheduled flight to land, or one used for a "
        "purpose inconsistent with the aims of the Convention; and an aircraft of state may not fly over without its "
        "authorization, which it may refuse. Whether carrying a wanted person is such a purpose is not settled",
        "Chicago Convention, Art. 3(c), 3 bis(b) and 5",
        ours=True,
    ),
)
"""That the state below is bound."""

CONTRA: Final = (
    Argument(
        "No provision of the Statute speaks of a wanted person who flies over a state; a person overhead is not within its "
        "reach, and so not yet found on its territory",
        "Rome Statute, Part 9, in particular Art. 89(1)",
        ours=True,
    ),
    Argument(
        "Where the Statute does speak of flight, it asks nothing of the state below before a landing: a person being "
        "surrendered may be carried over it without its authorization when no landing is scheduled, and only an "
        "unscheduled landing brings a duty to detain. It speaks of persons already surrendered, and is an analogy only",
        "Rome Statute, Art. 89(3)(d) and (e)",
        ours=True,
    ),
    Argument(
        "The power to require a landing is over civil aircraft, and no weapons may be used against them in flight. An "
        "aircraft that carries a head of state is commonly held to be an aircraft of state and itself immune, and the "
        "Statute respects the immunity of a third state's property; the decisions on Art. 27 speak of persons",
        "Chicago Convention, Art. 3 and 3 bis(a); Rome Statute, Art. 98(1)",
        ours=True,
    ),
    Argument(
        "No Chamber has decided the question: no finding in our tables is about a person who only flew over",
        "Rome Statute, Art. 87(7); data/law/findings.csv",
    ),
    Argument(
        "Practice points the same way: flights of wanted persons over parties have been reported, and no finding followed. "
        "Others were reported to fly round parties, or were refused by states that are not parties, which shows caution "
        "or sovereignty and no duty (from press reports, which were not checked)",
        "Vienna Convention on the Law of Treaties, Art. 31(3)(b), for what practice can show",
        ours=True,
    ),
)
"""That it is not."""


def judge_overflight(landing: Ruling, *, home: bool) -> tuple[Duty, Reason]:
    """The answer for an overflight, from the ruling on a landing there that day."""
    if home or landing.duty in (Duty.NOT_BOUND, Duty.UNKNOWN):
        return landing.duty, landing.reason
    return Duty.UNKNOWN, Reason.OVERFLIGHT
