"""Every file, folder and stream ends as articles and notes, never as an exception."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
import tracemalloc
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from setfoot.facts import Article, Skipped, Why
from setfoot.gather import gather_articles, gather_stream

TODAY = date(2026, 11, 22)
STORY = "The visiting president arrived in the capital on Thursday, the state news agency reported."
ENDINGS = (".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".warc")


def gather(source):
    return list(gather_articles(str(source), latest=TODAY))


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def line(**keys):
    return json.dumps({"text": STORY} | keys) + "\n"


def only_skipped(source):
    (skipped,) = gather(source)
    assert isinstance(skipped, Skipped)
    assert skipped.note
    return skipped


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", STORY),
        ("a.html", f"<html><body><h1>Arrival</h1><p>{STORY}</p></body></html>"),
        ("a.json", json.dumps([{"text": STORY}, {"text": STORY, "id": "2"}])),
        ("a.jsonl", line() + line(id="2")),
        ("a.ndjson", line()),
    ],
)
def test_packed_files_give_the_same_articles_as_plain_ones(tmp_path, name, content):
    plain = gather(put(tmp_path, name, content))
    assert [type(found) for found in plain] == [Article] * (2 if name in ("a.json", "a.jsonl") else 1)
    for other, packed in (
        (name + ".gz", gzip.compress(content.encode())),
        (name + ".zst", zstandard.compress(content.encode())),
        (name.upper(), content),
    ):
        found = gather(put(tmp_path, other, packed))
        assert [replace(a, file=a.file.replace(other, name)) for a in found] == plain


def test_several_zst_frames_in_a_row_are_one_file(tmp_path):
    frames = zstandard.compress(line(id="1").encode()) + zstandard.compress(line(id="2").encode())
    assert [found.id for found in gather(put(tmp_path, "a.jsonl.zst", frames))] == ["1", "2"]


def test_a_plain_text_keeps_its_words_and_is_named_after_them(tmp_path):
    (article,) = gather(put(tmp_path, "a.txt", "First line\r\n\r\nSecond — line\r\n"))
    assert article == Article(Article.name_for(None, article.text), "First line\n\nSecond — line\n", file=article.file)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b/2.jsonl", "b/1.jsonl", "a.jsonl", "c.jsonl", ".hidden.jsonl", ".git/x.jsonl"):
        put(tmp_path, name, line(id=name))
    put(tmp_path, "README.md", "what this folder is")
    put(tmp_path, "b/README", "likewise")
    found = gather(tmp_path)
    assert [article.id for article in found] == ["a.jsonl", "b/1.jsonl", "b/2.jsonl", "c.jsonl"]
    assert found == gather(tmp_path)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "noending", "a.gz", "a.csv.gz", ".txt.bak/a.zst"])
def test_an_ending_we_do_not_read_is_told_with_those_we_do(tmp_path, name):
    skipped = only_skipped(put(tmp_path, name, "x"))
    assert skipped.why == Why.UNKNOWN_FORMAT
    assert ".jsonl" in skipped.note


def test_what_is_not_there_is_told(tmp_path):
    skipped = only_skipped(tmp_path / "no.txt")
    assert (skipped.why, skipped.source) == (Why.UNREADABLE, str(tmp_path / "no.txt"))
    assert only_skipped(tmp_path / "nothing").why == Why.UNREADABLE
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert only_skipped(tmp_path).why == Why.UNREADABLE


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000 + ".txt", ""])
def test_a_name_no_file_can_have_is_told(name):
    assert only_skipped(name).why == Why.UNREADABLE


def test_a_folder_with_nothing_to_read_is_told(tmp_path):
    put(tmp_path, ".hidden.txt", STORY)
    assert only_skipped(tmp_path).why == Why.EMPTY


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", ["", " \n\n "])
def test_an_empty_file_is_told(tmp_path, ending, content):
    path = put(tmp_path, "a" + ending, content)
    skipped = only_skipped(path)
    assert (skipped.why, skipped.source) == (Why.EMPTY, str(path))
    assert only_skipped(put(tmp_path, f"b{ending}.zst", b"")).why == Why.EMPTY


def test_a_binary_file_is_told(tmp_path):
    skipped = only_skipped(put(tmp_path, "a.txt", b"%PDF-1.7\n\xe2\xe3\xcf\xd3" + bytes(range(256)) * 20))
    assert skipped.why == Why.UNREADABLE
    assert "PDF" in skipped.note
    assert only_skipped(put(tmp_path, "a.html", bytes(range(256)) * 20)).why == Why.UNREADABLE


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_what_came_before_the_cut_in_a_packed_file_is_kept(tmp_path, pack):
    content = "".join(line(id=str(n), text=f"{n} {os.urandom(300).hex()}") for n in range(600)).encode()
    ending = ".gz" if pack is gzip.compress else ".zst"
    packed = pack(content)
    *articles, last = gather(put(tmp_path, "a.jsonl" + ending, packed[: len(packed) * 2 // 3]))
    assert [article.id for article in articles] == [str(n) for n in range(len(articles))]
    assert 0 < len(articles) < 600
    assert (last.why, last.source) == (Why.UNREADABLE, str(tmp_path / f"a.jsonl{ending}"))
    assert "end too early" in last.note
    assert only_skipped(put(tmp_path, "a.txt" + ending, packed[:-3])).why == Why.UNREADABLE


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.txt.zst", "a.json.zst"])
def test_a_file_packed_in_name_only_is_told(tmp_path, name):
    skipped = only_skipped(put(tmp_path, name, STORY))
    assert skipped.why == Why.UNREADABLE
    assert "not a sound" in skipped.note


def test_a_broken_line_is_told_and_the_rest_goes_on(tmp_path):
    path = put(tmp_path, "a.jsonl", line(id="1") + '{"text": "cut o\n\n' + line(id="4"))
    first, broken, last = gather(path)
    assert (first.id, last.id) == ("1", "4")
    assert (broken.why, broken.source) == (Why.BROKEN_RECORD, f"{path}:line 2")


def test_a_line_that_is_not_utf8_is_told_and_the_rest_goes_on(tmp_path):
    text = json.dumps({"text": "Путин"}, ensure_ascii=False).encode("cp1251")
    _, broken, _ = gather(put(tmp_path, "a.jsonl", line(id="1").encode() + text + b"\n" + line(id="3").encode()))
    assert broken.why == Why.BROKEN_RECORD
    assert "UTF-8" in broken.note


def test_json_in_one_piece_named_as_lines_is_told_once(tmp_path):
    assert ".json" in only_skipped(put(tmp_path, "a.jsonl", json.dumps([{"text": STORY}], indent=2))).note


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    for name in ("a.txt", "a.jsonl", "a.json"):
        content = STORY if name == "a.txt" else line()
        (article,) = gather(put(tmp_path, name, content.encode("utf-8-sig")))
        assert article.text == STORY


def test_an_endless_line_is_never_held(tmp_path):
    """A line of 50 MB is walked over: what comes before and after it is read, and memory stays small."""
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(line(id="1").encode() + b'{"text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + line(id="3").encode())
    tracemalloc.start()
    first, long, last = gather(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (first.id, last.id) == ("1", "3")
    assert (long.why, long.source) == (Why.TOO_LARGE, f"{path}:line 2")
    assert peak < 45_000_000


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.html.zst", "bomb.txt.zst", "bomb.json.gz"])
def test_a_decompression_bomb_is_let_go_off_nowhere(tmp_path, name):
    content = (b'["' if "json" in name else b"") + b"a" * 200_000_000
    packed = gzip.compress(content, compresslevel=1) if name.endswith(".gz") else zstandard.compress(content)
    del content
    path = put(tmp_path, name, packed)
    tracemalloc.start()
    skipped = only_skipped(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert skipped.why == Why.TOO_LARGE
    assert peak < 60_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert only_skipped(tmp_path).why == Why.UNREADABLE


def test_links_that_lead_in_a_circle_are_not_followed(tmp_path):
    put(tmp_path, "a/one.jsonl", line(id="1"))
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    article, skipped = gather(tmp_path)
    assert (article.id, skipped.why) == ("1", Why.UNREADABLE)


@pytest.mark.skipif(os.name != "posix", reason="only here can a name be bytes that are no characters")
def test_a_name_that_is_no_characters_can_be_printed(tmp_path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.pdf")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes only characters")
    assert only_skipped(tmp_path).source.encode("utf-8")


def test_a_stream_is_read_as_json_lines():
    stream = io.BytesIO((line(id="1") + "broken\n" + line(id="3")).encode())
    first, broken, last = gather_stream(stream, "standard input", latest=TODAY)
    assert (first.id, broken.source, last.id) == ("1", "standard input:line 2", "3")
    (empty,) = gather_stream(io.BytesIO(), "standard input", latest=TODAY)
    assert (empty.why, empty.source) == (Why.EMPTY, "standard input")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
            lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(("text", "id", "published", "x")), inner),
            max_leaves=12,
        ).map(lambda value: json.dumps(value).encode()),
        st.lists(st.sampled_from((b"<p>", b"<html", b"<!--", b"]]>", b"&#0;", b"<table>", b"hi ", b"'", b">"))).map(
            b"".join
        ),
    ),
    ending=st.sampled_from([ending + packed for ending in ENDINGS for packed in ("", ".gz", ".zst")]),
    pack=st.booleans(),
)
def test_no_bytes_raise(content, ending, pack):
    packers = {".gz": gzip.compress, ".zst": zstandard.compress}
    if pack:
        content = packers.get(ending[ending.rfind(".") :], bytes)(content)
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder), "a" + ending, content)
        found = gather(path)
        assert found
        assert found == gather(path)
        assert all(article.text.encode("utf-8") for article in found if isinstance(article, Article))


def test_the_shipped_samples_are_all_read():
    with as_file(files("setfoot") / "samples") as folder:
        found = gather(folder)
    assert [skipped for skipped in found if isinstance(skipped, Skipped)] == []
    assert len(found) == 12
    assert len({article.id for article in found}) == len(found)
    assert {article.language for article in found} == {"en"}


def test_gathering_loads_no_library_before_it_needs_one():
    code = "import sys, setfoot.gather; sys.exit(bool({'lxml', 'trafilatura', 'htmldate', 'zstandard', 'isal', 'brotli'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    put(tmp_path, "a.txt", STORY).chmod(0)
    put(tmp_path, "b/a.txt", STORY).parent.chmod(0)
    found = gather(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert [skipped.why for skipped in found] == [Why.UNREADABLE] * 2


@pytest.mark.parametrize(
    ("name", "content", "file"),
    [
        ("a.txt", STORY, "a.txt"),
        ("a.html", f"<html><body><h1>Arrival</h1><p>{STORY}</p></body></html>", "a.html"),
        ("a.json", json.dumps({"text": STORY}), "a.json:item 1"),
        ("a.jsonl", "\n" + line(), "a.jsonl:2"),
    ],
)
def test_an_article_knows_its_file_as_the_user_named_it(tmp_path, monkeypatch, name, content, file):
    put(tmp_path / "news", name, content)
    monkeypatch.chdir(tmp_path)
    assert [found.file for found in gather("news")] == [f"news/{file}"]
    assert [found.file for found in gather(tmp_path / "news")] == [f"{tmp_path}/news/{file}"]
    (here,), (there,) = gather("news"), gather(tmp_path / "news")
    assert here.id == there.id
