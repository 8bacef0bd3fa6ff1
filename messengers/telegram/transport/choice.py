"""Which transport: aiohttp, or httpx where a SOCKS proxy must be spoken to."""

from __future__ import annotations

from telegram.request import BaseRequest

from messengers.telegram.transport.aio import AioRequest


def make_request(
    proxy: str | None = None, *, size: int = 128, read_timeout: float = 15.0
) -> BaseRequest:
    """A transport of its own pool. `read_timeout` in seconds."""
    if proxy is not None and proxy.startswith("socks"):
        # httpx costs 60 ms of start-up and is needed here only for this.
        from messengers.telegram.transport.socks import SocksRequest  # noqa: PLC0415

        return SocksRequest(proxy, size=min(size, 64), read_timeout=read_timeout)
    return AioRequest(size=size, read_timeout=read_timeout, proxy=proxy)
