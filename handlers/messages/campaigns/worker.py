"""Hands campaigns to the outbox at their time, or holds them and asks.

The outbox does the rest: it claims, calls once and tells. Here a turn leaves in one commit (the
campaign is done, its rows are there), so a process that dies leaves either all of it or nothing.
What was due while the bot was down is sent up to `late_minutes` after its time and says so; what
is later is asked about. What comes out of a backup is asked about at once: it may have been sent,
changed or stopped since that was made.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.messages.campaigns.authority import NotAuthorisedError, authority, is_orphaned
from handlers.messages.campaigns.judging import judge, or_refusal
from handlers.messages.campaigns.pace_handing import Slices
from handlers.messages.campaigns.pace_turns import Handing, Wait, judge_slice, pace_of
from handlers.messages.campaigns.personal_turn import Leaving, cost_of
from handlers.messages.campaigns.reasons import Reason, over_daily
from handlers.messages.campaigns.set_back import SetBack
from handlers.messages.campaigns.telling import hearing, told_view
from handlers.messages.campaigns.turns import following
from handlers.shared.intervals import CampaignIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Notifier, Teller
from handlers.shared.services import Ctx, Services
from screens.crash_point import CrashPoint, no_crash_point
from screens.view import View
from smsir import SmsIrError
from storage import COLLEAGUE, Campaign, Duplicate, OverLimit

log = logging.getLogger(__name__)


class CampaignWorker:
    """`left` is called when a turn stands in the outbox; `steps` hears the name of each step."""

    def __init__(
        self,
        services: Services,
        tell: Teller,
        *,
        left: Callable[[], None],
        zone: ZoneInfo,
        steps: CrashPoint = no_crash_point,
        intervals: CampaignIntervals | None = None,
    ) -> None:
        self._services = services
        self._campaigns = services.storage.campaigns
        self._notifier = Notifier(tell)
        self._left = left
        self._zone = zone
        self._steps = steps
        self._intervals = intervals or CampaignIntervals()
        self._tasks = TaskRunner(services.bells.campaigns)
        """By account: one whose service does not answer holds up no other."""
        self._telling = TaskRunner(services.bells.campaigns)
        self._limit = timedelta(minutes=services.options.late_minutes)
        self._slices = Slices(services, zone, left=left, steps=steps, pause=self._pause)
        self._set_back = SetBack(services)
        self._unanswered: set[int] = set()
        """Those whose time has come and for which the service could not be asked since."""
        self._tried: set[int] = set()
        """Accounts that were asked about at the beginning, whether the service answered or not."""
        self._heard: dict[int, set[tuple[int, int]]] = {}
        """Version and chat of what was told of a campaign that others are still to be told of."""

    async def _pause(self) -> None:
        """Before a slice is looked at again whose turn has not come yet."""
        await self._tasks.pause(self._intervals.idle)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; nothing that runs then is worth waiting for long."""
        self._telling.stop = stop
        try:
            await self._hold_copied()
            await self._set_back.begin()
            await self._tasks.run(stop, self._turn)
        finally:
            await self._tasks.finish(self._intervals.grace, cancel=True)
            await self._telling.finish(self._intervals.grace, cancel=True)

    async def _hold_copied(self) -> None:
        for campaign in await self._campaigns.copied():
            await self._campaigns.hold(campaign, "restored")

    async def _turn(self) -> float:
        for campaign in await self._campaigns.untold():
            if campaign.id not in self._telling:
                self._telling.begin(campaign.id, self._tell(campaign), f"held-{campaign.id}")
        self._ask_about_set_back()
        now = self._services.clock()
        room = self._intervals.at_once - len(self._tasks)
        if room > 0:
            for campaign in await self._campaigns.due(now, skip=self._tasks.keys, limit=room):
                if campaign.account_id not in self._tasks:
                    name = f"campaign-{campaign.id}"
                    self._tasks.begin(campaign.account_id, self._attend(campaign), name)
        due = await self._campaigns.next_due(skip=self._tasks.keys)
        return self._tasks.until(due, self._services.clock(), self._intervals)

    def _ask_about_set_back(self) -> None:
        """At the beginning of the process, while nothing of these accounts leaves."""
        unasked = sorted(self._set_back.unasked - self._tried)
        for account in unasked[: self._intervals.at_once - len(self._tasks)]:
            if account not in self._tasks:
                self._tried.add(account)
                self._tasks.begin(account, self._asked(account), f"set-back-{account}")

    async def _asked(self, account: int) -> None:
        try:
            await self._set_back.asks(account)
        except SmsIrError as error:
            log.info("account %d is asked about when something of it is due: %s", account, error)

    async def _attend(self, campaign: Campaign) -> None:
        """One campaign whose time has come."""
        if await is_orphaned(self._services, campaign):
            await self._hold(campaign, COLLEAGUE)
            return
        late = self._too_late(campaign)
        try:
            judged = late or await self._judged(campaign)
        except SmsIrError as error:
            log.info("campaign %d waits for the service: %s", campaign.id, error)
            self._unanswered.add(campaign.id)
            await self._tasks.pause(self._intervals.retry)
            return
        self._unanswered.discard(campaign.id)
        self._steps("campaign:judged")
        if isinstance(judged, Leaving):
            await self._unless_forbidden(campaign, self._leave(campaign, judged))
        elif isinstance(judged, (Handing, Wait)):
            await self._unless_forbidden(campaign, self._slices.take(campaign, judged))
        elif judged is not None:
            await self._hold(campaign, judged)

    async def _unless_forbidden(self, campaign: Campaign, leaving: Awaitable[None]) -> None:
        """What the commit itself objects to is held like anything else."""
        try:
            await leaving
        except OverLimit as error:
            await self._hold(campaign, over_daily(error))
        except NotAuthorisedError as error:
            await self._hold(campaign, error.why)

    async def _hold(self, campaign: Campaign, why: str) -> None:
        if why == COLLEAGUE:
            # All that waits of somebody who is gone is asked about together.
            dismissals = self._services.storage.dismissals
            await dismissals.hold_planned(campaign.account_id, campaign.user)
        if await self._campaigns.hold(campaign, why):
            log.warning("campaign %d is held: %s", campaign.id, why)
            self._steps("campaign:held")

    async def _judged(self, campaign: Campaign) -> Leaving | Handing | Wait | Reason | None:
        """None where it may have left under another clock: that is asked about now."""
        asked = await or_refusal(self._set_back.asks(campaign.account_id))
        if asked:
            return None if asked is True else asked
        pace = pace_of(campaign)
        if pace is None:
            return await judge(self._services, campaign)
        return await judge_slice(self._services, campaign, pace, self._zone)

    def _too_late(self, campaign: Campaign) -> Reason | None:
        """A service is blamed only if it was asked: the host may have slept until now."""
        if self._services.clock() - campaign.due_at <= self._limit:
            return None
        return "unreachable" if campaign.id in self._unanswered else "late"

    async def _leave(self, campaign: Campaign, judged: Leaving) -> None:
        insertion = self._services.storage.outbox.insertion(*judged.jobs)
        allowed = authority(self._services, campaign, cost_of(judged.jobs))
        turn = following(campaign, self._zone, self._services.clock())
        try:
            leaving = await self._campaigns.leave(
                campaign,
                [allowed, insertion],
                turn,
                kept=judged.kept if turn is None else judged.again,
            )
        except Duplicate:
            # Its rows stand in the outbox: a turn leaves once, whatever this table says.
            log.warning("campaign %d has left before", campaign.id)
            await self._campaigns.stop(campaign.id)
            return
        self._steps("campaign:left")
        if leaving:
            self._left()

    async def _tell(self, campaign: Campaign) -> None:
        """Of one that is held or announced; tried until everybody was told, each of them once."""

        async def build(ctx: Ctx) -> View:
            return await told_view(ctx, campaign)

        heard = self._heard.setdefault(campaign.id, set())
        hearers = {
            (campaign.version, each.chat): each for each in await hearing(self._services, campaign)
        }
        for key, each in hearers.items():
            if key not in heard and await self._notifier.push(each, build):
                heard.add(key)
        if heard >= hearers.keys():
            await self._campaigns.mark_told(campaign.id)
            self._heard.pop(campaign.id, None)
        else:
            await self._telling.pause(self._intervals.retry)
