"""A made-up archive of news pages, the same for the same seed: `python bench/made_pages.py [MB] [SEED]`.

One WARC file, a gzip member a record as Common Crawl has it. Pages are as news pages are: 30 to 250 KB, half of it scripts
and style, then navigation, links to other stories, JSON-LD, and a story of a few KB. An outlet's pages share their frame.
Most are UTF-8; some outlets write windows-1252, windows-1251, gb18030, shift_jis, koi8-r, and one in five hundred pages is
UTF-16. Blanks and quotation marks are often character references. Three pages in a hundred name a watched person in the
story, one more only in a link or a script. Sentences are made of syllables, save those that tell of a trip.

The file is made once and kept in .bench.
"""

from __future__ import annotations

import json
import random
import sys
import uuid
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from setfoot.tables.law import load_law
from setfoot.tables.people import Person, load_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CACHE: Final = Path(__file__).parent.parent / ".bench"
MEGABYTES: Final = 300
"""Unpacked."""
NAMING: Final = 0.03
NAMING_ASIDE: Final = 0.01
SMALLEST, LARGEST, MEAN = 30_000, 250_000, 150_000
"""Bytes of a page."""
LATIN: Final = (
    "ka",
    "ro",
    "mi",
    "len",
    "stan",
    "vi",
    "shen",
    "pu",
    "tor",
    "bal",
    "gri",
    "ze",
    "mo",
    "nde",
    "ki",
    "ta",
    "ru",
    "bo",
    "el",
    "san",
    "dri",
    "ho",
    "fer",
    "que",
    "wes",
    "an",
    "ly",
    "ab",
    "no",
    "ish",
    "er",
)
SCRIPTS: Final = {
    "latin": LATIN,
    "accents": (*LATIN, "é", "ção", "ñe", "ür", "ø", "ê"),
    "cyrillic": tuple("митленставишентенбалдринзелденикитаваэлсандринымилатьстьпринезвезда"),
    "chinese": tuple(
        "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面"
    ),
    "japanese": tuple(
        "のにはをたがでてとしれさあるいもする日本国人年大会中出時政府首相東京ニュース市長カラテメラ事業社"
    ),
}
CHARSETS: Final = (  # by weight: what the outlet writes in, its alphabet, its language
    (80, "utf-8", "latin", "en"),
    (5, "utf-8", "accents", "fr"),
    (4, "windows-1252", "accents", "en"),
    (3, "windows-1251", "cyrillic", "ru"),
    (3, "utf-8", "cyrillic", "ru"),
    (2, "gb18030", "chinese", "zh"),
    (1, "utf-8", "chinese", "zh"),
    (1, "shift_jis", "japanese", "ja"),
    (1, "koi8-r", "cyrillic", "ru"),
)
WIDE: Final = 1 / 500
TRIPS: Final = (
    "{name} arrived in {city} on {day} for talks with officials there.",
    "{name} will travel to {city} next week, the government said on {day}.",
    "{name} met the prime minister in {city} on {day}, according to state television.",
    "{name} has called off a visit to {city} that was planned for {day}.",
    "A spokesman said {name} would not attend the summit in {city}.",
)
CITIES: Final = (
    "Ulaanbaatar",
    "Bishkek",
    "Budapest",
    "Beijing",
    "Cairo",
    "Amman",
    "Astana",
    "Addis Ababa",
    "Doha",
    "Minsk",
)
IDIOMS: Final = (
    "document.addEventListener('DOMContentLoaded',function(){var n=document.querySelectorAll('[data-lazy]');for(var r=0;r<n.length;r++)n[r].src=n[r].dataset.lazy});",
    "Object.defineProperty(e,'__esModule',{value:!0}),e.default=void 0;",
    "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());",
    "try{localStorage.setItem(e,JSON.stringify(t))}catch(n){console.warn(n)}",
    "if(typeof e!=='undefined'&&e.prototype&&e.prototype.hasOwnProperty(t)){return e.prototype[t].apply(this,arguments)}",
)
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "September 3", "3 September 2024")


