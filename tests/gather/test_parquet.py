"""The rows of a Parquet file become the articles that the same records as JSON Lines would, in flat memory."""

from __future__ import annotations

import gzip
import io
import json
import sys
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from setfoot.facts import Article, BadSource, Skipped, Why, Window
from setfoot.gather import gather_articles, gather_stream, parquet
from setfoot.gather.pagesizes import column_places, page_sizes
from setfoot.gather.parquet import read_parquet
from setfoot.gather.tally import Tally

TODAY = date(2026, 11, 22)
STORY = "The visiting president arrived in the capital on Thursday, the state news agency reported."
DAY = Window.of(date(2024, 9, 2))
LONG = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


def packed(columns, **options):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def read(columns, **options):
    content = columns if isinstance(columns, bytes) else packed(columns)
    return list(read_parquet(io.BytesIO(content), "a.parquet", TODAY, **options))


def only(found):
    (one,) = found
    return one


def test_every_column_finds_its_place_and_others_are_ignored():
    found = read(
        {
            "id": ["a1"],
            "source": ["Example Herald"],
            "url": ["https://example.org/1"],
            "published": ["2024-09-02"],
            "title": ["Arrival"],
            "text": [STORY],
            "lang": ["en-GB"],
            "score": [0.5],
            "tags": [["x", "y"]],
        }
    )
    article = Article("a1", STORY, "Arrival", "https://example.org/1", "Example Herald", "en", DAY, "a.parquet:1")
    assert found == [article]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        *[("text", name) for name in ("Text", "content", "body", "article_text", "maintext")],
        *[("published", name) for name in ("date", "publish_date", "published_at", "date_publish", "PublishedAt")],
        *[("source", name) for name in ("outlet", "domain", "source_domain")],
        *[("title", "headline"), ("lang", "language")],
    ],
)
def test_archives_name_columns_in_other_ways(key, name):
    row = {"text": STORY, "published": "2024-09-02", "title": "Arrival", "source": "Herald", "lang": "en"}
    other = {name if known == key else known: [value] for known, value in row.items()}
    assert read(other) == read({known: [value] for known, value in row.items()})


def test_our_own_name_of_a_column_goes_before_others():
    assert only(read({"content": ["a menu"], "text": [STORY]})).text == STORY


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.binary(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.dictionary(pa.int8(), pa.large_string()),
    ],
)
def test_words_may_be_of_any_type_of_words(kind):
    value = STORY.encode() if kind == pa.binary() else STORY
    assert only(read({"text": pa.array([value], kind), "title": pa.array([value], kind)})).title == STORY


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (date(2024, 9, 2), pa.date32()),
        (date(2024, 9, 2), pa.date64()),
        *[(datetime(2024, 9, 2, 23, 50, tzinfo=UTC), pa.timestamp(unit)) for unit in ("s", "ms", "us", "ns")],
        (datetime(2024, 9, 2, 23, 50, tzinfo=UTC), pa.timestamp("us", "UTC")),
        (datetime(2024, 9, 3, 1, 50, tzinfo=UTC), pa.timestamp("us", "America/New_York")),
        (datetime(2024, 9, 2, 23, 50, tzinfo=UTC), pa.timestamp("us", "Nowhere/Land")),
        ("2024-09-02", pa.dictionary(pa.int32(), pa.string())),
        ("Mon, 02 Sep 2024 10:00:00 GMT", pa.string()),
    ],
)
def test_the_day_may_be_of_any_type_of_days(value, kind):
    if kind == pa.timestamp("us", "Nowhere/Land"):
        column = pa.array([int(value.timestamp()) * 1_000_000], pa.int64()).cast(kind)
    else:
        column = pa.array([value], kind)
    assert only(read({"text": [STORY], "date": column})).published == DAY


@pytest.mark.parametrize("far", [2**52, -(2**52), 0])
def test_a_moment_nobody_can_mean_is_told_and_the_article_kept_undated(far):
    column = pa.array([far], pa.int64()).cast(pa.timestamp("s"))
    article, note = read({"text": [STORY], "published_at": column})
    assert article.published is None
    assert (note.why, note.kept, note.source) == (Why.BROKEN_RECORD, True, "a.parquet:row 1")
    assert "`published_at`" in note.note


def test_a_number_names_an_article_too():
    assert only(read({"text": [STORY], "id": [17]})).id == "17"


def test_a_row_without_words_is_told_and_the_others_read():
    found = read({"text": ["one " + STORY, None, "", "four " + STORY], "title": [None, "x", "y", None]})
    assert [one.file if isinstance(one, Article) else one.source for one in found] == [
        "a.parquet:1",
        "a.parquet:row 2",
        "a.parquet:row 3",
        "a.parquet:4",
    ]
    assert [one.why for one in found[1:3]] == [Why.EMPTY, Why.EMPTY]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([["x"]]),
        pa.array([{"x": "y"}]),
        pa.array([1.5]),
        pa.array([True]),
        pa.array([[("k", "v")]], pa.map_(pa.string(), pa.string())),
    ],
)
def test_a_column_of_an_odd_type_is_told_once(column):
    skipped = only(read({"text": column}))
    assert (skipped.why, skipped.source, skipped.kept) == (Why.BROKEN_RECORD, "a.parquet", False)
    assert "`text`" in skipped.note
    note, first, second = read({"text": [STORY, STORY + "!"], "title": pa.concat_arrays([column, column])})
    assert (note.kept, first.title, second.title) == (True, "", "")
    assert "`title`" in note.note


