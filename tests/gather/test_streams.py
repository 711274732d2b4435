"""Streams are read within bounds, and what breaks them is explained."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from setfoot.gather.streams import OversizeError, explain, opened, read_lines, read_whole


def test_a_stream_is_read_up_to_its_limit():
    assert read_whole(io.BytesIO(b"x" * 10), 10) == b"x" * 10
    with pytest.raises(OversizeError):
        read_whole(io.BytesIO(b"x" * 11), 10)


@given(st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"")), max_size=9), st.booleans())
def test_lines_are_numbered_and_those_too_long_are_none(lines, ended):
    content = b"\n".join(lines) + (b"\n" if ended else b"")
    expected = [line if len(line) <= 6 else None for line in io.BytesIO(content).readlines()]
    assert list(read_lines(io.BytesIO(content), 6)) == list(enumerate(expected, 1))


@given(content=st.binary(), level=st.integers(1, 5))
def test_packed_files_unpack_to_what_was_packed(tmp_path_factory, content, level):
    folder = tmp_path_factory.mktemp("packed")
    (folder / "a.gz").write_bytes(gzip.compress(content))
    (folder / "a.zst").write_bytes(zstandard.ZstdCompressor(level=level).compress(content))
    for name in ("a.gz", "a.zst"):
        with opened(folder / name) as stream:
            assert stream.read() == content


def test_a_zst_cut_anywhere_is_never_taken_for_whole(tmp_path):
    packed = zstandard.compress(b"a few words that are packed")
    for size in range(1, len(packed)):
        path = tmp_path / "a.zst"
        path.write_bytes(packed[:size])
        with opened(path) as stream, pytest.raises(EOFError):
            stream.read()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file"), "check the name"),
        (PermissionError(13, "denied"), "permissions"),
        (EOFError(), "end too early"),
        (zlib.error("Error -3"), "gzip"),
        (gzip.BadGzipFile("Not a gzipped file"), "gzip"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError("something else"), "something else"),
    ],
)
def test_what_breaks_a_stream_is_explained(error, words):
    assert words in explain(error)
