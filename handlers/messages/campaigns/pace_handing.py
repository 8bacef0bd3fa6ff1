"""Hands slices to the outbox: the batches and the cursor behind them are one commit.

A process that dies leaves either both or neither; a batch's number within its turn is a unique
key of the outbox, so a slice whose batches stand there is never handed over again.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from handlers.messages.campaigns.authority import authority
from handlers.messages.campaigns.content import content_with, kept_of, sms_in, turned_with
from handlers.messages.campaigns.pace_turns import Handing, Wait, turn_cost
from handlers.messages.campaigns.turns import following
from handlers.shared.services import Services
from screens.crash_point import CrashPoint
from storage import Campaign, Duplicate
from storage.table_context import Effect

log = logging.getLogger(__name__)


class Slices:
    """`pause`: waits before the same slice is looked at again."""

    def __init__(
        self,
        services: Services,
        zone: ZoneInfo,
        *,
        left: Callable[[], None],
        steps: CrashPoint,
        pause: Callable[[], Awaitable[None]],
    ) -> None:
        self._services = services
        self._campaigns = services.storage.campaigns
        self._zone = zone
        self._left = left
        self._steps = steps
        self._pause = pause

    async def take(self, campaign: Campaign, step: Handing | Wait) -> None:
        if isinstance(step, Handing):
            await self._hand(campaign, step)
        elif step.until is not None:
            await self._campaigns.set_time(campaign, step.until)
        else:
            await self._pause()

    async def _hand(self, campaign: Campaign, step: Handing) -> None:
        batches, insertion = step.batches, self._services.storage.outbox.insertion
        cost = turn_cost(campaign, step.run)
        allowed = authority(self._services, campaign, cost)
        effects = [allowed, insertion(*batches)] if batches else []
        try:
            leaving = await self._written(campaign, step, effects)
        except Duplicate:
            # Its batches stand in the outbox: only the cursor was behind.
            log.warning("batch %d of campaign %d has left before", step.run.batch, campaign.id)
            leaving = await self._written(campaign, step, [])
        self._steps("campaign:left")
        if leaving and batches:
            self._left()

    async def _written(self, campaign: Campaign, step: Handing, effects: list[Effect]) -> bool:
        if step.due_at is not None:
            return await self._campaigns.hand_slice(
                campaign,
                effects,
                content=content_with(campaign, step.run),
                recipients=step.run.remaining,
                due_at=step.due_at,
            )
        started = campaign.model_copy(update={"due_at": step.run.began})
        turn = following(started, self._zone, self._services.clock())
        if turn is not None:
            fresh = turned_with(campaign, step.run.odd)
            effects = [
                *effects,
                self._campaigns.rewriting(campaign, fresh, step.run.confirmed),
            ]
        sms = sms_in(campaign)
        kept = None if sms is None or turn is not None else kept_of(sms, step.run.odd)
        return await self._campaigns.leave(campaign, effects, turn, kept=kept)
