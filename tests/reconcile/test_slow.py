"""Finding stays by their days changes nothing: the long way comes to the same trips."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
import slow
from hypothesis import given, settings
from hypothesis import strategies as st
from test_properties import RECORD

import setfoot.reconcile.rumours
import setfoot.reconcile.stays
import setfoot.reconcile.windows
from setfoot.facts import Window
from setfoot.reconcile import reconcile_reports
from strategies import ARTICLES, assertions, reports, source_maps

YEARS = 3
FIRST = date(2021, 11, 20)


def long_way(*given):
    """What reconcile comes to with the long way in place of the quick one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(setfoot.reconcile.stays, "_stays_in", slow.stays_in)
        patched.setattr(setfoot.reconcile.rumours, "Diary", slow.EveryStay)
        patched.setattr(setfoot.reconcile.windows, "_support", slow.support)
        return reconcile_reports(*given)


@st.composite
def far_windows(draw):
    """Windows over years: days, weeks, months, years and all time."""
    first = FIRST + timedelta(days=draw(st.integers(0, YEARS * 365)))
    width = draw(st.sampled_from([1, 1, 1, 2, 3, 5, 8, 10, 11, 30, 31, 90, 365, 3000]))
    return Window(first, first + timedelta(days=width - 1))


@st.composite
def far_reports(draw):
    """A report that speaks of days over years."""
    return replace(draw(reports()), when=draw(st.none() | far_windows()), until=draw(st.none() | far_windows()))


@st.composite
def far_sources(draw):
    """Sources of articles that appeared over years."""
    found = draw(source_maps())
    return {name: replace(found[name], published=draw(st.none() | far_windows())) for name in ARTICLES}


@settings(max_examples=300)
@given(
    pile=st.lists(st.one_of(reports(), far_reports()), max_size=30, unique_by=lambda report: report.id),
    sources=st.one_of(source_maps(), far_sources()),
    said=st.lists(assertions(), max_size=4),
)
def test_the_long_way_comes_to_the_same(pile, sources, said):
    assert reconcile_reports(pile, sources, RECORD, said) == long_way(pile, sources, RECORD, said)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), days=st.sampled_from([40, 200, 1000]), pile=st.data())
def test_the_long_way_comes_to_the_same_for_many_reports_of_one_country(seed, days, pile):
    choose = random.Random(seed)  # noqa: S311 - a mix that can be made again, not a secret
    model, sources = pile.draw(far_reports()), pile.draw(far_sources())
    made = [anywhere(choose, model, days) for _ in range(300)]
    names = {one.quote.article for one in made}
    first = next(iter(sources.values()))
    sources = {name: replace(first, article=name, published=some_window(choose, days)) for name in sorted(names)}
    assert reconcile_reports(made, sources, RECORD) == long_way(made, sources, RECORD)


def anywhere(choose, model, days):
    """The report at other days, from another article."""
    article = f"a{choose.randrange(150)}"
    quote = replace(model.quote, article=article, start=choose.randrange(10**6))
    stage = choose.choice(["happened", "happened", "happened", "planned", "possible", "called_off"])
    when = some_window(choose, days) if choose.random() < 0.8 else None
    return replace(model, quote=quote, stage=type(model.stage)(stage), when=when, main=choose.random() < 0.4)


def some_window(choose, days):
    first = FIRST + timedelta(days=choose.randrange(days))
    return Window(first, first + timedelta(days=choose.choice([0, 0, 0, 1, 2, 5, 9, 10, 20, 60])))