def make_warc(megabytes: int = MEGABYTES, seed: int = 1, folder: Path = CACHE) -> Path:
    """The file, made if it is not there: so many million bytes of pages, unpacked."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"made-{megabytes}mb-{seed}.warc.gz"
    if not file.exists():
        unfinished = file.with_suffix(".part")
        with unfinished.open("wb") as out:
            out.write(_packed(_INFO))
            left = megabytes * 1_000_000
            for page in make_pages(seed):
                out.write(_packed(page.record))
                left -= len(page.record)
                if left <= 0:
                    break
        unfinished.replace(file)
    return file


@dataclass(frozen=True)
class MadePage:
    """One page as a server would send it, and whom it names."""

    url: str
    charset: str
    raw: bytes
    named: Person | None
    """A watched person named in the story."""
    aside: Person | None
    """One that only a link or a script names."""

    @property
    def record(self) -> bytes:
        """The page as one record of a WARC file."""
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=%s\r\nServer: nginx\r\n\r\n" % self.charset.encode()
        )
        body = http + self.raw
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-09-04T06:30:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, self.url)}>\r\nWARC-Target-URI: {self.url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body + b"\r\n\r\n"


def make_pages(seed: int = 1) -> Iterator[MadePage]:
    """Pages without end."""
    choose = random.Random(seed)  # noqa: S311 - pages that can be made again, not a secret
    wanted = set(load_law().wanted)
    people = [person for person in load_people() if person.id in wanted]
    weights = [charset[0] for charset in CHARSETS]
    outlets = [_Outlet(n, *choose.choices(CHARSETS, weights)[0][1:]) for n in range(120)]
    number = 0
    while True:
        number += 1
        yield choose.choice(outlets).make(number, people)


class _Outlet:
    """Makes the pages of one outlet, all of one frame."""

    def __init__(self, number: int, charset: str, script: str, language: str) -> None:
        self.choose = random.Random(number)  # noqa: S311 - as above
        self.charset, self.language = charset, language
        self.host = f"www.outlet{number}.example"
        self.joint = "" if script in ("chinese", "japanese") else " "
        self.words = [
            "".join(self.choose.choices(SCRIPTS[script], k=self.choose.choice((1, 2, 2, 3, 4)))) for _ in range(3000)
        ]
        self.latin = ["".join(self.choose.choices(LATIN, k=self.choose.choice((1, 2, 2, 3)))) for _ in range(300)]
        self.names = ["-".join(self.choose.choices(self.latin, k=2)) for _ in range(60)]

    @cached_property
    def frame(self) -> tuple[str, str, str, str]:
        """Style and scripts of the head, navigation, footer, and scripts of the end."""
        head = self.style(self.choose.randint(4, 25)) + self.script(self.choose.randint(4, 20))
        nav = (
            "<nav><ul>" + "".join(f"<li>{self.link()}</li>" for _ in range(self.choose.randint(30, 90))) + "</ul></nav>"
        )
        footer = (
            "<footer>" + "".join(f'<div class="{self.name()}">{self.link()}</div>\n' for _ in range(60)) + "</footer>"
        )
        return head, nav, footer, self.script(self.choose.randint(10, 60))

    @cached_property
    def pieces(self) -> tuple[list[str], list[str], list[str]]:
        """What pages of this outlet are filled up with: scripts of 2 KB, boxes of links, paragraphs."""
        scripts = [self.script(2) for _ in range(40)]
        boxes = ["".join(self.card() for _ in range(6)) for _ in range(40)]
        return scripts, boxes, [self.paragraph() for _ in range(150)]

    def make(self, number: int, people: Sequence[Person]) -> MadePage:
        """One page; its size is spread as news pages' are."""
        choose = self.choose
        lot = choose.random()
        person = choose.choice(people)
        named = person if lot < NAMING else None
        aside = person if NAMING <= lot < NAMING + NAMING_ASIDE else None
        size = round(min(LARGEST, max(SMALLEST, choose.gauss(MEAN, 60_000))))
        charset = "utf-16" if choose.random() < WIDE else self.charset
        url = f"https://{self.host}/news/{number}/{'-'.join(choose.choices(self.latin, k=5))}"
        raw = self.page(url, charset, size, named, aside).encode(charset, errors="xmlcharrefreplace")
        return MadePage(url, charset, raw, named, aside)

    def page(self, url: str, charset: str, size: int, named: Person | None, aside: Person | None) -> str:
        """The page's characters, about so many bytes of them."""
        choose = self.choose
        scripts, boxes, paragraphs = self.pieces
        head, nav, footer, end = self.frame
        title = self.sentence(7).rstrip(".")
        story = choose.choices(paragraphs, k=choose.randint(5, 25))
        if named:
            story[: len(story) // 3 + 1] = self.trip(named)
            title = f"{self.called(named)} {title}"
        data = {
            "@type": "NewsArticle",
            "headline": title,
            "url": url,
            "datePublished": "2024-09-03T10:00:00Z",
            "author": [{"name": self.sentence(2)}],
        }
        top = (
            f'<!DOCTYPE html>\n<html lang="{self.language}"><head><meta charset="{charset}"><title>{title}</title>\n'
            f'<meta property="og:title" content="{title}"><link rel="canonical" href="{url}">'
            '<meta property="article:published_time" content="2024-09-03T10:00:00Z">'
            f'<script type="application/ld+json">{json.dumps(data)}</script>'
        )
        parts = [
            top,
            head,
            f"</head><body>{nav}<main><article><h1>{title}</h1>",
            *(f"<p>{paragraph}</p>\n" for paragraph in story),
            "</article></main><aside>",
            self.aside(aside) if aside else "",
        ]
        left = size - sum(map(len, parts)) - len(footer) - len(end)
        while left > 0:
            parts.append(choose.choice(scripts if choose.random() < 0.5 else boxes))
            left -= len(parts[-1])
        return "".join((*parts, "</aside>", footer, end, "</body></html>"))

    def trip(self, person: Person) -> Iterator[str]:
        """Paragraphs that tell of a trip of the person."""
        for template in self.choose.sample(TRIPS, 2):
            told = template.format(
                name=self.called(person), city=self.choose.choice(CITIES), day=self.choose.choice(DAYS)
            )
            yield f"{told} {self.paragraph()}"

    def called(self, person: Person) -> str:
        """A name of the person that the outlet can write."""
        names = [
            name
            for name in person.names
            if _fits(name, self.charset) and name.isascii() == (self.language in ("en", "fr"))
        ]
        return self.choose.choice(names or person.names)

    def aside(self, person: Person) -> str:
        """A link or a script that names the person."""
        if self.choose.random() < 0.5:
            return f"<script>var tags={json.dumps([self.called(person)])};</script>"
        return f'<a href="/tag/{self.name()}" title="{self.called(person)}">{self.sentence(3)}</a>'

    def sentence(self, words: int) -> str:
        """So many words; one in eight with a capital."""
        chosen = self.choose.choices(self.words, k=words)
        chosen = [word.capitalize() if not n or self.choose.random() < 0.12 else word for n, word in enumerate(chosen)]
        return self.joint.join(chosen) + "."

    def paragraph(self) -> str:
        """Some sentences, one in three with marks that are written as references."""
        said = [self.sentence(self.choose.randint(6, 24)) for _ in range(self.choose.randint(2, 5))]
        if self.choose.random() < 0.33:
            said[0] = f"&ldquo;{said[0]}&rdquo;&nbsp;"
        return " ".join(said)

    def name(self) -> str:
        """As in the class of an element."""
        return self.choose.choice(self.names)

    def link(self) -> str:
        """As navigation has it."""
        return f'<a class="{self.name()}" href="https://{self.host}/{self.name()}/{self.choose.randrange(10**6)}">{self.sentence(2)}</a>'

    def card(self) -> str:
        """A box that leads to another story."""
        picture = f"https://cdn.{self.host}/{self.choose.randbytes(4).hex()}.jpg?w=640&amp;h=360&amp;q=75"
        return (
            f'<div class="card {self.name()}"><a href="https://{self.host}/{self.name()}"><img src="{picture}" alt="" loading="lazy">'
            f'<h3>{self.sentence(8)}</h3></a><p>{self.sentence(14)}</p><time datetime="2024-08-{self.choose.randint(1, 31):02}">{self.choose.randint(1, 23)}&nbsp;h</time></div>\n'
        )

    def style(self, kilobytes: int) -> str:
        """Inline CSS."""
        rules = []
        for _ in range(kilobytes * 11):
            colour = self.choose.randbytes(3).hex()
            rules.append(
                f".{self.name()}>.{self.name()}{{margin:{self.choose.randint(0, 40)}px 0;color:#{colour};display:flex;font-family:Arial,Helvetica,sans-serif}}"
            )
        return f"<style>{''.join(rules)}</style>"

    def script(self, kilobytes: int) -> str:
        """Minified code, settings and now and then something encoded."""
        code = []
        for _ in range(kilobytes * 9):
            a, b, c = self.choose.choices(self.latin, k=3)
            match self.choose.randrange(16):
                case 0:
                    code.append(
                        f'function {a[0]}{b[-1]}(e,t){{return e.{a}{c.title()}&&t.{b}("{c}")||(window.{a.title()}=e.{c}||[]).push({{id:{self.choose.randrange(10**7)}}})}};'
                    )
                case 1:
                    code.append(
                        f'{{"{a}":"{b}{c.title()}","{b}":{self.choose.randrange(1000)},"url":"https:\\/\\/{self.host}\\/{c}"}},'
                    )
                case 2:
                    code.append(
                        f"!function(n,r){{for(var {a[0]}=0;{a[0]}<n.length;{a[0]}++)r[n[{a[0]}].{b}]=!{self.choose.randrange(2)}}}({c},{a.upper()});"
                    )
                case 3:
                    code.append(f'var _{a}="{_base64(self.choose)}";')
                case _:
                    code.append(self.choose.choice(IDIOMS))
        return f"<script>{''.join(code)}</script>\n"


def _base64(choose: random.Random) -> str:
    return "".join(choose.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", k=64))


def _fits(name: str, charset: str) -> bool:
    try:
        name.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


_INFO: Final = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 22\r\n\r\nsoftware: made pages\r\n\r\n\r\n"


def _packed(record: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(record) + packer.flush()


if __name__ == "__main__":
    made = make_warc(*(int(argument) for argument in sys.argv[1:3]))
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB packed")
