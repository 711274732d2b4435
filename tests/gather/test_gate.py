"""The gate loses no page in which the reader finds a name, however the page writes it, and turns away most others."""

from __future__ import annotations

import importlib.util
import json
import pickle
import sys
import time
import unicodedata
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Article, Country, PersonId
from setfoot.gather import gather_articles
from setfoot.gather.charset import decode
from setfoot.gather.disguises import CODECS
from setfoot.gather.gate import Gate, unmask
from setfoot.gather.page import read_page
from setfoot.gather.scripts import lies_in_script
from setfoot.read.lexicon import load_lexicon
from setfoot.tables.law import load_law
from setfoot.tables.people import Person, load_people

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "en.news.2012-2020.jsonl.gz"
TODAY = date(2026, 11, 22)
FILLER = "The government press office said in a statement that two days of talks were held in the capital on Thursday. "
NAMES = {
    "utf-8": (
        "Putin",
        "Erdoğan",
        "Путин",
        "Сергей",
        "普京",
        "김정은",
        "בנימין נתניהו",
        "البشير",
        "Ngaïssona",
        "Xi",
        "Gül",
        "ضو",
        "ガザ",
    ),
    "windows-1251": ("Путин", "Сергей", "Putin"),
    "koi8-r": ("Путин", "Putin"),
    "iso-8859-5": ("Путин",),
    "windows-1252": ("Ngaïssona", "Gül", "Putin", "Xi"),
    "windows-1254": ("Erdoğan", "Gül"),
    "windows-1255": ("בנימין נתניהו",),
    "windows-1256": ("البشير", "ضو"),
    "gb18030": ("普京", "Putin", "Xi"),
    "big5": ("普京", "Xi"),
    "shift_jis": ("ガザ", "Xi", "Putin"),
    "euc-jp": ("ガザ",),
    "euc-kr": ("김정은",),
    "iso-2022-jp": ("ガザ",),
    "utf-16": ("Putin", "Путин", "普京"),
    "utf-16-le": ("Putin",),
    "utf-32": ("Путин",),
}


@cache
def lexicon():
    """Watches some people of the shipped list, and some whose names are hard."""
    known = {"vladimir-putin", "omar-al-bashir", "benjamin-netanyahu", "patrice-edouard-ngaissona", "kim-jong-un"}
    hard = ("Recep Tayyip Erdoğan", "Сергей", "김정은", "Xi Jinping", "Abdullah Gül", "ضو", "ガザ", "Ngaïssona", "普京")
    made = [
        Person(PersonId(f"person-{n}"), name, Country("CN" if name == "Xi Jinping" else "TR"))
        for n, name in enumerate(hard)
    ]
    return load_lexicon((*(person for person in load_people() if person.id in known), *made))


@cache
def gate():
    return Gate(lexicon().watched_forms)


def slow_road_finds(raw):
    """Whether the reader, given all the time it needs, finds a name on the page."""
    (found,) = read_page(raw, "here", latest=TODAY)
    return isinstance(found, Article) and lexicon().names_somebody(found.title, found.text)


def page(told, charset="utf-8", head=""):
    words = f"<p>{FILLER}{told} {FILLER}</p><p>{FILLER}</p>"
    html = f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body><article>{words}</article></body></html>'
    return html.encode(charset, "xmlcharrefreplace")


def decimal(letter):
    return f"&#{ord(letter)};"


DISGUISES = {
    "plain": lambda name: name,
    "one letter a decimal reference": lambda name: decimal(name[0]) + name[1:],
    "a later letter a reference without its semicolon": lambda name: f"{name[:-1]}&#{ord(name[-1])} ",
    "leading zeros": lambda name: f"&#00{ord(name[0])};{name[1:]}",
    "hexadecimal references": lambda name: "".join(f"&#x{ord(letter):x};" for letter in name),
    "capital hexadecimal references": lambda name: "".join(f"&#X{ord(letter):X};" for letter in name),
    "a drop capital": lambda name: f'<span class="drop">{name[0]}</span>{name[1:]}',
    "cut in the middle": lambda name: f"{name[: len(name) // 2]}<b>{name[len(name) // 2 :]}</b>",
    "every letter in a tag": lambda name: "".join(f"<i>{letter}</i>" for letter in name),
    "a comment within": lambda name: f"{name[:1]}<!-- > -->{name[1:]}",
    "a place to break": lambda name: f"{name[:1]}<wbr>{name[1:]}",
    "a soft hyphen": lambda name: f"{name[:1]}\xad{name[1:]}",
    "a soft hyphen by name": lambda name: f"{name[:-1]}&shy;{name[-1]}",
    "a space without width": lambda name: f"{name[:1]}\u200b{name[1:]}",
    "a joiner by number": lambda name: f"{name[:1]}&#8205;{name[1:]}",
    "a null": lambda name: f"{name[:1]}\x00{name[1:]}",
    "twice escaped": lambda name: f"&amp;#{ord(name[0])};{name[1:]}",
    "between quotation marks": lambda name: f"&ldquo;{name}&rdquo;",
    "after a blank by name": lambda name: f"said&nbsp;{name}&nbsp;said",
    "letters in two characters": lambda name: unicodedata.normalize("NFD", name),
    "a link": lambda name: f'<a href="/x" title="y">{name}</a>',
    "a possessive": lambda name: f"{name}’s",
}
FOUND_IN_UTF_8 = sorted({"plain", "one letter a decimal reference", "leading zeros", "hexadecimal references", "a drop capital",
    "cut in the middle", "every letter in a tag", "a comment within", "a place to break", "a soft hyphen", "a soft hyphen by name",
    "a space without width", "a null", "between quotation marks", "after a blank by name", "a link", "a possessive"})  # fmt: skip


