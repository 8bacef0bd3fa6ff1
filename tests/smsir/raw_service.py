"""A web service that answers byte for byte what a test says: for what no decent server would do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from smsir import Http, Retries, SmsIr, Timeouts

QUICK = Timeouts(connect=1, read=1, write=1, pool=1, total=2)
NO_WAIT = Retries(attempts=3, wait_initial=0.001, wait_max=0.002, jitter=0.001)


@dataclass
class Asked:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def operation(self) -> str:
        return urlsplit(self.target).path.rsplit("/", 1)[-1]

    @property
    def query(self) -> dict[str, str]:
        return {key: values[0] for key, values in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Script = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class RawService:
    script: Script
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    tokens: int = 0

    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def has_been_asked(self, times: int) -> None:
        """Wait until this many requests have come."""
        async with self._news:
            await self._news.wait_for(lambda: len(self.asked) >= times)

    def operations(self) -> list[str]:
        return [one.operation for one in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while not writer.is_closing():
                asked = await read_request(reader)
                if asked is None:
                    break
                self.asked.append(asked)
                async with self._news:
                    self._news.notify_all()
                if asked.operation == "GetToken" and not getattr(self.script, "owns_token", False):
                    self.tokens += 1
                    await answer(writer, {"IsSuccessful": True, "TokenKey": f"t{self.tokens}"})
                else:
                    await self.script(asked, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


async def read_request(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    method, target, _ = head[0].split(" ")
    pairs = (line.split(":", 1) for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(method, target, headers, body)


async def answer(writer: asyncio.StreamWriter, fields: object, status: int = 200) -> None:
    await raw_answer(writer, json.dumps(fields).encode(), status=status)


async def raw_answer(
    writer: asyncio.StreamWriter, body: bytes, *, status: int = 200, head: str = ""
) -> None:
    start = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{head}\r\n"
    writer.write(start.encode() + body)
    await writer.drain()


def drop(writer: asyncio.StreamWriter) -> None:
    """Reset the connection without a word."""
    writer.transport.abort()


def fixed(fields: object, status: int = 200) -> Script:
    """Answer always the same JSON."""

    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        await answer(writer, fields, status)

    return script


def fixed_bytes(body: bytes, *, status: int = 200, head: str = "") -> Script:
    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        await raw_answer(writer, body, status=status, head=head)

    return script


def owning_token(script: Script) -> Script:
    """Let the script answer GetToken as well."""
    script.owns_token = True  # type: ignore[attr-defined]
    return script


@asynccontextmanager
async def raw_service(script: Script) -> AsyncIterator[RawService]:
    service = RawService(script)
    tasks: set[asyncio.Task[None]] = set()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(service.serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    service.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/users/v1"
    try:
        yield service
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def talking(
    script: Script, *, timeouts: Timeouts = QUICK, **settings: Any
) -> AsyncIterator[tuple[SmsIr, RawService]]:
    """Give a client and the scripted service that it talks to."""
    async with (
        raw_service(script) as service,
        Http(service.url, timeouts=timeouts, retries=NO_WAIT, **settings) as http,
    ):
        yield SmsIr(http, "key-secret-1", "secret-2"), service
