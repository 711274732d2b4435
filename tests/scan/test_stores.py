"""A cluster reads from and writes to storage that speaks S3: files, results, manifest and trips, with nothing on a disk."""

import gzip
from datetime import date

import pytest
from click.testing import CliRunner

from setfoot.cli import main
from setfoot.desk import open_desk
from setfoot.scan.cluster import Cluster, joined
from setfoot.scan.folders import Folder
from setfoot.scan.local import LocalEngine
from setfoot.scan.mirror import results_in
from setfoot.scan.plan import plan_scan, run_plan

pytest.importorskip("ray", reason="the cluster extra is not installed")
s3fs = pytest.importorskip("s3fs", reason="the cluster extra is not installed")
server = pytest.importorskip("moto.server", reason="moto is not installed")
PAGE = """<html><head><title>Visit</title><meta property="article:published_time" content="2024-09-02"></head>
<body><article><p>{} arrived in {} on Monday for talks with its president about {} treaties.</p></article></body></html>"""
SAID = ("Vladimir Putin", "Mongolia"), ("Benjamin Netanyahu", "Hungary"), ("Nobody", "Norway")


def record(number, body):
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2024-09-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + page + b"\r\n\r\n", mtime=0)


@pytest.fixture
def bucket(monkeypatch):
    """A bucket of a server on this machine with two web archives, and a Ray that knows of it."""
    running = server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    given = {"ENDPOINT_URL": f"http://{host}:{port}", "ACCESS_KEY_ID": "x", "SECRET_ACCESS_KEY": "x"}
    for name, value in (given | {"DEFAULT_REGION": "us-east-1"}).items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setenv("SETFOOT_TODAY", "2026-01-01")
    s3fs.S3FileSystem.clear_instance_cache()
    store = s3fs.S3FileSystem()
    store.mkdir("news")
    for number in range(2):
        packed = b"".join(record(number * 3 + n, PAGE.format(*said, number + 2)) for n, said in enumerate(SAID))
        store.pipe_file(f"news/in/{number}.warc.gz", packed)
    with joined(Cluster(workers=2)):
        yield store
    s3fs.S3FileSystem.clear_instance_cache()
    running.stop()


def run(*words):
    done = CliRunner().invoke(main, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_files_results_manifest_and_trips_lie_in_a_bucket(bucket, tmp_path):
    sources = [f"s3://news/in/{number}.warc.gz" for number in range(2)]
    assert "2 files" in run("scan", sources[0], sources[1], "--out", "s3://news/out", "--engine", "ray")
    plan = plan_scan(sources, tmp_path, people=None, reader=open_desk().reader, today=date(2026, 1, 1), resume=False)
    assert all(line.done for line in run_plan(plan, LocalEngine(), 1))
    names = results_in(Folder("s3://news/out"))
    assert len(names) == len(sources)
    for name in names:
        assert bucket.cat_file(f"news/out/{name}") == (tmp_path / name).read_bytes()

    bucket.rm_file(f"news/out/{names[1]}")
    again = run("scan", *sources, "--out", "s3://news/out", "--engine", "ray", "--resume")
    assert "1 file done before, 1 file to do" in again
    assert bucket.cat_file(f"news/out/{names[1]}") == (tmp_path / names[1]).read_bytes()

    told = run("conclude", "s3://news/out", "--out", "s3://news/trips", "--engine", "ray", "--parts", "2")
    assert "2 trips of 2 people from 4 reports" in told
    assert len(bucket.ls("news/trips")) == 4
