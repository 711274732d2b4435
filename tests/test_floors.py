"""How well the reader reads may not be lost again: floors are only ever raised, the ceiling only lowered."""

import json
from datetime import date
from pathlib import Path

import pytest

from setfoot.desk import open_desk
from setfoot.facts import Skipped
from setfoot.run import read_sources
from setfoot.score import load_labels, score_reports

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled articles of ../shared/gold are not here")
@pytest.mark.parametrize("language", FLOORS)
def test_accuracy_is_not_lost(language):
    desk = open_desk(GOLD / "people.jsonl")
    read = read_sources([str(GOLD / f"{language}.articles.jsonl")], desk, date(2026, 1, 1))
    reports = {
        article.id: reading.reports for article, reading in (one for one in read if not isinstance(one, Skipped))
    }
    score = score_reports(load_labels(GOLD / f"{language}.labels.jsonl"), reports)
    reached = {
        "person + country": score.pairs.f1,
        "person + country + stage": score.trips.f1,
        "days": score.days,
    }
    floors = FLOORS[language]
    assert {name: figure for name, figure in reached.items() if figure < floors[name]} == {}
    assert score.empty_wrong / score.empty <= floors["false reports"]


def test_a_floor_is_a_figure_that_can_be_reached():
    for floors in FLOORS.values():
        assert set(floors) == {"person + country", "person + country + stage", "days", "false reports"}
        assert all(0 < figure < 1 for figure in floors.values())
