"""What lies at an address is read within bounds, and no address leads to a private computer."""

from __future__ import annotations

import gzip
import io
import json
import socket
import sys
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow.parquet import write_table

from setfoot.facts import Article, BadSource, Why
from setfoot.gather import gather_articles
from setfoot.gather.limits import Limits
from setfoot.gather.reach import Network, is_public
from setfoot.gather.remote import Fetched, ending, is_address, open_address, open_source, without_password
from setfoot.gather.streams import RemoteError
from setfoot.gather.transfer import Transfer

QUICK = Limits(seconds=5, patience=5, connect=2, silence=2, pause=0)
STORY = bytes(range(256)) * 4_000
PUBLIC, OTHER_PUBLIC, PRIVATE = "93.184.215.14", "151.101.1.6", "10.0.0.7"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that leaves in the middle is what these tests are about."""


@contextmanager
def serving(answer):
    """A server at 127.0.0.1 that answers each request by `answer(request)`; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            answer(self)
            self.close_connection = True

        def log_message(self, *_):
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def head(request, status, **headers):
    request.send_response(status)
    for key, value in headers.items():
        request.send_header(key.replace("_", "-"), str(value))
    request.end_headers()


def whole(content=STORY, **headers):
    def answer(request):
        head(request, 200, Content_Length=len(content), **headers)
        request.wfile.write(content)

    return answer


def fetch(address, limits=QUICK, network=None):
    with open_source(address, limits=limits, network=network) as stream:
        return stream.read()


def refused(address, limits=QUICK, network=None):
    with pytest.raises(RemoteError) as caught:
        fetch(address, limits, network)
    return str(caught.value)


@dataclass
class Wire(httpcore.NetworkBackend):
    """Connects every address to this computer, and notes which were asked for."""

    port: int
    asked: list[str] = field(default_factory=list)

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ARG002 - httpcore's signature
        self.asked.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


def internet(port, **hosts):
    """A network in which the hosts have these addresses, one after the other where there are several answers."""
    answers = {host.replace("_", "."): list(found) for host, found in hosts.items()}

    def look_up(host, _port):
        told = answers.get(host, [[host]])
        return told.pop(0) if len(told) > 1 else told[0]

    return Network(look_up, is_public, Wire(port))


def test_the_bytes_are_those_of_the_file():
    with serving(whole()) as port:
        assert fetch(f"http://localhost:{port}/a.bin") == STORY
        assert fetch(f"http://127.0.0.1:{port}/a.bin#part") == STORY


def test_a_body_in_chunks_is_read_whole():
    def answer(request):
        head(request, 200, Transfer_Encoding="chunked")
        request.wfile.write(b"5\r\nHello\r\n1\r\n!\r\n0\r\n\r\n")

    with serving(answer) as port:
        assert fetch(f"http://localhost:{port}/") == b"Hello!"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "check it"),
        (410, "check it"),
        (403, "does not give"),
        (204, "answers 204"),
        (418, "answers 418"),
        (206, "206"),
    ],
)
def test_what_the_server_refuses_is_told(status, words):
    with serving(lambda request: head(request, status, Content_Length=0)) as port:
        assert words in refused(f"http://localhost:{port}/a")


def test_a_crowded_server_is_asked_again():
    statuses = [503, 429, 200]

    def answer(request):
        status = statuses.pop(0)
        head(request, status, Content_Length=2 if status == 200 else 0)
        request.wfile.write(b"ok" if status == 200 else b"")

    with serving(answer) as port:
        assert fetch(f"http://localhost:{port}/") == b"ok"
        statuses += [503] * (1 + QUICK.breaks)
        assert "cannot answer now (503)" in refused(f"http://localhost:{port}/")
        assert statuses == []


def test_nobody_at_the_address_is_told():
    with serving(whole()) as port:
        pass
    assert "cannot be reached" in refused(f"http://localhost:{port}/")


