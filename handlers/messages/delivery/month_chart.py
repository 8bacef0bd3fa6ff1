"""Thirty days of sending, day by day: gathered with a bounded number of calls, then drawn.

Counts that are kept cost nothing; small sendings without one are counted now, the newest first;
what is left stands in the picture as "not counted yet", and large ones are given to the worker.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import date, datetime, timedelta

from handlers.messages.delivery import STATUSES, Delivery, count_and_keep, is_small
from handlers.messages.delivery.delivery_tasks import enqueue_delivery_task
from handlers.messages.delivery.lines import status_name
from handlers.messages.delivery.paging import PAGE_ROWS
from handlers.shared.charts.columns import DayColumn, Series, columns
from handlers.shared.services import Ctx, client, linked
from screens import Safe, lines
from smsir import BadCredentials, SentMessage, SmsIr, SmsIrError
from smsir.pages import from_last_id, pages
from storage import Account

DAYS = 30
_MOST_PAGES = 60
_MOST_CALLS = 60
_AT_ONCE = 4
_MOST_LARGE = 5

Counts = dict[str, int]


async def month_picture(ctx: Ctx) -> tuple[bytes, Safe] | None:
    """A PNG and the words under it; None where nothing was sent. Raises `SmsIrError`."""
    account, api = await linked(ctx), await client(ctx)
    first = ctx.today - timedelta(days=DAYS - 1)
    batches = [batch async for batch in _since(api, _midnight(ctx, first))]
    if not batches:
        return None
    counted = await _counted(ctx, account, api, batches)
    by_day: dict[date, Counts] = {first + timedelta(days=n): {} for n in range(DAYS)}
    for batch in batches:
        day = _day(ctx, batch)
        if day in by_day:
            _add(by_day[day], _kinds(batch, counted.get(batch.batch_key)))
    picture = await _draw(ctx, by_day)
    missing = sum(_undrawn(batch, counted.get(batch.batch_key)) for batch in batches)
    return picture, _caption(ctx, len(batches), by_day.values(), missing)


def _midnight(ctx: Ctx, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ctx.fmt.zone)


def _day(ctx: Ctx, batch: SentMessage) -> date | None:
    return batch.sent_at.astimezone(ctx.fmt.zone).date() if batch.sent_at else None


async def _since(api: SmsIr, start: datetime) -> AsyncIterator[SentMessage]:
    """Sendings from `start` on. By page number where that works: then it can end early."""
    some = False
    try:
        async for batch in pages(api.messages.sent_page, key=_id, most_pages=_MOST_PAGES):
            some = True
            if batch.sent_at is not None and batch.sent_at < start:
                return
            yield batch
    except BadCredentials:
        raise
    except SmsIrError:
        if some:
            raise
    if some:
        return
    async for batch in from_last_id(api.messages.sent_from, _id, most_pages=_MOST_PAGES):
        if batch.sent_at is None or batch.sent_at >= start:
            yield batch


def _id(batch: SentMessage) -> int | None:
    return batch.id


async def _counted(
    ctx: Ctx, account: Account, api: SmsIr, batches: Sequence[SentMessage]
) -> dict[str, Delivery]:
    keys = [batch.batch_key for batch in batches if batch.batch_key]
    stored = await ctx.services.storage.deliveries.many(account.id, keys)
    counted = {key: Delivery.of(delivered) for key, delivered in stored.items() if delivered.whole}
    missing = [batch for batch in batches if batch.batch_key and batch.batch_key not in counted]
    wanted = _affordable(missing)
    await _leave_large(ctx, account, missing)
    gate = asyncio.Semaphore(_AT_ONCE)

    async def ask(batch: SentMessage) -> None:
        async with gate:
            counted[batch.batch_key] = await count_and_keep(
                ctx.services.storage, api, account.id, batch.batch_key, batch.recipients
            )

    # None is cancelled if another fails; what could not be read is drawn as not counted.
    await asyncio.gather(*map(ask, wanted), return_exceptions=True)
    return counted


async def _leave_large(ctx: Ctx, account: Account, missing: Iterable[SentMessage]) -> None:
    """A few large ones are counted in the background, for the next time."""
    large = [batch for batch in missing if not is_small(batch.recipients)]
    for batch in large[:_MOST_LARGE]:
        await enqueue_delivery_task(ctx, account, batch, "count")


def _affordable(missing: Iterable[SentMessage]) -> list[SentMessage]:
    chosen, calls = [], 0
    for batch in missing:
        if batch.recipients is None:
            continue
        calls += 1 + batch.recipients // PAGE_ROWS
        if is_small(batch.recipients) and calls <= _MOST_CALLS:
            chosen.append(batch)
    return chosen


def _kinds(batch: SentMessage, delivery: Delivery | None) -> Counts:
    if delivery is None or not delivery.total:
        return {"uncounted": batch.recipients or 0}
    return {status: delivery.counts[status] for status in STATUSES} | {
        "other": delivery.others.total()
    }


def _undrawn(batch: SentMessage, delivery: Delivery | None) -> bool:
    """Whether the chart has no place for a sending, as its day or its size is not known."""
    counted = delivery is not None and bool(delivery.total)
    return batch.sent_at is None or (batch.recipients is None and not counted)


def _add(to: Counts, more: Counts) -> None:
    for kind, many in more.items():
        to[kind] = to.get(kind, 0) + many


async def _draw(ctx: Ctx, by_day: dict[date, Counts]) -> bytes:
    days = [DayColumn(_short(ctx, day), counts) for day, counts in by_day.items()]
    title = ctx.label("report-month", days=DAYS)
    return await columns(
        title, days, _names(ctx), number=ctx.fmt.number, unit=ctx.label("report-unit"),
        rtl=ctx.words.rtl,
    )  # fmt: skip


def _names(ctx: Ctx) -> list[Series]:
    kinds = [Series(status, status_name(ctx, status)) for status in STATUSES]
    return [
        *kinds,
        Series("other", ctx.label("delivery-other")),
        Series("uncounted", ctx.label("report-uncounted")),
    ]


def _short(ctx: Ctx, day: date) -> str:
    return ctx.fmt.day_month(datetime(day.year, day.month, day.day, 12, tzinfo=ctx.fmt.zone))


def _caption(ctx: Ctx, sendings: int, days: Iterable[Counts], missing: int) -> Safe:
    total: Counts = {}
    for counts in days:
        _add(total, counts)
    parts = [
        ctx.t("report-caption", days=DAYS, count=sendings, numbers=sum(total.values())),
        *(
            ctx.t("report-line", name=kind.label, count=total[kind.color])
            for kind in _names(ctx)
            if total.get(kind.color)
        ),
    ]
    if missing:
        parts.append(ctx.t("report-unsaid", count=missing))
    return lines(*parts)
