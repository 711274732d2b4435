"""A list names its sources line by line, wherever it lies, and names nothing that is not its own to name."""

from __future__ import annotations

import gzip
import io
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Skipped, Why
from setfoot.gather import lists
from setfoot.gather.lists import expand_sources, is_list
from setfoot.gather.remote import Fetched
from setfoot.gather.streams import RemoteError

CRAWL = "crawl-data/CC-NEWS/2024/09"


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def expand(*sources, **options):
    return list(expand_sources(sources, **options))


def only_skipped(*sources, **options):
    (skipped,) = expand(*sources, **options)
    assert isinstance(skipped, Skipped)
    return skipped


@pytest.fixture
def web(monkeypatch):
    """A web of files: `web[address] = content`."""
    content = {}

    @contextmanager
    def open_address(name, **_):
        if name not in content:
            raise RemoteError("there is no such file at the address (404): check it")
        with io.BytesIO(content[name]) as stream:
            yield Fetched(stream)

    monkeypatch.setattr(lists, "open_address", open_address)
    return content


def test_what_is_no_list_is_given_as_it_is():
    sources = ["news/", "-", "a.jsonl", "https://example.org/a.warc.gz", "http://[", "list", "a.list.jsonl"]
    assert expand(*sources) == sources


@pytest.mark.parametrize("name", ["@files.txt", "a.list", "a.paths", "a.LIST.zst", "https://example.org/a.paths.gz#b"])
def test_a_list_is_told_by_its_mark_or_its_ending(name):
    assert is_list(name)


def test_lines_are_resolved_against_the_folder_of_the_list(tmp_path):
    lines = "# of September\n\na.jsonl\r\n  b/c d.warc.gz \n/abs/e.txt\nhttps://example.org/f.html\n../g.txt\nlast.txt"
    place = put(tmp_path, "in/mine.txt", "\ufeff" + lines)
    here = tmp_path / "in"
    expected = [here / "a.jsonl", here / "b/c d.warc.gz", "/abs/e.txt", "https://example.org/f.html", here / "../g.txt"]
    assert expand("first", "@" + place, "-") == ["first", *map(str, expected), str(here / "last.txt"), "-"]


def test_a_packed_list_is_unpacked(tmp_path):
    place = put(tmp_path, "mine.list.gz", gzip.compress(b"a.txt\nb.txt\n"))
    assert expand(place) == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_a_list_of_common_crawl_counts_from_the_root_of_its_store(web, tmp_path):
    lines = gzip.compress(f"{CRAWL}/CC-NEWS-20240901000000-00001.warc.gz\n".encode())
    name = f"{CRAWL}/CC-NEWS-20240901000000-00001.warc.gz"
    web[f"https://data.example/{CRAWL}/warc.paths.gz"] = lines
    assert expand(f"https://data.example/{CRAWL}/warc.paths.gz") == [f"https://data.example/{name}"]
    web[f"https://mirror.example/cc/{CRAWL}/warc.paths.gz"] = lines
    assert expand(f"https://mirror.example/cc/{CRAWL}/warc.paths.gz") == [f"https://mirror.example/cc/{name}"]
    assert expand(put(tmp_path, f"{CRAWL}/warc.paths.gz", lines)) == [str(tmp_path / name)]
    web["s3://bucket/cc/warc.paths.gz"] = lines
    assert expand("s3://bucket/cc/warc.paths.gz") == [f"s3://bucket/cc/{name}"]


def test_other_lists_count_from_their_own_folder(web, tmp_path):
    assert expand(put(tmp_path, "news/a.list", "news/a.txt")) == [str(tmp_path / "news/news/a.txt")]
    web["https://example.org/news/a.list"] = b"news/a b.txt\n/c%20d.txt\n"
    assert expand("https://example.org/news/a.list") == [
        "https://example.org/news/news/a%20b.txt",
        "https://example.org/c%20d.txt",
    ]