def test_a_file_without_stories_is_told_with_what_it_has():
    skipped = only(read({"headline": ["x"], "summary": ["y"]}))
    assert skipped.why == Why.BROKEN_RECORD
    assert "headline, summary" in skipped.note


def test_a_column_that_is_there_twice_is_not_guessed_at():
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array([STORY])] * 2, ["text", "text"]), out)
    assert "2 times" in only(read(out.getvalue())).note


def test_words_that_are_not_utf8_are_told():
    columns = {"text": pa.array([b"\xff" + STORY.encode(), STORY.encode()]), "title": pa.array([b"x", b"\xff"])}
    broken, article, note = read(columns)
    assert (broken.why, broken.source) == (Why.BROKEN_RECORD, "a.parquet:row 1")
    assert (article.title, note.kept, note.source) == ("", True, "a.parquet:row 2")


def test_an_empty_file_and_one_without_rows_are_told(tmp_path):
    for name, content in (("a", b""), ("b", packed({"text": pa.array([], pa.string())}))):
        path = tmp_path / f"{name}.parquet"
        path.write_bytes(content)
        assert only(gather_articles(str(path), latest=TODAY)).why == Why.EMPTY


def test_a_file_is_read_plain_packed_and_through_a_pipe(tmp_path):
    content = packed({"text": [STORY, STORY + "!"]})
    (tmp_path / "a.parquet").write_bytes(content)
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress(content))
    plain = list(gather_articles(str(tmp_path / "a.parquet"), latest=TODAY))
    other = list(gather_articles(str(tmp_path / "a.parquet.gz"), latest=TODAY))
    assert [article.text for article in plain] == [article.text for article in other] == [STORY, STORY + "!"]
    assert list(read_parquet(tmp_path / "a.parquet", str(tmp_path / "a.parquet"), TODAY)) == plain


def test_a_copy_is_made_only_up_to_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "LARGEST_SPOOL", 100)
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress(packed({"text": [STORY]})))
    assert only(gather_articles(str(tmp_path / "a.parquet.gz"), latest=TODAY)).why == Why.TOO_LARGE


def test_a_file_cut_anywhere_is_told():
    content = packed({"text": [STORY] * 3, "title": ["x"] * 3})
    for size in range(1, len(content), 7):
        assert [one.why for one in read(content[:size])] == [Why.UNREADABLE]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_bytes_gone_wrong_are_never_an_exception(data):
    content = bytearray(
        packed({"text": [STORY] * 5, "title": ["x"] * 5, "date": [date(2024, 9, 2)] * 5}, compression="zstd")
    )
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert all(isinstance(one, Article | Skipped) for one in read(bytes(content)))


@given(content=st.binary(max_size=300))
def test_no_bytes_are_an_exception(content):
    assert all(one.why == Why.UNREADABLE for one in read(content + b"PAR1")) or not content


def test_the_good_row_groups_of_a_broken_file_are_read():
    content = bytearray(
        packed({"text": [f"{n} {STORY}" for n in range(6)]}, row_group_size=2, compression="none", use_dictionary=False)
    )
    chunk = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0)
    content[chunk.data_page_offset : chunk.data_page_offset + 8] = b"\xff" * 8
    found = read(bytes(content))
    assert [one.file for one in found if isinstance(one, Article)] == [f"a.parquet:{n}" for n in (1, 2, 5, 6)]
    broken = only(one for one in found if isinstance(one, Skipped))
    assert (broken.why, broken.source) == (Why.UNREADABLE, "a.parquet:row 3")
    assert "to 4" in broken.note


def test_a_row_longer_than_any_article_is_told():
    longest = parquet.LARGEST_RECORD
    found = read({"text": ["x" * (longest + 1), STORY], "title": ["a", "b"], "url": ["c", "d" * (longest + 1)]})
    assert [one.why for one in found if isinstance(one, Skipped)] == [Why.TOO_LARGE, Why.BROKEN_RECORD]
    assert [one.url for one in found if isinstance(one, Article)] == [None]


def test_a_page_too_large_to_unpack_is_never_unpacked(monkeypatch):
    """Its bytes are no sound zstd, and nobody notices."""
    monkeypatch.setattr(parquet, "LARGEST_PAGE", 1_000_000)
    content = packed({"text": ["x" * 2_000_000, "y", STORY]}, row_group_size=2, compression="zstd")
    chunk = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(0).column(0)
    at = content.index(b"\x28\xb5\x2f\xfd", chunk.dictionary_page_offset)  # as zstd begins
    large, article = read(content[:at] + b"\x00" + content[at + 1 :])
    assert (large.why, large.source) == (Why.TOO_LARGE, "a.parquet:row 1")
    assert "to 2" in large.note
    assert article.text == STORY


