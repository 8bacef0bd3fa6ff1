"""One shop: the composed bot in this loop, its twins, and the people who write to it.

The bot is the product's own composition; only its waiting times are shorter, and its clock is the
tests' own (`QUICK`).
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.composition import Running, compose
from bot.settings import GivenSettings, Settings
from bot.tuning import Tuning
from handlers.shared.intervals import (
    BookIntervals,
    CampaignIntervals,
    NewsIntervals,
    OutboxIntervals,
)
from sandbox.telegram import Message, RunningTelegram, TelegramTwin, User
from screens.bands import Band, number
from screens.text.translator import Translator, Words
from smsir import Retries
from tests.blank import lay
from tests.clock import usual

if TYPE_CHECKING:
    from sandbox.bale import BaleTwin, RunningBale
    from sandbox.bot_api.twin import BotTwin
    from sandbox.smsir import RunningSmsIr, SmsIrTwin

OWNER = 1001
ENGLISH = 1002
NOBODY = "http://127.0.0.1:9/users/v1"
"""Where no web service is."""

QUICK = Tuning(
    clock=usual,
    poll_seconds=5,
    min_live=0.05,
    owing_pace=0.02,
    introducing=False,
    ticker_idle=0.05,
    network_pauses=(0.01, 0.02, 0.05),
    worker_pauses=(0.01, 0.05),
    hook_seconds=0.05,
    admins_seconds=0.05,
    request_seconds=0.5,
    outbox=OutboxIntervals(
        reconnect=(0.01, 0.02),
        recheck=0.02,
        lookup=(0.02, 0.05),
        telling=(0.02, 0.05),
        text_pace=0.0,
        idle=0.2,
        grace=2.0,
    ),
    campaigns=CampaignIntervals(retry=0.05, idle=0.1),
    news=NewsIntervals(first=0.05, longest=0.2, idle=0.2),
    book=BookIntervals(retry=(0.02, 0.05, 0.1), idle=0.2, grace=2.0, show=0.05),
    retries=Retries(wait_initial=0.01, wait_max=0.02, jitter=0.01),
    strict_texts=True,
)


@dataclass
class Shop:
    """`settings` and `tuning` may be replaced before `restart`."""

    settings: Settings
    running_telegram: RunningTelegram
    running_smsir: RunningSmsIr | None
    tuning: Tuning = QUICK
    running_bale: RunningBale | None = None
    band: Band = "telegram"
    """The messenger in which the person writes."""
    person: User = field(init=False)
    _bot: Running | None = None
    _stack: AsyncExitStack | None = None

    def __post_init__(self) -> None:
        self.person = self.twin.user(OWNER, first_name="مریم", language_code="fa")

    @classmethod
    def build(
        cls,
        telegram: RunningTelegram,
        smsir: RunningSmsIr | None,
        database: Path,
        *,
        tuning: Tuning = QUICK,
        bale: RunningBale | None = None,
        alone: bool = False,
        **changes: Any,
    ) -> Shop:
        """`changes`: fields of `Settings`. With `bale` the bot serves both; `alone`: Bale only."""
        values: dict[str, Any] = {
            "bot_token": None if alone else telegram.twin.token,
            "telegram_url": telegram.url,
            "smsir_url": smsir.url if smsir else NOBODY,
            "database": database,
            "undo_seconds": 0,
            "watch_seconds": 0,
            **({"bale_token": bale.twin.token, "bale_url": bale.url} if bale else {}),
            **changes,
        }
        band: Band = "bale" if alone else "telegram"
        return cls(GivenSettings(**values), telegram, smsir, tuning, bale, band)

    @property
    def twin(self) -> BotTwin:
        """That of the messenger in which the person writes."""
        return self.bale if self.band == "bale" else self.telegram

    @property
    def owner(self) -> int:
        """The person's number, which is that of the private chat too."""
        return number(self.band, OWNER)

    async def vanished(self, typed: Message) -> None:
        """Wait until what was typed is gone, or is asked to be deleted where no bot can."""
        if self.band == "bale":
            await self.person.wait_for(self.words("fa").plain("engine-erased-not"), fresh=False)
        else:
            await self.person.wait_gone(typed)

    @property
    def telegram(self) -> TelegramTwin:
        return self.running_telegram.twin

    @property
    def bale(self) -> BaleTwin:
        assert self.running_bale is not None, "this shop is in Telegram alone"
        return self.running_bale.twin

    @property
    def smsir(self) -> SmsIrTwin:
        assert self.running_smsir is not None, "a lone shop has no web service"
        return self.running_smsir.twin

    @property
    def bot(self) -> Running:
        assert self._bot is not None, "the bot is not running"
        return self._bot

    @property
    def texts(self) -> Translator:
        return self.bot.translator

    def words(self, lang: str = "fa") -> Words:
        return self.texts.words(lang)

    def label(self, ident: str, /, *, lang: str = "fa", **values: Any) -> str:
        """A text as it stands on a button, for `person.press(shop.label("nav-home"))`."""
        return self.words(lang).plain(ident, **values)

    async def open(self) -> None:
        """Start the bot on this shop's database and wait until it polls."""
        lay(self.settings.database)
        stack = AsyncExitStack()
        self._bot = await stack.enter_async_context(compose(self.settings, self.tuning))
        self._stack = stack
        await self._bot.wait_ready()
        for wire in self._bot.wires.values():
            await wire.ready.wait()

    async def close(self) -> None:
        """Stop the bot cleanly, as SIGTERM does."""
        if self._stack is not None:
            stack, self._stack, self._bot = self._stack, None, None
            await stack.aclose()

    async def restart(self, **changes: Any) -> None:
        """Stop and start on the same database; `changes`: fields of `Tuning`."""
        await self.close()
        self.tuning = replace(self.tuning, **changes)
        await self.open()

    async def start(self, person: User | None = None) -> Message:
        """/start, and the home screen that comes of it."""
        someone = person or self.person
        await someone.command("/start")
        return await someone.wait_for(lambda message: bool(message.buttons))

    async def link(
        self,
        person: User | None = None,
        keys: tuple[str, str] = ("demo-key", "demo-secret"),
        business: str = "گل یاس",
    ) -> Message:
        """Link an account in one line, and the message that greets the business."""
        someone = person or self.person
        await someone.command("/link {} {}".format(*keys))
        return await someone.wait_for(lambda one: business in one.plain and bool(one.buttons))

    def english(self) -> User:
        """A second person, whose app speaks English."""
        return self.twin.user(ENGLISH, first_name="Mary", language_code="en")
