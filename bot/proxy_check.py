"""Whether a proxy is one: it is asked by itself, in its own protocol, before anything goes through.

A SOCKS address on an HTTP proxy, or the other way round, otherwise hangs until all time is used up
and is blamed on what lies behind it.
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

SECONDS = 5.0
_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
_SOCKS_HELLO = b"\x05\x02\x00\x02"
"""Version 5; without a password, or with one (RFC 1928)."""

_SOCKS_REFUSED = b"\x05\xff"
_HTTP_REFUSED = b" 407"


async def proxy_trouble(url: str, target: str) -> str:
    """Why this is no way to `target`; empty where it seems to be one."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    hello = _SOCKS_HELLO if parts.scheme.startswith("socks") else _connect(target)
    try:
        async with asyncio.timeout(SECONDS):
            answer = await _answer(host, port, hello, tls=parts.scheme == "https")
    except TimeoutError:
        return f"answers nothing within {SECONDS:g} s"
    except OSError as error:
        return f"cannot be reached ({type(error).__name__})"
    if parts.scheme.startswith("socks"):
        return _of_socks(answer)
    if not answer.startswith(b"HTTP/"):
        return "is no HTTP proxy; try socks5:// in its address"
    with_password = parts.username is not None
    return "wants a name and a password" if _HTTP_REFUSED in answer and not with_password else ""


def _of_socks(answer: bytes) -> str:
    if not answer.startswith(b"\x05"):
        return "is no SOCKS5 proxy; try http:// in its address"
    return "refuses every way to log in that is known" if answer.startswith(_SOCKS_REFUSED) else ""


def _connect(target: str) -> bytes:
    parts = urlsplit(target)
    place = f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
    return f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode()


async def _answer(host: str, port: int, hello: bytes, *, tls: bool) -> bytes:
    reader, writer = await asyncio.open_connection(host, port, ssl=tls or None)
    try:
        writer.write(hello)
        await writer.drain()
        return await reader.read(64)
    finally:
        writer.close()
