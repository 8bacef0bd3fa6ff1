"""One bot between its twins, and what may befall the machine it runs on."""

from __future__ import annotations

import asyncio
import logging
import shutil
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot.composition import Running, compose
from bot.settings import GivenSettings
from bot.tuning import Tuning
from handlers.shared.intervals import (
    BookIntervals,
    CampaignIntervals,
    DeliveryIntervals,
    NewsIntervals,
    OutboxIntervals,
    WatchIntervals,
)
from sandbox.smsir import SmsIrTwin
from sandbox.telegram import TelegramTwin
from tests.blank import lay
from tests.proof.memory import TWIN, Cable, MessengerWay, ServiceWay
from tests.proof.virtual import clock

IDLE = 900.0
"""Seconds between looks for work that nothing announced; a look costs as much as a press."""

LEAP = 20_000
"""Seconds by which the clock leaps at most; a poll is held as long, so that it comes back whole."""

FILES = ("sefid.db", "sefid.db-wal", "sefid.db-shm")


def copy_disk(source: Path, target: Path) -> None:
    """The database's files as they are now, and none that stood there before."""
    target.mkdir(exist_ok=True)
    for file in FILES:
        (target / file).unlink(missing_ok=True)
        if (source / file).exists():
            shutil.copyfile(source / file, target / file)


class Logbook(logging.Handler):
    """What the bot logs as an error while it is alive."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []
        self.deaf = False

    def emit(self, record: logging.LogRecord) -> None:
        if not self.deaf:
            self.lines.append(f"{record.name}: {self.format(record)}")


class Life:
    """`folder` is the machine's disk. `kill_at`: the step at which the process dies next."""

    def __init__(self, telegram: TelegramTwin, smsir: SmsIrTwin, folder: Path) -> None:
        self.telegram, self.smsir = telegram, smsir
        self.database = folder / FILES[0]
        self.kill_at: str | None = None
        self.died = False
        self.logbook = Logbook()
        self._folder = folder
        self._stack: AsyncExitStack | None = None
        self._bot: Running | None = None
        self._cable = Cable()
        self._at_death = folder / "death"
        self._kept: Path | None = None
        logging.getLogger().addHandler(self.logbook)

    @property
    def bot(self) -> Running:
        assert self._bot is not None, "the bot is not running"
        return self._bot

    async def open(self) -> None:
        lay(self.database)
        self._cable, self.died = Cable(), False
        settings = GivenSettings(
            bot_token=SecretStr(self.telegram.token),
            telegram_url="http://telegram",
            smsir_url="http://smsir/users/v1",
            database=self.database,
            undo_seconds=10,
            watch_seconds=7_200,
        )
        stack = AsyncExitStack()
        self._bot = await stack.enter_async_context(compose(settings, self._tuning(self._cable)))
        self._stack = stack
        await self._bot.wait_ready()

    async def next_due(self) -> datetime | None:
        """When anything is due that is written down; what is over counts as due now."""
        storage = self.bot.storage
        dues = [
            await storage.outbox.next_due(), await storage.campaigns.next_due(),
            await storage.approvals.next_end(), await storage.deliveries.next_due(),
            await storage.news.next_due(),
        ]  # fmt: skip
        return min((due for due in dues if due is not None), default=None)

    async def close(self) -> None:
        """As SIGTERM does."""
        if self._stack is not None:
            stack, self._stack, self._bot = self._stack, None, None
            await stack.aclose()
        # What is still running ends with its process; only the twins' side of a call goes on.
        theirs = {each for each in asyncio.all_tasks() if each.get_name() != TWIN}
        left = theirs - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def restart(self) -> None:
        await self.close()
        await self.open()

    async def reborn(self) -> None:
        """Start again after death, on the disk as it was at that moment."""
        self.logbook.deaf = True
        await self.close()
        self.logbook.deaf = False
        copy_disk(self._at_death, self.database.parent)
        await self.open()

    async def keep(self) -> None:
        """Copy the disk while the bot stands still, as a backup by hand is made."""
        await self.close()
        self._kept = self._folder / "kept"
        copy_disk(self.database.parent, self._kept)
        await self.open()

    async def put_back(self) -> None:
        """The disk of an earlier time, if there is one."""
        if self._kept is None:
            return
        await self.close()
        copy_disk(self._kept, self.database.parent)
        await self.open()

    def leave(self) -> None:
        """The story is over."""
        logging.getLogger().removeHandler(self.logbook)

    def _step(self, name: str) -> None:
        """The process may die here: what is on the disk now is all that the next one has."""
        if name == self.kill_at and not self.died:
            self.kill_at, self.died, self._cable.cut = None, True, True
            self.logbook.deaf = True
            copy_disk(self.database.parent, self._at_death)

    def _tuning(self, cable: Cable) -> Tuning:
        return Tuning(
            clock=clock.now,
            steady=clock.monotonic,
            introducing=False,
            poll_seconds=LEAP,
            ticker_idle=IDLE,
            outbox=OutboxIntervals(idle=IDLE),
            campaigns=CampaignIntervals(idle=IDLE),
            delivery=DeliveryIntervals(first=60.0, least=1_800.0, idle=IDLE),
            news=NewsIntervals(idle=IDLE),
            watching=WatchIntervals(sync=IDLE),
            book=BookIntervals(idle=IDLE),
            strict_texts=True,
            steps=self._step,
            carrier=MessengerWay(self.telegram, cable),
            service_transport=ServiceWay(self.smsir, cable),
            storage_thread=False,
        )
