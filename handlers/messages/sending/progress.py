"""The part of the result that goes on moving: how many phones the SMS has reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages.delivery import UNREACHED, Delivery, delivery_of, next_look
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted, total
from screens.view import Safe
from smsir import SmsIr, SmsIrError
from storage import Job, JobState

_MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """`live`: seconds until it is worth looking again; None: nothing will change.

    `lost`: numbers that it has not reached and that are worth another try.
    """

    lines: tuple[Safe, ...] = ()
    live: float | None = None
    lost: int = 0


async def api_of(ctx: Ctx, job: Job) -> SmsIr | None:
    """The client of the account that a job was sent by, whatever the chat is linked to now."""
    account = await ctx.services.storage.accounts.by_id(job.account_id, job.chat)
    return None if account is None else ctx.services.clients.of(account)


async def progress(ctx: Ctx, jobs: Sequence[Job]) -> Progress:
    """Delivery of all that one confirmation sent, as one; what cannot be read is read again."""
    whole = Delivery(whole=True)
    unread, waits, sizes = False, list[float](), list[int | None]()
    for job in jobs:
        api = await api_of(ctx, job)
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
    parts = [Safe(""), *_lines(ctx, whole, total(sizes))] if sizes and not unread else []
    if unread:
        parts = [Safe(""), ctx.t("outbox-delivery-unread")]
    lost = sum(whole.counts[status] for status in UNREACHED)
    return Progress(tuple(parts), min(waits, default=None), lost)


def _lines(ctx: Ctx, delivery: Delivery, recipients: int | None) -> list[Safe]:
    if not delivery.total:
        return [ctx.t("outbox-delivery-none")]
    delivered = delivery.counts["delivered"]
    bars = [
        ctx.t(
            "outbox-delivery",
            bar=ctx.fmt.bar(delivered / delivery.total),
            delivered=ctx.fmt.number(delivered),
            total=ctx.fmt.number(delivery.total),
        )
    ]
    if not delivery.whole:
        so_far = ctx.fmt.number(delivery.total)
        bars.append(ctx.t("outbox-delivery-part", so_far=so_far, **counted(ctx, recipients)))
    return bars + _counts(ctx, delivery)


def _counts(ctx: Ctx, delivery: Delivery) -> list[Safe]:
    named = (
        ("underway", ctx.label("outbox-status-underway")),
        ("telecom", ctx.label("outbox-status-telecom")),
        ("failed", ctx.label("outbox-status-failed")),
        ("rejected", ctx.label("outbox-status-rejected")),
        ("blacklist", ctx.label("outbox-status-blacklist")),
    )
    numbers = [(name, delivery.counts[key]) for key, name in named]
    numbers += [(ctx.fmt.name(name), n) for name, n in delivery.others.most_common(_MOST_OTHERS)]
    return [
        ctx.t("outbox-status", status=name, shown=ctx.fmt.number(many))
        for name, many in numbers
        if many
    ]
