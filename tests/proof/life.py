"""One bot between its twins, and what may befall the machine it runs on."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr
from sqlite_utils.db import Database

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
from sandbox.bale import BaleTwin
from sandbox.smsir import SmsIrTwin
from sandbox.telegram import TelegramTwin
from storage import StorageFull, restore, snapshot
from tests.blank import lay
from tests.proof.apart import Asked
from tests.proof.memory import TWIN, Cable, MessengerWay, ServiceWay
from tests.proof.power import SIDES, Disk, copy
from tests.proof.virtual import clock

_SENT_LISTS = ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId")
_LONG = 40
"""Calls that fail."""

IDLE = 900.0
"""Seconds between looks for work that nothing announced; a look costs as much as a press."""

LEAP = 43_000
"""Seconds by which the clock leaps at most, and for which a poll is held."""

_DAY = 86_400
_BOTH = 2.0
"""Seconds until the other messenger is reached as well."""


class Logbook(logging.Handler):
    """What the bot logs as an error while it is alive.

    That the disk is full may be said; and that a messenger was out of reach for a day, since a poll
    that fails just before two leaps comes back after them.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []
        self.deaf = False

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        away = "was out of reach for a day" in record.msg
        if not self.deaf and not away and not isinstance(error, StorageFull):
            self.lines.append(f"{record.name}: {self.format(record)}")


class Life:
    """`folder` is the machine's disk. `kill_at`: the step at which the process dies next."""

    def __init__(
        self,
        telegram: TelegramTwin,
        bale: BaleTwin,
        smsir: SmsIrTwin,
        folder: Path,
        *,
        watching: bool,
    ) -> None:
        self.telegram, self.bale, self.smsir = telegram, bale, smsir
        self.database = folder / "sefid.db"
        self.kill_at: str | None = None
        self.died = self.blind = False
        """`blind`: once it has died, nobody can read the list of what was sent."""
        self.asked: list[Asked] = []
        self.logbook = Logbook()
        self._folder, self._watching = folder, watching
        self._stack: AsyncExitStack | None = None
        self._bot: Running | None = None
        self._cable = Cable()
        self._at_death = folder / "death"
        self._kept: Path | None = None
        self._disk: Disk | None = None
        """What a power cut would leave; noted only where one comes."""
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
            bale_token=SecretStr(self.bale.token),
            telegram_url="http://telegram",
            bale_url="http://bale",
            smsir_url="http://smsir/users/v1",
            database=self.database,
            undo_seconds=10,
            watch_seconds=_DAY if self._watching else 0,
        )
        stack = AsyncExitStack()
        self._bot = await stack.enter_async_context(compose(settings, self._tuning(self._cable)))
        self._stack = stack
        await self._watch_the_disk()
        await self._bot.wait_ready()
        await asyncio.sleep(_BOTH)

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
        copy(self._at_death / self.database.name, self.database.parent)
        await self.open()

    def keep(self) -> None:
        """As `sefid backup` does, while the bot runs."""
        self._kept = self._folder / "kept.db"
        snapshot(self.database, self._kept)

    async def put_back(self) -> bool:
        """The disk of an earlier time, as `sefid restore` puts it; False where there is none."""
        if self._kept is None:
            return False
        await self.close()
        self._restore(self._kept)
        await self.open()
        return True

    def _restore(self, kept: Path) -> None:
        for side in SIDES:
            Path(f"{self.database}{side}").unlink(missing_ok=True)
        restore(kept, self.database)

    async def cut_power_at(self, step: str) -> None:
        """The machine goes down at that step, with all that was not synced."""
        self.kill_at, self._disk = step, Disk(self.database, self._at_death)
        await self._watch_the_disk()

    async def _watch_the_disk(self) -> None:
        disk = self._disk
        if disk is not None:
            await self.bot.storage.run(
                lambda db: db.conn.set_trace_callback(disk.hear), write=False
            )

    async def fill_disk(self, *, full: bool) -> None:
        """No page more than there is now; or as many as anybody wants."""

        def bound(db: Database) -> None:
            pages = db.execute("PRAGMA page_count").fetchone()[0] if full else 2**30
            db.execute(f"PRAGMA max_page_count = {pages}")

        await self.bot.storage.run(bound, write=False)

    def leave(self) -> None:
        """The story is over."""
        logging.getLogger().removeHandler(self.logbook)

    def _step(self, name: str) -> None:
        """The process may die here: what is on the disk now is all that the next one has."""
        if name == self.kill_at and not self.died:
            self.kill_at, self.died, self._cable.cut = None, True, True
            self.logbook.deaf = True
            for asked in _SENT_LISTS if self.blind else ():
                self.smsir.faults.add(asked, "http500", _LONG, 0)
            disk, self._disk = self._disk, None
            if disk is None:
                copy(self.database, self._at_death)
            else:
                disk.end()

    def _tuning(self, cable: Cable) -> Tuning:
        return Tuning(
            clock=clock.now,
            steady=clock.monotonic,
            introducing=False,
            poll_seconds=LEAP,
            ticker_idle=IDLE,
            outbox=OutboxIntervals(idle=IDLE),
            campaigns=CampaignIntervals(idle=IDLE),
            delivery=DeliveryIntervals(first=60.0, least=14_400.0, idle=IDLE),
            news=NewsIntervals(idle=IDLE),
            watching=WatchIntervals(sync=IDLE),
            book=BookIntervals(idle=IDLE),
            strict_texts=True,
            steps=self._step,
            carrier=MessengerWay({"telegram": self.telegram, "bale": self.bale}, cable),
            service_transport=ServiceWay(self.smsir, cable, self.asked),
            storage_thread=False,
        )
