"""WARC files written by hand, sound and otherwise."""

from __future__ import annotations

import gzip
import io

from setfoot.facts import Skipped
from setfoot.gather.warc import Page, Tally, read_pages

HTML = b"Content-Type: text/html; charset=utf-8"


def story(number=0):
    return f"<html><body><h1>He comes</h1><p>{number}: The president arrived in the capital.</p></body></html>".encode()


def answer(body, *headers, status="200 OK"):
    return b"\r\n".join((b"HTTP/1.1 " + status.encode(), *(headers or (HTML,)), b"", body))


def record(
    body,
    url="https://herald.example/1",
    kind="response",
    day="2024-09-02T10:00:00Z",
    length=None,
    line=b"\r\n",
    end=None,
):
    heads = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": day,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": len(body) if length is None else length,
    }
    told = (f"{name}: {value}".encode() for name, value in heads.items() if value != "")
    return line.join((b"WARC/1.0", *told, b"", body)) + (2 * line if end is None else end)


def crawl(number):
    """As many records, each a page of its own address."""
    return [record(answer(story(n)), f"https://herald.example/{n}") for n in range(number)]


def packed(records):
    return b"".join(map(gzip.compress, records))


def pages_of(content, **more):
    """The pages and the notes of a file."""
    found = list(read_pages(io.BytesIO(content), "a.warc", **more))
    return [one for one in found if isinstance(one, Page)], [one for one in found if isinstance(one, Skipped)]


def numbers(pages):
    return [int(page.url.rpartition("/")[2]) for page in pages]


def tally_of(content, **more):
    tally = Tally()
    pages_of(content, tally=tally, **more)
    return tally
