"""Follows sendings in the background: counts the large ones, tells how they ended, makes files.

What is to be done is rows of the storage, so a restart goes on with it. Nothing is edited from
here: an open screen draws itself again from the counts that are kept, and the end of a follow-up
is one message.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.messages.delivery.counting import count, keep
from handlers.messages.delivery.counts import Delivery, next_look
from handlers.messages.delivery.lost import text_of
from handlers.messages.delivery.telling import file_view, summary_view
from handlers.messages.delivery.turns import Batch, Turn, summed, turn_of, unsettled
from handlers.shared.intervals import DeliveryIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Notifier, Pushes
from handlers.shared.once_in import OnceIn
from handlers.shared.quiet_hours import quiet_until
from handlers.shared.services import Ctx, Services
from handlers.shared.switches import SETTLED
from screens.backoff import doubled
from screens.view import Outgoing, View
from smsir import SmsIr, SmsIrError
from storage import Delivered, Follow, StorageError

log = logging.getLogger(__name__)

_RARELY = 1_800.0
"""Seconds between looks at a turn that goes on for days."""


class FollowWorker:
    """`zone`: whose hours the quiet hours are; None: summaries come at any hour."""

    def __init__(
        self,
        services: Services,
        tell: Pushes,
        *,
        intervals: DeliveryIntervals | None = None,
        zone: ZoneInfo | None = None,
    ) -> None:
        self._services = services
        self._kept = services.storage.deliveries
        self._notifier = Notifier(tell)
        self._intervals = intervals or DeliveryIntervals()
        self._zone = zone
        self._calm = self._intervals.calm
        self._tasks = TaskRunner(services.bells.delivery)
        self._summing = asyncio.Lock()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what runs then is done again at the next start."""
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        await self._start_due()
        due = await self._kept.next_due(skip=self._tasks.keys)
        return self._tasks.until(due, self._services.clock(), self._intervals)

    async def _start_due(self) -> None:
        now = self._services.clock()
        since = now - timedelta(days=self._intervals.days)
        await self._kept.follow_sent(since, now + timedelta(seconds=self._intervals.first))
        free = self._intervals.at_once - len(self._tasks)
        if free <= 0:
            return
        for follow in await self._kept.due(now, skip=self._tasks.keys, limit=free):
            self._tasks.begin(follow.id, self._attend(follow), f"follow-{follow.id}")

    async def _attend(self, follow: Follow) -> None:
        try:
            await self._look(follow)
        except SmsIrError as error:
            log.info("sending of follow %d could not be read: %s", follow.id, error)
            await self._later(follow)
        except StorageError:
            log.exception("follow %d could not be recorded", follow.id)
        except Exception:
            log.exception("follow %d failed on our side", follow.id)
            await self._later(follow)

    async def _later(self, follow: Follow) -> None:
        """Again after a pause that grows; after two days no more."""
        pause = doubled(self._intervals.failed, follow.tries, self._intervals.most)
        if (
            self._age(follow) > timedelta(days=self._intervals.days).total_seconds()
            and follow.tries
        ):
            await self._kept.done(follow.id)
            return
        await self._kept.again(follow.id, self._after(pause), failed=True)

    def _after(self, seconds: float) -> datetime:
        return self._services.clock() + timedelta(seconds=seconds)

    def _age(self, follow: Follow) -> float:
        sent = follow.sent_at or follow.due_at
        return (self._services.clock() - sent).total_seconds()

    async def _look(self, follow: Follow) -> None:
        accounts = self._services.storage.accounts
        account = await accounts.by_id(follow.account_id, follow.chat)
        if account is None:
            await self._kept.done(follow.id)
            return
        api = self._services.clients.of(account)
        if follow.want == "file":
            await self._send_file(follow, api)
            return
        turn = await turn_of(self._services.storage, account.id, follow)
        counts = await self._kept.many(account.id, turn.keys)
        batches = turn.batches if len(turn.batches) == 1 else unsettled(turn, counts, self._calm)
        for batch in batches:
            await self._count(follow, api, batch, counts.get(batch.key))
        if follow.want == "count":
            await self._kept.done(follow.id)
        else:
            whole = {"recipients": turn.recipients, "sent_at": turn.sent_at}
            await self._follow_up(follow.model_copy(update=whole), turn)

    async def _count(
        self, follow: Follow, api: SmsIr, batch: Batch, before: Delivered | None
    ) -> None:
        """Count all numbers; what is counted so far is kept every few seconds to be seen.

        Not over a count that was whole: its screen would seem to run backwards.
        """
        storage, where = self._services.storage, (follow.account_id, batch.key)
        saving = OnceIn(self._intervals.keep)

        async def on_page(running: Delivery) -> None:
            if (before is None or not before.whole) and saving.is_due():
                await keep(storage, *where, running)

        delivery = await count(api, batch.key, batch.recipients, on_page)
        await keep(storage, *where, delivery)

    async def _follow_up(self, follow: Follow, turn: Turn) -> None:
        """`follow`: as its last batch left, to all people of the turn."""
        counts = await self._kept.many(follow.account_id, turn.keys)
        delivered, pause = summed(turn.keys, counts), next_look(self._age(follow))
        over = turn.job is None or await self._services.storage.outbox.is_over(turn.job)
        ended = pause is None or not unsettled(turn, counts, self._calm)
        if over and await self._grown(follow, turn):
            # Its last batches left while the others were counted: no end is told without them.
            await self._look(follow)
        elif over and ended and delivered is not None:
            await self._sum_up(follow, turn, Delivery.of(delivered))
        elif pause is None and over:
            await self._kept.done(follow.id)
        else:
            pause = max(pause or _RARELY, self._intervals.least)
            await self._kept.again(follow.id, self._after(pause))

    async def _grown(self, follow: Follow, turn: Turn) -> bool:
        now = await turn_of(self._services.storage, follow.account_id, follow)
        return now.keys != turn.keys

    async def _sum_up(self, follow: Follow, turn: Turn, delivery: Delivery) -> None:
        """Tell how it ended, if the chat wants to know; without a sound in its quiet hours.

        One at a time: a database of before may follow several batches of a turn, and one of them
        tells of all.
        """
        async with self._summing:
            if await self._kept.wished(follow.chat, follow.batch_key, "summary") is None:
                return
            settings = await self._services.storage.settings.get(follow.chat)
            if not SETTLED.is_on(settings, follow.chat):
                await self._kept.done(follow.id)
                return
            until = (
                quiet_until(settings, self._services.clock(), self._zone) if self._zone else None
            )
            await self._tell_summary(follow, turn, delivery, silent=until is not None)

    async def _tell_summary(
        self, follow: Follow, turn: Turn, delivery: Delivery, *, silent: bool
    ) -> None:
        account = await self._services.storage.accounts.by_id(follow.account_id)
        text = ""
        if account is not None:
            text = await text_of(self._services.clients.of(account), follow.batch_key)

        async def build(ctx: Ctx) -> View:
            view = summary_view(ctx, follow, delivery, text, texts=turn.texts)
            return replace(view, silent=silent)

        told = await self._notifier.push(follow, build)
        if told:
            await self._kept.summed_up(follow.chat, turn.keys)
        await self._note(follow, told=told)

    async def _send_file(self, follow: Follow, api: SmsIr) -> None:
        files: list[Outgoing] = []

        async def build(ctx: Ctx) -> View:
            # The language is known here only; the files are sent after this has returned.
            view, file = await file_view(ctx, follow, api)
            files.append(file)
            return view

        await self._note(follow, told=await self._notifier.push(follow, build, files))

    async def _note(self, follow: Follow, *, told: bool) -> None:
        if told:
            await self._kept.done(follow.id)
        else:
            await self._later(follow)
