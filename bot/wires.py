"""The messengers that are served, each put together of its own parts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from bot.addresses import bot_addresses
from bot.settings import Settings
from bot.tuning import Tuning
from bot.webhook_settings import hooks
from messengers.arrivals import Arrivals
from messengers.bale.capabilities import BALE
from messengers.bale.connection import BaleConnection
from messengers.bale.events import BaleReader
from messengers.bale.files import BaleFiles
from messengers.bale.gateway import BaleGateway
from messengers.bale.links import BaleLinks
from messengers.bale.polling import BalePoller
from messengers.bale.webhook import BaleWebhook
from messengers.bot_api.connection import BotAddress
from messengers.bot_api.events import UpdateReader
from messengers.bot_api.limiter import Migrated
from messengers.dispatcher import Reader
from messengers.gateways import ListsByBand, People
from messengers.serving import Hook, Messenger, Poll, TakeBatch
from messengers.telegram.capabilities import TELEGRAM
from messengers.telegram.commands import RoleCommands
from messengers.telegram.connection import Connection
from messengers.telegram.files import Files
from messengers.telegram.gateway import Gateway
from messengers.telegram.links import TelegramLinks
from messengers.telegram.polling import Poller
from messengers.telegram.webhook import Webhook
from screens.bands import Band, band_of
from screens.messenger import Capabilities, Copies, Links, LinksOf
from screens.personal_commands import CommandLists
from screens.ports import EngineDependencies
from screens.ports import Gateway as EngineGateway
from screens.screen import Catalogue
from screens.text.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class MessengerParts:
    """A messenger before anything comes from it.

    `reader` is given the commands whose words must not stay in a chat, `poll` who takes a batch.
    """

    messenger: Messenger
    can: Capabilities
    gateway: EngineGateway
    links: Links
    reader: Callable[[Collection[str]], Reader]
    poll: Callable[[TakeBatch], Poll]
    hook: Hook | None = None
    people: People | None = None
    """Who is in a group, where the messenger says so."""
    lists: Callable[[Catalogue, Translator], CommandLists] | None = None
    """Lists of commands for one person each, where there are such."""


@dataclass(slots=True, kw_only=True)
class MessengerWire:
    """All that the life of one messenger needs.

    `ready`: set once updates are received. `given_up`: when and why it was left for a while.
    `hooked`: when its webhook was set. Moments are of the monotonic clock.
    """

    band: Band
    messenger: Messenger
    poller: Poll
    hook: Hook | None
    profile: bool
    """The bot can set its own."""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    given_up: tuple[float, str] | None = None
    hooked: float | None = None

    @property
    def reached(self) -> float | None:
        """When it was last seen that updates can come; None before the first time."""
        return self.poller.completed if self.hook is None else self.hooked

    @property
    def trouble(self) -> str:
        """Why it is not served just now; empty where it is, or begins."""
        if self.given_up is None:
            return ""
        at, why = self.given_up
        reached = self.reached
        return "" if reached is not None and reached > at else why

    def give_up(self, why: str) -> None:
        self.ready.clear()
        self.given_up = (time.monotonic(), why)


def connect(settings: Settings, tuning: Tuning, moved: Migrated) -> dict[Band, MessengerParts]:
    """The messengers that the settings name; `moved(old, new)` hears of groups with a new id."""
    addresses = bot_addresses(settings)
    parts: dict[Band, MessengerParts] = {}
    if (telegram := addresses.get("telegram")) is not None:
        parts["telegram"] = _telegram(telegram, settings, tuning, moved)
    if (bale := addresses.get("bale")) is not None:
        parts["bale"] = _bale(bale, settings, tuning, moved)
    return parts


def links_of(connected: Mapping[Band, MessengerParts]) -> LinksOf:
    return lambda chat: connected[band_of(chat)].links


def lists_of(connected: Mapping[Band, MessengerParts], parts: EngineDependencies) -> CommandLists:
    """Where each person is shown commands of their own."""
    lists = {
        band: each.lists(parts.catalogue, parts.translator)
        for band, each in connected.items()
        if each.lists is not None
    }
    return ListsByBand(lists)


def receive(band: Band, connected: MessengerParts, arrivals: Arrivals) -> MessengerWire:
    """What comes in by this messenger goes to `arrivals`."""
    return MessengerWire(
        band=band,
        messenger=connected.messenger,
        poller=connected.poll(partial(arrivals.take, band)),
        hook=connected.hook,
        profile=connected.can.profile,
    )


def _telegram(
    address: BotAddress, settings: Settings, tuning: Tuning, moved: Migrated
) -> MessengerParts:
    telegram = Connection(address, moved, tuning.network_pauses, tuning.carrier)
    fetch, gateway = Files(telegram.bot).of, Gateway(telegram.bot)
    return MessengerParts(
        messenger=telegram,
        can=TELEGRAM,
        gateway=gateway,
        people=gateway,
        lists=partial(RoleCommands, telegram.bot),
        links=TelegramLinks(telegram.username),
        reader=lambda secret: UpdateReader(telegram.username, fetch, secret, band="telegram"),
        poll=lambda take: Poller(telegram.bot, telegram.polling, take, tuning),
        hook=_hook(settings, "telegram", partial(Webhook, telegram.bot, tuning)),
    )


def _bale(
    address: BotAddress, settings: Settings, tuning: Tuning, moved: Migrated
) -> MessengerParts:
    bale = BaleConnection(address, moved, tuning.network_pauses, tuning.carrier)
    fetch = BaleFiles(bale.bot).of
    can = BALE if settings.bale_copy else replace(BALE, copies=Copies.NONE)
    gateway = BaleGateway(bale.bot, can)
    return MessengerParts(
        messenger=bale,
        can=can,
        gateway=gateway,
        people=gateway,
        links=BaleLinks(bale.username),
        reader=lambda secret: BaleReader(bale.username, fetch, secret, me=lambda: bale.bot.id),
        poll=lambda take: BalePoller(bale.bot, bale.polling, take, tuning),
        hook=_hook(settings, "bale", partial(BaleWebhook, bale.bot, tuning)),
    )


def _hook(settings: Settings, band: Band, made: Callable[[str, str], Hook]) -> Hook | None:
    hook = hooks(settings).get(band)
    return None if hook is None else made(hook.address, hook.secret)
