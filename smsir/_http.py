"""The only file that speaks HTTP: httpx with bounds on time, size and connections.

A client for each kind of call. ``usual``, reads: connections stay warm, with probes, so that a box
on the way does not forget them; one that is dead all the same costs a repeat. ``writes``: what must
not be lost is not given to a connection that nobody has used for some seconds. ``alone``: sendings
keep none, since a stale one fails in a way that cannot be told from a lost answer. ``files`` judges
addresses when connecting. None follows redirects, none looks at the environment.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import cache
from io import BytesIO
from typing import Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

import httpx

from smsir._body import BoundedBody, BrokenBody, TooLong
from smsir._network import DeadlineNetwork, JudgingNetwork, deadline, probing, time_left
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
TOKEN_HEADER = "x-sms-ir-secure-token"  # noqa: S105 - the header's name
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
_Kind = Literal["usual", "writes", "alone", "files"]
_KEPT_SECONDS: dict[_Kind, float] = {"usual": 60.0, "writes": 5.0, "alone": 0.0, "files": 0.0}
_CONNECTIONS = 256
"""For all accounts together; how many one may have is counted in ``calls``."""


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
        self._transport = transport
        self._clients: dict[_Kind, httpx.AsyncClient] = {}
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
        clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            await client.aclose()
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
        client = self._client(_kind(operation), operation)
        headers = {} if token is None else {TOKEN_HEADER: token}
        built = _build(client, self.base_url, request, headers)
        async with self._answer(client, built, operation) as response:
            body = await self._body(response, self._limit)
        return Reply(response.status_code, body, response.headers.get("content-type", ""))

    async def _fetch(self, address: FileAddress, token: str | None, limit: int) -> Download:
        client = self._client("files", _FILE)
        built = client.build_request("GET", address.url)
        if built.url.host != address.host:
            raise ForbiddenDownload("malformed")
        if token is not None:
            built.headers[TOKEN_HEADER] = token
        async with self._answer(client, built, _FILE) as response:
            _check_file(response, limit)
            try:
                content = await self._body(response, limit)
            except TooLong:
                raise ForbiddenDownload("too-large") from None
        kind = response.headers.get("content-type", "application/octet-stream")
        return Download(content, kind.partition(";")[0].strip(), address.filename)

    @asynccontextmanager
    async def _answer(
        self, client: httpx.AsyncClient, built: httpx.Request, operation: Operation
    ) -> AsyncIterator[httpx.Response]:
        """Send and yield the answer with its body unread; translate all that goes wrong."""
        mark = deadline.set(time.monotonic() + self._timeouts.total)
        status: int | None = None
        try:
            response = await client.send(built, stream=True, follow_redirects=False)
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

    def _client(self, kind: _Kind, operation: Operation) -> httpx.AsyncClient:
        if self._closed:
            raise NotSent(operation.name, detail="the client is closed")
        client = self._clients.get(kind)
        if client is None:
            client = self._clients[kind] = self._new_client(kind)
        return client

    def _new_client(self, kind: _Kind) -> httpx.AsyncClient:
        limits = self._timeouts
        return httpx.AsyncClient(
            transport=self._transport or self._new_transport(kind),
            timeout=httpx.Timeout(
                connect=limits.connect, read=limits.read, write=limits.write, pool=limits.pool
            ),
            headers={"Accept": "application/json", "Accept-Encoding": "gzip"},
            trust_env=False,
            follow_redirects=False,
        )

    def _new_transport(self, kind: _Kind) -> httpx.AsyncBaseTransport:
        keep_alive_seconds = _KEPT_SECONDS[kind]
        transport = httpx.AsyncHTTPTransport(
            verify=_certificates(),
            trust_env=False,
            proxy=None if self._proxy is None else httpx.Proxy(self._proxy),
            limits=httpx.Limits(
                max_connections=_CONNECTIONS,
                max_keepalive_connections=_CONNECTIONS if keep_alive_seconds else 0,
                keepalive_expiry=keep_alive_seconds,
            ),
            socket_options=probing(),
        )
        # httpx has no public seam for httpcore's network (pinned below 0.29 in the requirements).
        pool = transport._pool  # noqa: SLF001
        inner = pool._network_backend  # noqa: SLF001
        # Behind a proxy the names are resolved there: only the host list holds.
        judging = kind == "files" and self._proxy is None
        network = JudgingNetwork(inner, self._is_base) if judging else DeadlineNetwork(inner)
        pool._network_backend = network  # noqa: SLF001
        return transport

    def _is_base(self, host: str, port: int) -> bool:
        base = urlsplit(self.base_url)
        return (host, port) == (base.hostname, base.port or (80 if base.scheme == "http" else 443))


@cache
def _certificates() -> ssl.SSLContext:
    """Read the authorities once: it costs some 20 ms."""
    return httpx.create_ssl_context(trust_env=False)


def _kind(operation: Operation) -> _Kind:
    if operation.alone:
        return "alone"
    return "writes" if operation.write else "usual"


def _build(
    client: httpx.AsyncClient, base: str, request: Request, headers: dict[str, str]
) -> httpx.Request:
    url = joined(base + request.operation.path, request.query)
    method = request.operation.method
    if request.form is not None:
        parts: list[tuple[str, Any]] = [(name, (None, text)) for name, text in request.form.items()]
        if (file := request.file) is not None:  # as a stream: its bytes would be copied to be sent
            parts.append(("File", (file.filename, BytesIO(file.content), file.content_type)))
        headers = headers | {"enctype": "multipart/form-data"}  # the guide asks for this header
        return client.build_request(method, url, files=parts, headers=headers)
    if request.payload is None:
        return client.build_request(method, url, headers=headers)
    content = json.dumps(request.payload, ensure_ascii=False).encode()
    headers = headers | {"Content-Type": "application/json; charset=utf-8"}
    return client.build_request(method, url, content=content, headers=headers)


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
