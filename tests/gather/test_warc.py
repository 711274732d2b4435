"""Every page of a WARC file is found, and whatever of the file is broken is told and costs nothing else."""

from __future__ import annotations

import gzip
import io
from datetime import date

import pytest
import zstandard
from crawls import HTML, answer, crawl, numbers, packed, pages_of, record, story, tally_of
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import Article, Skipped, Why
from setfoot.gather import gather_articles
from setfoot.gather.warc import Page, read_pages

FIVE = crawl(5)
TODAY = date(2026, 11, 22)
PACKINGS = {
    "plain": b"".join,
    "gz": packed,
    "one member": lambda records: gzip.compress(b"".join(records)),
    "blocks": lambda records: b"".join(
        gzip.compress(b"".join(records)[at : at + 150]) for at in range(0, len(b"".join(records)), 150)
    ),
    "zst": lambda records: b"".join(map(zstandard.compress, records)),
}
each_packing = pytest.mark.parametrize("pack", PACKINGS.values(), ids=PACKINGS)


@each_packing
def test_the_pages_are_the_same_however_the_file_is_packed(pack):
    pages, skipped = pages_of(pack(FIVE))
    assert pages == [
        Page(story(n), f"https://herald.example/{n}", date(2024, 9, 2), "utf-8", f"a.warc:record {n + 1}")
        for n in range(5)
    ]
    assert skipped == []


def test_only_pages_that_were_answered_are_taken():
    crawled = [
        record(b"software: test", "", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(b"%PDF-1.7", b"Content-Type: application/pdf")),
        record(answer(story(), status="404 Not Found")),
        record(answer(b'{"a": "<html>"}', b"Server: x")),
        record(answer(story(), b"content-type:TEXT/HTML"), "https://herald.example/6"),
        record(answer(story(), b"Content-Type: application/xhtml+xml; charset=x"), "https://herald.example/7"),
        record(answer(b"\n<!DOCTYPE html>" + story(), b"Server: x"), "https://herald.example/8"),
        record(b"20240902100000\nherald.example. 300 IN A 192.0.2.1", "dns:herald.example").replace(
            b"application/http; msgtype=response", b"text/dns"
        ),
    ]
    pages, skipped = pages_of(packed(crawled))
    assert (numbers(pages), skipped) == ([6, 7, 8], [])
    assert pages[2].where == "a.warc:record 8"


def test_the_gate_sees_the_page_itself_and_what_it_holds_back_is_counted():
    seen = []
    crawled = [record(answer(gzip.compress(story(n)), HTML, b"Content-Encoding: gzip")) for n in range(3)]

    def gate(raw):
        seen.append(raw)
        return b"1: The" in raw

    assert [page.raw for page in pages_of(packed(crawled), gate=gate)[0]] == [story(1)]
    assert seen == [story(0), story(1), story(2)]
    tally = tally_of(packed([*crawled, record(b"x", kind="metadata")]), gate=gate)
    assert (tally.records, tally.responses, tally.passed, tally.skipped) == (4, 3, 1, 0)
    assert (
        tally.bytes == sum(len(answer(gzip.compress(story(n)), HTML, b"Content-Encoding: gzip")) for n in range(3)) + 1
    )


def test_a_file_whose_pages_the_gate_holds_back_is_not_empty():
    assert pages_of(packed(FIVE), gate=lambda _raw: False) == ([], [])


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"\x00" * 600, packed([b""])])
def test_an_empty_file_says_so(content):
    if content.startswith(b"\x00"):  # zeros are padding only behind packed records
        content = packed([b""]) + content
    pages, (skipped,) = pages_of(content)
    assert (pages, skipped.why, skipped.source) == ([], Why.EMPTY, "a.warc")


def test_a_file_without_pages_says_so():
    pages, (skipped,) = pages_of(
        packed([record(b"x", kind="metadata"), record(answer(b"x", b"Content-Type: image/png"))])
    )
    assert (pages, skipped.why) == ([], Why.EMPTY)
    assert "none of its 2 records" in skipped.note


def test_bodies_shorter_lines_and_missing_ends_of_other_writers_are_read():
    crawled = [
        record(answer(story(0)), "<https://herald.example/0>"),
        record(answer(story(1)), "https://herald.example/1", line=b"\n"),
        record(answer(story(2)).replace(b"\r\n", b"\n"), "https://herald.example/2", end=b""),
        record(answer(story(3)), "https://herald.example/3", end=b"\r\n"),
        record(answer(b""), "https://herald.example/4", end=b"\r\n\r\n\r\n\n"),
        record(answer(story(5)), "https://herald.example/5").replace(b"WARC/1.0", b"WARC/1.1"),
        record(answer(story(6)), "https://herald.example/6").replace(b"Content-Length: ", b"content-length:"),
    ]
    for content in (packed(crawled), b"".join(crawled)):
        pages, skipped = pages_of(content)
        assert (numbers(pages), skipped) == ([0, 1, 2, 3, 4, 5, 6], [])
        assert [page.raw for page in pages] == [story(n) if n != 4 else b"" for n in range(7)]


