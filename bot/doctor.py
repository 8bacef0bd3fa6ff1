"""`doctor`: what an operator would check by hand, and what to do about each trouble."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum

import aiohttp
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.composition import open_storage
from bot.polling import REFUSED, TWO_POLLERS
from bot.settings import Settings
from bot.stop import CONFLICT, StopError
from bot.transport import NotSentError, make_request

_SKEW_SECONDS = 60.0
_WAIT = aiohttp.ClientTimeout(total=15)


class Grade(StrEnum):
    OK = "ok"
    HINT = "hint"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    grade: Grade
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.grade:<4} {self.subject}: {self.text}"


async def examine(settings: Settings, say: Callable[[str], None]) -> int:
    """Say all findings; 1 if any is bad, else 0."""
    bad = 0
    running = False
    say(str(Finding(Grade.OK, "Python", platform.python_version())))
    for finding in await _database(settings):
        say(str(finding))
        bad |= finding.grade is Grade.BAD
        running |= finding.subject == "instance"
    for check in (_telegram(settings, running=running), _service(settings), _clock(settings)):
        for finding in await check:
            say(str(finding))
            bad |= finding.grade is Grade.BAD
    return int(bad)


async def _database(settings: Settings) -> list[Finding]:
    try:
        storage = await open_storage(settings)
    except StopError as error:
        if error.status == CONFLICT:
            text = "the bot runs here; its database was not opened"
            return [Finding(Grade.HINT, "instance", text)]
        return [Finding(Grade.BAD, "database", str(error))]
    async with storage:
        facts = await storage.doctor()
    sqlite = Finding(Grade.OK, "SQLite", facts.sqlite_version)
    if facts.wal_reset_bug:
        text = (
            f"{facts.sqlite_version} has the WAL-reset bug (fixed in 3.51.3, 3.50.7, 3.44.6). "
            "Install the pysqlite3 wheel; until then let no other program write the file"
        )
        sqlite = Finding(Grade.HINT, "SQLite", text)
    sound = facts.integrity == "ok" and facts.journal_mode == "wal"
    shape = f"schema {facts.schema_version}, {facts.journal_mode}, integrity {facts.integrity}"
    key = Finding(Grade.OK, "master key", "opens what the database holds")
    if facts.key_trouble:
        key = Finding(Grade.BAD, "master key", facts.key_trouble)
    return [sqlite, Finding(Grade.OK if sound else Grade.BAD, "database", shape), key]


async def _telegram(settings: Settings, *, running: bool) -> list[Finding]:
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    bot = Bot(
        settings.token, base_url=f"{settings.telegram_url}/bot", request=make_request(proxy, size=2)
    )
    try:
        await bot.initialize()
        found = [Finding(Grade.OK, "Telegram", f"reached; the token is @{bot.username}'s")]
        return found + await _others(bot, settings, running=running)
    except InvalidToken:
        return [Finding(Grade.BAD, "token", REFUSED)]
    except NotSentError as error:
        text = f"{error}. Where Telegram is blocked, set SEFID_TELEGRAM_PROXY or SEFID_TELEGRAM_URL"
        return [Finding(Grade.BAD, "Telegram", text)]
    except TelegramError as error:
        return [Finding(Grade.BAD, "Telegram", str(error))]
    finally:
        await bot.shutdown()


async def _others(bot: Bot, settings: Settings, *, running: bool) -> list[Finding]:
    hook = await bot.get_webhook_info()
    if hook.url:
        ours = hook.url == settings.webhook_url
        grade = Grade.OK if ours else Grade.HINT
        return [Finding(grade, "webhook", "set to ours" if ours else "set; polling removes it")]
    if running or settings.webhook_url:
        return []
    try:
        # Without an offset nothing is confirmed, so no update is taken from anybody.
        await bot.get_updates(limit=1, timeout=0)
    except Conflict:
        return [Finding(Grade.BAD, "second instance", TWO_POLLERS)]
    return [Finding(Grade.OK, "second instance", "none is polling")]


async def _service(settings: Settings) -> list[Finding]:
    proxy = settings.smsir_proxy.get_secret_value() if settings.smsir_proxy else None
    status, _ = await _knock(settings.smsir_url, proxy)
    if status is None:
        text = "not reached. If this machine is outside of Iran, set SEFID_SMSIR_PROXY"
        return [Finding(Grade.BAD, "SMS.ir", text)]
    return [Finding(Grade.OK, "SMS.ir", f"reached (HTTP {status})")]


async def _clock(settings: Settings) -> list[Finding]:
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    _, date = await _knock(settings.telegram_url, proxy)
    if date is None:
        return [Finding(Grade.HINT, "clock", "not checked: nobody told the time")]
    skew = abs(parsedate_to_datetime(date).timestamp() - time.time())
    if skew > _SKEW_SECONDS:
        return [Finding(Grade.BAD, "clock", f"{skew:.0f} s off; set it by NTP")]
    return [Finding(Grade.OK, "clock", "right")]


async def _knock(url: str, proxy: str | None) -> tuple[int | None, str | None]:
    """HTTP status and Date of a URL without secrets; (None, None) where nobody answers."""
    if proxy is not None and proxy.startswith("socks"):
        return await _knock_by_socks(url, proxy)
    try:
        async with (
            aiohttp.ClientSession(timeout=_WAIT) as session,
            session.get(url, proxy=proxy, allow_redirects=False) as answer,
        ):
            return answer.status, answer.headers.get("Date")
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None, None


async def _knock_by_socks(url: str, proxy: str) -> tuple[int | None, str | None]:
    request = make_request(proxy, size=1)
    try:
        async with request:
            return (await request.do_request(url, "GET"))[0], None
    except TelegramError:
        return None, None
