"""Hostile archives and pages end as notes, in little memory and little time."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import textwrap
import time
import zlib
from datetime import date

import pytest
import zstandard
from crawls import answer, crawl, numbers, packed, pages_of, record, story

from setfoot.facts import Article, Skipped, Why
from setfoot.gather.page import read_page

TODAY = date(2026, 11, 22)
PARAGRAPH = (
    "<p>" + "The president arrived in the capital on Thursday for two days of talks, the office said. " * 3 + "</p>"
)
LONG = 120_000_000
"""Bytes of a bomb: several times what may be held."""
FIVE = crawl(5)


def read_apart(path, most):
    """What another process finds in the file, which may grow by `most` MB over what its libraries take."""
    code = f"""
        import resource, sys
        from setfoot.gather.warc import read_pages
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with open({str(path)!r}, "rb") as file:
            for found in read_pages(file, "a.warc"):
                print(found.where if hasattr(found, "where") else f"{{found.why}} {{found.source}}")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        sys.exit(f"grown by {{grown}}" if grown > {most} * (1024 if sys.platform != "darwin" else 1024**2) else 0)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def gzipped(pieces):
    packer = zlib.compressobj(1, wbits=31)
    return b"".join(map(packer.compress, pieces)) + packer.flush()


def long_record(length):
    """The pieces of a record with a page of so many bytes."""
    head = record(answer(b""), length=len(answer(b"")) + length, end=b"")
    return [head, *([b"a" * 1_000_000] * (length // 1_000_000)), b"\r\n\r\n"]


SEVERAL = ["a.warc:record 1", "too_large a.warc:record 2", "a.warc:record 3"]


@pytest.mark.parametrize(
    "pack",
    [b"".join, gzipped, lambda pieces: zstandard.compress(b"".join(pieces))],
    ids=["plain", "one member", "zst"],
)
def test_a_record_of_any_length_is_walked_over(tmp_path, pack):
    path = tmp_path / "a.warc"
    path.write_bytes(pack([FIVE[0], *long_record(LONG), FIVE[2]]))
    assert read_apart(path, 60) == SEVERAL


def test_a_bomb_is_one_record_among_others(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(FIVE[:1]) + gzipped(long_record(LONG)) + packed(FIVE[2:3]))
    assert read_apart(path, 60) == SEVERAL
    packed_body = record(answer(gzipped([b"<html>", *[b"a" * 1_000_000] * 120])))
    path.write_bytes(packed([FIVE[0], packed_body, FIVE[2]]))
    assert read_apart(path, 120) == SEVERAL


@pytest.mark.parametrize("filling", [b"\n", b"x", b"WARC/1.0\r\n", b"\r\n\r\n"])
def test_a_bomb_without_a_record_in_it_is_given_up(monkeypatch, filling):
    """After a gigabyte; here after less, for the sake of time."""
    monkeypatch.setattr("setfoot.gather.crawled.LARGEST_WASTE", 30_000_000)
    bomb = gzipped([filling * (1_000_000 // len(filling))] * 100)
    pages, skipped = pages_of(packed(FIVE[:2]) + bomb + packed(FIVE[3:]))
    assert numbers(pages) == [0, 1, 3, 4]
    assert 1 <= len(skipped) <= 2
    pages, skipped = pages_of(zstandard.compress(b"".join(FIVE[:2])) + zstandard.compress(filling * 100_000_000))
    assert numbers(pages) == [0, 1]
    assert 1 <= len(skipped) <= 2


def test_a_record_that_is_no_page_is_walked_over_without_a_word():
    film = record(
        answer(b"", b"Content-Type: video/mp4"),
        length=30_000_000 + len(answer(b"", b"Content-Type: video/mp4")),
        end=b"",
    )
    pages, skipped = pages_of(packed([FIVE[0], film + b"x" * 30_000_000 + b"\r\n\r\n", FIVE[2]]))
    assert (numbers(pages), skipped) == ([0, 2], [])


@pytest.mark.parametrize(
    "content",
    [
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" * 400_000,
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00\xff\xff\x00\x00" * 300_000),
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 19000000\r\n\r\n" * 60_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 25000000\r\n\r\n" * 60_000,
        b"WARC/1.0\r\n" * 400_000,
        b"WARC/1.0\r\nA:" * 300_000,
        zstandard.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 19000000\r\n\r\n" * 60_000),
        packed([b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1900000\r\n\r\n", *[b"a" * 100] * 20_000]),
    ],
    ids=["headers", "stored", "long", "longer", "signs", "fields", "zst", "members"],
)
def test_no_file_takes_more_than_time_by_its_length(content):
    start = time.process_time()
    pages, skipped = pages_of(content)
    assert (pages, bool(skipped)) == ([], True)
    assert time.process_time() - start < 12


def test_random_bytes_are_told():
    noise = random.Random(6).randbytes(3_000_000)  # noqa: S311 - the same bytes each time
    for content, there in ((noise, 0), (gzip.compress(noise), 0), (packed(FIVE[:1]) + noise, 1), (FIVE[0] + noise, 1)):
        pages, skipped = pages_of(content)
        assert len(pages) == there
        assert 1 <= len(skipped) < 100


def body_of(inside):
    return f"<html><head></head><body>{inside}</body></html>".encode()


HOSTILE = {
    "nested": "<div>" * 100_000 + PARAGRAPH,
    "nested in line": "<b>" * 100_000 + PARAGRAPH,
    "nested tables": "<table><tr><td>" * 33_000 + PARAGRAPH,
    "closed": "<div>" * 45_000 + PARAGRAPH + "</div>" * 45_000,
    "crowded": "<p>x</p>" * 60_000,
    "brackets": "<" * 300_000,
    "long attribute": f'<div title="{"x" * 15_000_000}">{PARAGRAPH}</div>',
    "attributes": "<div " + " ".join(f"a{n}" for n in range(300_000)) + f">{PARAGRAPH}</div>",
    "attributes with values": "<div " + " ".join(f"a{n}='>'" for n in range(200_000)) + f">{PARAGRAPH}</div>",
    "attributes in quotes": '<div " ' + " ".join(f"a{n}" for n in range(200_000)) + f'">{PARAGRAPH}</div>',
    "many attributes": ("<div " + " ".join(f"a{n}" for n in range(900)) + "></div>") * 3_000,
    "attributes in a script": "<!-- <script> -->" + ("<div " + " ".join(f"a{n}" for n in range(19_000)) + ">") * 100,
    "quotes": "<a b=" * 190_000 + '"',
    "comments": "<!--" * 90_000 + PARAGRAPH,
    "blanks": "<p>" + "\n" * 5_000_000 + "</p>" + PARAGRAPH,
    "entities": "&#x110000;&#0;&#xd800;" * 50_000 + PARAGRAPH,
    "json": '<script type="application/ld+json">' + '{"datePublished":' * 100_000 + "</script>" + PARAGRAPH,
}


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE)
def test_no_page_crashes_or_hangs_its_reader(inside):
    start = time.process_time()
    (found,) = read_page(body_of(inside), "here", latest=TODAY)
    assert isinstance(found, Article) or found.note
    assert time.process_time() - start < 15


@pytest.mark.parametrize(
    "kind",
    ["attributes", "attributes with values", "attributes in quotes", "many attributes", "attributes in a script"],
)
def test_too_many_attributes_are_told(kind):
    (skipped,) = read_page(body_of(HOSTILE[kind]), "here", latest=TODAY)
    assert (skipped.why, "attributes" in skipped.note) == (Why.TOO_LARGE, True)


def test_null_bytes_are_passed_over():
    (article,) = read_page(body_of(PARAGRAPH).replace(b" ", b"\x00 ", 3), "here", latest=TODAY)
    assert "\x00" not in article.text
    assert "The president arrived" in article.text


def test_usual_pages_are_no_crowd():
    """Long inline data, long values and script with a `<` in it are in most pages."""
    data = " ".join(f'{{"k{n}": "word {n}"}}' for n in range(4_000))
    inside = (
        f"<div data-state='{data}'>{PARAGRAPH}</div><script>if (a<b) {{ {data} }}</script>"
        f'<script type="application/json">{data} <b {data}</script>'
    )
    (article,) = read_page(body_of(inside), "here", latest=TODAY)
    assert isinstance(article, Article), article


def test_random_pages_are_told_or_read():
    noise = random.Random(7)  # noqa: S311 - likewise
    marks = (b"<", b">", b"</", b"<p>", b"&#", b"\x00", b"\xff\xfe", b'="', b"<!--", b"<script>", b"<table>", b" word ")
    for _ in range(60):
        raw = b"<html><body>" + b"".join(noise.choices((*marks, noise.randbytes(3)), k=2_000))
        found = list(read_page(raw, "here", latest=TODAY))
        assert all(isinstance(one, (Article, Skipped)) for one in found)
        assert found


def test_a_hostile_page_in_an_archive_costs_no_other():
    crawled = [FIVE[0], record(answer(body_of("<div>" * 100_000))), FIVE[2]]
    pages, skipped = pages_of(packed(crawled))
    assert (len(pages), skipped) == (3, [])
    assert pages[2].raw == story(2)
