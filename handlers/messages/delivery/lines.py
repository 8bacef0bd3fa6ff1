"""Delivery in words: a bar of what has arrived, and a line for each status."""

from __future__ import annotations

from handlers.messages.delivery.counts import Delivery
from handlers.messages.delivery.words import status_of
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.text.bidi import strip
from screens.view import Safe

DOTS = {
    "delivered": "\U0001f7e2",
    "telecom": "\U0001f535",
    "underway": "\U0001f7e1",
    "failed": "\U0001f534",
    "rejected": "\U0001f7e0",
    "blacklist": "\u26ab",
}
OTHER_DOT = "\u26aa"
_MOST_OTHERS = 6


def status_name(ctx: Ctx, status: str) -> str:
    """A status of `STATUSES` in the bot's language."""
    return ctx.label("delivery-status", status=status)


def words_name(ctx: Ctx, words: str) -> str:
    """What the service says of a number, in the bot's language where it is known."""
    status = status_of(words)
    return status_name(ctx, status) if status else other_name(ctx, words)


def other_name(ctx: Ctx, words: str) -> str:
    """The service's own words, or ours for what it did not name."""
    return ctx.fmt.name(words, 40) or ctx.label("delivery-other")


def delivery_lines(
    ctx: Ctx, delivery: Delivery, recipients: int | None, *, card: bool = False
) -> list[Safe]:
    """Empty counts say so; a count that is not whole says how far it has come.

    `card`: on the screen of a send, which counts the first pages only and is short: what arrived
    stands in the bar alone.
    """
    total = delivery.total
    if not total:
        return [ctx.t("delivery-none")]
    delivered = delivery.counts["delivered"]
    told = [
        ctx.t(
            "delivery-reached",
            bar=ctx.fmt.bar(delivered / total),
            delivered=delivered,
            total=total,
            percent=ctx.fmt.percent(delivered / total),
        )
    ]
    if not delivery.whole:
        of = counted(None if recipients is None else max(recipients, total))
        told.append(
            ctx.t("outbox-delivery-part", so_far=total, count=of)
            if card
            else ctx.t("delivery-counting", so_far=total, count=of)
        )
    shown = parts(ctx, delivery)[1 if card and delivered else 0 :]
    return told + [_line(ctx, *part, total) for part in shown]


def parts(ctx: Ctx, delivery: Delivery) -> list[tuple[str, str, int]]:
    """(dot, name, numbers) of each status that has any, known ones first."""
    statuses = [
        (dot, status_name(ctx, status), delivery.counts[status])
        for status, dot in DOTS.items()
        if delivery.counts[status]
    ]
    return statuses + [
        (OTHER_DOT, strip(other_name(ctx, words)), many)
        for words, many in delivery.others.most_common(_MOST_OTHERS)
    ]


def _line(ctx: Ctx, dot: str, name: str, many: int, total: int) -> Safe:
    return ctx.t(
        "delivery-line",
        dot=dot,
        status=name,
        count=many,
        percent=ctx.fmt.percent(many / total),
    )
