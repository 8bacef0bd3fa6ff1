"""The half of `doctor` that asks others: proxies, messengers, SMS.ir, and what time it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from email.utils import parsedate_to_datetime

from bot.addresses import bot_addresses, plain
from bot.findings import Finding, Grade
from bot.proxy_check import proxy_trouble
from bot.settings import Settings
from bot.webhook_settings import hooks
from messengers.bale.connection import BaleConnection
from messengers.bale.lock import TokenLock
from messengers.bot_api.connection import BotAddress, BotConnection
from messengers.bot_api.inquiry import (
    HookState,
    Inquiry,
    InquiryError,
    NoWayError,
    date,
    inquiry,
)
from messengers.serving import CannotServeError
from messengers.telegram.connection import Connection
from screens.bands import Band
from smsir import Http, NotSent, Refused, Retries, SmsIr, SmsIrError, Timeouts

_SKEW_SECONDS = 60.0
_SECONDS = 18.0
"""For each check; they run side by side, after the proxies."""

_QUICKLY = Timeouts(connect=6.0, read=8.0, write=6.0, pool=6.0, total=12.0)
_FORBIDDEN, _NOT_FOUND = 403, 404


_MESSENGERS: dict[Band, type[BotConnection]] = {
    "telegram": Connection,
    "bale": BaleConnection,
}


async def examine_network(settings: Settings, *, running: bool) -> list[Finding]:
    """All findings. What lies behind a proxy that is none is not tried."""
    addresses = bot_addresses(settings)
    ways = await asyncio.gather(
        *(_proxy(_setting(band, "PROXY"), way.proxy, way.url) for band, way in addresses.items()),
        _proxy("SEFID_SMSIR_PROXY", plain(settings.smsir_proxy), settings.smsir_url),
    )
    proxies = [way for way in ways if way is not None]
    bad = {way.subject for way in proxies if way.grade is Grade.BAD}
    open_ = {band: way for band, way in addresses.items() if _setting(band, "PROXY") not in bad}
    checks: list[Awaitable[list[Finding]]] = [
        _in_time(_name(band), _messenger(band, way, settings, running=running))
        for band, way in open_.items()
    ]
    if open_:
        checks.append(_in_time("clock", _clock(next(iter(open_.values())))))
    if "SEFID_SMSIR_PROXY" not in bad:
        checks.append(_in_time("SMS.ir", _service(settings)))
    return proxies + [one for found in await asyncio.gather(*checks) for one in found]


def _setting(band: Band, what: str) -> str:
    return f"SEFID_{band.upper()}_{what}"


def _name(band: Band) -> str:
    return _MESSENGERS[band].wording.name


async def _in_time(subject: str, check: Awaitable[list[Finding]]) -> list[Finding]:
    try:
        async with asyncio.timeout(_SECONDS):
            return await check
    except TimeoutError:
        return [Finding(Grade.BAD, subject, f"no answer within {_SECONDS:g} s")]


async def _proxy(name: str, proxy: str | None, target: str) -> Finding | None:
    if proxy is None:
        return None
    trouble = await proxy_trouble(proxy, target)
    if trouble:
        return Finding(Grade.BAD, name, f"the proxy {trouble}; what lies behind is not tried")
    return Finding(Grade.OK, name, "the proxy answers")


async def _messenger(
    band: Band, address: BotAddress, settings: Settings, *, running: bool
) -> list[Finding]:
    name, url = _name(band), _setting(band, "URL")
    try:
        async with inquiry(address, _MESSENGERS[band]) as asking:
            username = await asking.username()
            reached = Finding(Grade.OK, name, f"reached; the token is @{username}'s")
            others = await _others(asking, band, address, settings, running=running)
            return [reached, *others]
    except CannotServeError as error:
        return [Finding(Grade.BAD, "token", str(error))]
    except NoWayError as error:
        text = f"{error}. Where {name} is blocked, set {_setting(band, 'PROXY')} or {url}"
        return [Finding(Grade.BAD, name, text)]
    except InquiryError as error:
        return [Finding(Grade.BAD, name, f"{url}: {error}")]


async def _others(
    asking: Inquiry, band: Band, address: BotAddress, settings: Settings, *, running: bool
) -> list[Finding]:
    """How updates come: by a webhook, or to whoever polls."""
    subject = "webhook" if band == "telegram" else f"{_name(band)}'s webhook"
    wanted, hook = hooks(settings).get(band), await asking.deliveries()
    if hook.url:
        return [_webhook(subject, None if wanted is None else wanted.address, hook)]
    if wanted is not None:
        return [Finding(Grade.HINT, subject, "not set yet; the bot sets it at its start")]
    if running:
        return []
    try:
        if band == "bale":
            return [_in_bale(address)]
        await asking.look_for_a_poller()
    except CannotServeError as error:
        return [Finding(Grade.BAD, "second instance", str(error))]
    return [Finding(Grade.OK, "second instance", "none is polling")]


def _in_bale(address: BotAddress) -> Finding:
    """Bale hands updates to whoever asks and tells of nobody; our own lock knows this machine.

    Raises:
        CannotServeError: another process of this machine polls.
    """
    lock = TokenLock(address.token)
    if not lock.take():
        raise CannotServeError(_MESSENGERS["bale"].wording.crowded)
    lock.let_go()
    return Finding(Grade.OK, "second instance", "none polls Bale on this machine")


def _webhook(subject: str, wanted: str | None, hook: HookState) -> Finding:
    if hook.url != wanted:
        text = "set to another address; the bot sets or removes it at its start"
        return Finding(Grade.HINT, subject, text)
    if hook.error and hook.waiting:
        return Finding(Grade.BAD, subject, f"{hook.waiting} updates wait: {hook.error}")
    return Finding(Grade.OK, subject, "set to ours")


async def _service(settings: Settings) -> list[Finding]:
    """Asks for a token with keys that are none: to be refused is the right answer."""
    once = Retries(attempts=1)
    proxy = plain(settings.smsir_proxy)
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


async def _clock(address: BotAddress) -> list[Finding]:
    told = await date(address)
    if told is None:
        return [Finding(Grade.HINT, "clock", "not checked: nobody told the time")]
    skew = abs(parsedate_to_datetime(told).timestamp() - time.time())
    if skew > _SKEW_SECONDS:
        return [Finding(Grade.BAD, "clock", f"{skew:.0f} s off; set it by NTP")]
    return [Finding(Grade.OK, "clock", "right")]