@pytest.mark.parametrize("disguise", FOUND_IN_UTF_8)
def test_a_name_is_found_in_every_disguise_that_the_reader_sees_through(disguise):
    raw = page(DISGUISES[disguise]("Putin"))
    assert slow_road_finds(raw)
    assert gate().passes(raw)


@pytest.mark.parametrize(("charset", "name"), [(charset, name) for charset, names in NAMES.items() for name in names])
def test_a_name_is_found_in_every_charset(charset, name):
    raw = page(f" {name} ", charset)
    assert slow_road_finds(raw)
    assert gate().passes(raw)


@given(st.data())
def test_no_page_is_lost_that_the_slow_road_finds(data):
    charset = data.draw(st.sampled_from(list(NAMES)))
    told = data.draw(st.sampled_from(NAMES[charset]))
    for disguise in data.draw(st.lists(st.sampled_from(sorted(DISGUISES)), max_size=2)):
        told = told if "&" in told else DISGUISES[disguise](told)  # a reference is not disguised once more
    before, after = (
        data.draw(st.sampled_from(("", " ", "x", "。", "(", "-", "é"))),
        data.draw(st.sampled_from(("", " ", "s", ";", "’", "1"))),
    )
    raw = page(before + told + after, charset)
    assert gate().passes(raw) or not slow_road_finds(raw)


@given(st.text(alphabet='Putin<>/ab i="&#;8016\xad\u200b !-\n', max_size=60))
def test_no_tangle_of_markup_hides_a_name_from_the_gate_alone(tangle):
    raw = page(f"{tangle}Putin {tangle[::-1]}")
    assert gate().passes(raw) or not slow_road_finds(raw)


@pytest.mark.parametrize("ending", ["\\n", "\\u2014", "\\t"])
def test_a_story_in_json_is_part_of_the_page(ending):
    body = f"{FILLER * 2}said{ending}Putin and others."
    raw = f'<html><head><script type="application/ld+json">{{"articleBody": "{body}"}}</script></head><body><p>No.</p></body></html>'.encode()
    assert slow_road_finds(raw)
    assert gate().passes(raw)


def test_a_story_in_json_may_escape_every_letter():
    data = json.dumps({"articleBody": f"{FILLER * 2} Путин {FILLER}"})
    raw = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body><p>No.</p></body></html>'.encode()
    )
    assert slow_road_finds(raw)
    assert gate().passes(raw)


def test_a_title_may_name_somebody_alone():
    raw = page("", head='<meta property="og:title" content="Putin comes">')
    assert slow_road_finds(raw)
    assert gate().passes(raw)


@pytest.mark.parametrize("between", [" ", "\n  ", "&nbsp;", "</b> <i>", "&#32;"])
def test_words_of_an_office_may_stand_apart_as_markup_has_them(between):
    raw = page(f"the <b>Russian{between}president</b></i> came")
    assert slow_road_finds(raw)
    assert gate().passes(raw)


@pytest.mark.parametrize(
    "told",
    [
        "Xinjiang, Xiaomi, TaXi and Xi2",
        "Putino and Rasputin",
        "the Russian ambassador, and far from him a president",
        "عضو",
        '<a href="/putin" title="Putin comes">more</a>',
        "<img alt='Xi' src='Putin.jpg'>",
        "</p><script>var tags = ['Putin', 'Xi'];</script><p>" + " " * 5000,
        "V<b>ladivostok</b>",
    ],
)
def test_a_page_passes_only_for_a_name_in_its_story(told):
    assert not gate().passes(page(told))


@pytest.mark.parametrize(
    ("charset", "form"),
    [
        ("shift_jis", "Iraq’s president"),
        ("big5hkscs", "Viktor Orbán"),
        ("gb18030", "Côte d'Ivoire’s president"),
        ("gb18030", "Edgars Rinkēvičs"),
    ],
)
def test_a_character_whose_second_byte_is_a_letter_hides_no_name(charset, form):
    raw = f'<html><head><meta charset="{charset}"></head><body><p>said {form} said</p></body></html>'.encode(charset)
    assert Gate([form]).passes(raw)


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "iso-8859-5", "cp866"])
def test_a_short_key_may_go_on_in_a_letter_of_another_charset(charset):
    raw = f'<html><head><meta charset="{charset}"></head><body><p>и Рахой, и</p></body></html>'.encode(charset)
    assert Gate(["Рахой"]).passes(raw)


