"""What the command line knows of the place it runs in, and how it counts."""

import io
import os
import sys
from datetime import date

import pytest

from setfoot import terminal
from setfoot.facts import BadQuestion, Skipped, Why, Window

BROKEN = Skipped(Why.BROKEN_RECORD, "not JSON: mend it", source="a.jsonl:line 2")


@pytest.mark.parametrize(
    ("found", "read", "status"),
    [
        (["a", "b"], ["a", "b"], 0),
        (["a", BROKEN], ["a"], 3),
        ([BROKEN], [], 2),
        ([], [], 2),
    ],
)
def test_the_exit_status_follows_from_what_was_read_and_skipped(found, read, status, capsys):
    account = terminal.Account()
    assert list(account.count(found, "reading")) == read
    assert account.status() == status
    told = capsys.readouterr()
    assert told.out == ""
    assert ("skipped a.jsonl:line 2: not JSON: mend it" in told.err) == (BROKEN in found)


def test_the_day_is_the_clock_s_unless_told(monkeypatch):
    monkeypatch.delenv("SETFOOT_TODAY", raising=False)
    assert (terminal.today() - date.today()).days in {0, -1}  # noqa: DTZ011 - the user's own day is meant
    monkeypatch.setenv("SETFOOT_TODAY", "2024-09-02")
    assert terminal.today() == date(2024, 9, 2)


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-02-30", "2024-09-02..2024-09-01", "02.09.2024"])
def test_what_names_no_day_is_refused_with_the_way_to_write_it(text):
    with pytest.raises(BadQuestion, match="write 2024-09-02"):
        terminal.window(text)


def test_one_day_is_asked_for_where_one_is_needed():
    assert terminal.day("2024-09-02", "--on") == date(2024, 9, 2)
    assert terminal.window("2024-09") == Window.of_month(2024, 9)
    with pytest.raises(BadQuestion, match="more than one day: write --on 2024-09-02"):
        terminal.day("2024-09", "--on")


def test_answers_to_a_file_have_a_fixed_width_and_no_colour(capsys):
    assert (terminal.look().width, terminal.look().colour) == (terminal.PLAIN_WIDTH, False)
    terminal.tell(["a", "b\n"])
    assert capsys.readouterr().out == "ab\n"


class Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self):
        return True


def on_screen(monkeypatch):
    """Puts a terminal in the place of standard output and error."""
    seen = Screen()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setattr(sys, "stdout", seen)
    monkeypatch.setenv("TERM", "xterm")
    return seen


def test_a_terminal_has_its_own_width_and_colour_unless_it_is_unwanted(monkeypatch):
    on_screen(monkeypatch)
    monkeypatch.setattr(os, "get_terminal_size", lambda: os.terminal_size((300, 50)))
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert (terminal.look().width, terminal.look().colour) == (terminal.WIDEST, True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.look().colour


def test_somebody_who_watches_sees_a_running_count(monkeypatch):
    seen = on_screen(monkeypatch)
    assert list(terminal.Account().count(iter("abc"), "reading")) == ["a", "b", "c"]
    assert "reading" in seen.getvalue()


def test_half_characters_do_not_stop_the_output(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    terminal.speak_utf8()
    terminal.tell(["é\ud800\n"])
    assert raw.getvalue() == b"\xc3\xa9\\ud800\n"


def test_days_that_run_backwards_are_told_as_that():
    with pytest.raises(BadQuestion, match=r"cannot end .* before it begins"):
        terminal.window("2024-09-05..2024-09-02")