@pytest.mark.parametrize(
    ("error", "words", "attempts"),
    [(socket.EAI_NONAME, "there is no computer named", 1), (socket.EAI_AGAIN, "cannot be looked up", 1 + QUICK.breaks)],
)
def test_a_name_without_an_address_is_told_and_one_that_cannot_be_looked_up_now_is_tried_again(error, words, attempts):
    asked = []

    def look_up(host, _port):
        asked.append(host)
        raise socket.gaierror(error, "no address")

    assert words in refused("http://news.example/", network=Network(look_up, is_public, Wire(0)))
    assert asked == ["news.example"] * attempts


def broken_off(at, *, mark, ranges=True, changed=False):
    """Sends `at` bytes of the story in each connection; goes on from where it is asked to when `ranges`."""
    asked = []

    def answer(request):
        asked.append(request.headers["Range"])
        begin = int(request.headers["Range"][6:-1]) if request.headers["Range"] and ranges else 0
        if begin:
            assert request.headers["If-Range"] == mark
            span = f"bytes {begin}-{len(STORY) - 1}/{len(STORY)}"
            extra = {"Content_Range": span, "ETag": '"other"' if changed else mark}
        else:
            extra = {"ETag": mark} if mark else {}
        head(request, 206 if begin else 200, Content_Length=len(STORY) - begin, **extra)
        request.wfile.write(STORY[begin : begin + at])

    return answer, asked


def test_a_transfer_goes_on_where_it_broke_off():
    answer, asked = broken_off(300_000, mark='"v1"')
    with serving(answer) as port:
        assert fetch(f"http://localhost:{port}/") == STORY
    assert asked == [None, "bytes=300000-", "bytes=600000-", "bytes=900000-"]


@pytest.mark.parametrize(
    "server",
    [
        {"mark": ""},
        {"mark": 'W/"weak"'},
        {"mark": '"v1"', "ranges": False},
        {"mark": '"v1"', "changed": True},
    ],
)
def test_a_broken_transfer_that_cannot_be_mended_is_given_up(server):
    answer, _ = broken_off(300_000, **server)
    with serving(answer) as port:
        assert "the connection broke after 300,000 bytes" in refused(f"http://localhost:{port}/")


def test_a_server_that_breaks_off_again_and_again_is_given_up():
    answer, asked = broken_off(1_000, mark='"v1"')
    with serving(answer) as port:
        assert "the connection broke" in refused(f"http://localhost:{port}/")
    assert len(asked) == 1 + QUICK.breaks


def test_a_body_without_end_is_given_up_at_the_limit():
    def answer(request):
        head(request, 200)
        while True:  # until the reader leaves
            request.wfile.write(bytes(65_536))

    with (
        serving(answer) as port,
        open_source(f"http://localhost:{port}/", limits=replace(QUICK, bytes=1_000_000)) as stream,
    ):
        assert len(stream.read(600_000)) == 600_000
        with pytest.raises(RemoteError, match="more than is fetched"):
            stream.read(600_000)


def test_a_length_beyond_the_limit_is_refused_at_once():
    with serving(whole()) as port:
        assert "more than is fetched" in refused(f"http://localhost:{port}/", replace(QUICK, bytes=len(STORY) - 1))
        assert fetch(f"http://localhost:{port}/", replace(QUICK, bytes=len(STORY))) == STORY


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_given_up(part):
    left = threading.Event()

    def answer(request):
        if part == "body":
            head(request, 200)
        try:
            while not left.wait(0.02):
                request.wfile.write(b"H")
                request.wfile.flush()
        except OSError:
            left.set()

    with serving(answer) as port:
        slow = refused(f"http://localhost:{port}/", replace(QUICK, patience=0.3))
        left.set()
    assert "too slow" in slow


def test_a_silent_server_is_given_up():
    left = threading.Event()
    with serving(lambda _: left.wait(5)) as port:
        limits = replace(QUICK, silence=0.1, breaks=1)
        assert "does not answer in time" in refused(f"http://localhost:{port}/", limits)
        left.set()


