"""What a page of an archive costs, gate by gate: `python bench/scan.py [MB] [ALIASES ...]`.

Over one made archive (`made_pages`), on one core, in one run: (a) unpacking only, with zlib, isal and libdeflate; (b) the
records by fastwarc; (c) the same and the first gate, with so many aliases watched (1,000 and 30,000), once on fastwarc's
records and once on setfoot's own, as a scan reads them; (c') and what passes made an article and read; (d) warcio, trafilatura and
a pattern of all the names on every page, the road taken without setfoot, on the first pages only. Times are of the
processor, the best of several rounds that take turns, since neighbours on the machine disturb.
"""

from __future__ import annotations

import io
import random
import re
import sys
import time
import zlib
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from made_pages import make_warc

from setfoot.facts import Article
from setfoot.gather.gate import Gate
from setfoot.gather.warc import read_archive, read_pages
from setfoot.read import load_lexicon, read_article
from setfoot.tables.law import load_law
from setfoot.tables.people import load_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from setfoot.read import Lexicon

ROUNDS: Final = 5
SAMPLED: Final = 60
"""Pages of the road (d), each of which costs as much as fifty."""
SYLLABLES: Final = (
    "ah",
    "bek",
    "chi",
    "dov",
    "ev",
    "fa",
    "gu",
    "hu",
    "il",
    "jan",
    "kov",
    "lu",
    "med",
    "nik",
    "ov",
    "pa",
    "qa",
    "ri",
    "sic",
    "tsa",
    "ub",
    "vic",
    "wa",
    "xu",
    "yev",
    "zad",
    "ssa",
    "gui",
    "ley",
    "mba",
    "oto",
    "rez",
    "ami",
    "hai",
    "zhe",
)
TODAY: Final = date(2026, 1, 1)
LARGEST: Final = 4_000_000


def main() -> None:
    """Print the figures."""
    megabytes, *sizes = [int(argument) for argument in sys.argv[1:]] or [50]
    packed = make_warc(megabytes).read_bytes()
    members = find_members(packed)
    pages = sum(1 for _ in by_fastwarc(packed))
    total = sum(size for _, _, size in members)
    print(f"{pages} pages of {total / pages:,.0f} bytes, {total / len(packed):.1f} to one packed")
    lexicon = watching()
    roads: dict[str, Callable[[], object]] = {
        "(a) zlib": lambda: [zlib.decompress(packed[start:end], 31) for start, end, _ in members],
        "(a) isal": lambda: isal(packed, members),
        "(a) libdeflate": lambda: [libdeflate(packed, member) for member in members],
        "(b) fastwarc": lambda: [0 for _ in by_fastwarc(packed)],
    }
    for aliases in sizes or (1_000, 30_000):
        gate = told_gate(lexicon, aliases)
        roads[f"(c) fastwarc, gate, {aliases:,}"] = lambda gate=gate: [gate.passes(raw) for raw in by_fastwarc(packed)]
        roads[f"(c) setfoot's records, gate, {aliases:,}"] = lambda gate=gate: [
            0 for _ in read_pages(io.BytesIO(packed), "made", gate=gate.passes)
        ]
        roads[f"(c') and read, {aliases:,}"] = lambda gate=gate: read_all(packed, gate, lexicon)
    best = race(roads)
    best["(d) warcio, trafilatura"] = timed(lambda: usual_road(packed, lexicon)) * pages / SAMPLED
    for name, seconds in best.items():
        times = f"{seconds / best['(b) fastwarc']:6.2f} of (b)"
        print(
            f"{name:<32}{1e6 * seconds / pages:9.0f} us a page{pages / seconds:9.0f} pages/s{total / seconds / 1e6:7.0f} MB/s{times}"
        )


def race(roads: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The best time of each, all taking turns."""
    best = dict.fromkeys(roads, float("inf"))
    for _ in range(ROUNDS):
        for name, road in roads.items():
            best[name] = min(best[name], timed(road))
    return best


def timed(road: Callable[[], object]) -> float:
    """Processor seconds."""
    started = time.process_time()
    road()
    return time.process_time() - started


def watching() -> Lexicon:
    """Those under a warrant watched."""
    wanted = set(load_law().wanted)
    return load_lexicon(tuple(person for person in load_people() if person.id in wanted))


def told_gate(lexicon: Lexicon, aliases: int) -> Gate:
    """A gate for those under a warrant and made-up people, so many forms in all; says what it is."""
    choose = random.Random(aliases)  # noqa: S311 - names that can be made again, not a secret
    forms = dict.fromkeys(lexicon.watched_forms[:aliases])
    while len(forms) < aliases:
        forms[" ".join(made_name(choose) for _ in range(2))] = None
        forms[made_name(choose)] = None
    started = time.process_time()
    gate = Gate(forms)
    print(f"a gate of {len(forms):,} forms made in {time.process_time() - started:.2f} s, {gate.size / 1e6:.1f} MB")
    return gate


def made_name(choose: random.Random) -> str:
    """As long as names are, of other syllables than the words of the made pages."""
    return "".join(choose.choices(SYLLABLES, k=choose.choice((2, 3, 3, 4)))).capitalize()


def find_members(packed: bytes) -> list[tuple[int, int, int]]:
    """Where each record of the file begins and ends, and its size unpacked."""
    found, start = [], 0
    while start < len(packed):
        unpacker = zlib.decompressobj(31)
        size = len(unpacker.decompress(packed[start : start + LARGEST]))
        end = min(len(packed), start + LARGEST) - len(unpacker.unused_data)
        found.append((start, end, size))
        start = end
    return found


def isal(packed: bytes, members: list[tuple[int, int, int]]) -> None:
    """Unpack all by Intel's library."""
    from isal import isal_zlib  # noqa: PLC0415 - measured only

    for start, end, _ in members:
        isal_zlib.decompress(packed[start:end], 31)


def libdeflate(packed: bytes, member: tuple[int, int, int]) -> bytes:
    """One record unpacked by libdeflate."""
    import deflate  # noqa: PLC0415 - measured only

    start, end, size = member
    return bytes(deflate.gzip_decompress(packed[start:end], size))


def by_fastwarc(packed: bytes) -> Iterator[bytes]:
    """The pages as fastwarc gives them."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - measured only

    for record in ArchiveIterator(io.BytesIO(packed), record_types=WarcRecordType.response, parse_http=True):
        yield record.reader.read()


def read_all(packed: bytes, gate: Gate, lexicon: Lexicon) -> int:
    """How many reports stand in the pages that pass."""
    found = read_archive(io.BytesIO(packed), "made", latest=TODAY, gate=gate.passes)
    return sum(len(read_article(one, lexicon).reports) for one in found if isinstance(one, Article))


def usual_road(packed: bytes, lexicon: Lexicon) -> int:
    """Every page's main text, and all the names looked for in it."""
    import trafilatura  # noqa: PLC0415 - measured only
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - measured only

    names = re.compile("|".join(map(re.escape, sorted(lexicon.watched_forms, key=len, reverse=True))))
    records = (record for record in ArchiveIterator(io.BytesIO(packed)) if record.rec_type == "response")
    texts = (trafilatura.extract(record.content_stream().read()) for record in islice(records, SAMPLED))
    return sum(bool(names.search(text or "")) for text in texts)


if __name__ == "__main__":
    main()
