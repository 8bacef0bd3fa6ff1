"""Follows sendings in the background: counts the large ones, tells how they ended, makes files.

What is to be done is rows of the storage, so a restart goes on with it. Nothing is edited from
here: an open screen draws itself again from the counts that are kept, and the end of a follow-up
is one message.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.messages.delivery.counting import count, keep
from handlers.messages.delivery.counts import Delivery, next_look
from handlers.messages.delivery.is_final import is_final
from handlers.messages.delivery.lost import text_of
from handlers.messages.delivery.telling import file_view, summary_view
from handlers.shared.intervals import DeliveryIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Pushes
from handlers.shared.once_in import OnceIn
from handlers.shared.quiet_hours import quiet_until
from handlers.shared.services import Ctx, Services
from handlers.shared.switches import SETTLED
from handlers.shared.unsaid import total
from screens.backoff import doubled
from screens.navigator import Build, PushResult
from screens.view import Outgoing, View
from smsir import SmsIr, SmsIrError
from storage import Delivered, Follow, StorageError

log = logging.getLogger(__name__)


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
        self._tell = tell
        self._intervals = intervals or DeliveryIntervals()
        self._zone = zone
        self._shift = TaskRunner(services.bells.delivery)
        self._summing = asyncio.Lock()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what runs then is done again at the next start."""
        try:
            await self._shift.run(stop, self._turn)
        finally:
            await self._shift.finish(self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        await self._start_due()
        due = await self._kept.next_due(skip=self._shift.keys)
        return self._shift.until(due, self._services.clock(), self._intervals)

    async def _start_due(self) -> None:
        now = self._services.clock()
        since = now - timedelta(days=self._intervals.days)
        await self._kept.follow_sent(since, now + timedelta(seconds=self._intervals.first))
        free = self._intervals.at_once - len(self._shift)
        if free <= 0:
            return
        for follow in await self._kept.due(now, skip=self._shift.keys, limit=free):
            self._shift.begin(follow.id, self._attend(follow), f"follow-{follow.id}")

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
        if account is None or await accounts.present(follow.chat) != account.id:
            await self._kept.done(follow.id)
            return
        api = self._services.clients.of(account)
        if follow.want == "file":
            await self._send_file(follow, api)
            return
        await self._count(follow, api)
        if follow.want == "count":
            await self._kept.done(follow.id)
        else:
            await self._follow_up(follow)

    async def _count(self, follow: Follow, api: SmsIr) -> None:
        """Count all numbers; what is counted so far is kept every few seconds to be seen.

        Not over a count that was whole: its screen would seem to run backwards.
        """
        storage, where = self._services.storage, (follow.account_id, follow.batch_key)
        before = await self._kept.get(*where)
        saving = OnceIn(self._intervals.keep)

        async def on_page(running: Delivery) -> None:
            if (before is None or not before.whole) and saving.is_due():
                await keep(storage, *where, running)

        delivery = await count(api, follow.batch_key, follow.recipients, on_page)
        await keep(storage, *where, delivery)

    async def _follow_up(self, follow: Follow) -> None:
        delivered = await self._kept.get(follow.account_id, follow.batch_key)
        pause = next_look(self._age(follow))
        if delivered is not None and self._ended(follow, delivered):
            await self._sum_up(follow, Delivery.of(delivered))
        elif pause is None:
            await self._kept.done(follow.id)
        else:
            await self._kept.again(follow.id, self._after(max(pause, self._intervals.least)))

    def _ended(self, follow: Follow, delivered: Delivered | None) -> bool:
        """Whether nothing more is to be waited for; what is old is taken as it stands."""
        if next_look(self._age(follow)) is None:
            return True
        return delivered is not None and is_final(delivered, self._intervals.calm)

    async def _sum_up(self, follow: Follow, delivery: Delivery) -> None:
        """Tell how it ended, if the chat wants to know; without a sound in its quiet hours.

        The parts of one confirmation are told as one, by whichever comes to its end last. One
        summary at a time: two parts that end together must not both tell of both.
        """
        async with self._summing:
            if await self._kept.wished(follow.chat, follow.batch_key, "summary") is None:
                return
            settings = await self._services.storage.settings.get(follow.chat)
            if not SETTLED.is_on(settings, follow.chat):
                await self._kept.done(follow.id)
                return
            parts = await self._other_parts(follow)
            counts = [await self._kept.get(part.account_id, part.batch_key) for part in parts]
            if not all(self._ended(follow, delivered) for delivered in counts):
                await self._kept.again(follow.id, self._after(self._intervals.least))
                return
            for delivered in counts:
                delivery = (
                    delivery if delivered is None else delivery.joined(Delivery.of(delivered))
                )
            until = (
                quiet_until(settings, self._services.clock(), self._zone) if self._zone else None
            )
            await self._tell_summary(follow, parts, delivery, silent=until is not None)

    async def _other_parts(self, follow: Follow) -> list[Follow]:
        """What else the same confirmation has sent and was not summed up yet."""
        sent = await self._services.storage.outbox.sent_with(
            follow.account_id, follow.chat, follow.batch_key
        )
        keys = [job.batch_key for job in sent if job.batch_key not in {None, follow.batch_key}]
        summaries = [await self._kept.wished(follow.chat, key or "", "summary") for key in keys]
        return [summary for summary in summaries if summary is not None]

    async def _tell_summary(
        self, follow: Follow, parts: Sequence[Follow], delivery: Delivery, *, silent: bool
    ) -> None:
        recipients = total([follow.recipients, *(part.recipients for part in parts)])
        whole = follow.model_copy(update={"recipients": recipients})
        account = await self._services.storage.accounts.by_id(follow.account_id)
        text = ""
        if account is not None:
            text = await text_of(self._services.clients.of(account), follow.batch_key)

        async def build(ctx: Ctx) -> View:
            return replace(summary_view(ctx, whole, delivery, text), silent=silent)

        result = await self._push(follow, build)
        if result != "failed":
            for part in parts:
                await self._kept.done(part.id)
        await self._told(follow, result)

    async def _send_file(self, follow: Follow, api: SmsIr) -> None:
        files: list[Outgoing] = []

        async def build(ctx: Ctx) -> View:
            # The language is known here only; the files are sent after this has returned.
            view, file = await file_view(ctx, follow, api)
            files.append(file)
            return view

        await self._told(follow, await self._push(follow, build, files))

    async def _push(
        self, follow: Follow, build: Build, files: Sequence[Outgoing] = ()
    ) -> PushResult:
        return await self._tell.push(
            follow.chat, follow.user, build, account=follow.account_id, files=files
        )

    async def _told(self, follow: Follow, result: PushResult) -> None:
        """A chat that cannot be reached has nobody to tell: that is an end as well."""
        if result == "failed":
            await self._later(follow)
        else:
            await self._kept.done(follow.id)