def redirecting(**to):
    def answer(request):
        place = to.get(request.path.strip("/"))
        if place is None:
            return whole(b"arrived")(request)
        return head(request, 302, Location=place, Content_Length=0)

    return answer


def test_redirects_are_followed_but_not_for_ever():
    with serving(redirecting(a="/b", b="c", loop="/loop")) as port:
        assert fetch(f"http://localhost:{port}/a") == b"arrived"
        assert "redirects" in refused(f"http://localhost:{port}/loop")
        assert "redirects" in refused(f"http://localhost:{port}/a", replace(QUICK, redirects=1))


@pytest.mark.parametrize(
    "place",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "http://",
        "",
        "javascript:1",
        "http://u:p@news.example/",
    ],
)
def test_a_redirect_to_another_kind_of_address_is_not_followed(place):
    with serving(redirecting(a=place)) as port:
        network = internet(port, news_example=[[PUBLIC]])
        told = refused("http://news.example/a", network=network)
    assert "redirect" in told
    assert network.backend.asked == [PUBLIC] * (6 if place in ("", "http://") else 1)


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "https://10.0.0.7/",
        "//169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[64:ff9b::a00:1]/",
        "http://0/",
        "http://2130706433/",
        "http://127.1/",
        "http://inside.example/",
        "http://[",
    ],
)
def test_a_redirect_to_a_private_computer_is_not_followed(place):
    with serving(redirecting(a=place)) as port:
        network = internet(port, news_example=[[PUBLIC]], inside_example=[[PRIVATE]])
        table = network.look_up
        network = replace(network, look_up=lambda host, port: _as_systems_do(table, host, port))
        told = refused("http://news.example/a", network=network)
    assert "not a public computer" in told or "not followed" in told
    assert network.backend.asked == [PUBLIC]


def _as_systems_do(look_up, host, port):
    short = {"0": "0.0.0.0", "2130706433": "127.0.0.1", "127.1": "127.0.0.1", "localhost": "127.0.0.1"}  # noqa: S104 - what is refused
    return [short[host]] if host in short else look_up(host, port)


def test_a_redirect_between_public_computers_is_followed():
    with serving(redirecting(a="http://files.example/b")) as port:
        network = internet(port, news_example=[[PUBLIC]], files_example=[[PRIVATE, OTHER_PUBLIC]])
        assert fetch("http://news.example/a", network=network) == b"arrived"
    assert network.backend.asked == [PUBLIC, OTHER_PUBLIC]


def test_a_name_that_turns_private_between_two_connections_gains_nothing():
    answer, asked = broken_off(300_000, mark='"v1"')
    with serving(answer) as port:
        network = internet(port, news_example=[[PUBLIC], [PRIVATE]])
        assert "not a public computer" in refused("http://news.example/a", network=network)
    assert (asked, network.backend.asked) == ([None], [PUBLIC])


def test_a_private_computer_is_reached_only_by_its_address_as_the_user_names_it():
    with serving(redirecting(a="/b", elsewhere="http://10.0.0.7:8001/")) as port:
        network = internet(port, archive_example=[[PRIVATE]])
        assert fetch("http://10.0.0.7:8000/a", network=network) == b"arrived"
        assert "not a public computer" in refused("http://archive.example/a", network=network)
        assert "not followed" in refused("http://10.0.0.7:8000/elsewhere", network=network)