@pytest.mark.parametrize(("day", "url"), [("2024-13-45", ""), ("", "\x00"), ("yesterday", " ")])
def test_a_page_without_day_or_address_is_still_one(day, url):
    (page,), skipped = pages_of(record(answer(story(), b"Content-Type: text/html"), url, day=day))
    assert (page.fetched, page.url, page.charset, skipped) == (None, None, None, [])


@pytest.mark.parametrize(
    "pack", [PACKINGS["plain"], PACKINGS["gz"], PACKINGS["one member"]], ids=["plain", "gz", "one"]
)
def test_a_file_cut_anywhere_keeps_what_came_before_and_tells_of_the_cut(pack):
    whole = pack(FIVE)
    ends = {len(pack(FIVE[:n])) - blanks for n in range(6) for blanks in range(5 if pack is PACKINGS["plain"] else 1)}
    ends = ends if pack is not PACKINGS["one member"] else set()
    for cut in range(len(whole)):
        pages, skipped = pages_of(whole[:cut])
        assert numbers(pages) == list(range(len(pages)))
        assert len(skipped) == (1 if not pages else cut not in ends)
    assert len(pages) >= 4


@each_packing
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_flipped_bit_costs_no_page_but_its_own(pack, data):
    whole = bytearray(pack(FIVE))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    pages, skipped = pages_of(bytes(whole))
    assert len(pages) + len(skipped) > 0
    if pack in (PACKINGS["plain"], PACKINGS["gz"]):
        assert len(pages) >= 4
    if pack is PACKINGS["gz"]:
        assert len(pages) == 5 or skipped
        assert all(page.raw in set(map(story, range(5))) for page in pages)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.sampled_from(
                (
                    *FIVE[:2],
                    gzip.compress(FIVE[2]),
                    gzip.compress(FIVE[3])[:-9],
                    zstandard.compress(FIVE[4]),
                    b"WARC/1.0\r\n",
                    b"\r\n\r\n",
                    b"Content-Length: 9\r\n",
                    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
                    b"\x28\xb5\x2f\xfd",
                )
            ),
        ),
        max_size=8,
    ).map(b"".join)
)
def test_no_bytes_raise_or_end_in_silence(content):
    pages, skipped = pages_of(content)
    assert pages or skipped
    assert all(one.note and one.source for one in skipped)
    assert pages_of(content) == (pages, skipped)


@pytest.mark.parametrize(
    "pack", [PACKINGS["plain"], PACKINGS["gz"], PACKINGS["one member"]], ids=["plain", "gz", "one"]
)
@pytest.mark.parametrize("length", [0, 7, 10_000, 30_000_000, 10**17, 10**30, -1, "many", ""])
def test_a_wrong_length_costs_one_record(pack, length):
    wrong = record(answer(story(9)), "https://herald.example/9", length=length)
    pages, skipped = pages_of(pack([*FIVE[:2], wrong, *FIVE[3:]]))
    assert numbers(pages) == [0, 1, 3, 4]
    assert [(one.why, one.source) for one in skipped] == [(Why.BROKEN_RECORD, "a.warc:record 3")]


def test_garbage_between_records_is_told_with_its_place_and_passed_over():
    junk = b"not a record at all" * 30
    for pack in (b"".join, packed):
        before = pack(FIVE[:2])
        pages, (skipped,) = pages_of(before + junk + b"\r\n" + pack(FIVE[3:]))
        assert (numbers(pages), skipped.source) == ([0, 1, 3, 4], "a.warc:record 3")
        assert f"at byte {len(before)} of the file" in skipped.note
        assert pages[2].where == "a.warc:record 4"


def test_missing_headers_are_told():
    crawled = [
        record(b"<html>", "https://herald.example/0"),
        record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png"),
        record(answer(story(2)), "https://herald.example/2", kind=""),
        b"WARC/1.0\r\nWARC-Type: response",
        FIVE[4],
    ]
    pages, skipped = pages_of(packed(crawled))
    assert numbers(pages) == [4]
    assert [one.source for one in skipped] == [f"a.warc:record {n}" for n in (1, 3, 4)]


