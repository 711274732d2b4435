"""An HTTP response as a crawler stored it: is it a page, and what are the bytes of the page.

Only answers with status 200 and the type `text/html` or `application/xhtml+xml` are pages; an answer that tells no type
is one when it begins as pages do. Crawlers differ in whether they store bodies as they were sent or unpacked, and in
whether they change the headers to fit (Common Crawl renames them), so no header is believed against the bytes: chunks
are put together where there are chunks, and packing is undone where something is packed.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.gather.streams import LARGEST_FILE, OversizeError, unpacked_zst
from setfoot.gather.unpacked import GZIP, UNPACK_ERRORS, ZST, inflating

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader

LARGEST_HEAD: Final = 262_144
"""Bytes of the headers of a record or an answer; servers refuse to send a tenth of it."""
GOOD: Final = 200

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_TYPE: Final = re.compile(rb"\ncontent-type:[ \t]*([^\r\n]*)", re.IGNORECASE)
_CODED: Final = re.compile(rb"\n(content|transfer)-encoding:[ \t]*([^\r\n]*)", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HTML: Final = (b"text/html", b"application/xhtml+xml")
_BEGINS: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
SNIFFED: Final = 2_048
"""Bytes of a body that tell what it is."""
_MOST_LAYERS: Final = 3
_PIECE: Final = 1_048_576


class Answer(NamedTuple):
    """The headers of a response, as far as they matter."""

    status: int
    type: bytes
    """The content type with its parameters; empty when not told."""
    coded: bool
    """Something is said of packing or chunks."""


def read_head(head: bytes) -> Answer | None:
    """What a block of HTTP headers tells, or None when it is none."""
    status = _STATUS.match(head)
    if not status:
        return None
    told = _TYPE.search(head)
    return Answer(int(status[1]), told[1] if told else b"", _CODED.search(head) is not None)


def is_page(answer: Answer, body: bytes) -> bool:
    """Is the answer a web page? `body` may be only its beginning."""
    if answer.status != GOOD:
        return False
    if not answer.type.strip():
        return _BEGINS.match(body[:SNIFFED]) is not None
    return answer.type.partition(b";")[0].strip().lower() in _HTML


def looks_packed(body: bytes) -> bool:
    """Whether the body begins as packed bytes do."""
    return body.startswith((GZIP, ZST))


def told_charset(kind: bytes) -> str | None:
    """The charset that a content type names.

    >>> told_charset(b"text/html; charset=Windows-1251")
    'Windows-1251'
    """
    found = _CHARSET.search(kind)
    return found[1].decode("ascii") if found else None


def uncoded(head: bytes, body: bytes) -> tuple[bytes, str]:
    """The body without chunks and packing, and what is missing of it, if anything; OversizeError when it is too long.

    A body that breaks off is given as far as it goes. The missing part is told in words, empty when nothing is.
    """
    told = {kind.lower(): value.strip().lower() for kind, value in _CODED.findall(head)}
    note = ""
    if b"chunked" in told.get(b"transfer", b""):
        body, note = _without_chunks(body)
    coding = told.get(b"content", b"")
    for _ in range(_MOST_LAYERS):
        unpack = _packing(body, coding)
        if unpack is None:
            break
        coding = b""
        unpacked, broken = unpack(body)
        if broken and not unpacked:  # nothing of it can be unpacked: it only looks so
            break
        body, note = unpacked, broken or note
    return body, note


def _without_chunks(body: bytes) -> tuple[bytes, str]:
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(parts), ""
        part = body[found.end() : found.end() + size]
        parts.append(part)
        at = found.end() + size
        if len(part) < size:
            return b"".join(parts), "its last chunk is cut short"
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    if not parts or (at < len(body) and len(parts) == 1):  # a page that begins with a number
        return body, ""
    return b"".join(parts), "its chunks break off"


def _packing(body: bytes, coding: bytes) -> Callable[[bytes], tuple[bytes, str]] | None:
    if body.startswith(GZIP):
        return _inflated(31)
    if body.startswith(ZST):
        return _unzst
    if b"<" in body[:SNIFFED] and _BEGINS.match(body[:SNIFFED]):
        return None
    if coding == b"br":
        return _unbrotli
    if coding == b"deflate":  # with and without zlib's wrapping, both are sent under this name
        return _inflated(15 if body[:1] == b"\x78" else -15)
    return None


def _inflated(form: int) -> Callable[[bytes], tuple[bytes, str]]:
    def unpack(body: bytes) -> tuple[bytes, str]:
        member = inflating(form)
        parts, size, left = [], 0, body
        while not member.eof:
            try:
                part = member.decompress(left, LARGEST_FILE + 1 - size)
            except UNPACK_ERRORS:
                return _in_sips(body, form), "its packing is broken"
            parts.append(part)
            size += len(part)
            left = member.unconsumed_tail
            if size > LARGEST_FILE:
                raise OversizeError
            if not part and not left:
                break
        return b"".join(parts), "" if member.eof else "its packed body is cut short"

    return unpack


def _in_sips(body: bytes, form: int) -> bytes:
    """As much as can be unpacked before the broken place, fed by little so that little is lost with it."""
    member = zlib.decompressobj(form)
    parts, size = [], 0
    for at in range(0, len(body), 64):
        try:
            parts.append(member.decompress(body[at : at + 64]))
        except zlib.error:
            break
        size += len(parts[-1])
        if size > LARGEST_FILE:
            raise OversizeError
    return b"".join(parts)


def _unzst(body: bytes) -> tuple[bytes, str]:
    return _drained(unpacked_zst(BytesIO(body)))


def _unbrotli(body: bytes) -> tuple[bytes, str]:
    import brotli  # noqa: PLC0415 - crawlers that store bodies packed so are rare

    unpacker = brotli.Decompressor()
    parts, size, left = [], 0, body
    while not unpacker.is_finished():
        try:
            parts.append(unpacker.process(left, output_buffer_limit=_PIECE))
        except brotli.error:
            return b"".join(parts), "its packing is broken"
        left = b""
        size += len(parts[-1])
        if size > LARGEST_FILE:
            raise OversizeError
        if not parts[-1] and unpacker.can_accept_more_data():
            return b"".join(parts), "its packed body is cut short"
    return b"".join(parts), ""


def _drained(stream: BufferedReader) -> tuple[bytes, str]:
    parts, size = [], 0
    try:
        while part := stream.read1(_PIECE):
            parts.append(part)
            size += len(part)
            if size > LARGEST_FILE:
                raise OversizeError
    except EOFError:
        return b"".join(parts), "its packed body is cut short"
    except OSError:
        return b"".join(parts), "its packing is broken"
    return b"".join(parts), ""