def test_a_port_of_the_same_private_computer_is_another_computer():
    with serving(redirecting(a="http://localhost:1/")) as port:
        assert "not followed" in refused(f"http://localhost:{port}/a")


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1"),  # noqa: S104 - what is refused
        *("192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1"),
        *("ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "100::1", "3fff::1"),
        *("localhost", "", "example.org", "1"),
    ],
)
def test_what_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", PUBLIC, "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2a00:1450:4001::1"]
)
def test_what_is_public(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_ipv4_within_ipv6_is_as_public_as_it_is_alone(address):
    packed = int(address)
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    assert is_public(f"64:ff9b::{packed >> 16:x}:{packed & 0xFFFF:x}") == is_public(str(address))


def test_proxies_and_passwords_of_the_environment_go_nowhere(monkeypatch, tmp_path):
    seen = []

    def answer(request):
        seen.append(dict(request.headers))
        whole(b"ok")(request)

    (tmp_path / ".netrc").write_text("machine localhost login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for key in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(key, "http://me:secret@127.0.0.1:9")
    with serving(answer) as port:
        assert fetch(f"http://localhost:{port}/") == b"ok"
    (headers,) = seen
    assert {key.lower() for key in headers} == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///a",
        "http://[::1",
        "http://a b/",
        "http://example.org:99999/",
        "http://me:secret@example.org/",
        "http://\x00/",
        "http://" + "a" * 70_000,
    ],
)
def test_what_is_no_address_is_told_without_asking(address):
    network = internet(0)
    told = refused(address, network=network)
    assert "secret" not in told
    assert network.backend.asked == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a", "s3://bucket/a", "memory://a", "https+x://a"]
)
def test_other_stores_are_opened_only_when_allowed(address):
    assert "only http" in refused(address)


def test_an_allowed_store_is_read_and_told_as_an_address_is():
    import fsspec  # noqa: PLC0415 - only here

    fsspec.filesystem("memory").pipe("/files/a.bin", STORY)
    with open_source("memory://files/a.bin", allow=("memory",)) as stream:
        assert stream.read(10) == STORY[:10]
        assert stream.seek(-5, 2) == len(STORY) - 5
        assert stream.read() == STORY[-5:]
    with pytest.raises(RemoteError, match="no such file"), open_source("memory://files/b.bin", allow=("memory",)):
        pass
    with pytest.raises(RemoteError, match="no such store"), open_source("nowhere://a", allow=("nowhere",)):
        pass
    few = Limits(bytes=1_000)
    with open_source("memory://files/a.bin", allow=("memory",), limits=few) as stream, pytest.raises(RemoteError):
        stream.read()


@pytest.mark.parametrize(("missing", "address"), [("httpcore", "http://localhost:9/"), ("fsspec", "s3://bucket/a")])
def test_a_missing_library_is_told_with_what_to_install(monkeypatch, missing, address):
    for module in [
        name for name in sys.modules if name.startswith(("setfoot.gather.reach", "setfoot.gather.transfer"))
    ]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(BadSource, match="pip install 'setfoot"), open_source(address, allow=("s3",)):
        pass


def test_leaving_in_the_middle_leaves_nothing_open():
    with serving(whole(bytes(20_000_000))) as port:
        with open_source(f"http://localhost:{port}/", limits=QUICK) as stream:
            assert len(stream.read(10)) == 10
        assert stream.closed
        with closing(Transfer(f"http://localhost:{port}/", QUICK, Network())) as transfer:
            assert transfer.readable()
        transfer.close()


