"""The only file that speaks HTTP: httpx with bounds on time, size and connections.

A transport for each kind of call, and no client of httpx around it: all accounts would share its
cookies, and at every call it looks for redirects and authentication. ``usual``, reads: connections
stay warm, with probes, so that a box on the way does not forget them; one that is dead all the same
costs a repeat. ``writes``: what must not be lost is not given to a connection that nobody has used
for some seconds. ``alone``: sendings keep none, since a stale one fails in a way that cannot be
told from a lost answer. ``files`` judges addresses when connecting. None looks at the environment.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import httpcore
import httpx

from smsir._body import BoundedBody, BrokenBody, TooLong
from smsir._encoding import TOKEN_HEADER, authorization, encoded
from smsir._network import deadline, time_left
from smsir._pool import Kind, pool_for
from smsir.download import FileAddress
from smsir.errors import (
    Dropped,
    ForbiddenDownload,
    NotSent,
    Refused,
    SmsIrError,
    TimedOut,
    Unreadable,
)
from smsir.files import Download
from smsir.operations import Operation
from smsir.pulse import Pulse
from smsir.wire import Reply, Request, Retries, Timeouts, joined

BASE_URL = "https://api.sms.ir/users/v1"
_HEADERS = (
    ("Accept", "application/json"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "keep-alive"),
    ("User-Agent", f"python-httpx/{httpx.__version__}"),
)
_FILE = Operation("download", "")
_OK, _SERVER_ERRORS = 200, 500
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

Transport = httpx.AsyncBaseTransport
T = TypeVar("T")


class Http:
    """HTTP for all accounts. An async context manager; otherwise close it with ``aclose``."""

    def __init__(
        self,
        base_url: str = BASE_URL,
        *,
        proxy: str | None = None,
        timeouts: Timeouts | None = None,
        retries: Retries | None = None,
        max_answer_bytes: int = 16 * 2**20,
        transport: Transport | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.retries = retries or Retries()
        self._timeouts = timeouts or Timeouts()
        self._limit = max_answer_bytes
        self._proxy = proxy
        self._own = transport
        self._transports: dict[Kind, Transport] = {}
        self._headers = [*_HEADERS, *authorization(self.base_url)]
        self._extensions = {"timeout": _phases(self._timeouts)}
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False
        self.pulse = Pulse()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections; requests on their way end, calls after this raise NotSent."""
        self._closed = True
        transports, self._transports = list(self._transports.values()), {}
        for transport in transports:
            await transport.aclose()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def exchange(
        self, request: Request, token: str | None, places: asyncio.Semaphore | None = None
    ) -> Reply:
        """Send one request, once. Raises NotSent, TimedOut, Dropped or Unreadable.

        ``places``: those of the account, waited for like a connection.
        """
        return await self._unbroken(self._placed(request, token, places))

    async def fetch(self, address: FileAddress, token: str | None, limit: int) -> Download:
        """Fetch a judged address, once. Raises ForbiddenDownload and what ``exchange`` does."""
        return await self._unbroken(self._fetch(address, token, limit))

    async def _unbroken(self, work: Coroutine[Any, Any, T]) -> T:
        """Let a request end by itself even if its caller is cancelled: see ``_network``."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def _placed(
        self, request: Request, token: str | None, places: asyncio.Semaphore | None
    ) -> Reply:
        if places is None:
            return await self._exchange(request, token)
        try:
            async with asyncio.timeout(self._timeouts.pool):
                await places.acquire()
        except TimeoutError:
            raise NotSent(request.operation.name, detail="no free place") from None
        try:
            return await self._exchange(request, token)
        finally:
            places.release()

    async def _exchange(self, request: Request, token: str | None) -> Reply:
        operation = request.operation
        transport = self._transport(_kind(operation), operation)
        built = self._build(request, token)
        async with self._answer(transport, built, operation) as response:
            body = await self._body(response, self._limit)
        return Reply(response.status_code, body, response.headers.get("content-type", ""))

    def _build(self, request: Request, token: str | None) -> httpx.Request:
        headers, content, parts = encoded(request)
        if token is not None:
            headers.append((TOKEN_HEADER, token))
        return httpx.Request(
            request.operation.method,
            joined(self.base_url + request.operation.path, request.query),
            headers=self._headers + headers,
            content=content,
            files=parts,
            extensions=self._extensions,
        )

    async def _fetch(self, address: FileAddress, token: str | None, limit: int) -> Download:
        transport = self._transport("files", _FILE)
        built = httpx.Request("GET", address.url, headers=_HEADERS, extensions=self._extensions)
        if built.url.host != address.host:
            raise ForbiddenDownload("malformed")
        if token is not None:
            built.headers[TOKEN_HEADER] = token
        async with self._answer(transport, built, _FILE) as response:
            _check_file(response, limit)
            try:
                content = await self._body(response, limit)
            except TooLong:
                raise ForbiddenDownload("too-large") from None
        kind = response.headers.get("content-type", "application/octet-stream")
        return Download(content, kind.partition(";")[0].strip(), address.filename)

    @asynccontextmanager
    async def _answer(
        self, transport: Transport, built: httpx.Request, operation: Operation
    ) -> AsyncIterator[httpx.Response]:
        """Send and yield the answer with its body unread; translate all that goes wrong."""
        mark = deadline.set(time.monotonic() + self._timeouts.total)
        status: int | None = None
        try:
            response = await transport.handle_async_request(built)
            status = response.status_code
            self.pulse.answer(status)
            try:
                yield response
            finally:
                with contextlib.suppress(httpx.HTTPError):
                    await response.aclose()
        except TooLong:
            raise _unreadable(operation, status, "longer than the bound") from None
        except BrokenBody as error:
            raise _unreadable(operation, status, str(error)) from None
        except (httpx.HTTPError, OSError) as error:
            self.pulse.answer(None)
            raise _translated(operation, error) from None
        finally:
            deadline.reset(mark)

    async def _body(self, response: httpx.Response, limit: int) -> bytes:
        """Read the body within the bound and the deadline."""
        if response.is_stream_consumed:  # a given transport may hand over a finished answer
            return response.content
        body = BoundedBody(limit, response.headers.get("content-encoding", ""))
        async for chunk in response.aiter_raw():
            body.feed(chunk)
            if time_left() <= 0:
                raise httpx.ReadTimeout("total deadline")
        return body.content()

    def _transport(self, kind: Kind, operation: Operation) -> Transport:
        if self._closed:
            raise NotSent(operation.name, detail="the client is closed")
        transport = self._transports.get(kind)
        if transport is None:
            transport = self._own or self._new_transport(kind)
            self._transports[kind] = transport
        return transport

    def _new_transport(self, kind: Kind) -> Transport:
        transport = httpx.AsyncHTTPTransport(verify=_certificates(), trust_env=False)
        # httpx has no public seam for httpcore's pool (pinned below 0.29 in the requirements).
        transport._pool = pool_for(  # noqa: SLF001
            kind,
            _certificates(),
            None if self._proxy is None else _proxy(self._proxy),
            self._is_base,
        )
        return transport

    def _is_base(self, host: str, port: int) -> bool:
        base = urlsplit(self.base_url)
        return (host, port) == (base.hostname, base.port or (80 if base.scheme == "http" else 443))


@cache
def _certificates() -> ssl.SSLContext:
    """Read the authorities once: it costs some 20 ms."""
    return httpx.create_ssl_context(trust_env=False)


def _kind(operation: Operation) -> Kind:
    if operation.alone:
        return "alone"
    return "writes" if operation.write else "usual"


def _phases(limits: Timeouts) -> dict[str, float | None]:
    return httpx.Timeout(
        connect=limits.connect, read=limits.read, write=limits.write, pool=limits.pool
    ).as_dict()


def _proxy(address: str) -> httpcore.Proxy:
    proxy = httpx.Proxy(address)
    url = httpcore.URL(
        scheme=proxy.url.raw_scheme,
        host=proxy.url.raw_host,
        port=proxy.url.port,
        target=proxy.url.raw_path,
    )
    return httpcore.Proxy(url, auth=proxy.raw_auth, headers=proxy.headers.raw)


def _check_file(response: httpx.Response, limit: int) -> None:
    status = response.status_code
    if response.has_redirect_location or response.is_redirect:
        raise ForbiddenDownload("redirect", status=status)
    if status >= _SERVER_ERRORS:
        raise _unreadable(_FILE, status, "server error")
    if status != _OK:
        raise Refused(_FILE.name, status=status)
    if int(response.headers.get("content-length") or 0) > limit:
        raise ForbiddenDownload("too-large", status=status)


def _unreadable(operation: Operation, status: int | None, detail: str) -> Unreadable:
    return Unreadable(operation.name, write=operation.write, status=status, detail=detail)


def _translated(operation: Operation, error: Exception) -> SmsIrError:
    """Say what httpx saw; its own text is left out, for it may hold the address."""
    detail = type(error).__name__
    if isinstance(error, _NEVER_LEFT):
        return NotSent(operation.name, detail=detail)
    if isinstance(error, httpx.TimeoutException):
        return TimedOut(operation.name, write=operation.write, detail=detail)
    return Dropped(operation.name, write=operation.write, detail=detail)
