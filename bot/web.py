"""HTTP of the bot's own: /healthz, /metrics and, in webhook mode, doors for the messengers.

A delivery is known by its secret, compared in constant time, the body is capped, and an update is
in the inbox table before 200 is said: with anything else it is delivered again (Bot API,
setWebhook).
"""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.health import Health
from bot.patience import impatient
from bot.status import Status
from bot.stop import USAGE, StopError
from bot.webhook_settings import OWN_PAGES

log = logging.getLogger(__name__)

MAX_BODY_BYTES = 1 << 20
_CONNECTIONS = 256
"""At once; a messenger opens 40 at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateDoor:
    """Where a messenger delivers. `is_open`: updates are taken.

    `admits` judges what stands in the `header`; where that is empty, what stands behind the path.
    """

    path: str
    header: str
    admits: Callable[[str], bool]
    is_open: Callable[[], bool]
    take: Callable[[list[Any]], Awaitable[None]]

    @property
    def route(self) -> str:
        return self.path if self.header else f"{self.path.rstrip('/')}/{{secret}}"

    def secret_of(self, request: Request) -> str:
        if self.header:
            return request.headers.get(self.header, "")
        return str(request.path_params["secret"])


class Web:
    """The routes of one running bot. `request_seconds`: for the head of a request, and its body."""

    def __init__(
        self,
        status: Status,
        health: Health,
        *,
        address: tuple[str, int],
        request_seconds: float,
        doors: Sequence[UpdateDoor],
    ) -> None:
        self._status = status
        self._health = health
        self._address = address
        self._seconds = request_seconds
        routes = [
            Route(path, page)
            for path, page in zip(OWN_PAGES, (self.health, self.metrics), strict=True)
        ]
        for door in doors:
            delivered = partial(self._delivered, door)
            routes.append(Route(door.route, delivered, methods=["POST"]))
        self.app = Starlette(routes=routes)
        self.port = 0
        self._socket: socket.socket | None = None

    def bind(self) -> None:
        """Take the port. Raises `StopError` where it cannot be had."""
        host, port = self._address
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._socket = socket.create_server((host, port), family=family)
        except OSError as error:
            raise StopError(
                f"SEFID_LISTEN: {host}:{port} cannot be used: {error.strerror}.", USAGE
            ) from None
        self.port = int(self._socket.getsockname()[1])

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; a second call takes the port again."""
        if self._socket is None:
            self.bind()
        config = uvicorn.Config(
            self.app,
            http=impatient(self._seconds),
            limit_concurrency=_CONNECTIONS,
            log_config=None,
            lifespan="off",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        server = _Server(config)
        listening, self._socket = self._socket, None
        serving = asyncio.create_task(server.serve([listening] if listening else None))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        server.should_exit = True
        await serving

    async def health(self, _: Request) -> Response:
        """200 only while updates can be fetched and stored and every worker goes round."""
        found = await self._health.report()
        body = {
            "ok": found.ok,
            "troubles": list(found.troubles.values()),
            "warnings": list(found.warnings.values()),
            "seconds_since": {name: round(age, 1) for name, age in found.ages.items()},
        }
        return JSONResponse(body, 200 if found.ok else 503)

    async def metrics(self, _: Request) -> Response:
        return PlainTextResponse(
            await metrics.exposition(self._status, self._health), media_type=metrics.TYPE
        )

    async def _delivered(self, door: UpdateDoor, request: Request) -> Response:
        """One update by POST.

        403 without the secret, 413 over 1 MB, 408 if it does not end, 503 while going down.
        """
        if not door.admits(door.secret_of(request)):
            return Response(status_code=403)
        if not door.is_open():
            return Response(status_code=503)
        try:
            async with asyncio.timeout(self._seconds):
                body = await _body(request)
        except TimeoutError:
            return Response(status_code=408, headers={"Connection": "close"})
        if body is None:
            return Response(status_code=413)
        update = _json(body)
        if update is None:
            return Response(status_code=400)
        await door.take([update])
        return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    kept = bytearray()
    async for chunk in request.stream():
        kept += chunk
        if len(kept) > MAX_BODY_BYTES:
            return None
    return bytes(kept)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: the command line has its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