@pytest.mark.parametrize(
    ("name", "media", "packing", "expected"),
    [
        ("https://example.org/a.WARC.gz", "application/octet-stream", "", ".warc.gz"),
        ("https://example.org/a.jsonl.gz?token=b.html", "", "gzip", ".jsonl.gz"),
        ("https://example.org/a.html", "", "gzip", ".html.gz"),
        ("https://example.org/2024/09/story", "text/html", "", ".html"),
        ("https://example.org/", "application/x-ndjson", "zstd", ".jsonl.zst"),
        ("https://example.org/export.gz", "application/gzip", "", ".gz"),
        ("https://example.org/story", "", "", ""),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_address_else_by_the_server(name, media, packing, expected):
    assert ending(name, Fetched(io.BytesIO(), media, packing)) == expected


def test_a_packing_we_do_not_know_is_told():
    with serving(whole(Content_Encoding="br", Content_Type="text/html; charset=utf-8")) as port:
        address = f"http://localhost:{port}/a"
        with open_address(address, limits=QUICK) as fetched:
            assert fetched.media == "text/html"
            with pytest.raises(RemoteError, match="'br'"):
                ending(address, fetched)


def test_what_is_printed_of_an_address_has_no_password():
    assert without_password("http://me:secret@[") == "["
    assert is_address("s3://bucket/a")
    assert not is_address("news/http://x")


def gather(address):
    return list(gather_articles(address, latest=date(2026, 11, 22)))


SAID = "The visiting president arrived in the capital on Thursday, the state news agency reported."


def _table():
    out = io.BytesIO()
    write_table(pa.table({"text": [SAID]}), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "media", "content"),
    [
        ("a.jsonl", "text/plain", json.dumps({"text": SAID}).encode()),
        ("a.jsonl.gz?x=.html", "text/html", gzip.compress(json.dumps({"text": SAID}).encode())),
        ("a.json", "", json.dumps([{"text": SAID}]).encode()),
        ("a.parquet", "", _table()),
        ("a.parquet.gz", "", gzip.compress(_table())),
        ("export", "application/vnd.apache.parquet", _table()),
        ("2024/story", "text/plain; charset=utf-8", SAID.encode()),
    ],
)
def test_an_address_is_read_as_the_file_it_is(path, media, content):
    with serving(whole(content, Content_Type=media)) as port:
        (article,) = gather(f"http://localhost:{port}/{path}")
    assert article.text == SAID
    assert article.file.startswith(f"http://localhost:{port}/{path}")


def test_a_page_that_does_not_say_where_it_stands_is_named_by_its_address():
    page = f"<html><body><h1>Arrival</h1><p>{SAID}</p></body></html>"
    told = page.replace("<body>", "<head><link rel=canonical href=https://example.org/1></head><body>")
    for content, url in ((page, None), (told, "https://example.org/1")):
        with serving(whole(content.encode(), Content_Type="text/html")) as port:
            address = f"http://localhost:{port}/story"
            (article,) = gather(address)
        assert article.url == (url or address)
        assert article.id == Article.name_for(article.url, article.text)


def test_what_an_address_does_not_give_is_told():
    def why(answer, path="a.jsonl"):
        with serving(answer) as port:
            (skipped,) = gather(f"http://localhost:{port}/{path}")
        assert skipped.source == f"http://localhost:{port}/{path}"
        assert skipped.note
        return skipped.why

    assert why(lambda request: head(request, 404, Content_Length=0)) == Why.UNREADABLE
    assert why(whole(b"")) == Why.EMPTY
    assert why(whole(b"x", Content_Type="application/pdf"), "story") == Why.UNKNOWN_FORMAT
    assert why(whole(gzip.compress(b"{}" * 99)[:-5]), "a.jsonl.gz") == Why.UNREADABLE
    (skipped,) = gather("s3://bucket/a.jsonl")
    assert skipped.why == Why.UNREADABLE
    (skipped,) = gather("http://me:secret@localhost:9/a.jsonl")
    assert (skipped.why, skipped.source) == (Why.UNREADABLE, "http://localhost:9/a.jsonl")


def test_what_came_before_a_transfer_broke_is_kept():
    lines = b"".join(json.dumps({"text": SAID, "id": n}).encode() + b"\n" for n in range(5_000))

    def answer(request):
        head(request, 200, Content_Length=len(lines))
        request.wfile.write(lines[: len(lines) // 2])

    with serving(answer) as port:
        *articles, last = gather(f"http://localhost:{port}/a.jsonl")
    assert [article.id for article in articles] == [str(n) for n in range(len(articles))]
    assert len(articles) > 1_000
    assert (last.why, "the connection broke" in last.note) == (Why.UNREADABLE, True)
