"""The part of the result that goes on moving: how many phones the SMS has reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.delivery import Delivery, delivery_of, next_look
from handlers.services import Ctx
from screens.view import Safe
from smsir import SmsIr, SmsIrError
from storage import Job, JobState

_MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """`live`: seconds until it is worth looking again; None: nothing will change."""

    lines: tuple[Safe, ...] = ()
    live: float | None = None


async def api_of(ctx: Ctx, job: Job) -> SmsIr | None:
    """The client of the account that a job was sent by, whatever the chat is linked to now."""
    account = await ctx.services.storage.accounts.by_id(job.account_id)
    return None if account is None else ctx.services.clients.of(account)


async def progress(ctx: Ctx, jobs: Sequence[Job]) -> Progress:
    """Delivery of all that was sent; what cannot be read now says so and is read again."""
    told: list[Safe] = []
    waits: list[float] = []
    for job in jobs:
        api = await api_of(ctx, job)
        if api is None or job.state is not JobState.SENT or not job.batch_key:
            continue
        delivery = None
        try:
            delivery = await delivery_of(api, job.batch_key)
        except SmsIrError:
            told += [Safe(""), ctx.t("outbox-delivery-unread")]
        else:
            told += [Safe(""), *_lines(ctx, job, delivery)]
        wait = next_look((ctx.now - (job.claimed_at or job.created_at)).total_seconds())
        if wait is not None and not (delivery and delivery.settled):
            waits.append(wait)
    return Progress(tuple(told), min(waits, default=None))


def _lines(ctx: Ctx, job: Job, delivery: Delivery) -> list[Safe]:
    if not delivery.total:
        return [ctx.t("outbox-delivery-none")]
    delivered = delivery.counts["delivered"]
    total = delivery.total if not delivery.whole else max(delivery.total, 1)
    shown = [
        ctx.t(
            "outbox-delivery",
            bar=ctx.fmt.bar(delivered / total),
            delivered=ctx.fmt.number(delivered),
            total=ctx.fmt.number(total),
        )
    ]
    if not delivery.whole:
        shown.append(
            ctx.t(
                "outbox-delivery-part",
                shown=ctx.fmt.number(total),
                total=ctx.fmt.number(job.recipients),
            )
        )
    return shown + _counts(ctx, delivery)


def _counts(ctx: Ctx, delivery: Delivery) -> list[Safe]:
    named = (
        ("underway", ctx.label("outbox-status-underway")),
        ("telecom", ctx.label("outbox-status-telecom")),
        ("failed", ctx.label("outbox-status-failed")),
        ("rejected", ctx.label("outbox-status-rejected")),
        ("blacklist", ctx.label("outbox-status-blacklist")),
    )
    counted = [(name, delivery.counts[key]) for key, name in named]
    counted += [(ctx.fmt.name(name), n) for name, n in delivery.others.most_common(_MOST_OTHERS)]
    return [
        ctx.t("outbox-status", status=name, shown=ctx.fmt.number(many))
        for name, many in counted
        if many
    ]
