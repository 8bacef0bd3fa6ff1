"""The doughnut of one sending, in the reader's language."""

from __future__ import annotations

from handlers.messages.delivery import STATUSES, Delivery
from handlers.messages.delivery.lines import status_name
from handlers.shared.charts.doughnut import Sector, doughnut
from handlers.shared.services import Ctx


async def sending_picture(ctx: Ctx, delivery: Delivery, date: str) -> bytes:
    """A PNG. `date` is shown after the title; "" for none."""
    slices = [
        _slice(ctx, status, status_name(ctx, status), delivery.counts[status])
        for status in STATUSES
    ]
    slices.append(_slice(ctx, "other", ctx.label("delivery-other"), delivery.others.total()))
    title, total = ctx.label("report-sending"), delivery.total
    return await doughnut(
        f"{title} \u2014 {date}" if date else title,
        ctx.fmt.percent(delivery.counts["delivered"] / max(1, total)),
        (
            status_name(ctx, "delivered"),
            ctx.label("report-of", count=total),
        ),
        slices,
        rtl=ctx.words.rtl,
    )


def _slice(ctx: Ctx, color: str, name: str, many: int) -> Sector:
    return Sector(color, ctx.label("report-slice", name=name, count=many), many)
