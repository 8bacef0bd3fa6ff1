"""The part of the result that goes on moving: how many phones the SMS has reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages.delivery import Delivery, delivery_of, next_look
from handlers.messages.delivery.lines import delivery_lines
from handlers.messages.delivery.turns import summed
from handlers.messages.routes import SendingData
from handlers.shared.colleagues import visible
from handlers.shared.services import Ctx
from handlers.shared.unsaid import total
from screens.view import Safe
from smsir import SmsIrError
from storage import Job, JobState

_FEW = 3
"""Batches that are counted while the person waits."""


@dataclass(frozen=True, slots=True)
class DeliverySoFar:
    """`live`: seconds until it is worth looking again; None: nothing will change.

    `lost`: numbers that it has not reached and that are worth another try.
    """

    lines: tuple[Safe, ...] = ()
    live: float | None = None
    lost: int = 0


async def jobs_of(ctx: Ctx, data: SendingData) -> list[Job]:
    """The jobs of one confirmation or, whoever confirmed it, of a campaign's turn."""
    outbox = ctx.services.storage.outbox
    if data.frame < 0:
        jobs = await outbox.of_campaign(-data.frame, data.revision)
        if jobs:
            return [job for job in jobs if visible(ctx, job)]
    return await outbox.for_frame(ctx.chat, ctx.user, data.frame, data.revision)


async def _of_many(ctx: Ctx, jobs: Sequence[Job]) -> DeliverySoFar:
    """As the background has counted it: asking for each would take a call a text."""
    sent = [job for job in jobs if job.state is JobState.SENT and job.batch_key]
    keys = [job.batch_key or "" for job in sent]
    counts = await ctx.services.storage.deliveries.many(jobs[0].account_id, keys)
    delivered = summed(keys, counts)
    if delivered is None:
        return DeliverySoFar(live=next_look(0.0) if sent else None)
    whole, last = Delivery.of(delivered), max(job.claimed_at or job.created_at for job in sent)
    parts = (
        Safe(""),
        *delivery_lines(ctx, whole, total(job.recipients for job in sent), card=True),
    )
    live = None if whole.is_final else next_look((ctx.now - last).total_seconds())
    return DeliverySoFar(parts, live, whole.unreached)


async def progress(ctx: Ctx, jobs: Sequence[Job]) -> DeliverySoFar:
    """Delivery of all that one confirmation sent, as one; what cannot be read is read again."""
    if len(jobs) > _FEW:
        return await _of_many(ctx, jobs)
    whole = Delivery(whole=True)
    unread, waits, sizes = False, list[float](), list[int | None]()
    for job in jobs:
        api = await ctx.services.client_of(job)
        if api is None or job.state is not JobState.SENT or not job.batch_key:
            continue
        sizes.append(job.recipients)
        delivery = None
        try:
            delivery = await delivery_of(api, job.batch_key)
            whole = whole.joined(delivery)
        except SmsIrError:
            unread = True
        wait = next_look((ctx.now - (job.claimed_at or job.created_at)).total_seconds())
        if wait is not None and not (delivery and delivery.is_final):
            waits.append(wait)
    parts: list[Safe] = []
    if unread:
        parts = [Safe(""), ctx.t("outbox-delivery-unread")]
    elif sizes:
        parts = [Safe(""), *delivery_lines(ctx, whole, total(sizes), card=True)]
    return DeliverySoFar(tuple(parts), min(waits, default=None), whole.unreached)
