"""Files to scan: made-up wires of a few articles each, some of which tell of a trip."""

import gzip
import json
import uuid
from datetime import date

from setfoot.desk import open_named
from setfoot.scan.task import Task

TODAY = date(2025, 1, 1)
PLACES = (("Ulaanbaatar, Mongolia", "September 2"), ("Astana, Kazakhstan", "July 3"), ("Beijing, China", "June 16"))
TRIP = "Russian President Vladimir Putin arrived in {place} on {day} 2024 for talks on gas and grain."
MENTION = "Vladimir Putin spoke about farms in Brazil and about the weather of {day}, his office said."
NOBODY = "The council of the town spoke about a bridge on {day}, and nobody was against it."
PAGE = (
    '<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="2024-09-03">'
    '<link rel="canonical" href="{url}"></head><body><article><h1>{title}</h1><p>{text}</p><p>{more}</p></article>'
    "</body></html>"
)


def records(name, many=6):
    """Records of one wire; no two wires have an article in common."""
    for number in range(many):
        place, day = PLACES[number % len(PLACES)]
        first = (TRIP, MENTION, NOBODY, TRIP)[number % 4].format(place=place, day=day)
        text = f"{first} Report {number} of {name} has more to say of roads and schools."
        yield {"id": f"{name}-{number}", "source": f"Wire {name}", "published": "2024-09-05", "text": text}


def write_wire(path, many=6):
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in records(path.stem, many)))
    return str(path)


def page(number):
    """A web page; every third tells of a trip, the others name nobody."""
    place, day = PLACES[number % len(PLACES)]
    text = (NOBODY if number % 3 else TRIP).format(place=place, day=day)
    url = f"https://news.example.org/{number}"
    more = "People of the region had waited for this for a long time, and they said so to everybody who asked them."
    return url, PAGE.format(title=f"Notes of day {number}", url=url, text=text, more=more).encode()


def record(number):
    """One answer of a crawl."""
    url, html = page(number)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(html)}\r\n\r\n".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.UUID(int=number)}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-09-05T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + len(html)}\r\n\r\n"
    )
    return head.encode() + http + html + b"\r\n\r\n"


def write_archive(path, many=6):
    """A web archive of pages; packed, each record is a member of its own."""
    pack = gzip.compress if path.suffix == ".gz" else bytes
    path.write_bytes(b"".join(pack(record(number)) for number in range(many)))
    return str(path)


def task_for(source, out, people=None):
    """The task of one file, read by the reader of this machine."""
    return Task(source, str(out), people, TODAY, open_named(people).reader)
