"""A real browser opens the pages: nothing is asked of the network, nothing is complained of, the print has a map."""

import shutil
import subprocess

import pytest
from tell_examples import NAMES, entries, skipped, where_answers
from tell_forms import told

from setfoot.tell import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)")


def browse(url, profile, *wishes):
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--proxy-server=127.0.0.1:9", f"--user-data-dir={profile}", "--enable-logging=stderr", "--v=0",
        *wishes, url,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    out = tmp_path_factory.mktemp("report")
    write_report(entries(), out, NAMES, where={entries()[0].trip.id: where_answers()}, skipped=skipped())
    return out / "vladimir-putin" / "index.html"


def test_the_page_opens_without_complaint_and_without_the_network(page, tmp_path):
    log = tmp_path / "net.json"
    done = browse(page.as_uri(), tmp_path / "profile", "--dump-dom", f"--log-net-log={log}")
    assert "landed in Ulaanbaatar" in done.stdout
    assert "CONSOLE" not in done.stderr, done.stderr
    assert ".example" not in log.read_text(encoding="utf-8", errors="replace")


def test_the_page_prints(page, tmp_path):
    target = tmp_path / "case.pdf"
    browse(page.as_uri(), tmp_path / "profile", f"--print-to-pdf={target}")
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_size > 20_000


@pytest.mark.parametrize("subject", ["where", "span"])
def test_the_map_to_print_is_one_page(subject, tmp_path):
    drawn, target = tmp_path / "map.svg", tmp_path / "map.pdf"
    drawn.write_text(told(subject, "svg"), encoding="utf-8")
    done = browse(drawn.as_uri(), tmp_path / "profile", f"--print-to-pdf={target}", "--no-pdf-header-footer")
    assert "CONSOLE" not in done.stderr, done.stderr
    assert target.read_bytes().count(b"/Type /Page\n") == 1
    assert target.stat().st_size > 20_000