@pytest.mark.parametrize("prefix", ["https://data.example", "https://data.example/", "s3://bucket", "/mnt/crawl"])
def test_a_prefix_stands_before_every_relative_line(tmp_path, prefix):
    place = put(tmp_path, "warc.paths", f"{CRAWL}/a.warc.gz\n/b.warc.gz\nhttps://example.org/c.warc.gz\n")
    first = f"{prefix.rstrip('/')}/{CRAWL}/a.warc.gz"
    assert expand(place, prefix=prefix) == [first, "/b.warc.gz", "https://example.org/c.warc.gz"]


@pytest.mark.parametrize(
    "line",
    [
        *("file:///etc/passwd", "s3://bucket/a", "http://localhost/a", "http://10.0.0.7/a", "http://[::1]/a"),
        *("//127.0.0.1/a", "@http://169.254.169.254/latest", "https://localhost:8000/a"),
    ],
)
def test_a_list_from_elsewhere_names_nothing_of_ours(web, line):
    web["https://example.org/a.list"] = f"{line}\nb.txt\n".encode()
    skipped, other = expand("https://example.org/a.list")
    assert (skipped.why, skipped.source) == (Why.UNREADABLE, "https://example.org/a.list:line 1")
    assert other == "https://example.org/b.txt"


@pytest.mark.parametrize("line", ["/etc/passwd", "../../etc/passwd", "C:/secrets.txt"])
def test_a_path_in_a_list_from_elsewhere_is_a_path_there(web, line):
    web["https://example.org/x/a.list"] = line.encode()
    (found,) = expand("https://example.org/x/a.list")
    assert isinstance(found, Skipped) or found.startswith("https://example.org/")


def test_a_list_at_our_own_computer_names_what_lies_beside_it(web):
    web["http://localhost:8000/a.list"] = b"b.txt\nhttp://localhost:8000/c.txt\nhttp://localhost:22/\n"
    *found, other = expand("http://localhost:8000/a.list")
    assert found == ["http://localhost:8000/b.txt", "http://localhost:8000/c.txt"]
    assert other.why == Why.UNREADABLE


def test_lists_within_lists_are_followed_but_not_in_a_circle(tmp_path):
    put(tmp_path, "inner.list", "a.txt\nouter.list\n")
    outer = put(tmp_path, "outer.list", "inner.list\n@plain.txt\nb.txt\n")
    put(tmp_path, "plain.txt", "c.txt")
    first, circle, *rest = expand(outer)
    assert [first, *rest] == [str(tmp_path / name) for name in ("a.txt", "c.txt", "b.txt")]
    assert "within itself" in circle.note


def test_lists_are_nested_only_so_deep(tmp_path):
    for number in range(9):
        put(tmp_path, f"{number}.list", f"{number + 1}.list\n")
    assert "within lists" in only_skipped(str(tmp_path / "0.list")).note


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"# nothing\n\n", Why.EMPTY),
        (b"a\0b", Why.BROKEN_RECORD),
        (b"x" * 9_000, Why.TOO_LARGE),
        (b"http://[\n", None),
    ],
)
def test_a_list_that_names_nothing_of_use_is_told(tmp_path, content, why):
    (found,) = expand(put(tmp_path, "a.list", content))
    assert (found.why if isinstance(found, Skipped) else None) == why


def test_what_is_no_list_to_read_is_told(tmp_path, web, monkeypatch):
    assert only_skipped(str(tmp_path / "no.list")).why == Why.UNREADABLE
    assert only_skipped(f"@{tmp_path}").why == Why.UNREADABLE
    assert only_skipped("@a\0b").why == Why.UNREADABLE
    assert only_skipped(put(tmp_path, "cut.list.gz", gzip.compress(b"a.txt")[:-4])).why == Why.UNREADABLE
    assert "404" in only_skipped("https://me:secret@example.org/a.list").note
    assert web == {}
    monkeypatch.setattr(lists, "MOST_LINES", 2)
    *found, skipped = expand(put(tmp_path, "long.list", "a\nb\nc\n"))
    assert (len(found), skipped.why) == (2, Why.TOO_LARGE)


@given(content=st.binary(max_size=200))
def test_no_bytes_of_a_list_are_an_exception(tmp_path_factory, content):
    place = put(tmp_path_factory.getbasetemp(), "random.txt", content)
    found = expand("@" + place)
    assert found
    assert all(isinstance(one, Skipped) or Path(one) for one in found)
