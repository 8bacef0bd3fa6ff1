"""Puts an answer on the wire, or the harm that a fault does there: cuts, drips, floods, bombs."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.server import Scope, Send, drop_connection, is_connected
from sandbox.smsir.faults import Fault

_HTML_500 = (
    b"<!DOCTYPE html>\r\n<html><head><title>Runtime Error</title></head><body>"
    b"<h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2>"
    b"<p>An exception occurred while processing your request.</p></body></html>"
)
_HTML_200 = b"<html><head><title>Loading</title></head><body>Please wait...</body></html>"
_CHUNK = 65_536
_GZIP_FROM = 1_400
_HUGE = 64 * 2**20
_BOMB = 500 * 2**20


@dataclass
class Reply:
    """A whole answer, ready to be sent."""

    status: int
    body: bytes
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


async def deliver(scope: Scope, send: Send, reply: Reply) -> None:
    """Sends an answer as it should be; gzipped where the client takes that and it is worth it."""
    body, headers = reply.body, dict(reply.headers)
    if len(body) >= _GZIP_FROM and b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
        body = gzip.compress(body, 1)
        headers["content-encoding"] = "gzip"
    await _start(send, reply, {**headers, "content-length": str(len(body))})
    await send({"type": "http.response.body", "body": body})


async def harm(scope: Scope, send: Send, fault: Fault, reply: Reply) -> None:
    """Sends what the fault makes of an answer."""
    html = "text/html; charset=utf-8"
    match fault.kind:
        case "drop_before" | "drop_after":
            drop_connection(scope)
        case "http500":
            await deliver(scope, send, Reply(500, _HTML_500, html))
        case "not_json_200":
            await deliver(scope, send, Reply(200, _HTML_200, html))
        case "malformed":
            await deliver(scope, send, Reply(200, reply.body[: len(reply.body) * 2 // 3]))
        case "empty":
            await deliver(scope, send, Reply(200, b""))
        case "redirect":
            to = {"location": fault.text("url", "http://127.0.0.1:1/elsewhere")}
            await deliver(scope, send, Reply(302, b"", html, to))
        case "drip":
            await _drip(scope, send, reply, fault.number("bytes_per_second", 1))
        case "huge":
            await _stream(
                scope, send, reply, _padded(reply.body, int(fault.number("bytes", _HUGE)))
            )
        case "gzip_bomb":
            reply.headers["content-encoding"] = "gzip"
            await _stream(scope, send, reply, _bomb(int(fault.number("bytes", _BOMB))))
        case _:
            await deliver(scope, send, reply)


async def _start(send: Send, reply: Reply, headers: dict[str, str]) -> None:
    fields = {"content-type": reply.content_type, "cache-control": "no-cache", **headers}
    raw = [(name.encode(), value.encode()) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": raw})


async def _drip(scope: Scope, send: Send, reply: Reply, rate: float) -> None:
    """The right answer at `rate` bytes a second, in at most twenty steps a second."""
    await _start(send, reply, {"content-length": str(len(reply.body))})
    step = max(1, int(rate / 20))
    for offset in range(0, len(reply.body), step):
        if not is_connected(scope):
            return
        piece = reply.body[offset : offset + step]
        await send({"type": "http.response.body", "body": piece, "more_body": True})
        await asyncio.sleep(step / rate)
    await send({"type": "http.response.body", "body": b""})


async def _stream(scope: Scope, send: Send, reply: Reply, pieces: Iterator[bytes]) -> None:
    await _start(send, reply, reply.headers)
    for piece in pieces:
        if not is_connected(scope):
            return
        await send({"type": "http.response.body", "body": piece, "more_body": True})
        await asyncio.sleep(0)  # a flood must not starve the other clients of the loop
    await send({"type": "http.response.body", "body": b""})


def _padded(body: bytes, size: int) -> Iterator[bytes]:
    """A right JSON answer blown up to about `size` bytes by blanks before its last brace."""
    yield body[:-1]
    for _ in range(max(size - len(body), 0) // _CHUNK + 1):
        yield b" " * _CHUNK
    yield body[-1:]


def _bomb(size: int) -> Iterator[bytes]:
    """Gzip of a right JSON answer of about `size` bytes, a thousandth of that on the wire.

    One flushed block is made once and repeated (RFC 1951 lets blocks stand in a row), so that a
    bomb of any size costs nothing to build.
    """
    yield b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    blanks, crc, length = b" " * 2**20, 0, 0
    block = _deflated(blanks, zlib.Z_FULL_FLUSH)
    head, tail = b'{"IsSuccessful":true', b"}"
    for plain, packed in (
        (head, _deflated(head, zlib.Z_FULL_FLUSH)),
        *((blanks, block) for _ in range(max(size // len(blanks), 1))),
        (tail, _deflated(tail, zlib.Z_FINISH)),
    ):
        crc, length = zlib.crc32(plain, crc), length + len(plain)
        yield packed
    yield crc.to_bytes(4, "little") + (length % 2**32).to_bytes(4, "little")


def _deflated(plain: bytes, flush: int) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush(flush)
