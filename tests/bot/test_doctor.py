from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from bot.composition import open_storage
from bot.doctor import examine
from bot.proxy_check import proxy_trouble
from bot.settings import GivenSettings, Settings
from messengers.bale.lock import TokenLock
from screens.bands import number

pytestmark = pytest.mark.long

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.shop import Shop

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


async def link(settings: Settings) -> None:
    async with await open_storage(settings) as storage:
        await storage.accounts.link(1, 1, "the-user-api-key", "the-secret", "shop")


async def test_the_doctor_finds_nothing_wrong_with_a_sound_bot(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, tmp_path: Path
) -> None:
    settings = GivenSettings(
        bot_token=SecretStr(telegram_twin.twin.token),
        telegram_url=telegram_twin.url,
        smsir_url=smsir_twin.url,
        database=tmp_path / "d.db",
    )
    await link(settings)
    said: list[str] = []
    assert await examine(settings, said.append) == 0, said
    text = "\n".join(said)
    for subject in ("Python", "SQLite", "database", "master key", "Telegram", "SMS.ir", "clock"):
        assert subject in text
    assert telegram_twin.twin.token not in text


async def test_the_doctor_names_each_trouble(
    telegram_twin: RunningTelegram, tmp_path: Path
) -> None:
    settings = GivenSettings(
        bot_token=SecretStr(TOKEN),
        telegram_url=telegram_twin.url,
        smsir_url="http://127.0.0.1:9/users/v1",
        database=tmp_path / "d.db",
    )
    await link(settings)
    settings.key_file.unlink()
    said: list[str] = []
    assert await examine(settings, said.append) == 1
    bad = "\n".join(line for line in said if line.startswith("BAD"))
    for subject in ("token", "SMS.ir", "master key"):
        assert subject in bad


async def test_the_doctor_finds_a_second_poller_without_taking_its_updates(
    lone_shop: Shop, tmp_path: Path
) -> None:
    settings = lone_shop.settings.model_copy(update={"database": tmp_path / "other.db"})
    lone_shop.telegram.faults.add("getUpdates", "conflict409", times=1)
    said: list[str] = []
    await asyncio.gather(examine(settings, said.append), lone_shop.start())
    assert any("Telegram: reached" in line for line in said)


async def test_the_doctor_runs_beside_the_bot(lone_shop: Shop) -> None:
    said: list[str] = []
    await examine(lone_shop.settings, said.append)
    assert any(line.startswith("hint instance") for line in said)
    assert not any("second instance" in line for line in said)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@asynccontextmanager
