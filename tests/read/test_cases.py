"""What a careful reader takes from an article, as data: every file of tests/cases/read is read and compared."""

import pytest

from readings import KEYS, fits, load_cases, read
from setfoot.facts import Report

CASES = load_cases()


def marks(case):
    return [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []


PARAMS = [pytest.param(case, id=case["name"], marks=marks(case)) for case in CASES]


@pytest.mark.parametrize("case", PARAMS)
def test_the_reports_are_those_a_careful_reader_would_note(case):
    reading = read(case["text"], case.get("published"), case.get("title", ""), tuple(case.get("people", ())))
    left = list(reading.reports)
    for line in case.get("reports", ()):
        wanted = Report.parse(line)
        found = next((report for report in left if fits(report, wanted)), None)
        assert found is not None, f"{line} is not among {[str(report) for report in reading.reports]}"
        left.remove(found)
    assert not left, f"nobody asked for {[str(report) for report in left]}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case_is_written_as_its_file_says(case):
    assert set(case) <= KEYS, "a misspelt key would test nothing"
    assert bool(case.get("reports")) is not case.get("none", False), "a case has reports, or says none = true"
    for line in case.get("reports", ()):
        words = Report.parse(line).quote.text
        assert words in case["text"] or words in case.get("title", ""), f"{words!r} does not stand in the article"


def test_names_of_cases_are_unique():
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names)
