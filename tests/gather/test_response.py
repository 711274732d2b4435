"""A stored answer's body is undone of chunks and packing where there are any, whatever its headers say."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard
from crawls import HTML, answer, pages_of, record, story
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Why
from setfoot.gather.response import is_page, read_head, told_charset, uncoded

PAGE = story() * 50


def chunked(body, size=100, extension=b""):
    cuts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x%s\r\n%s\r\n" % (len(cut), extension, cut) for cut in cuts) + b"0\r\n\r\n"


def bare_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", bare_deflate),
    ("br", brotli.compress),
    ("zstd", zstandard.compress),
]
each_packer = pytest.mark.parametrize(("name", "pack"), PACKERS, ids=[f"{p[0]}-{p[1].__name__}" for p in PACKERS])


def undone(body, *headers):
    """The page, and what is said to be missing of it."""
    pages, skipped = pages_of(record(answer(body, HTML, *headers)))
    return [page.raw for page in pages], [(one.why, one.kept) for one in skipped]


@each_packer
def test_packing_and_chunks_are_undone(name, pack):
    coding = b"Content-Encoding: " + name.encode()
    assert undone(pack(PAGE), coding) == ([PAGE], [])
    assert undone(chunked(pack(PAGE)), coding.lower(), b"transfer-encoding: Chunked") == ([PAGE], [])


@each_packer
def test_headers_are_not_believed_against_the_bytes(name, pack):
    told = (b"Content-Encoding: " + name.encode(), b"Transfer-Encoding: chunked")
    assert undone(PAGE, *told) == ([PAGE], [])
    assert undone(pack(PAGE), *told) == ([PAGE], [])
    assert undone(PAGE, *(b"X-Crawl-" + header for header in told)) == ([PAGE], [])


def test_packed_bytes_are_unpacked_without_a_word_in_the_headers():
    assert undone(gzip.compress(PAGE)) == ([PAGE], [])
    assert undone(gzip.compress(gzip.compress(PAGE)), b"Content-Encoding: gzip, gzip") == ([PAGE], [])


def test_chunks_may_have_extensions_and_bare_line_ends():
    told = b"Transfer-Encoding: chunked"
    assert undone(chunked(PAGE, extension=b";a=b"), told) == ([PAGE], [])
    assert undone(chunked(PAGE, size=1).replace(b"\r\n", b"\n"), told) == ([PAGE], [])
    assert undone(b"7\nwonders" + PAGE, told) == ([b"7\nwonders" + PAGE], [])


@each_packer
def test_a_packed_page_that_breaks_off_is_kept_as_far_as_it_goes(name, pack):
    """A crawler that stops after a megabyte keeps most of a story."""
    page = b"<html>" + b"".join(b"<p>%d</p>" % (n * n) for n in range(30_000))
    body = pack(page)
    (raw,), skipped = undone(body[: len(body) // 2], b"Content-Encoding: " + name.encode())
    assert page.startswith(raw) or name == "zstd"
    assert len(raw) > 10_000
    assert skipped == [(Why.BROKEN_RECORD, True)]


def test_chunks_that_break_off_are_kept_as_far_as_they_go():
    body = chunked(PAGE)
    (raw,), skipped = undone(body[:1000], b"Transfer-Encoding: chunked")
    assert PAGE.startswith(raw)
    assert len(raw) > 900
    assert skipped == [(Why.BROKEN_RECORD, True)]


@each_packer
def test_a_bomb_in_a_body_is_too_large_for_a_page(name, pack):
    pages, skipped = undone(pack(b"<html>" + b"a" * 30_000_000), b"Content-Encoding: " + name.encode())
    assert (pages, skipped) == ([], [(Why.TOO_LARGE, False)])


@given(
    st.binary(max_size=80),
    st.sampled_from((b"gzip", b"br", b"deflate", b"zstd", b"")),
    st.booleans(),
    st.integers(0, 5),
)
def test_no_body_raises(body, coding, chunks, start):
    starts = (b"", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x78\x9c", b"5\r\n", b"<html>")
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + b"\r\nTransfer-Encoding: chunked" * chunks
    raw, _ = uncoded(head, starts[start] + body)
    assert isinstance(raw, bytes)


def test_what_heads_tell():
    head = read_head(b"HTTP/2 200\r\nServer: x\r\ncontent-type: text/html;Charset='windows-1251'\r\n\r\n")
    assert (head.status, told_charset(head.type), head.coded) == (200, "windows-1251", False)
    assert read_head(b"<html>") is None
    assert told_charset(b"text/html") is None


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (b"<!DOCTYPE HTML>", True),
        (b"\xef\xbb\xbf \n<html lang=en>", True),
        (b'<?xml version="1.0"?><!-- x --><html xmlns="x">', True),
        (b"<?xml version='1.0'?><rss>", False),
        (b"{}", False),
        (b"", False),
    ],
)
def test_an_answer_without_a_type_is_a_page_when_it_begins_as_one(body, page):
    assert is_page(read_head(b"HTTP/1.1 200 OK\r\n\r\n"), body) is page
