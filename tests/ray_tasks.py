"""Functions for the workers of a real Ray, which import them by name, as they import setfoot."""

import os
import signal
import time
from pathlib import Path


def double(given):
    return 2 * given


def raise_it(mark):
    """Fail as code fails, leaving a letter for each time."""
    with Path(mark).open("a") as file:
        file.write("x")
    raise ValueError("not a number")


def die(mark):
    """Be killed each time, leaving a letter."""
    with Path(mark).open("a") as file:
        file.write("x")
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(given):
    """The number of a folder and a number; number 1 has its worker killed the first time."""
    folder, number = given
    mark = Path(folder, "died")
    if number == 1 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def sleep_long(given):
    """Begin, and end only after a minute."""
    folder, number = given
    if number == 0:
        return number
    Path(folder, f"begun-{number}").touch()
    time.sleep(60)
    Path(folder, f"ended-{number}").touch()
    return number
