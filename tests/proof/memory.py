"""The two ways out of the bot, leading to the twins in this process: no socket, no server.

A way that is `cut` reaches nobody any more: that of a process which was killed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

import httpx
from telegram.error import TimedOut
from telegram.request import RequestData

from messengers.bot_api.transport import LostAnswerError, NotSentError
from messengers.bot_api.transport.aio import parse_answer
from sandbox.bot_api.twin import BotTwin
from sandbox.server import AsgiApp, Scope
from sandbox.smsir import SmsIrTwin
from sandbox.smsir.errors import Refused
from sandbox.smsir.front import Front
from tests.proof.apart import Asked

_NO_SUCCESS = 300
_NO_UPDATES = b'{"ok":true,"result":[]}'
_TOKEN = "x-sms-ir-secure-token"
TWIN = "twin"
"""Name of the tasks in which a twin answers: they outlive the process that asked."""


@dataclass
class Cable:
    """All ways of one process; `cut` when it is killed."""

    cut: bool = False


@dataclass
class _Line:
    """What the server in `sandbox.server` gives a request: something that can be torn."""

    torn: bool = False

    def abort(self) -> None:
        self.torn = True

    def is_closing(self) -> bool:
        return self.torn


class TornError(Exception):
    """The connection broke before the whole answer was there."""


@dataclass
class _Answer:
    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)


async def exchange(
    app: AsgiApp, method: str, target: str, headers: list[tuple[bytes, bytes]], body: bytes
) -> _Answer:
    """One request, answered by an ASGI app in this task. Raises `TornError`."""
    line, answer = _Line(), _Answer()
    path, _, query = target.partition("?")
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": unquote(path), "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "headers": headers, "sandbox.transport": line,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    whole = iter(({"type": "http.request", "body": body, "more_body": False},))

    async def receive() -> Any:
        for message in whole:
            return message
        return await asyncio.get_running_loop().create_future()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], list(message.get("headers", ()))
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, send)
    if line.torn:
        raise TornError
    return answer


async def within(seconds: float, work: Coroutine[Any, Any, _Answer]) -> _Answer:
    """Wait so long for an answer; the other end goes on all the same. Raises TimeoutError."""
    task = asyncio.create_task(work, name=TWIN)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if not done:
        task.add_done_callback(lambda late: late.cancelled() or late.exception())
        raise TimeoutError
    return task.result()


class ServiceWay(httpx.AsyncBaseTransport):
    """To the twin of the web service. `asked`: what was said on this way, for whoever listens."""

    def __init__(self, twin: SmsIrTwin, cable: Cable, asked: list[Asked]) -> None:
        self._front, self._tokens, self._now = Front(twin), twin.tokens, twin.now
        self._cable, self._asked = cable, asked

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._cable.cut:
            raise httpx.ConnectError("cut")
        target = request.url.raw_path.decode().removeprefix("/users/v1")
        body = await request.aread()
        headers = [(name.lower(), value) for name, value in request.headers.raw]
        with suppress(Refused):  # who asks without a token gets nothing
            account = self._tokens.account(request.headers.get(_TOKEN), self._now())
            words = f"{unquote_plus(target)} {body.decode(errors='replace')}"
            self._asked.append(Asked(account.api_key, words))
        seconds = request.extensions.get("timeout", {}).get("read") or 40.0
        sent = exchange(self._front, request.method, target, headers, body)
        try:
            answer = await within(seconds, sent)
        except TornError:
            raise httpx.RemoteProtocolError("torn") from None
        except TimeoutError:
            raise httpx.ReadTimeout("no answer") from None
        return httpx.Response(answer.status, headers=answer.headers, content=bytes(answer.body))


class MessengerWay:
    """To the twins of the messengers, by the host of their address: a `Carrier`."""

    def __init__(self, twins: Mapping[str, BotTwin], cable: Cable) -> None:
        self._twins = twins
        self._cable = cable

    async def __call__(
        self, verb: str, url: str, data: RequestData | None, seconds: float | None
    ) -> tuple[int, bytes]:
        parts = urlsplit(url)
        twin = self._twins[parts.netloc]
        target = f"{parts.path}?{parts.query}"
        if parts.path.endswith("/getUpdates"):
            asked = dict(parse_qsl(parts.query))
            offset, seconds = int(asked.pop("offset", 0)), float(asked["timeout"])
            if not self._cable.cut and not await _arrived(twin, offset, seconds):
                return 200, _NO_UPDATES
            target = target.replace(f"timeout={asked['timeout']}", "timeout=0")
        if self._cable.cut:
            raise NotSentError("cut")
        body, kind = _body(data)
        sent = exchange(twin.app, verb, target, [(b"content-type", kind)], body)
        try:
            answer = await within(seconds or 60.0, sent)
        except TornError:
            raise LostAnswerError("torn") from None
        except TimeoutError:
            raise TimedOut from None
        if answer.status >= _NO_SUCCESS:
            parse_answer(bytes(answer.body))
        return answer.status, bytes(answer.body)


async def _arrived(twin: BotTwin, offset: int, seconds: float) -> bool:
    """Whether there is something to be had, or a fault; a poll that comes back empty costs time."""
    updates = twin.world.updates
    if not seconds or any(update["update_id"] >= offset for update in updates.pending):
        return True
    seq = updates.bell.seq
    await updates.bell.beyond(seq, seconds)
    return updates.bell.seq != seq


def _body(data: RequestData | None) -> tuple[bytes, bytes]:
    """JSON, or a form where files are sent."""
    if data is None or not data.contains_files:
        parameters = {} if data is None else data.parameters
        return json.dumps(parameters).encode(), b"application/json"
    files = [(name, part) for name, part in (data.multipart_data or {}).items()]
    built = httpx.Request("POST", "http://twin", data=data.json_parameters, files=files)
    return built.read(), built.headers["content-type"].encode()
