"""A folder of results is the same to whoever writes to it, whether it lies on a disk or at an address."""

import json
from datetime import date
from uuid import uuid4

import pytest

from setfoot.facts import BadSource
from setfoot.keep.manifest import MANIFEST, Line, add_line
from setfoot.scan.folders import Folder
from setfoot.scan.mirror import mirrored, results_in

pytest.importorskip("fsspec", reason="the scan extra is not installed")
DONE = Line("a.jsonl", "a.parquet", "r", date(2026, 1, 1))
FAILED = Line("b.jsonl", "", "r", date(2026, 1, 1), status="failed", reason="why")


@pytest.fixture
def address():
    return Folder(f"memory://{uuid4().hex}/out")


@pytest.fixture(params=["disk", "address"])
def folder(request, tmp_path, address):
    return Folder(str(tmp_path / "out")) if request.param == "disk" else address


def keep(folder, name, content):
    with folder.written(name) as path:
        path.write_text("begun")
        path.write_text(content if isinstance(content, str) else content())


def content(folder, name):
    with folder.local(name) as path:
        return path.read_text()


def test_what_was_written_is_read_back_whole_and_in_parts(folder):
    assert folder.names("") == ()
    keep(folder, "b.txt", "hello")
    keep(folder, "a.txt", "there")
    keep(folder, "c.json", "{}")
    assert folder.names(".txt") == ("a.txt", "b.txt")
    assert content(folder, "b.txt") == "hello"
    with folder.opened("b.txt") as file:
        file.seek(1)
        assert file.read(3) == b"ell"


def test_a_file_whose_writing_failed_is_not_there(folder):
    keep(folder, "a.txt", "first")
    with pytest.raises(ZeroDivisionError):
        keep(folder, "a.txt", lambda: 1 / 0)
    assert folder.names("") == ("a.txt",)
    assert content(folder, "a.txt") == "first"


def test_a_file_of_this_machine_is_put_there_under_its_name(folder, tmp_path):
    (tmp_path / "a.txt").write_text("hello")
    folder.put(tmp_path / "a.txt")
    folder.put(tmp_path / "a.txt")
    assert content(folder, "a.txt") == "hello"


def test_files_and_the_folder_can_be_removed(folder):
    keep(folder, "a.txt", "hello")
    keep(folder, "b.txt", "hello")
    folder.remove("a.txt")
    assert folder.names("") == ("b.txt",)
    folder.drop()
    assert folder.names("") == ()
    folder.drop()


def test_an_address_that_cannot_be_used_is_told():
    with pytest.raises(BadSource, match="check the address"):
        Folder("nosuchstore://bucket/out").names("")
    with pytest.raises(BadSource, match="no such file"), Folder("memory://nowhere").local("a.txt"):
        pass


def test_a_mirror_knows_what_is_done_there_and_keeps_the_manifest_up(address):
    keep(address, "a.parquet", "PAR1")
    keep(address, MANIFEST, f"{DONE}\n")
    with mirrored(address) as mirror:
        assert sorted(path.name for path in mirror.path.iterdir()) == ["a.parquet", MANIFEST]
        add_line(mirror.path, FAILED)
        assert list(mirror.follow([FAILED])) == [FAILED]
    assert [json.loads(line)["source"] for line in content(address, MANIFEST).splitlines()] == ["a.jsonl", "b.jsonl"]
    assert results_in(address) == ("a.parquet",)


def test_a_driver_that_dies_while_it_follows_has_left_the_lines_so_far(address):
    with mirrored(address) as mirror:
        following = mirror.follow(iter([DONE, FAILED]))
        add_line(mirror.path, next(following))
        following.close()
    assert results_in(address) == ("a.parquet",)
