from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from messengers.bot_api.limiter import FloodLimiter, LimitedBot
from messengers.bot_api.transport import AioRequest, LostAnswerError, NotSentError
from messengers.bot_api.transport.probes import probing_socket
from tests.messengers.bale.conftest import nobody_moves
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from sandbox.telegram import RunningTelegram

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def raw_server(serve: Serve) -> AsyncIterator[str]:
    """A server that speaks as badly as the test wants."""

    async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(guarded, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"http://127.0.0.1:{port}/bot"


@asynccontextmanager
async def bot_at(base_url: str, request: AioRequest | None = None) -> AsyncIterator[Bot]:
    """A Bot that has not met Telegram yet; only its transport is open."""
    request = request or AioRequest(read_timeout=0.3, connect_timeout=0.5)
    async with request:
        yield Bot(TOKEN, base_url=base_url, request=request)


@pytest.fixture
async def person_and_bot(telegram_twin: RunningTelegram) -> AsyncIterator[LimitedBot]:
    telegram_twin.twin.user(1001)
    request = AioRequest()
    bot = LimitedBot(
        telegram_twin.twin.token,
        base_url=f"{telegram_twin.url}/bot",
        request=request,
        limiter=FloodLimiter(nobody_moves),
    )
    async with bot:
        await telegram_twin.twin.user(1001).command("/start")
        yield bot


def written(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error)


async def drop(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")


async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"ok":tr')
    await writer.drain()


async def garbage(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"whatever this is\r\n\r\n")
    await writer.drain()


async def html(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>")
    await writer.drain()


async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    head = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/x\r\nContent-Length: 0\r\n\r\n"
    writer.write(head)
    await writer.drain()


@pytest.mark.parametrize(
    ("serve", "kind"),
    [
        (drop, LostAnswerError),
        (silence, TimedOut),
        (cut, LostAnswerError),
        (garbage, NetworkError),
        (html, TelegramError),
        (redirect, NetworkError),
    ],
)
async def test_each_failure_has_its_kind_and_none_shows_the_token(
    serve: Serve, kind: type[TelegramError], caplog: pytest.LogCaptureFixture
) -> None:
    async with raw_server(serve) as url, bot_at(url) as bot:
        with pytest.raises(kind) as failed:
            await bot.get_me()
    assert TOKEN not in written(failed.value)
    assert TOKEN not in caplog.text


async def test_a_refused_connection_was_never_sent() -> None:
    async with bot_at("http://127.0.0.1:9/bot") as bot:
        with pytest.raises(NotSentError) as failed:
            await bot.get_me()
    assert TOKEN not in written(failed.value)
    assert not isinstance(failed.value, TimedOut)


async def test_a_lost_answer_counts_as_a_timeout_so_nothing_is_sent_twice() -> None:
    assert issubclass(LostAnswerError, TimedOut)
    assert not issubclass(NotSentError, TimedOut)


async def test_a_closed_transport_says_so() -> None:
    request = AioRequest()
    bot = Bot(TOKEN, base_url="http://127.0.0.1:9/bot", request=request)
    with pytest.raises(NotSentError, match="closed"):
        await bot.get_me()


async def test_a_pool_that_was_shut_down_opens_again(telegram_twin: RunningTelegram) -> None:
    request = AioRequest()
    bot = Bot(telegram_twin.twin.token, base_url=f"{telegram_twin.url}/bot", request=request)
    for _ in range(2):
        await request.initialize()
        assert (await bot.get_me()).is_bot
        await request.shutdown()


async def test_files_and_albums_go_up_as_they_are(person_and_bot: Bot) -> None:
    content = bytes(range(256)) * 8192  # 2 MB
    message = await person_and_bot.send_document(
        1001, content, filename="گزارش.xlsx", caption="<b>a</b>", parse_mode="HTML"
    )
    assert message.document is not None
    assert message.document.file_name == "گزارش.xlsx"
    sly = await person_and_bot.send_document(1001, b"x", filename='a"b\r\nX: y\\.txt')
    assert sly.document is not None
    album = [InputMediaDocument(b"one", filename="1.txt"), InputMediaDocument(b"2", filename="2")]
    assert len(await person_and_bot.send_media_group(1001, album)) == 2


async def test_a_file_comes_down_as_it_went_up(
    telegram_twin: RunningTelegram, person_and_bot: Bot
) -> None:
    content = b"\x00\xff" * 5000
    await telegram_twin.twin.user(1001).send_file("a.bin", content)
    updates = await person_and_bot.get_updates(timeout=1)
    document = updates[-1].message.document if updates[-1].message else None
    assert document is not None
    file = await person_and_bot.get_file(document.file_id)
    base = f"{telegram_twin.url}/file/bot{telegram_twin.twin.token}"
    path = (file.file_path or "").rpartition("/file/bot")[2].partition("/")[2]
    assert await person_and_bot.request.retrieve(f"{base}/{path}") == content


async def test_text_that_looks_like_json_stays_text(person_and_bot: Bot) -> None:
    for text in ('{"a": 1}', "true", "12", '"quoted"', "a&b=c+d%20 é سلام 🌷"):
        message = await person_and_bot.send_message(1001, text)
        assert message.text == text


@pytest.mark.long
async def test_an_endless_answer_is_cut_off() -> None:
    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * 2**20)
            try:
                await writer.drain()
            except ConnectionError:
                return

    async with raw_server(endless) as url, bot_at(url, AioRequest(read_timeout=5)) as bot:
        with pytest.raises(NetworkError, match="too large"):
            await bot.get_me()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"


def dripping(at_once: bytes) -> Serve:
    """After this much of the answer a byte comes now and then: no wait between two is long."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(at_once)
        with contextlib.suppress(ConnectionError):
            while True:
                writer.write(b"X")
                await writer.drain()
                await asyncio.sleep(0.05)

    return serve


@pytest.mark.long
@pytest.mark.parametrize("at_once", [b"HTTP/1.1 200 OK\r\nX-", HEAD, HEAD + b'{"ok": true'])
async def test_an_answer_that_drips_ends_in_time(at_once: bytes) -> None:
    request = AioRequest(read_timeout=0.3, connect_timeout=2.0, pool_timeout=0.1, file_seconds=0.3)

    async def ends(address: str) -> None:
        with pytest.raises(TimedOut):
            await asyncio.wait_for(request.do_request(address, "POST"), PATIENCE)

    async with raw_server(dripping(at_once)) as url, request:
        methods = [f"{url}{TOKEN}/{name}" for name in ("getUpdates", "sendMessage", "getFile")]
        file = f"{url.removesuffix('/bot')}/file/bot{TOKEN}/x"
        await asyncio.gather(*map(ends, [*methods, file]))


async def test_half_an_emoji_reaches_telegram_for_it_to_judge(person_and_bot: Bot) -> None:
    with pytest.raises(BadRequest, match="encoded in utf-8"):
        await person_and_bot.send_message(1001, "a\ud83d")


async def test_letters_and_keyboards_are_not_escaped_on_their_way() -> None:
    bodies: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        bodies.append(await reader.readexactly(length))

    markup = InlineKeyboardMarkup([[InlineKeyboardButton("سلام", callback_data="x")]])
    async with raw_server(listen) as url, bot_at(url) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(1, "درود", reply_markup=markup)
    keyboard = {"inline_keyboard": [[{"text": "سلام", "callback_data": "x"}]]}
    assert json.loads(bodies[0]) == {"chat_id": 1, "text": "درود", "reply_markup": keyboard}
    assert "درود".encode() in bodies[0]


async def forgetful(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Behind a middlebox that drops what was idle: the second request of a connection is lost."""
    await reader.readuntil(b"\r\n\r\n")
    body = b'{"ok": true, "result": true}'
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    await writer.drain()
    while await reader.read(4096):
        pass


async def test_what_must_not_be_lost_goes_by_a_fresh_connection_after_a_pause() -> None:
    async with raw_server(forgetful) as url:
        request = AioRequest(read_timeout=0.3, forgotten=0.0)
        async with request:
            base = f"{url}{TOKEN}"
            assert await request.post(f"{base}/getWebhookInfo") is True
            for _ in range(3):
                assert await request.post(f"{base}/sendMessage") is True
            with pytest.raises(TimedOut):
                await request.post(f"{base}/editMessageText")


def test_idle_connections_are_probed() -> None:
    with probing_socket((socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)) as made:
        assert made.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL) == 15
