"""Case files: complete, self-contained, the same bytes on every run, and deaf to whatever an article says."""

import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_examples import BASHIR, NAMES, PUTIN, entries, skipped, source, where_answers

from setfoot.facts import PersonId, Quote, Window
from setfoot.tell import ONE_TRIP_FORMS, TRIP_FORMS, Look, Names, trip_json, write_report
from setfoot.tell.exhibits import is_link
from setfoot.tell.words import DISCLAIMER, teller

VOID = {"meta", "br", "hr", "img", "link", "input", "col"}
FETCHING = {"script", "link", "img", "iframe", "object", "embed", "video", "audio", "base", "form", "image"}


class Page(HTMLParser):
    """A page taken apart: its elements, links, ids and text; unclosed elements fail."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.links, self.ids, self.handlers, self.words, self._open = [], [], [], [], [], []
        self.feed(text)
        self.close()
        assert not self._open, self._open
        self.text = "".join(self.words)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        found = dict(attrs)
        self.links += [found[name] for name in ("href", "src", "cite") if name in found]
        self.ids += [found["id"]] if "id" in found else []
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    out = tmp_path_factory.mktemp("report")
    return out, write(out)


def write(out):
    where = {entries()[0].trip.id: where_answers()}
    return write_report(
        entries(), out, NAMES, people=(PersonId("nobody-yet"),), where=where, skipped=skipped(), articles=14
    )


def pages(report):
    return {path: Page(path.read_text(encoding="utf-8")) for path in report[1] if path.suffix == ".html"}


def test_there_is_an_index_and_a_page_and_data_for_each_person(report):
    out, paths = report
    people = ("benjamin-netanyahu", "nobody-yet", "omar-al-bashir", "sergei-lavrov", "vladimir-putin")
    expected = ["index.html", *(f"{p}/{name}" for p in sorted(people) for name in ("index.html", "case.json"))]
    assert sorted(str(path.relative_to(out)) for path in paths) == sorted(expected)
    assert paths[0] == out / "index.html"


def test_two_runs_write_the_same_bytes(report, tmp_path):
    out, paths = report
    for path in write(tmp_path):
        assert path.read_bytes() == (out / path.relative_to(tmp_path)).read_bytes()
    assert len(write(tmp_path)) == len(paths)


def test_the_order_of_the_entries_does_not_matter(report, tmp_path):
    out, _ = report
    where = {entries()[0].trip.id: where_answers()}
    people = (PersonId("nobody-yet"),)
    shuffled = entries()[::-1]
    for path in write_report(shuffled, tmp_path, NAMES, people=people, where=where, skipped=skipped(), articles=14):
        assert path.read_bytes() == (out / path.relative_to(tmp_path)).read_bytes()


def test_every_page_parses_asks_the_network_for_nothing_and_disclaims_once(report):
    for path, page in pages(report).items():
        assert not FETCHING & set(page.elements), path
        assert not page.handlers
        assert page.text.count(DISCLAIMER) == 1
        assert len(page.ids) == len(set(page.ids))
        assert page.elements.count("h1") == 1
        text = path.read_text(encoding="utf-8")
        assert '<html lang="en">' in text
        assert "url(http" not in text
        assert "@import" not in text


def test_every_link_inside_the_report_leads_somewhere(report):
    found = pages(report)
    for path, page in found.items():
        for link in page.links:
            if is_link(link):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.exists(), link
            assert not anchor or anchor in found[target].ids, link


def test_every_trip_report_conflict_and_ruling_is_on_the_page(report):
    page = pages(report)[report[0] / "vladimir-putin" / "index.html"]
    text = re.sub(r"\s+", " ", page.text)
    for entry in (entry for entry in entries() if entry.trip.person == PUTIN):
        trip = entry.trip
        said = [r.quote.text for r in trip.reports] + [
            teller(r.quote.article, source(r.quote.article)) for r in trip.reports
        ]
        said += [conflict.note for conflict in trip.conflicts] + [conflict.settled for conflict in trip.conflicts]
        said += [group.because for group in trip.origins] + list(trip.notes) + list(trip.cities)
        said += [step.rule.replace("_", " ").capitalize() for step in entry.ruling.steps]
        said += [objection.ground for objection in entry.ruling.objections] + list(entry.ruling.caveats)
        said += [precedent.decision for precedent in entry.ruling.precedents]
        for words in said:
            assert re.sub(r"\s+", " ", words) in text
    assert "Seen and not used, and why (2)" in text


def test_marked_words_are_the_quotes(report):
    text = (report[0] / "vladimir-putin" / "index.html").read_text(encoding="utf-8")
    assert "Late on Monday the Russian president <mark>landed in Ulaanbaatar</mark>, Interfax reported." in text


def test_the_data_beside_a_page_are_the_contract_s(report):
    data = json.loads((report[0] / "omar-al-bashir" / "case.json").read_text(encoding="utf-8"))
    (entry,) = (entry for entry in entries() if entry.trip.person == BASHIR)
    assert data["person"] == {"id": BASHIR, "name": "Omar al-Bashir", "country": "SD"}
    assert data["trips"] == [trip_json(entry)]
    data = json.loads((report[0] / "vladimir-putin" / "case.json").read_text(encoding="utf-8"))
    assert [len(day["answers"]) for day in data["where"]] == [len(where_answers())]
    assert len(data["skipped"]) == 2


def test_what_names_nobody_is_on_the_index(report):
    assert "not valid UTF-8" in pages(report)[report[0] / "index.html"].text


def test_a_report_of_nothing_is_a_page_too(tmp_path):
    (index,) = write_report((), tmp_path / "new", NAMES)
    assert "No trips were found." in Page(index.read_text(encoding="utf-8")).text


HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</blockquote></article><img src=x onerror=alert(1)>",
            "\"><svg onload='alert(1)'>",
            "{{ 7 * 7 }}{% include 'x' %}",
            "&lt;b&gt; &amp; ]]> --> <!--",
            "javascript:alert(1)",
            "https://a.example/\"onmouseover='x'",
            "\u202egnp.exe\u0000\ud800",
        ]
    ),
)


def poison(text):
    """The first example with one text in every place that comes from an article."""
    entry = entries()[0]
    trip = entry.trip
    quote = Quote(trip.reports[0].quote.article, 0, len(text), text)
    reports = tuple(
        replace(r, quote=quote, sentence=quote, city=text, occasion=text, when=Window.parse(f"2024-09-0{n}"))
        for n, r in enumerate(trip.reports, 1)
    )
    conflicts = tuple(replace(c, note=text, settled=text, quotes=(quote, quote)) for c in trip.conflicts)
    sources = tuple(replace(s, outlet=text, title=text, url=text, language=text, dated_by=text) for s in entry.sources)
    trip = replace(
        trip,
        reports=reports,
        cities=(text,),
        occasions=(text,),
        notes=(text,),
        conflicts=conflicts,
        origins=tuple(replace(origin, because=text) for origin in trip.origins),
    )
    return replace(entry, trip=trip, sources=sources)


@given(text=HOSTILE)
def test_no_words_of_an_article_ever_become_markup(text):
    names = Names(people={PUTIN: text}, countries=NAMES.countries)
    expected = Page("".join(ONE_TRIP_FORMS["html"](poison("harmless"), NAMES, Look())))
    raw = "".join(ONE_TRIP_FORMS["html"](poison(text), names, Look()))
    page = Page(raw)
    assert set(Counter(page.elements) - Counter(expected.elements)) <= {"a"}  # a safe address becomes a link
    assert not page.handlers
    assert not re.search("[\x00\u202e\ud800]", raw)
    assert all(is_link(link) or link.startswith("#") for link in page.links)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "http://a b", 'https://a/"', "ftp://a.example/x", "https://[", ""],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url):
    assert not is_link(url)


def test_a_person_s_id_cannot_lead_out_of_the_folder(tmp_path):
    entry = entries()[0]
    evil = replace(entry, trip=replace(entry.trip, person=PersonId("../../evil")))
    for path in write_report((evil,), tmp_path / "out", NAMES):
        assert path.resolve().is_relative_to((tmp_path / "out").resolve())


def test_all_trips_on_one_page(report):
    page = Page("".join(TRIP_FORMS["html"](entries(), NAMES, Look())))
    assert page.elements.count("h2") == len(entries())
    assert report
