"""A SOCKS5 proxy on loopback (RFC 1928, 1929), as strict or as broken as a test wants it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

VERSION, CONNECT, BY_NAME, BY_ADDRESS = 5, 1, 3, 1
NO_LOGIN, LOGIN, NONE_OF_THESE = 0, 2, 0xFF
DONE, UNREACHABLE = 0, 4


@dataclass
class SocksServer:
    """Leads every connection to `port` of loopback. `login`: name and password that it wants.

    `reply`: what it says to a CONNECT; `hang_up`: it ends the connection instead.
    """

    port_behind: int
    login: tuple[str, str] | None = None
    reply: int = DONE
    hang_up: bool = False
    port: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Host and port of each CONNECT, as they came."""

    @property
    def url(self) -> str:
        return f"socks5://127.0.0.1:{self.port}"

    serving: set[asyncio.Task[None]] = field(default_factory=set)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.serving.add(asyncio.create_task(self._serve(reader, writer)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if await self._admits(reader, writer):
                self.asked.append(await self._asks(reader))
                if not self.hang_up:
                    await self._lead(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            await _closed(writer)

    async def _admits(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        version, count = await reader.readexactly(2)
        assert version == VERSION
        methods = await reader.readexactly(count)
        wanted = NO_LOGIN if self.login is None else LOGIN
        if wanted not in methods:
            writer.write(bytes([VERSION, NONE_OF_THESE]))
            return False
        writer.write(bytes([VERSION, wanted]))
        if self.login is None:
            return True
        await reader.readexactly(1)
        given = [
            (await reader.readexactly((await reader.readexactly(1))[0])).decode() for _ in "12"
        ]
        right = tuple(given) == self.login
        writer.write(bytes([1, 0 if right else 1]))
        return right

    async def _asks(self, reader: asyncio.StreamReader) -> tuple[str, int]:
        _, command, _, kind = await reader.readexactly(4)
        assert command == CONNECT
        if kind == BY_NAME:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            assert kind == BY_ADDRESS
            host = ".".join(map(str, await reader.readexactly(4)))
        return host, int.from_bytes(await reader.readexactly(2))

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(bytes([VERSION, self.reply, 0, BY_ADDRESS, 0, 0, 0, 0, 0, 0]))
        if self.reply != DONE:
            return
        there, onward = await asyncio.open_connection("127.0.0.1", self.port_behind)
        try:
            await asyncio.gather(_pipe(reader, onward), _pipe(there, writer))
        finally:
            await _closed(onward)


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def _pipe(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
        target.write_eof()


@asynccontextmanager
async def running_socks(
    port_behind: int,
    *,
    login: tuple[str, str] | None = None,
    reply: int = DONE,
    hang_up: bool = False,
) -> AsyncIterator[SocksServer]:
    proxy = SocksServer(port_behind, login, reply, hang_up)
    server = await asyncio.start_server(proxy.accept, "127.0.0.1", 0)
    proxy.port = int(server.sockets[0].getsockname()[1])
    try:
        yield proxy
    finally:
        server.close()
        for task in proxy.serving:
            task.cancel()
        await asyncio.gather(*proxy.serving, return_exceptions=True)
