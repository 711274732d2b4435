"""Which computers a transfer may reach, checked on the address that is really connected to.

Whoever writes a page or a redirect may name a machine that only we can see: our router, a database, the credentials
that clouds serve at 169.254.169.254. A name is therefore looked up here, once for each connection; of its addresses
only public ones are left, and one of these very addresses is connected to, so that a name which answers otherwise the
second time gains nothing. The one exception is a machine that the user names without any name: `localhost` or an
address in digits. It alone, at that port, may be private.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import httpcore

from setfoot.gather.streams import RemoteError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from setfoot.gather.limits import Limits

_ORDINARY: Final = IPv6Network("2000::/3")
"""All that was ever given out of IPv6; the rest is private, reserved or for groups."""
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""IPv4 as networks without it write it (RFC 6052): the last four bytes are the address."""
_INSIDE_OUT: Final = (IPv6Network("2001::/23"), IPv6Network("2001:db8::/32"), IPv6Network("3fff::/20"))
"""Tunnels, examples and other special uses (RFC 6890), some of which Python 3.11 takes for public."""
_MOST_ADDRESSES: Final = 4
"""Of one name that are tried, one after the other."""


def is_public(address: str) -> bool:
    """Whether an address in digits is one that anybody on the internet may reach.

    >>> is_public("93.184.215.14"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254"), is_public("fe80::1%eth0")
    (True, False, False, False)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            inner = IPv4Address(found.packed[-4:])
        if inner is None:
            special = any(found in network for network in _INSIDE_OUT)
            return found in _ORDINARY and not special and found.is_global and not found.is_multicast
        found = inner
    return found.is_global and not (found.is_multicast or found.is_reserved)


def is_private_by_name(host: str) -> bool:
    """Whether a host is written as `localhost` or as an address in digits that is not public."""
    try:
        ip_address(host)
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
    return not is_public(host)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order in which the system would try them; OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True)
class Network:
    """How names are looked up and connections made; tests bring their own."""

    look_up: Callable[[str, int], list[str]] = look_up
    is_public: Callable[[str], bool] = is_public
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)


@dataclass(slots=True)
class Wait:
    """How long the network has been waited for, against what it has brought; changes with every read."""

    limits: Limits
    seconds: float = 0
    bytes: int = 0

    def left(self) -> float:
        """Seconds that may still be waited; RemoteError when there are none."""
        allowed = min(self.limits.seconds, self.limits.patience + self.bytes / self.limits.slowest)
        if self.seconds >= allowed:
            raise RemoteError(
                f"the server is too slow ({self.bytes:,} bytes in {self.seconds:.0f} s): fetch the file yourself and name that"
            )
        return allowed - self.seconds

    def until(self, timeout: float | None) -> float:
        """The timeout, or what is left where that is less."""
        left = self.left()
        return left if timeout is None else min(timeout, left)


class _Watched(httpcore.NetworkStream):
    """A connection whose every wait is counted and bounded."""

    def __init__(self, inner: httpcore.NetworkStream, wait: Wait) -> None:
        self._inner = inner
        self._wait = wait

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        timeout = self._wait.until(timeout)
        began = monotonic()
        try:
            piece = self._inner.read(max_bytes, timeout)
        finally:
            self._wait.seconds += monotonic() - began
        self._wait.bytes += len(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._wait.until(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        began = monotonic()
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._wait.until(timeout))
        finally:
            self._wait.seconds += monotonic() - began
        return _Watched(inner, self._wait)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Checked(httpcore.NetworkBackend):
    """Makes connections to public addresses, and to the one private machine that the user named."""

    def __init__(self, network: Network, wait: Wait, named: tuple[str, int] | None) -> None:
        self._network = network
        self._wait = wait
        self._named = named

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers; RemoteError when none of them is allowed."""
        failed: Exception = httpcore.ConnectError("no address answers")
        for address in self._addresses(host, port):
            began = monotonic()
            try:
                inner = self._network.backend.connect_tcp(
                    address, port, self._wait.until(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Watched(inner, self._wait)
            finally:
                self._wait.seconds += monotonic() - began
        raise failed

    def _addresses(self, host: str, port: int) -> Iterator[str]:
        try:
            found = self._network.look_up(host, port)
        except (OSError, UnicodeError) as error:
            if getattr(error, "errno", None) == socket.EAI_AGAIN:  # whoever knows the names does not answer now
                raise httpcore.ConnectError(f"the address of {host} cannot be looked up") from error
            raise RemoteError(f"there is no computer named {host}: check the address") from error
        if (host, port) != self._named:
            found = [address for address in found if self._network.is_public(address)]
            if not found:
                raise RemoteError(
                    f"{host} is not a public computer, and nothing leads there but its own address in digits, "
                    "named by you: fetch the file yourself and name that"
                )
        yield from found[:_MOST_ADDRESSES]
