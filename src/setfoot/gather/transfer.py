"""A file at an http(s) address as a stream of bytes, which goes on where it broke off.

Nothing is held but the piece that is being read. Redirects are followed by hand, each held to the same rules as the
first address; no proxy, cookie or password of ours goes anywhere. When a connection breaks in the middle, or the server
is crowded, the rest is asked for with `Range`; `If-Range` sees to it that this is the rest of the same file, and a file
without a mark by which the server would know it is not mended but given up.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING, Final

import httpcore
import httpx

from setfoot.gather.reach import Checked, Network, Wait, is_private_by_name
from setfoot.gather.streams import RemoteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from setfoot.gather.limits import Limits

_SCHEMES: Final = {"http": 80, "https": 443}
_MOVED: Final = (301, 302, 303, 307, 308)
_CROWDED: Final = (408, 425, 429, 500, 502, 503, 504)
_PROGRESS: Final = 1_000_000
"""Bytes after which a break is the first one again."""
_LONGEST_HOST: Final = 255
"""Characters that DNS allows."""
_HIGHEST_PORT: Final = 65_535
_LONGEST_PAUSE: Final = 60
"""Seconds."""
_BROKEN: Final = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.RemoteProtocolError)
_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")
_YOURSELF: Final = "fetch the file yourself and name that"


class _CrowdedError(Exception):
    """The server says that it cannot answer now."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The head of what a server sent, and the bytes to come."""

    response: httpcore.Response
    status: int
    headers: httpx.Headers

    @property
    def mark(self) -> str:
        """What tells this version of the file from another; empty when the server gives no such mark."""
        etag = str(self.headers.get("etag", ""))
        return etag if etag.startswith('"') else str(self.headers.get("last-modified", ""))


def parse_address(name: str) -> httpx.URL:
    """The address as it is asked for; RemoteError when it is none that we would ask for."""
    try:
        url = httpx.URL(name)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise RemoteError(f"not an address ({error}): check it") from error
    if url.scheme not in _SCHEMES or not 0 < len(url.raw_host) <= _LONGEST_HOST:
        raise RemoteError(f"only http:// and https:// addresses are read, not {url.scheme or 'this'}: {_YOURSELF}")
    if not 0 < (url.port or 1) <= _HIGHEST_PORT:
        raise RemoteError(f"there is no port {url.port}: check the address")
    if url.userinfo:
        raise RemoteError(
            f"a name and password in an address would be kept with every article: take them out, or {_YOURSELF}"
        )
    return url


