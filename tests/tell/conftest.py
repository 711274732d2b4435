"""Golden files: what each form made of the examples when somebody last looked."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden():
    """Compare text with a golden file; `python tools/rewrite_golden.py` rewrites them, to be reviewed as a diff."""

    def check(name, text):
        file = GOLDEN / name
        assert file.exists(), f"no {file.name}: run python tools/rewrite_golden.py and look at what it wrote"
        assert text == file.read_text(encoding="utf-8"), (
            f"{file.name} changed: python tools/rewrite_golden.py, git diff"
        )

    return check
