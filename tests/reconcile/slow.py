"""Gathering stays the long way: every report is held against every stay, and all neighbours anew after each width.

The rules are those of stays.py; only the search is another. What setfoot finds by days must be what this finds.
"""

# ruff: noqa: SLF001 - the search is tested apart from the rules it is for

from itertools import groupby

import setfoot.reconcile.rumours as rules_of_rumours
import setfoot.reconcile.stays as rules


def stays_in(country, told, record):
    """The stays in one country, and the reports that could belong to several."""
    stays, skipped = [], []
    for _, tier in groupby(sorted(told, key=rules._vagueness), key=rules._vagueness):
        joining, homeless = {}, []
        for told_so in tier:
            one, fitting = fitting_of(told_so, stays)
            match rules._only(one, fitting, stays):
                case []:
                    homeless.append(one)
                case [number]:
                    joining.setdefault(number, []).append((one, rules._why_here(one, len(fitting))))
                case several:
                    skipped.append(rules._fits_many(one, [stays[number] for number in several], record))
        for number, more in joining.items():
            stays[number] = stays[number].joined((one for one, _ in more), *(note for _, note in more if note))
        stays = merged(stays) + rules._founded(country, homeless)
    return stays, skipped


def fitting_of(one, stays):
    """The report, perhaps as one of an older trip, and the stays it can be of."""
    fitting = [number for number, stay in enumerate(stays) if rules._fits(one, stay)]
    echo = rules._echo(one) if not fitting else None
    older = [number for number, stay in enumerate(stays) if echo and rules._fits(echo, stay)]
    return (echo, older) if older else (one, fitting)


def merged(stays):
    """Stays whose exact days have grown to meet are one."""
    found = []
    for stay in sorted(stays, key=lambda stay: (stay.span is None, stay.span and stay.span.first, stay.key)):
        both = rules._as_one(found[-1], stay) if found else None
        if both:
            found[-1] = both
        else:
            found.append(stay)
    return found


class EveryStay(rules_of_rumours.Diary):
    """A diary that shows every dated stay, whatever the days."""

    def around(self, _days):
        return super().around(None)


def support(said, origin):
    """How many origins allow each window."""
    return {days: len({origin(one.article) for other, one in said if other.meets(days)}) for days, _ in said}
