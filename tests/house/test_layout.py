"""How the code is laid out: who may import whom, how long files and functions are, and which names say nothing."""

import ast
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted((ROOT / "src" / "setfoot").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MOSTLY = 30
"""Nine functions in ten are no longer."""
TYPICAL = 10
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "service", "handler"}
PURE = ("read", "reconcile", "judge")
OUTSIDE = {"os", "random", "time", "socket", "urllib", "http", "subprocess", "secrets", "uuid"}


def functions():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.name}:{node.name}", node.end_lineno - node.lineno + 1


def test_articles_go_in_at_one_end_and_answers_come_out_at_the_other():
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_file_is_longer_than_one_can_keep_in_mind(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_short():
    lengths = dict(functions())
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert median(lengths.values()) <= TYPICAL
    assert sorted(lengths.values())[len(lengths) * 9 // 10] <= MOSTLY


def test_no_module_has_a_name_that_says_nothing():
    parts = {part for path in SOURCES for part in path.relative_to(ROOT / "src").with_suffix("").parts}
    assert parts & EMPTY_NAMES == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_module_opens_with_what_it_answers(path):
    told = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert told
    assert told.splitlines()[0]


@pytest.mark.parametrize("stage", PURE)
def test_reading_reconciling_and_judging_ask_no_clock_network_or_chance(stage):
    for path in (ROOT / "src" / "setfoot" / stage).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        imported = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        imported |= {(n.module or "").split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        called = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        assert imported & OUTSIDE == set(), path
        assert called & {"today", "now", "utcnow", "environ", "getenv"} == set(), path
