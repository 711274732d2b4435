"""Figures of accuracy count as the labelled articles' guidelines say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import ArticleId, BadSource, Report, Stage, Window
from setfoot.score import Label, Tally, load_labels, score_lines, score_reports

LANDED = Report.parse('vladimir-putin -> MN 2024-09-02 happened "arrived in Ulaanbaatar"')
PLANNED = Report.parse('vladimir-putin -> CN planned "will visit China"')
MN = Label("vladimir-putin", "MN", Stage.HAPPENED, "2024-09-02", inferred=False, main=True)
CN = Label("vladimir-putin", "CN", Stage.PLANNED, None, inferred=False, main=False)
A, B = ArticleId("wire-a"), ArticleId("blog-b")


def scored(labels, reports):
    return score_reports({A: labels}, {A: reports})


@pytest.mark.parametrize(
    ("labels", "reports", "pairs", "trips"),
    [
        ((MN, CN), (LANDED, PLANNED), Tally(2), Tally(2)),
        ((MN,), (), Tally(missed=1), Tally(missed=1)),
        ((), (LANDED,), Tally(wrong=1), Tally(wrong=1)),
        ((MN,), (replace(LANDED, stage=Stage.PLANNED),), Tally(1), Tally(wrong=1, missed=1)),
        ((replace(MN, inferred=True),), (), Tally(), Tally()),
        ((replace(MN, inferred=True),), (LANDED,), Tally(), Tally()),
        ((MN,), (LANDED, LANDED), Tally(1), Tally(1)),
    ],
    ids=["all", "missed", "wrong", "wrong stage", "inferred need not", "inferred may", "twice told"],
)
def test_what_is_right_wrong_and_missed(labels, reports, pairs, trips):
    found = scored(labels, reports)
    assert (found.pairs, found.trips) == (pairs, trips)


@pytest.mark.parametrize(
    ("start", "when", "days"),
    [
        ("2024-09-02", Window.of(date(2024, 9, 2)), (1, 1)),
        ("2024-09-02", Window.parse("2024-09-01..2024-09-04"), (1, 1)),
        ("2024-09-02", Window.parse("2024-09-01..2024-09-05"), (0, 1)),
        ("2024-09-02", Window.of(date(2024, 9, 3)), (0, 1)),
        ("2024-09-02", None, (0, 1)),
        ("2024-09", Window.of_month(2024, 9), (0, 0)),
        (None, Window.of(date(2024, 9, 2)), (0, 0)),
    ],
)
def test_a_day_counts_within_a_window_at_most_three_days_wider(start, when, days):
    found = scored((replace(MN, start=start),), (replace(LANDED, when=when),))
    assert (found.days_right, found.days_of) == days


def test_a_day_of_a_trip_that_was_not_found_does_not_count():
    assert scored((MN,), ()).days_of == 0


def test_articles_without_a_trip_are_watched_for_false_reports():
    found = score_reports({A: (), B: (), ArticleId("wire-c"): (MN,)}, {A: (LANDED,)})
    assert (found.empty, found.empty_wrong) == (2, 1)


def test_kinds_of_sources_and_stages_and_places_are_told_apart():
    found = score_reports({A: (MN,), B: (CN,)}, {A: (LANDED,)})
    assert dict(found.by_kind) == {"blog": Tally(missed=1), "wire": Tally(1)}
    assert (found.by_stage["happened"], found.by_stage["planned"]) == (Tally(1), Tally(missed=1))
    assert (found.by_place["main"], found.by_place["background"]) == (Tally(1), Tally(missed=1))


counts = st.integers(0, 50)
tallies = st.builds(Tally, counts, counts, counts)


@given(tallies, tallies)
def test_figures_lie_between_0_and_1_and_tallies_add(one, other):
    for tally in (one, other, one + other):
        assert 0 <= min(tally.precision, tally.recall) <= tally.f1 <= max(tally.precision, tally.recall) <= 1
    assert (one + other).right == one.right + other.right


def test_f1_is_the_harmonic_mean():
    tally = Tally(6, 2, 4)
    assert tally.f1 == pytest.approx(2 / (1 / tally.precision + 1 / tally.recall))


def test_lines_tell_every_figure():
    told = "\n".join(score_lines(scored((MN, CN), (LANDED,))))
    for words in ("articles 1", "R 0.500", "main mentions", "background mentions", "1.000   1 of 1", "0 of 0 articles"):
        assert words in told


def test_labels_are_read_back(tmp_path):
    file = tmp_path / "labels.jsonl"
    trip = '{"person": "vladimir-putin", "country": "MN", "stage": "happened", "start": "2024-09-02", "main": true}'
    file.write_text(f'{{"id": "wire-a", "trips": [{trip}]}}\n\n{{"id": "blog-b", "trips": []}}\n')
    assert load_labels(file) == {A: (MN,), B: ()}


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": "a"}', '{"id": "a", "trips": [{"person": "x", "country": "y", "stage": "flew"}]}']
)
def test_a_wrong_line_is_named(tmp_path, line):
    file = tmp_path / "labels.jsonl"
    file.write_text('{"id": "a", "trips": []}\n' + line)
    with pytest.raises(BadSource, match=r"labels\.jsonl, line 2: not a label"):
        load_labels(file)


def test_labels_that_are_not_text_or_not_there(tmp_path):
    with pytest.raises(BadSource, match="check the name"):
        load_labels(tmp_path / "nowhere")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(BadSource, match="UTF-8"):
        load_labels(tmp_path / "binary")