@pytest.mark.parametrize("unseen", ["\u200b", "\xad", "&shy;", "\x02"])
def test_what_is_not_seen_before_a_key_in_small_letters_hides_no_name(unseen):
    assert Gate(["al-masri"]).passes(page(f" al-{unseen}masri "))


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "gb18030"])
def test_a_name_that_has_a_character_without_width_is_found_in_every_charset(charset):
    name = "احمدی\u200cنژاد"  # noqa: RUF001 - a name in Arabic letters
    assert Gate([name]).passes(page(f" {name} ", charset))


def test_an_empty_page_and_an_empty_gate_pass_nothing():
    assert not gate().passes(b"")
    assert not Gate(()).passes(page("Putin"))


def test_a_name_at_the_very_end_is_seen():
    assert gate().passes(b"<html>Xi")


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(raw):
    assert gate().passes(raw) in (True, False)


@pytest.mark.parametrize(
    "hostile", ["P<", "P<b>", "P<!--", '<a title="Putin', "<a b='Putin' ", "Russian <b>", ">P<i", "<script>Putin"]
)
def test_a_page_made_to_be_costly_is_let_through_or_turned_away_soon(hostile):
    started = time.process_time()
    gate().passes(hostile.encode() * 50_000)
    assert time.process_time() - started < 5


def test_a_gate_is_the_same_after_pickling():
    again = pickle.loads(pickle.dumps(gate()))  # noqa: S301 - our own
    assert again.forms == gate().forms
    assert again.passes(page("Putin"))
    assert not again.passes(page(""))


def test_references_to_markup_stay_references():
    assert unmask("&lt;b&gt; &#60; &amp; &#80;") == "&lt;b&gt; &#60; &amp; P"


@pytest.mark.parametrize(
    "kept",
    [
        '<script type="application/ld+json">{"articleBody": "Putin"}</script>',
        "<script/>Putin</script>",
        "<!-- <script> -->Putin<script>1</script>",
        "<p><!-- <b><script> --></b>Putin</p><script>1</script>",
        '<p title="<script>">Putin</p></script>',
        "<p></p><script>Putin",
    ],
)
def test_what_may_be_no_script_is_none(kept):
    assert not lies_in_script(kept.encode(), kept.index("Putin"))


@given(
    st.lists(
        st.sampled_from(("<script>1</script>", '<script src="a.js"></script>', "<p>", "x", "</script>")), max_size=12
    )
)
def test_a_script_after_any_others_is_known(parts):
    html = "<p>" + "".join(parts) + "</p><script>Putin</script>"
    assert lies_in_script(html.encode(), html.index("Putin"))


def test_made_pages_that_name_somebody_pass():
    specification = importlib.util.spec_from_file_location("made_pages", ROOT / "bench" / "made_pages.py")
    made_pages = importlib.util.module_from_spec(specification)
    sys.modules["made_pages"] = made_pages
    specification.loader.exec_module(made_pages)
    wanted = set(load_law().wanted)
    every = Gate(load_lexicon(tuple(person for person in load_people() if person.id in wanted)).watched_forms)
    pages = list(islice(made_pages.make_pages(seed=3), 250))
    naming = [made for made in pages if made.named]
    assert naming
    assert all(every.passes(made.raw) for made in naming)
    assert sum(every.passes(made.raw) for made in pages) < len(pages) / 10


@pytest.mark.skipif(not CORPUS.exists(), reason=f"there is no {CORPUS}")
def test_articles_of_the_corpus_pass_as_pages_where_they_name_somebody():
    articles = [a for a in islice(gather_articles(str(CORPUS), latest=TODAY), 1500) if isinstance(a, Article)]
    naming = [a for a in articles if lexicon().names_somebody(a.title, a.text)]
    assert naming
    for article in naming:
        raw = page(
            article.text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</p><p>"),
            head=f"<title>{article.title}</title>",
        )
        assert gate().passes(raw), article.url


def test_no_name_of_the_shipped_list_is_lost_in_any_charset_that_has_its_letters():
    forms = load_lexicon(load_people()).watched_forms
    shipped, lost, tried = Gate(forms), [], 0
    for form in forms:
        for codec in CODECS if not form.isascii() else ():
            raw = f'<html><head><meta charset="{codec}"></head><body><p>x {form} y</p></body></html>'.encode(
                codec, "ignore"
            )
            if form in unicodedata.normalize("NFC", decode(raw) or ""):
                tried += 1
                lost += [(form, codec)] * (not shipped.passes(raw))
    assert tried > 5_000
    assert not lost