class Transfer(io.RawIOBase):
    """The bytes at an address, read once from the beginning to the end; raises RemoteError only."""

    def __init__(self, name: str, limits: Limits, network: Network) -> None:
        super().__init__()
        self._limits = limits
        self._url = parse_address(name)
        self._wait = Wait(limits)
        named = _origin(self._url)[1:] if is_private_by_name(self._url.host) else None
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_keepalive_connections=0,
            network_backend=Checked(network, self._wait, named),
        )
        self._answer: _Answer | None = None
        self._pieces: Iterator[bytes] = iter(())
        self._ready = memoryview(b"")
        self._size = 0
        self._broken = 0
        self._broken_at = 0
        self.headers = httpx.Headers()
        """Those of the first answer."""
        self._mark = ""
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, into: WriteableBuffer, /) -> int:
        """Put the next bytes there and answer how many; 0 at the end of the file."""
        while not self._ready:
            try:
                piece = next(self._pieces, None)
            except _BROKEN as error:
                self._pause(error)
                self._begin()
                continue
            if piece is None:
                return 0
            self._size += len(piece)
            if self._size > self._limits.bytes:
                raise RemoteError(_too_long(self._limits))
            self._ready = memoryview(piece)
        view = memoryview(into)
        size = min(len(view), len(self._ready))
        view[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def close(self) -> None:
        """Leave the server, wherever the transfer stands."""
        if not self.closed:
            self._leave()
            self._pool.close()
        super().close()

    def _begin(self) -> None:
        """Ask for the file, or for what is still missing of it, as often as the limits allow."""
        while True:
            try:
                self._take(self._ask())
            except (*_BROKEN, _CrowdedError) as error:
                self._pause(error)
            else:
                return

    def _pause(self, error: Exception) -> None:
        """Wait before the next attempt; RemoteError when there will be none."""
        self._leave()
        if self._size - self._broken_at >= _PROGRESS:
            self._broken = 0
        self._broken, self._broken_at = self._broken + 1, self._size
        self._wait.left()
        if self._broken > self._limits.breaks or (self._size and not self._mark):
            raise RemoteError(f"{_in_words(error, self._size)}: try again later, or {_YOURSELF}") from error
        pause = min(self._limits.pause * 2 ** (self._broken - 1), _LONGEST_PAUSE)
        sleep(pause)
        self._wait.seconds += pause

    def _leave(self) -> None:
        self._pieces = iter(())
        if self._answer:
            self._answer.response.close()
            self._answer = None

    def _ask(self) -> _Answer:
        url = self._url
        for _ in range(self._limits.redirects + 1):
            self._answer = answer = self._request(url)
            if answer.status not in _MOVED:
                return answer
            self._leave()
            url = self._redirected(url, answer.headers.get("location", ""))
        raise RemoteError(f"more than {self._limits.redirects} redirects: {_YOURSELF}")

    def _request(self, url: httpx.URL) -> _Answer:
        headers: list[tuple[bytes | str, bytes | str]] = [
            ("Host", url.netloc),
            ("User-Agent", "setfoot (+https://github.com/setfoot/setfoot)"),
            ("Accept", "*/*"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]
        if self._size:
            headers += [("Range", f"bytes={self._size}-"), ("If-Range", self._mark)]
        times = {"connect": self._limits.connect, "read": self._limits.silence, "write": self._limits.silence}
        asked = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        request = httpcore.Request("GET", asked, headers=headers, extensions={"timeout": times})
        response = self._pool.handle_request(request)
        return _Answer(response, response.status, httpx.Headers(response.headers))

    def _redirected(self, url: httpx.URL, told: str) -> httpx.URL:
        try:
            to = parse_address(str(url.join(told)))
        except (RemoteError, httpx.InvalidURL, ValueError) as error:
            raise RemoteError(f"the server redirects to no address that is followed: {_YOURSELF}") from error
        if is_private_by_name(to.host) and _origin(to) != _origin(self._url):
            raise RemoteError(
                f"the server redirects to {to.host}, a private address, which is not followed: {_YOURSELF}"
            )
        return to

    def _take(self, answer: _Answer) -> None:
        """Make ready to read what the server sends; RemoteError when that is not the file."""
        if answer.status in _CROWDED:
            self._leave()
            raise _CrowdedError(f"{answer.status}")
        if self._size:
            self._take_rest(answer)
        elif answer.status != 200:  # noqa: PLR2004 - the one status that brings a whole file
            raise RemoteError(_refusal(answer.status))
        else:
            self.headers, self._mark = answer.headers, answer.mark
            length = answer.headers.get("content-length", "")
            if length.isdecimal() and int(length) > self._limits.bytes:
                raise RemoteError(_too_long(self._limits))
        self._pieces = iter(answer.response.iter_stream())

    def _take_rest(self, answer: _Answer) -> None:
        found = _RANGE.match(answer.headers.get("content-range", ""))
        same = answer.mark in ("", self._mark)
        if answer.status != 206 or not (same and found and int(found[1]) == self._size):  # noqa: PLR2004 - a part of a file
            raise RemoteError(
                f"the connection broke after {self._size:,} bytes, and the server does not send the rest: "
                f"try again later, or {_YOURSELF}"
            )


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or _SCHEMES[url.scheme]


def _too_long(limits: Limits) -> str:
    return f"longer than {limits.bytes / 1e9:g} GB, more than is fetched of one file: split it, or {_YOURSELF}"


def _in_words(error: Exception, size: int) -> str:
    match error:
        case _CrowdedError():
            return f"the server cannot answer now ({error})"
        case _ if size:
            return f"the connection broke after {size:,} bytes ({str(error) or type(error).__name__})"
        case httpcore.TimeoutException():
            return "the server does not answer in time"
        case _:
            return f"the server cannot be reached ({str(error) or type(error).__name__})"


def _refusal(status: int) -> str:
    match status:
        case 404 | 410:
            return f"there is no such file at the address ({status}): check it"
        case 401 | 402 | 403 | 407 | 451:
            return f"the server does not give the file to us ({status}): {_YOURSELF}"
        case _:
            return f"the server answers {status} instead of the file: check the address, or {_YOURSELF}"
