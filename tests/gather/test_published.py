"""A publication day is read in the forms sources write it in, and believed within bounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.gather.published import EARLIEST, parse_published

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("told", "window"),
    [
        ("2023-10-12", "2023-10-12"),
        ("2023-10", "2023-10-01..2023-10-31"),
        ("2023", "2023-01-01..2023-12-31"),
        ("2023-10-12..2023-10-13", "2023-10-12..2023-10-13"),
        (" 2023-10-12\n", "2023-10-12"),
        ("2023-10-12T07:50:00Z", "2023-10-12"),
        ("2023-10-12T23:59:59.123456789+06:00", "2023-10-12"),
        ("2023-10-12 07:50:00 UTC", "2023-10-12"),
        ("2023/10/12", "2023-10-12"),
        ("20231012", "2023-10-12"),
        ("20231012T075000Z", "2023-10-12"),
        ("Thu, 12 Oct 2023 07:50:00 GMT", "2023-10-12"),
        ("12 Oct 2023 07:50 +0600", "2023-10-12"),
        ("2026-11-23", "2026-11-23"),
    ],
)
def test_the_forms_sources_write(told, window):
    assert str(parse_published(told, latest=TODAY)) == window


@pytest.mark.parametrize(
    "told",
    ["", "yesterday", "2023-02-30", "2023-13", "0000-01-01", "12.10.2023", "1970-01-01", "2026-11-24", "32 Oct 2023"],
)
def test_what_is_no_day_we_can_believe(told):
    assert parse_published(told, latest=TODAY) is None


@given(st.dates(EARLIEST, TODAY + timedelta(days=1)))
def test_every_day_there_was_news_reads_back(day):
    assert str(parse_published(day.isoformat(), latest=TODAY)) == day.isoformat()


@given(st.text())
def test_no_words_raise(told):
    parse_published(told, latest=date.max)
