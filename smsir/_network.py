"""The network under the HTTP client: a total deadline, and addresses judged when connecting.

httpx's read timeout starts anew with each byte, so an answer that drips, headers included, can last
for ever; and a name that was judged can resolve to another address a moment later. Both are only
decided here, at the socket. No request is cancelled for it: a cancelled one leaks its place in
httpcore's pool, so the socket's own timeout is shortened instead.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

import httpcore
from httpcore._utils import is_socket_readable  # as httpcore judges it; pinned below 0.29 of httpx

from smsir.download import is_public
from smsir.errors import ForbiddenDownload

deadline: ContextVar[float] = ContextVar("deadline", default=float("inf"))
"""When the request that runs in this task must have ended, by ``time.monotonic``."""


_PROBES = (("TCP_KEEPIDLE", 15), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3))
_UNHEARD_MILLISECONDS = 20_000


def probing() -> list[tuple[int, int, int]]:
    """Socket options: probes every 15 s on a quiet line; what nobody acknowledges fails after 20 s.

    Boxes between us and the service forget lines on which nothing moves.
    """
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    named = (*_PROBES, ("TCP_USER_TIMEOUT", _UNHEARD_MILLISECONDS))
    options_here = ((getattr(socket, name, None), value) for name, value in named)
    return options + [
        (socket.IPPROTO_TCP, option, value) for option, value in options_here if option
    ]


def time_left() -> float:
    """Seconds until the deadline; negative when it has passed."""
    return deadline.get() - time.monotonic()


def _shortened(timeout: float | None, passed: type[Exception]) -> float | None:
    seconds = time_left()
    if seconds <= 0:
        raise passed("total deadline")
    if seconds == float("inf"):
        return timeout
    return seconds if timeout is None else min(timeout, seconds)


class DeadlineStream(httpcore.AsyncNetworkStream):
    """A connection whose every step ends by the deadline of the request that uses it."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._socket: socket.socket | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        return await self._inner.read(max_bytes, _shortened(timeout, httpcore.ReadTimeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        await self._inner.write(buffer, _shortened(timeout, httpcore.WriteTimeout))

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        seconds = _shortened(timeout, httpcore.ConnectTimeout)
        return DeadlineStream(await self._inner.start_tls(ssl_context, server_hostname, seconds))

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks; whether there is something to read, of each idle line at each call.

        So the socket is looked for once: the stream below makes a table of all it knows each time.
        """
        if info != "is_readable":
            return self._inner.get_extra_info(info)
        if self._socket is None:
            self._socket = self._inner.get_extra_info("socket")
        return is_socket_readable(self._socket)


class DeadlineNetwork(httpcore.AsyncNetworkBackend):
    """Connects within the deadline."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        seconds = _shortened(timeout, httpcore.ConnectTimeout)
        stream = await self._inner.connect_tcp(host, port, seconds, local_address, socket_options)
        return DeadlineStream(stream)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


class JudgingNetwork(DeadlineNetwork):
    """Connects only to public addresses, pinned: the address that was judged is the one used.

    ``trusted(host, port)`` says which place may be private (the configured base, for the twin).
    The certificate is still checked against the name, for httpcore keeps it apart.
    """

    def __init__(
        self, inner: httpcore.AsyncNetworkBackend, trusted: Callable[[str, int], bool]
    ) -> None:
        super().__init__(inner)
        self._trusted = trusted

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        place = host if self._trusted(host, port) else await self._judged(host, port, timeout)
        return await super().connect_tcp(place, port, timeout, local_address, socket_options)

    async def _judged(self, host: str, port: int, seconds: float | None) -> str:
        """Resolve a name; one private address among the answers is enough to refuse."""
        try:
            async with asyncio.timeout(_shortened(seconds, httpcore.ConnectTimeout)):
                entries = await asyncio.get_running_loop().getaddrinfo(host, port)
        except TimeoutError:
            raise httpcore.ConnectTimeout("name lookup") from None
        except OSError as error:
            raise httpcore.ConnectError("name lookup") from error
        addresses = [str(entry[4][0]) for entry in entries]
        if not addresses or not all(map(is_public, addresses)):
            raise ForbiddenDownload("address")
        return addresses[0]
