"""A JSON record becomes an article; what it cannot use of a record it names."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Article, Skipped, Why, Window
from setfoot.gather.records import cut_values, read_json_lines, read_record
from setfoot.gather.tally import Tally

TODAY = date(2026, 11, 22)
STORY = "The visiting president arrived in the capital on Thursday, the state news agency reported."


def read(record):
    raw = record if isinstance(record, bytes) else json.dumps(record).encode()
    return list(read_record(raw, "here", latest=TODAY))


def cut(content, limit=1000):
    return list(cut_values(io.BytesIO(content), limit))


def test_every_key_finds_its_place():
    record = {"id": "a1", "source": "Example Herald", "url": "https://example.org/1", "published": "2024-09-02"}
    record |= {"title": "Arrival", "text": STORY, "lang": "en-GB"}
    assert read(record) == [
        Article("a1", STORY, "Arrival", "https://example.org/1", "Example Herald", "en", Window.parse("2024-09-02"))
    ]


@pytest.mark.parametrize("missing", [{}, dict.fromkeys(("id", "source", "url", "published", "title", "lang"))])
def test_all_but_the_text_may_be_missing_or_null(missing):
    assert read(missing | {"text": STORY}) == [Article(Article.name_for(None, STORY), STORY)]


def test_a_record_without_id_is_named_by_its_url_and_text():
    (article,) = read({"text": STORY, "url": "https://example.org/1", "id": ""})
    assert article.id == Article.name_for("https://example.org/1", STORY)


def test_a_number_names_an_article_too():
    assert read({"text": STORY, "id": 17})[0].id == "17"


def test_the_text_is_kept_as_it_is_written():
    """Offsets count from the record's own text, so not even its line ends may change."""
    text = "  First\r\nsecond\tline \n" + STORY
    assert read({"text": text})[0].text == text


def test_half_a_character_is_replaced():
    assert read(rb'{"text": "Arrived \ud83d today"}')[0].text == "Arrived \ufffd today"


@pytest.mark.parametrize("key", ["source", "url", "published", "title", "lang", "id"])
@pytest.mark.parametrize("value", [True, 1.5, ["x"], {"x": 1}])
def test_a_key_of_the_wrong_type_is_told_and_the_article_kept(key, value):
    article, skipped = read({"text": STORY, key: value})
    assert article == Article(Article.name_for(None, STORY), STORY)
    assert (skipped.why, skipped.source) == (Why.BROKEN_RECORD, "here")
    assert f"`{key}`" in skipped.note


@pytest.mark.parametrize("published", ["last week", "2024-13-01", "1970-01-01", "2031-01-01", "9999", "12/10/2023"])
def test_a_day_nobody_can_mean_is_told_and_the_article_kept_undated(published):
    article, skipped = read({"text": STORY, "published": published})
    assert article.published is None
    assert skipped.why == Why.BROKEN_RECORD
    assert published in skipped.note


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"title": "no story"}, Why.BROKEN_RECORD),
        ({"text": None}, Why.BROKEN_RECORD),
        ({"text": ["a", "b"]}, Why.BROKEN_RECORD),
        ({"text": ""}, Why.EMPTY),
        ({"text": " \n"}, Why.EMPTY),
        (["text"], Why.BROKEN_RECORD),
        ("text", Why.BROKEN_RECORD),
        (None, Why.BROKEN_RECORD),
        (b"{", Why.BROKEN_RECORD),
        (b"[" * 100_000, Why.BROKEN_RECORD),
        (b'{"text": ' + b"9" * 5000 + b"}", Why.BROKEN_RECORD),
        (b'{"text": "\xff"}', Why.BROKEN_RECORD),
    ],
)
def test_a_record_without_a_story_is_told(record, why):
    (skipped,) = read(record)
    assert isinstance(skipped, Skipped)
    assert (skipped.why, skipped.source) == (why, "here")


