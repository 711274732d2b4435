"""What a second worker brings, and what a worker holds: `python bench/workers.py [MB] [FILES]`.

Scans so many made archives (`made_pages.py`; 8 of 100 MB unpacked by default) with the command itself, with one worker
and with two, by the clock, and tells the most memory that any process of it held.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_pages import make_warc


def main(megabytes: int, files: int) -> None:
    """Print the figures."""
    made = [str(make_warc(megabytes, seed=seed)) for seed in range(1, files + 1)]
    spent = {}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as out:
            started = time.perf_counter()
            scan = ["-m", "setfoot", "scan", *made, "--out", str(Path(out) / "results"), "--workers", str(workers)]
            subprocess.run([sys.executable, *scan], check=True, capture_output=True)
            spent[workers] = time.perf_counter() - started
        held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{workers} of {files} x {megabytes} MB: {spent[workers]:.1f} s, at most {held:.0f} MiB a process",
            flush=True,
        )
    print(f"two workers: {spent[1] / spent[2]:.2f} times one")


if __name__ == "__main__":
    main(*([int(argument) for argument in sys.argv[1:]] or [100, 8]))
