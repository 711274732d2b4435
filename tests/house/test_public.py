"""The package's public face: few names, all of them real, and nothing heavy loaded before it is needed."""

import re
import subprocess
import sys
import types

import setfoot

HEAVY = {
    "trafilatura",
    "htmldate",
    "lxml",
    "resiliparse",
    "daachorse",
    "rapidfuzz",
    "rich",
    "jinja2",
    "zstandard",
    "click",
}
LIMIT = 0.2
"""Seconds that `import setfoot` may take."""


def python(*words):
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    return done.stdout, done.stderr


def test_all_is_sorted_and_every_name_is_there():
    assert list(setfoot.__all__) == sorted(setfoot.__all__)
    assert len(setfoot.__all__) == len(set(setfoot.__all__))
    for name in setfoot.__all__:
        assert getattr(setfoot, name) is not None


def test_nothing_public_is_left_out_of_all():
    named = set(vars(setfoot)) - {"Final", "TYPE_CHECKING", "import_module"}
    public = {
        name for name in named if not name.startswith("_") and not isinstance(vars(setfoot)[name], types.ModuleType)
    }
    assert public <= set(setfoot.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(setfoot, "nosuchname")


def test_importing_loads_no_stage_and_nothing_heavy():
    loaded = set(python("-c", "import setfoot, sys; print(*sys.modules)")[0].split())
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith("setfoot")} == {"setfoot"}


def test_help_loads_no_stage():
    script = "import sys, setfoot.cli; print(*sys.modules)"
    loaded = set(python("-c", script)[0].split())
    assert not loaded & (HEAVY - {"click"})
    assert not any(name.startswith(("setfoot.read", "setfoot.gather", "setfoot.tell")) for name in loaded)


def test_importing_takes_less_than_a_fifth_of_a_second():
    def seconds():
        told = python("-X", "importtime", "-c", "import setfoot")[1]
        return int(re.search(r"\|\s+(\d+) \| setfoot$", told, re.MULTILINE)[1]) / 1_000_000

    assert min(seconds() for _ in range(3)) < LIMIT
