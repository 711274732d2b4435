"""Writes what `make run` prints into README.md: `python tools/write_screen.py`, part of `make fix`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
SCREEN = re.compile(r"(?<=```text\n).*?(?=\n```)", re.DOTALL)


def screen() -> str:
    """What the main job prints on the samples when it runs in an empty folder."""
    command = [sys.executable, "-m", "setfoot", "report", "samples", "--out", "out"]
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    return "\n".join(line.rstrip() for line in told.rstrip().splitlines())


def page() -> str:
    """The README with the screen of today and its count of articles."""
    now = screen()
    (articles,) = re.findall(r"from (\d+) articles", now)
    text = SCREEN.sub(lambda _: now, README.read_text("utf-8"), count=1)
    return re.sub(r"on \d+ short sample articles", f"on {articles} short sample articles", text)


def main() -> None:
    """Write the page and say when it changed."""
    if README.read_text("utf-8") != page():
        README.write_text(page(), "utf-8")
        print(f"rewrote {README.name}")


if __name__ == "__main__":
    main()
