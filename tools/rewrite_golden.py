"""Rewrites the golden files of tests/tell from what the forms make of the examples now; review them as a diff."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests" / "tell"


def main() -> None:
    """Write every golden file and name those that changed."""
    sys.path.insert(0, str(TESTS))
    from tell_forms import golden_files  # noqa: PLC0415 - found only after its folder is on the path

    folder = TESTS / "golden"
    folder.mkdir(exist_ok=True)
    kept = set()
    for name, text in golden_files():
        file = folder / name
        kept.add(file)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"rewrote {name}")
    for file in sorted(set(folder.iterdir()) - kept):
        file.unlink()
        print(f"removed {file.name}")


if __name__ == "__main__":
    main()