async def serving(said: bytes | None, chunk: int = 65536) -> AsyncIterator[int]:
    """A server that says one thing to whatever it is told; None: nothing at all."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(chunk)
        if said is not None:
            writer.write(said)
            await writer.drain()
        else:
            await reader.read()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield int(server.sockets[0].getsockname()[1])
    server.close()


def settings_for(folder: Path, **given: Any) -> Settings:
    nowhere = {"telegram_url": "http://127.0.0.1:9", "smsir_url": "http://127.0.0.1:9/users/v1"}
    values: dict[str, Any] = {"bot_token": TOKEN, "database": folder / "d.db", **nowhere, **given}
    return GivenSettings(**values)


async def bad(settings: Settings) -> str:
    said: list[str] = []
    assert await examine(settings, said.append) == 1
    return "\n".join(line for line in said if line.startswith("BAD"))


@pytest.mark.parametrize("made", ["nothing", "database", "database without its key"])
async def test_the_doctor_writes_nothing(tmp_path: Path, made: str) -> None:
    settings = settings_for(tmp_path)
    if made != "nothing":
        await link(settings)
    if made.endswith("key"):
        settings.key_file.unlink()
    before = contents(tmp_path)
    said = await bad(settings)
    assert contents(tmp_path) == before
    assert ("master key" in said) == made.endswith("key")


async def test_the_doctor_says_that_the_bot_is_open_to_everybody(tmp_path: Path) -> None:
    said: list[str] = []
    await examine(settings_for(tmp_path), said.append)
    assert any(line.startswith("hint who may use it") for line in said)
    said.clear()
    await examine(settings_for(tmp_path, allowed_users=frozenset({1})), said.append)
    assert any(line.startswith("ok   who may use it") for line in said)
    said.clear()
    people = frozenset({1, number("bale", 1), number("bale", 2)})
    await examine(settings_for(tmp_path, allowed_users=people), said.append)
    away = "3 people are listed, 2 of them of a messenger that is not served"
    assert f"hint who may use it: {away}" in said


@pytest.mark.parametrize("ending", [".key", ".db"])
async def test_the_doctor_names_a_file_of_secrets_that_others_may_read(
    tmp_path: Path, ending: str
) -> None:
    settings = settings_for(tmp_path)
    await link(settings)
    file = settings.database.with_suffix(ending)
    assert f"may read {file}" not in await everything(settings)
    for mode in (0o640, 0o604, 0o666):
        file.chmod(mode)
        said = await everything(settings)
        assert f"others on this machine may read {file} (mode {mode:o}): chmod 600 {file}" in said


@pytest.mark.parametrize(
    ("zone", "said"),
    [("Asia/Tehran", "Asia/Tehran, its rules are up to date"), ("Asia/Kabul", "Asia/Kabul")],
)
async def test_the_doctor_vouches_for_the_rules_that_it_knows(
    tmp_path: Path, zone: str, said: str
) -> None:
    lines = (await everything(settings_for(tmp_path, timezone=zone))).splitlines()
    assert f"ok   time zone: {said}" in lines


async def everything(settings: Settings) -> str:
    said: list[str] = []
    await examine(settings, said.append)
    return "\n".join(said)


HTTP = b"HTTP/1.1 %s\r\nContent-Length: 2\r\nContent-Type: text/html\r\n\r\nno"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (HTTP % b"403 Forbidden", "refuses this machine (HTTP 403)"),
        (HTTP % b"404 Not Found", "HTTP 404"),
        (HTTP % b"200 OK", "no proper answer"),
        (HTTP % b"502 Bad Gateway", "no proper answer"),
        (b"SSH-2.0-OpenSSH\r\n", "no proper answer"),
    ],
)
async def test_what_is_not_the_service_is_not_ok(tmp_path: Path, answer: bytes, said: str) -> None:
    async with serving(answer) as port:
        found = await bad(settings_for(tmp_path, smsir_url=f"http://127.0.0.1:{port}/users/v1"))
    assert "SMS.ir" in found
    assert said in found


SOCKS = "socks5://me:pw@127.0.0.1:{}"
PLAIN = "http://127.0.0.1:{}"


@pytest.mark.parametrize(
    ("proxy", "answer", "said"),
    [
        (SOCKS, HTTP % b"400 Bad Request", "no SOCKS5 proxy"),
        (SOCKS, b"\x05\xff", "log in"),
        (SOCKS, b"\x05\x02", ""),
        (SOCKS, b"", "no SOCKS5 proxy"),
        (PLAIN, b"\x05\xff", "no HTTP proxy"),
        (PLAIN, HTTP % b"407 Proxy Authentication Required", "a name and a password"),
        (PLAIN, HTTP % b"200 Connection established", ""),
        (PLAIN, HTTP % b"502 Bad Gateway", ""),
    ],
)
async def test_a_proxy_is_judged_by_itself(proxy: str, answer: bytes, said: str) -> None:
    async with serving(answer) as port:
        found = await proxy_trouble(proxy.format(port), "https://api.telegram.org")
    assert (said in found) if said else found == ""


@pytest.mark.long
async def test_whatever_hangs_the_doctor_ends_and_blames_the_proxy(tmp_path: Path) -> None:
    begun = time.monotonic()
    async with serving(None) as port:
        proxy = f"socks5://127.0.0.1:{port}"
        found = await bad(settings_for(tmp_path, telegram_proxy=proxy, smsir_proxy=proxy))
    assert time.monotonic() - begun < 15
    assert "SEFID_TELEGRAM_PROXY: the proxy answers nothing" in found
    assert "SEFID_SMSIR_PROXY" in found
    assert "BAD  Telegram" not in found, "what lies behind is not blamed"


@pytest.mark.long
@pytest.mark.parametrize("name", ["telegram_url", "smsir_url"])
async def test_a_server_that_never_answers_does_not_hold_the_doctor(
    tmp_path: Path, name: str
) -> None:
    begun = time.monotonic()
    async with serving(None) as port:
        await bad(settings_for(tmp_path, **{name: f"http://127.0.0.1:{port}"}))
    assert time.monotonic() - begun < 30


async def test_the_doctor_looks_at_both_messengers(
    telegram_twin: RunningTelegram, bale_twin: RunningBale, tmp_path: Path
) -> None:
    settings = settings_for(
        tmp_path,
        bot_token=telegram_twin.twin.token,
        telegram_url=telegram_twin.url,
        bale_token=bale_twin.twin.token,
        bale_url=bale_twin.url,
    )
    said: list[str] = []
    await examine(settings, said.append)
    assert any("Telegram: reached" in line for line in said)
    assert any("Bale: reached" in line for line in said)
    assert any("none polls Bale" in line for line in said)
    assert bale_twin.twin.token not in "\n".join(said)
    bale_twin.twin.world.webhook = {"url": "https://bot.example.org/b/" + "s" * 16}
    hook = {"bale_webhook_url": "https://bot.example.org/b", "bale_webhook_secret": "s" * 16}
    https = {"bale_url": bale_twin.url}
    for changes, expected in ((hook, "Bale's webhook: set to ours"), ({}, "to another address")):
        values = {"bale_token": bale_twin.twin.token, **https, "bot_token": None, **changes}
        said.clear()
        await examine(settings_for(tmp_path, **values), said.append)
        assert any(expected in line for line in said), said
        assert "ssss" not in "\n".join(said)
    quoted = f"bad address {hook['bale_webhook_url']}/{hook['bale_webhook_secret']}"
    bale_twin.twin.faults.add("getWebhookInfo", "bad_request", text=quoted)
    said.clear()
    await examine(settings_for(tmp_path, **{**values, **hook}), said.append)
    assert any("SEFID_BALE_URL: " in line and "bad address" in line.lower() for line in said), said
    assert "ssss" not in "\n".join(said)


async def test_the_doctor_names_what_is_wrong_with_bale(
    bale_twin: RunningBale, tmp_path: Path
) -> None:
    alone = {"bot_token": None, "bale_url": bale_twin.url}
    strange = await bad(settings_for(tmp_path, **alone, bale_token="123456:" + "x" * 32))
    assert "SEFID_BALE_TOKEN" in strange
    nowhere = {**alone, "bale_url": "http://127.0.0.1:9"}
    away = await bad(settings_for(tmp_path, **nowhere, bale_token=bale_twin.twin.token))
    assert "Where Bale is blocked, set SEFID_BALE_PROXY or SEFID_BALE_URL" in away
    lock = TokenLock(bale_twin.twin.token)
    assert lock.take()
    crowded = await bad(settings_for(tmp_path, **alone, bale_token=bale_twin.twin.token))
    assert "Another process of this machine" in crowded
    lock.let_go()
