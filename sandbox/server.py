"""Runs a twin inside the caller's own event loop.

The demo and the tests need a real HTTP server on a free loopback port that is ready the moment it
is entered and gone the moment it is left, hanging requests (long polls, delays) included; uvicorn's
own serve loop ticks ten times a second, takes over the signal handlers and waits for those.

A twin must also be able to lose a connection the way a bad network does: see `drop_connection`.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import uvicorn

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_TRANSPORT = "sandbox.transport"
_KEEP_ALIVE_SECONDS = 75
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Served:
    """A running server; `port` is the real one even when 0 was asked for."""

    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"


def drop_connection(scope: Scope) -> None:
    """Closes the TCP connection of this request at once, leaving what was not yet sent unsent.

    Works for apps run by `serve_app`; afterwards the app only has to return.
    """
    transport: asyncio.Transport | None = scope.get(_TRANSPORT)
    if transport is None:
        raise RuntimeError("only a request that came through serve_app can be dropped")
    transport.abort()


def is_connected(scope: Scope) -> bool:
    """Whether somebody is still there to read the answer."""
    transport: asyncio.Transport | None = scope.get(_TRANSPORT)
    return transport is None or not transport.is_closing()


def is_foreign(scope: Scope, *, beside: bool = False) -> bool:
    """Whether a page of another site asks: by a name made to lead here, or across origins.

    Browsers send the name that stood in the address (DNS rebinding), and the origin of a page that
    posts; programs such as the bot send no origin. `beside`: pages of this machine's other ports
    may ask as well.
    """
    headers = {name: value.decode("latin-1") for name, value in scope.get("headers", [])}
    host = headers.get(b"host", "")
    origin = headers.get(b"origin")
    strange = origin is not None and origin not in {f"http://{host}", f"https://{host}"}
    if beside and origin is not None:
        strange = urlsplit(origin).hostname not in LOOPBACK
    return strange or urlsplit(f"//{host}").hostname not in LOOPBACK


async def _refusal(_scope: Scope, _receive: Receive, send: Send) -> None:
    head = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 403, "headers": head})
    await send({"type": "http.response.body", "body": b"Only for pages of this machine."})


class _Doorman:
    """Hands each request its transport, and ends hanging requests quietly at shutdown."""

    def __init__(self, app: AsgiApp, host: str, *, beside: bool) -> None:
        self._app = app
        self._beside = beside
        self._local = host in LOOPBACK
        self.closing = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The `send` uvicorn hands in is a method of the request cycle, which knows its transport.
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        if transport is not None:
            scope[_TRANSPORT] = transport
        app = _refusal if self._local and is_foreign(scope, beside=self._beside) else self._app
        try:
            await app(scope, receive, send)
        except asyncio.CancelledError:
            if not self.closing:
                raise
        if transport is not None and transport.is_closing():
            # Lets uvicorn see that the connection is lost before it looks for a missing answer.
            await asyncio.sleep(0)


@asynccontextmanager
async def serve_app(
    app: AsgiApp, *, host: str = "127.0.0.1", port: int = 0, beside: bool = False
) -> AsyncIterator[Served]:
    """Serves an ASGI app in this event loop until the block is left.

    `beside`: pages of other ports of this machine may ask, as the chat page asks the other twin.
    Raises OSError when the port is taken.
    """
    listener = _listen(host, port)
    doorman = _Doorman(app, host, beside=beside)
    server = uvicorn.Server(
        uvicorn.Config(
            doorman,
            http="h11",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )
    )
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    try:
        await server.startup(sockets=[listener])
        await server.on_tick(0)  # fills in the default headers
        yield Served(host, listener.getsockname()[1])
    finally:
        doorman.closing = True
        await _stop(server)
        listener.close()


async def told_to_stop() -> None:
    """Wait for SIGTERM or Ctrl+C."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    # Where the loop has no signal handlers (Windows), Ctrl+C arrives as KeyboardInterrupt.
    with contextlib.suppress(NotImplementedError):
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, stop.set)
    await stop.wait()


def _listen(host: str, port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle's algorithm off only where it sees it: a
    # socket of protocol 0 answers 40 ms late.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)  # noqa: FBT003 - the standard library's own signature
    return listener


async def _stop(server: uvicorn.Server) -> None:
    """Cuts what is open instead of waiting for it: a twin owes nobody a graceful goodbye."""
    if not server.started:
        return
    for listening in server.servers:
        listening.close()
    for connection in list(server.server_state.connections):
        transport = connection.transport
        if transport is not None:
            transport.abort()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tasks = list(server.server_state.tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for listening in server.servers:
        await listening.wait_closed()
    await server.lifespan.shutdown()