def test_a_broken_stream_is_told_and_what_came_before_is_kept():
    class Torn(io.BytesIO):
        def read(self, size=-1, /):
            if self.tell() >= 400:
                raise OSError("the line is dead")
            return super().read(min(size, 400 - self.tell()))

    for content in (packed(FIVE), b"".join(FIVE)):
        *pages, skipped = read_pages(Torn(content), "a.warc")
        assert numbers(pages) == list(range(len(pages)))
        assert len(pages) >= 1
        assert "the line is dead" in skipped.note


def test_a_broken_member_does_not_take_its_neighbours_along():
    members = [gzip.compress(one) for one in FIVE]
    whole = bytearray(b"".join(members))
    at = len(members[0]) + len(members[1]) + 40
    whole[at : at + 20] = b"\xff" * 20
    pages, (skipped,) = pages_of(bytes(whole))
    assert (numbers(pages), skipped.source) == ([0, 1, 3, 4], "a.warc:record 3")
    assert f"at byte {len(members[0]) + len(members[1])} of the file" in skipped.note


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=6), st.sampled_from(("plain", "gz", "one member")))
def test_sound_files_are_read_as_fastwarc_reads_them(bodies, packing):
    whole = PACKINGS[packing]([record(answer(b"<" + body)) for body in bodies])
    theirs = [one.reader.read() for one in ArchiveIterator(io.BytesIO(whole), record_types=WarcRecordType.response)]
    assert [page.raw for page in pages_of(whole)[0]] == theirs == [b"<" + body for body in bodies]


PARAGRAPH = "Президент прибыл в столицу в четверг и провёл переговоры, сообщило агентство. " * 4


def told(html, *headers, **more):
    crawled = record(answer(html, *(headers or (HTML,))), "https://www.herald.example/2024/he-comes?x=1", **more)
    return packed([crawled])


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "A.WARC.GZ", "a.warc.zst"])
def test_a_warc_file_is_a_source_like_any_other(tmp_path, name):
    content = told(f"<html><body><h1>Он едет</h1><p>{PARAGRAPH}</p></body></html>".encode())
    content = gzip.decompress(content) if name == "a.warc" else content
    content = zstandard.compress(gzip.decompress(content)) if name.endswith("zst") else content
    (tmp_path / name).write_bytes(content)
    (article,) = gather_articles(str(tmp_path), latest=TODAY)
    assert isinstance(article, Article)
    assert article.text == PARAGRAPH.strip()
    assert (article.url, article.outlet) == ("https://www.herald.example/2024/he-comes?x=1", "herald.example")
    assert article.file == f"{tmp_path}/{name}:record 1"


def article_of(tmp_path, content):
    (tmp_path / "a.warc.gz").write_bytes(content)
    (found,) = gather_articles(str(tmp_path / "a.warc.gz"), latest=TODAY)
    return found


def test_the_charset_that_the_server_told_is_used(tmp_path):
    html = f"<html><body><p>{PARAGRAPH}</p></body></html>".encode("koi8-r")
    assert article_of(tmp_path, told(html, b"Content-Type: text/html; charset=KOI8-R")).text == PARAGRAPH.strip()


@pytest.mark.parametrize(
    ("day", "published"), [("2024-09-02", "2024-09-02"), ("2024-09-03", "2024-09-03"), ("2025-09-03", None)]
)
def test_no_page_was_published_after_it_was_fetched(tmp_path, day, published):
    """A day more is allowed: in Auckland it is the 3rd when a crawler writes the 2nd."""
    head = f'<meta property="article:published_time" content="{day}T06:00:00+12:00">'
    article = article_of(tmp_path, told(f"<html><head>{head}</head><body><p>{PARAGRAPH}</p></body></html>".encode()))
    assert (article.published and str(article.published)) == published


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://herald.example/he-comes", "https://herald.example/he-comes"),
        ("https://edition.herald.example/he-comes", "https://edition.herald.example/he-comes"),
        ("https://agency.example/he-comes", "https://www.herald.example/2024/he-comes?x=1"),
        ("/he-comes", "https://www.herald.example/2024/he-comes?x=1"),
    ],
)
def test_the_address_a_page_gives_itself_is_believed_on_its_own_site(tmp_path, canonical, url):
    html = f'<html><head><link rel="canonical" href="{canonical}"></head><body><p>{PARAGRAPH}</p></body></html>'
    assert article_of(tmp_path, told(html.encode())).url == url


def test_a_page_without_a_story_is_told_with_its_record(tmp_path):
    for html in (b"", b"<html><body></body></html>"):
        skipped = article_of(tmp_path, told(html))
        assert isinstance(skipped, Skipped)
        assert (skipped.why, skipped.source) == (Why.EMPTY, f"{tmp_path}/a.warc.gz:record 1")