def test_a_batch_holds_little_however_often_a_long_cell_is_repeated(monkeypatch):
    """A dictionary's one long entry costs a bit in each row that refers to it."""
    monkeypatch.setattr(parquet, "_ROOM", 4_000_000)
    indices = pa.array([0] * 500, pa.int32())
    content = packed({"text": pa.DictionaryArray.from_arrays(indices, pa.array([STORY * 20_000]))})
    most = 0

    def gate(raw):
        nonlocal most
        assert len(raw) == len(STORY) * 20_000 + 1
        most = max(most, pa.total_allocated_bytes())
        return False

    before = pa.total_allocated_bytes()
    assert read(content, gate=gate) == []
    assert most - before < 12_000_000


def test_a_file_that_says_the_same_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_FREE", 1_000_000)
    indices = pa.array([0] * 50_000, pa.int32())
    path = tmp_path / "a.parquet"
    path.write_bytes(
        packed(
            {"text": pa.DictionaryArray.from_arrays(indices, pa.array([""])), "title": pa.array(["y" * 90] * 50_000)}
        )
    )
    assert [one.why for one in gather_articles(str(path), latest=TODAY)][-1] == Why.TOO_LARGE


def test_pages_say_their_sizes():
    """Held against a file whose pages we know: one value a page of 100 bytes and its length, and no dictionary."""
    values = [bytes([n]) * 100 for n in range(50)]
    out = io.BytesIO()
    table = pa.table({"text": pa.array(values)})
    pq.write_table(table, out, use_dictionary=False, data_page_size=1, write_batch_size=1, compression="gzip")
    ((place,),) = column_places(out)
    pages = list(page_sizes(out, *place))
    assert [page.values for page in pages] == [1] * 50
    assert all(104 <= page.unpacked < 120 and not page.dictionary for page in pages)


def test_columns_lie_where_the_library_says():
    columns = {"a": [n % 3 for n in range(90)], "text": [STORY] * 90, "tags": [["x", "y"]] * 90}
    content = packed(columns, row_group_size=25, compression="zstd", use_dictionary=["a"])
    told = pq.ParquetFile(io.BytesIO(content)).metadata
    for group, places in enumerate(column_places(io.BytesIO(content))):
        chunks = [told.row_group(group).column(at) for at in range(3)]
        starts = [chunk.dictionary_page_offset or chunk.data_page_offset for chunk in chunks]
        assert places == [(at, at + chunk.total_compressed_size) for at, chunk in zip(starts, chunks, strict=True)]


@given(content=st.binary(max_size=64))
def test_headers_of_pages_are_never_read_for_ever(content):
    pages = []
    with suppress(ValueError):
        pages.extend(page_sizes(io.BytesIO(content), 0, len(content)))
    assert len(pages) <= len(content)


@given(
    rows=st.lists(
        st.fixed_dictionaries({"text": LONG, "title": LONG, "url": LONG, "date": LONG}), min_size=1, max_size=5
    )
)
def test_rows_and_json_lines_make_the_same_articles(rows):
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    told = list(gather_stream(io.BytesIO(lines), "a", latest=TODAY))
    found = list(read_parquet(io.BytesIO(packed({key: [row[key] for row in rows] for key in rows[0]})), "a", TODAY))
    assert [one for one in found if isinstance(one, Article)] == [one for one in told if isinstance(one, Article)]
    assert [one.note for one in found if isinstance(one, Skipped)] == [
        one.note for one in told if isinstance(one, Skipped)
    ]


def test_a_gate_is_shown_title_and_text_and_what_it_lets_through_is_counted():
    seen = []

    def gate(raw):
        seen.append(raw)
        return b"2" in raw

    tally = Tally()
    found = read(
        {"text": ["a1", "b", None, "d"], "title": ["x", "y2", "z2", None], "url": ["2"] * 4}, gate=gate, tally=tally
    )
    assert seen == [b"x\na1", b"y2\nb", b"\nd"]
    assert [one.text if isinstance(one, Article) else one.source for one in found] == ["b", "a.parquet:row 3"]
    assert tally == Tally(records=4, bytes=3 + 3 + 2 + 1, passed=1)


def test_a_file_of_many_rows_is_counted_through(tmp_path):
    rows = 3_000
    days = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(rows)]
    columns = {"text": [f"{n} {STORY}" for n in range(rows)], "date": days}
    (tmp_path / "a.parquet").write_bytes(packed(columns, row_group_size=700))
    found = list(gather_articles(str(tmp_path / "a.parquet"), latest=TODAY))
    assert [article.file.rpartition(":")[2] for article in found] == [str(n) for n in range(1, rows + 1)]
    assert [str(article.published) for article in found] == [f"{day:%Y-%m-%d}" for day in days]


def test_a_missing_library_is_told_with_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadSource, match="pip install 'setfoot"):
        list(read_parquet(io.BytesIO(b"x"), "a.parquet", TODAY))
