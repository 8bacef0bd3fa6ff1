"""The half of `doctor` that asks others: proxies, Telegram, SMS.ir, and what time it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from email.utils import parsedate_to_datetime

from pydantic import SecretStr

from bot.findings import Finding, Grade
from bot.proxy_check import proxy_trouble
from bot.settings import Settings
from messengers.serving import CannotServeError
from messengers.telegram.connection import BotAddress
from messengers.telegram.inquiry import (
    HookState,
    Inquiry,
    InquiryError,
    NoWayError,
    date,
    inquiry,
)
from smsir import Http, NotSent, Refused, Retries, SmsIr, SmsIrError, Timeouts

_SKEW_SECONDS = 60.0
_SECONDS = 18.0
"""For each check; they run side by side, after the proxies."""

_QUICKLY = Timeouts(connect=6.0, read=8.0, write=6.0, pool=6.0, total=12.0)
_FORBIDDEN, _NOT_FOUND = 403, 404


async def examine_network(settings: Settings, *, running: bool) -> list[Finding]:
    """All findings. What lies behind a proxy that is none is not tried."""
    proxies, telegram, smsir = [], settings.telegram_proxy, settings.smsir_proxy
    checks: list[Awaitable[list[Finding]]] = []
    ways = await asyncio.gather(
        _proxy("SEFID_TELEGRAM_PROXY", telegram, settings.telegram_url),
        _proxy("SEFID_SMSIR_PROXY", smsir, settings.smsir_url),
    )
    proxies = [way for way in ways if way is not None]
    bad = {way.subject for way in proxies if way.grade is Grade.BAD}
    if "SEFID_TELEGRAM_PROXY" not in bad:
        checks.append(_in_time("Telegram", _telegram(settings, running=running)))
        checks.append(_in_time("clock", _clock(settings)))
    if "SEFID_SMSIR_PROXY" not in bad:
        checks.append(_in_time("SMS.ir", _service(settings)))
    return proxies + [one for found in await asyncio.gather(*checks) for one in found]


async def _in_time(subject: str, check: Awaitable[list[Finding]]) -> list[Finding]:
    try:
        async with asyncio.timeout(_SECONDS):
            return await check
    except TimeoutError:
        return [Finding(Grade.BAD, subject, f"no answer within {_SECONDS:g} s")]


async def _proxy(name: str, proxy: SecretStr | None, target: str) -> Finding | None:
    if proxy is None:
        return None
    trouble = await proxy_trouble(proxy.get_secret_value(), target)
    if trouble:
        return Finding(Grade.BAD, name, f"the proxy {trouble}; what lies behind is not tried")
    return Finding(Grade.OK, name, "the proxy answers")


async def _telegram(settings: Settings, *, running: bool) -> list[Finding]:
    try:
        async with inquiry(_address(settings)) as asking:
            name = await asking.username()
            reached = Finding(Grade.OK, "Telegram", f"reached; the token is @{name}'s")
            return [reached, *await _others(asking, settings, running=running)]
    except CannotServeError as error:
        return [Finding(Grade.BAD, "token", str(error))]
    except NoWayError as error:
        text = f"{error}. Where Telegram is blocked, set SEFID_TELEGRAM_PROXY or SEFID_TELEGRAM_URL"
        return [Finding(Grade.BAD, "Telegram", text)]
    except InquiryError as error:
        return [Finding(Grade.BAD, "Telegram", f"SEFID_TELEGRAM_URL: {error}")]


async def _others(asking: Inquiry, settings: Settings, *, running: bool) -> list[Finding]:
    hook = await asking.deliveries()
    if hook.url:
        return [_webhook(settings, hook)]
    if settings.webhook_url:
        return [Finding(Grade.HINT, "webhook", "not set yet; the bot sets it at its start")]
    if running:
        return []
    try:
        await asking.look_for_a_poller()
    except CannotServeError as error:
        return [Finding(Grade.BAD, "second instance", str(error))]
    return [Finding(Grade.OK, "second instance", "none is polling")]


def _webhook(settings: Settings, hook: HookState) -> Finding:
    if hook.url != settings.webhook_url:
        text = "set to another address; the bot sets or removes it at its start"
        return Finding(Grade.HINT, "webhook", text)
    if hook.error and hook.waiting:
        return Finding(Grade.BAD, "webhook", f"{hook.waiting} updates wait: {hook.error}")
    return Finding(Grade.OK, "webhook", "set to ours")


async def _service(settings: Settings) -> list[Finding]:
    """Asks for a token with keys that are none: to be refused is the right answer."""
    once = Retries(attempts=1)
    proxy = _plain(settings.smsir_proxy)
    async with Http(settings.smsir_url, proxy=proxy, timeouts=_QUICKLY, retries=once) as http:
        try:
            await SmsIr(http, "sefid-doctor", "sefid-doctor").account.info()
        except Refused as error:
            if error.status not in {_FORBIDDEN, _NOT_FOUND}:
                return [Finding(Grade.OK, "SMS.ir", "reached; it refuses keys that are none")]
            return [_not_well(error)]
        except SmsIrError as error:
            return [_not_well(error)]
    return [Finding(Grade.BAD, "SMS.ir", "SEFID_SMSIR_URL accepts keys that are none")]


def _not_well(error: SmsIrError) -> Finding:
    if isinstance(error, NotSent):
        text = "not reached. If this machine is outside of Iran, set SEFID_SMSIR_PROXY"
    elif error.status == _FORBIDDEN:
        text = "it refuses this machine (HTTP 403). Outside of Iran, set SEFID_SMSIR_PROXY"
    elif error.status == _NOT_FOUND:
        text = "nothing of the service stands at SEFID_SMSIR_URL (HTTP 404)"
    else:
        text = f"no proper answer ({error})"
    return Finding(Grade.BAD, "SMS.ir", text)


async def _clock(settings: Settings) -> list[Finding]:
    told = await date(_address(settings))
    if told is None:
        return [Finding(Grade.HINT, "clock", "not checked: nobody told the time")]
    skew = abs(parsedate_to_datetime(told).timestamp() - time.time())
    if skew > _SKEW_SECONDS:
        return [Finding(Grade.BAD, "clock", f"{skew:.0f} s off; set it by NTP")]
    return [Finding(Grade.OK, "clock", "right")]


def _address(settings: Settings) -> BotAddress:
    return BotAddress(settings.token, settings.telegram_url, _plain(settings.telegram_proxy))


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
