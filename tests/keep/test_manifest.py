"""The manifest tells what is done, whatever was killed while it was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import BadArchive
from setfoot.keep.manifest import FAILED, MANIFEST, Line, add_line, is_manifest, read_manifest, rewrite_manifest

A = Line("a.warc.gz", "a.parquet", "r1", date(2025, 1, 1), records=7, skipped={"empty": 2}, seconds=0.25)
B = Line("b\n é.jsonl", "b.parquet", "r1", date(2025, 1, 1))


ANY = st.text(st.characters(exclude_categories=()))


@given(st.builds(Line, ANY, ANY, st.text(), st.dates(), reason=ANY, records=st.integers(0)))
def test_a_line_reads_back_and_is_one_line(line):
    assert Line.parse(str(line).encode().decode()) == line
    assert b"\n" not in str(line).encode()


def test_lines_come_back_in_the_order_in_which_they_were_added(tmp_path):
    for line in (A, B):
        add_line(tmp_path, line)
    assert read_manifest(tmp_path) == (A, B)
    assert read_manifest(tmp_path / "elsewhere") == ()


def test_a_torn_last_line_is_no_line_wherever_it_is_torn(tmp_path):
    whole = f"{A}\n{B}".encode()
    for end in range(len(f"{A}\n".encode()), len(whole) + 1):
        (tmp_path / MANIFEST).write_bytes(whole[:end])
        assert read_manifest(tmp_path) == (A,)


def test_the_last_of_two_lines_on_a_source_stands(tmp_path):
    failed = Line("a.warc.gz", "", "r1", date(2025, 1, 1), FAILED, "no such file")
    for line in (failed, B, A):
        add_line(tmp_path, line)
    assert read_manifest(tmp_path) == (B, A)


@pytest.mark.parametrize(
    "spoilt", ["nonsense", "[1]", "{}", '{"source": "a", "result": "", "reader": "", "today": "x"}']
)
def test_a_line_that_no_setfoot_wrote_is_named(tmp_path, spoilt):
    (tmp_path / MANIFEST).write_text(f"{A}\n{spoilt}\n")
    with pytest.raises(BadArchive, match="line 2"):
        read_manifest(tmp_path)


def test_written_anew_it_has_only_what_stands(tmp_path):
    (tmp_path / MANIFEST).write_text(f"{A}\n{str(B)[:20]}")
    rewrite_manifest(tmp_path, read_manifest(tmp_path))
    add_line(tmp_path, B)
    assert (tmp_path / MANIFEST).read_text().splitlines() == [str(A), str(B)]
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


def test_another_programs_manifest_is_none_of_ours(tmp_path):
    for text, ours in ((f"{A}\n", True), (str(A)[:9], True), ('{"files": []}\n', False), ("no json\n", False)):
        (tmp_path / MANIFEST).write_text(text)
        assert is_manifest(tmp_path / MANIFEST) is ours
