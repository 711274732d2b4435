"""A diary shows every stay that may touch the days asked for, and puts neighbours together as going through all does."""

# ruff: noqa: SLF001 - the search is tested apart from the rules it is for

from dataclasses import replace
from datetime import date, timedelta

import slow
from hypothesis import given, settings
from hypothesis import strategies as st

import setfoot.reconcile.stays as rules
from setfoot.facts import ArticleId, Country, PersonId, Quote, Report, Stage, Window
from setfoot.reconcile.diary import Diary

spans = st.builds(
    lambda first, width: Window(date(2023, 12, 20) + timedelta(first), date(2023, 12, 20) + timedelta(first + width)),
    st.integers(0, 20),
    st.sampled_from([0, 0, 1, 2, 4, 9, 15, 40, 4000]),
)


def stay(number, span):
    """A stay of one report."""
    quote = Quote(ArticleId("a"), number, number + 1, "x")
    told = rules.Told(Report(PersonId("p"), Country("KG"), Stage.HAPPENED, quote), None, None, None)
    return rules.Stay(Country("KG"), (told,), span)


@settings(max_examples=400)
@given(rounds=st.lists(st.tuples(st.lists(spans, max_size=6), st.lists(spans, max_size=4), st.randoms()), max_size=6))
def test_neighbours_come_together_as_when_all_are_gone_through(rounds):
    diary, stays, made = Diary(), [], 0
    for new, changed, choose in rounds:
        for span in changed:
            numbers = diary.around(None)
            assert [diary.stays[number] for number in numbers] == stays
            if stays:
                at = choose.randrange(len(stays))
                stays[at] = replace(stays[at], span=span)
                diary.change(numbers[at], stays[at])
        diary.merge(rules._as_one)
        stays = slow.merged(stays)
        for span in new:
            stays.append(stay(made, span))
            diary.add(stays[-1])
            made += 1
        assert [diary.stays[number] for number in diary.around(None)] == stays
        for asked in (*new, *changed):
            seen = [diary.stays[number] for number in diary.around(asked)]
            assert seen == [one for one in stays if one in seen]
            assert all(one in seen for one in stays if one.span.meets(asked))


def test_a_stay_without_days_is_kept_and_never_shown():
    diary = Diary()
    diary.add(stay(1, None))
    diary.merge(rules._as_one)
    assert diary.around(None) == []
    assert len(diary.stays) == 1
