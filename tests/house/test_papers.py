"""What the papers promise is there: commands, their documentation, the law's articles, shipped tables, and no machine's paths."""

import importlib.util
import inspect
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from setfoot.cli import main
from setfoot.judge.conclusion import RULES

ROOT = Path(__file__).parent.parent.parent
PAPERS = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "docs/start.md",
    "docs/words.md",
    "docs/accuracy.md",
)
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".json", ".jsonl", ".html", ".css", ".yml", ""}
MACHINE_PATHS = re.compile(r"(?<![\w./])/(?:work|farm|tmp/plan|root|home)/")


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines()]


def words(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_there(name):
    assert (ROOT / name).read_text("utf-8").strip()


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_s_screen_is_what_the_main_job_prints():
    assert words((ROOT / "README.md").read_text("utf-8")) == words(tool("write_screen").page()), "run `make fix`"


def test_commands_are_documented_as_their_help_has_them():
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert words(written) == words(tool("write_commands").page()), "run `make fix`"
    assert all(f"\n## {name}\n" in written for name in main.commands)


def test_the_readme_s_two_commands_are_in_the_makefile():
    readme, makefile = (ROOT / "README.md").read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for target in ("run", "test"):
        assert f"make {target}" in readme
        assert f"\n{target}: " in makefile


def test_ci_runs_what_people_run():
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_links_between_papers_lead_somewhere():
    for paper in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text("utf-8")):
            assert (paper.parent / target).exists(), (paper.name, target)


def test_decisions_are_numbered_and_short():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        assert len(path.read_text("utf-8").splitlines()) < 40


def test_every_rule_says_which_article_it_is():
    assert len(RULES) > 10
    for rule in RULES:
        said = words(inspect.getdoc(rule))
        assert re.search(r"\(.*Art\. \d", said), said


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    for path in tracked():
        if path.suffix in TEXT and path != Path(__file__) and path.exists():
            assert not MACHINE_PATHS.search(path.read_text("utf-8")), path


def test_every_exemption_carries_its_reason():
    for path in tracked():
        if path.suffix == ".py" and path != Path(__file__) and path.exists():
            for line in path.read_text("utf-8").splitlines():
                if found := re.search(r"#\s*noqa|#\s*type: ignore", line):
                    assert re.search(
                        r"(?:noqa: [A-Z0-9, ]+ - \S|type: ignore\[[\w, -]+\]\s+# \w)", line[found.start() :]
                    ), line


def test_version_is_the_same_everywhere():
    from setfoot import __version__  # noqa: PLC0415 - only this test asks

    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert told == __version__
    assert f"## {told}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The package as pip installs it, made without the network; skipped where the build tool is not at hand."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed here; pip fetches it to build")
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (made,) = out.glob("*.whl")
    return set(zipfile.ZipFile(made).namelist())


def test_every_table_template_and_sample_is_in_the_wheel(wheel):
    package = Path(str(files("setfoot")))
    shipped = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped <= wheel
    assert any(name.endswith("samples/wire.jsonl") for name in wheel)