def test_a_record_that_was_too_long_is_told():
    (skipped,) = read_record(None, "here", latest=TODAY)
    assert skipped.why == Why.TOO_LARGE


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b"", []),
        (b"[]", []),
        (b'{"a": 1}', [b'{"a": 1}']),
        (b'[{"a": "]}\\""}, {"b": [1, {}]}]', [b'{"a": "]}\\""}', b'{"b": [1, {}]}']),
        (b'{"a": 1}\n{"b": 2}\n', [b'{"a": 1}', b'{"b": 2}']),
        (b'[1, "two, three", null, [4]]', [b"1", b'"two, three"', b"null", b"[4]"]),
        (b'[{"a": 1}, {"b": }, {"c": 3}]', [b'{"a": 1}', b'{"b": }', b'{"c": 3}']),
        (b'[{"a": 1}, {"b": "cut o', [b'{"a": 1}', b'{"b": "cut o']),
        (b'[{"a": "' + b"x" * 2000 + b'"}, {"b": 2}]', [None, b'{"b": 2}']),
        (b"}}]]", [b"}", b"}"]),
    ],
)
def test_a_json_file_is_cut_into_values(content, values):
    assert cut(content) == values


JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
OBJECTS = st.dictionaries(st.text(), JSON_VALUES, max_size=4)


@given(st.lists(st.one_of(OBJECTS, st.text(), st.integers())), st.integers(1, 7), st.booleans(), st.none() | st.just(2))
def test_cutting_agrees_with_the_json_library(values, size, ascii_only, indent):
    """However the bytes arrive, the items of a list are cut where the library sees them."""
    content = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "surrogatepass")

    class Dripping(io.BytesIO):
        def read(self, _=-1):
            return super().read(size)

    assert [json.loads(value.decode("utf-8", "surrogatepass")) for value in cut_values(Dripping(content))] == values


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("text", "content"),
        ("text", "maintext"),
        ("published", "date"),
        ("published", "publishedAt"),
        ("source", "domain"),
    ],
)
def test_archives_name_keys_in_other_ways(key, name):
    record = {"text": STORY, "published": "2024-09-02", "source": "Herald"}
    other = {name if known == key else known: value for known, value in record.items()}
    assert read(other) == read(record)
    assert read(record | {name: "something else"}) == read(record)
    assert read(other | {key: None}) == read(record)


def test_a_note_names_the_key_as_the_record_does():
    _, note = read({"text": STORY, "date": "last week"})
    assert "`date`" in note.note
    (broken,) = read({"content": ["x"]})
    assert "`content`" in broken.note


WORDS = st.text(st.sampled_from('Putin \n"\\/\t\u041f\u0443\u0442\u0438\u043d\ud83d\U0001f600{}'), max_size=12)


@given(
    records=st.lists(
        st.fixed_dictionaries({"text": WORDS}, optional={"title": WORDS, "body": WORDS, "url": WORDS}), max_size=4
    ),
    plain=st.booleans(),
    indent=st.sampled_from([None, (", ", ": "), (",", ":")]),
)
def test_a_gate_loses_no_record_whose_title_or_text_it_would_let_through(records, plain, indent):
    """However JSON writes the characters: as they are, escaped, or as halves."""
    lines = [json.dumps(record, ensure_ascii=not plain, separators=indent) for record in records]
    stream = io.BytesIO("\n".join(lines).encode(errors="replace"))

    def gate(raw):
        return b"Putin" in raw or "\u041f\u0443\u0442\u0438\u043d".encode() in raw or b"n\nP" in raw or b'"P' in raw

    everything = list(read_json_lines(io.BytesIO(stream.getvalue()), "a", TODAY))
    passed = {one.file for one in read_json_lines(stream, "a", TODAY, gate=gate) if isinstance(one, Article)}
    for one in everything:
        if isinstance(one, Article) and gate(f"{one.title}\n{one.text}".encode()):
            assert one.file in passed


def test_a_gate_turns_most_records_away_unread_and_counts_them():
    lines = [json.dumps({"text": STORY, "url": str(n)}).encode() for n in range(9)]
    lines += [
        json.dumps({"text": "Putin \u2013 in Minsk", "url": "p"}).encode(),
        b'{"text": "cut o',
        b"[]",
        b'{"te\\u0078t": "nobody"}',
    ]
    tally = Tally()
    stream = io.BytesIO(b"\n".join(lines))
    found = list(read_json_lines(stream, "a", TODAY, gate=lambda raw: b"Putin" in raw, tally=tally))
    assert [one.file if isinstance(one, Article) else one.source for one in found] == ["a:10", "a:line 11", "a:line 12"]
    assert (tally.records, tally.bytes) == (13, sum(map(len, lines)) + 12)
    assert tally.passed == 2  # the list goes on to be told as no record
