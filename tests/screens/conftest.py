"""A toy bot on the real engine: Telegram's gateway and polling, its twin, HTTP on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from telegram.request import HTTPXRequest

from bot.tuning import Tuning
from messengers.bot_api.events import UpdateReader
from messengers.bot_api.limiter import FloodLimiter, LimitedBot
from messengers.telegram.capabilities import TELEGRAM
from messengers.telegram.files import Files
from messengers.telegram.gateway import Gateway
from messengers.telegram.polling import Poller
from sandbox.telegram import TelegramTwin, User, running_telegram
from screens import Catalogue, Ctx, Explanation
from screens.callback import Codec
from screens.events import Event, Sender
from screens.messenger import Capabilities
from screens.navigator import Navigator
from screens.outcome import Effect
from screens.ports import EngineDependencies, Profile, Verdict
from screens.text.translator import Translator, Words
from tests.messengers.bale.conftest import nobody_moves
from tests.screens.errors import RepeatedError, ToldError
from tests.screens.toy import catalogue as toy_catalogue

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


@dataclass
class Memory:
    """A state store in memory that can be told to fail, and remembers what it was told."""

    rows: dict[tuple[int, int], bytes] = field(default_factory=dict)
    due: dict[tuple[int, int], datetime] = field(default_factory=dict)
    done: list[object] = field(default_factory=list)
    fail: Exception | None = None
    fail_once: Exception | None = None

    async def load(self, chat: int, user: int) -> bytes | None:
        return self.rows.get((chat, user))

    async def save(
        self,
        chat: int,
        user: int,
        payload: bytes,
        *,
        due: datetime | None = None,
        effects: Sequence[Effect] = (),
        full: bool = False,
    ) -> None:
        if self.fail is not None:
            raise self.fail
        if effects and self.fail_once is not None:
            error, self.fail_once = self.fail_once, None
            raise error
        results = [effect(self) for effect in effects]
        self.done += results
        self.rows[chat, user] = payload
        self.due.pop((chat, user), None)
        if due is not None:
            self.due[chat, user] = due

    async def due_before(self, moment: datetime) -> list[tuple[int, int]]:
        return [key for key, at in self.due.items() if at <= moment]

    async def next_due(self) -> datetime | None:
        return min(self.due.values(), default=None)


class Binding(NamedTuple):
    kind: str
    ref: str
    account: int | None


@dataclass
class Notes:
    """A binder in memory."""

    kept: dict[tuple[int, int], Binding] = field(default_factory=dict)

    async def bind(
        self, chat: int, message_id: int, kind: str, ref: str, account: int | None
    ) -> None:
        self.kept[chat, message_id] = Binding(kind, ref, account)

    async def find(self, chat: int, message_id: int) -> Binding | None:
        return self.kept.get((chat, message_id))

    async def showing(self, kind: str, ref: str, account: int) -> list[tuple[int, int]]:
        return [key for key, each in self.kept.items() if each == (kind, ref, account)]


class Everybody:
    async def check(self, event: Event, words: Words) -> Verdict:
        return Verdict(allowed=True)

    def serves(self, user: int) -> bool:
        return True


class Readers:
    """Everybody reads what Telegram says; Tehran time."""

    async def of(self, chat: int, who: Sender) -> Profile:
        return Profile("en" if who.language_code == "en" else "fa", ZoneInfo("Asia/Tehran"))


def explain(ctx: Ctx[Any], error: Exception) -> Explanation | None:
    return Explanation(ctx.t("toy-told")) if isinstance(error, ToldError) else None


@dataclass
class Services:
    """What the toy screens work with; tests reach in."""

    acts: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    fail_draw: Exception | None = None
    ring: Callable[[], None] = lambda: None


@dataclass
class Clock:
    now: datetime = datetime(2026, 10, 14, 6, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Toy:
    """The running toy bot, its person and everything a test may want to touch."""

    twin: TelegramTwin
    person: User
    navigator: Navigator
    store: Memory
    services: Services
    clock: Clock
    binder: Notes
    reader: UpdateReader
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def take(self, batch: list[Any]) -> None:
        """Handle what came in side by side, as many people's updates are."""
        for raw in batch:
            event = self.reader.read(raw)
            if event is not None:
                self.tasks.add(asyncio.create_task(self.navigator.handle(event)))

    async def due(self) -> None:
        """Let the time pass after which what was not answered is shown again, and show it."""
        self.clock.forward(120)
        await self.navigator.tick()

    async def settled(self, user: int = 1001) -> None:
        """Wait until nothing of this person's conversation is under way any more."""
        async with self.navigator._locks.of(user, user):
            return

    @property
    def parts(self) -> EngineDependencies:
        return self.navigator.parts


@pytest.fixture
def catalogue() -> Catalogue:
    return toy_catalogue()


def plain_http() -> HTTPXRequest:
    """Without certificates, which take longer to read than most tests do."""
    return HTTPXRequest(connection_pool_size=256, httpx_kwargs={"verify": False})


@pytest.fixture
def can() -> Capabilities:
    return TELEGRAM


@pytest.fixture
async def toy(catalogue: Catalogue, can: Capabilities) -> AsyncIterator[Toy]:
    async with running_telegram() as running:
        bot = LimitedBot(
            running.twin.token,
            base_url=f"{running.url}/bot",
            base_file_url=f"{running.url}/file/bot",
            request=plain_http(),
            get_updates_request=plain_http(),
            limiter=FloodLimiter(nobody_moves),
        )
        store, services, clock, binder = Memory(), Services(), Clock(), Notes()
        parts = EngineDependencies(
            catalogue=catalogue,
            store=store,
            gateway=Gateway(bot, can),
            codec=Codec(b"toy"),
            translator=Translator([ROOT / "screens" / "locale", HERE / "locale"], strict=True),
            services=services,
            profiles=Readers(),
            explain=explain,
            gate=Everybody(),
            clock=clock,
            binder=binder,
            repeated=RepeatedError,
            patience=0.15,
        )
        navigator = Navigator(parts)
        reader = UpdateReader(
            lambda: bot.username, Files(bot).of, catalogue.secret_commands, band="telegram"
        )
        toy = Toy(
            running.twin, running.twin.user(), navigator, store, services, clock, binder, reader
        )
        await bot.initialize()
        poller = Poller(bot, plain_http(), toy.take, Tuning(poll_seconds=5))
        polling = asyncio.create_task(poller.run())
        yield toy
        polling.cancel()
        await asyncio.gather(polling, *toy.tasks, return_exceptions=True)
        await bot.shutdown()
