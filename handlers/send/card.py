"""The card before sending, in words: one look tells who, how long, how much, and the very text."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.send.data import SendData
from handlers.send.hints import culprits, hints
from handlers.send.limits import trouble
from handlers.send.preflight import Preflight
from handlers.services import Ctx
from screens.view import Safe, lines

_NAMES_SHOWN = 4


def card_text(ctx: Ctx, data: SendData, flight: Preflight) -> Safe:
    plan = flight.plan
    return lines(
        ctx.t("send-card"),
        "",
        _to(ctx, data),
        *_recipients(ctx, flight),
        *_length(ctx, flight),
        *_money(ctx, flight),
        *_warnings(ctx, data, flight),
        "",
        ctx.t("send-card-text"),
        ctx.fmt.quote(plan.text),
    )


def blocked(ctx: Ctx, flight: Preflight) -> Safe | None:
    """Why this cannot be sent as it stands."""
    if flight.count.total == 0:
        return ctx.t("send-nobody")
    return trouble(ctx, flight.plan.text)


def _to(ctx: Ctx, data: SendData) -> Safe:
    kinds = (
        (ctx.label("send-to-groups"), [name for _, name in data.groups]),
        (ctx.label("send-to-contacts"), [name for _, name in data.contacts]),
        (ctx.label("send-to-numbers"), list(data.numbers)),
    )
    return lines(*(_kind(ctx, kind, names) for kind, names in kinds if names))


def _kind(ctx: Ctx, kind: str, names: Sequence[str]) -> Safe:
    named = [name for name in names if name][:_NAMES_SHOWN]
    listed = ctx.label("send-list-comma").join(named)
    many = ctx.fmt.number(len(names))
    if not named:
        return ctx.t("send-to-count", kind=kind, shown=many)
    if len(names) > len(named):
        more = ctx.fmt.number(len(names) - len(named))
        return ctx.t("send-to-more", kind=kind, names=listed, more=more)
    return ctx.t("send-to", kind=kind, names=listed)


def _recipients(ctx: Ctx, flight: Preflight) -> list[Safe]:
    count = flight.count
    told = [
        ctx.t("send-recipients", count=count.total, shown=ctx.fmt.number(count.total)),
    ]
    if count.left_out:
        shown = ctx.fmt.number(count.left_out)
        told.append(ctx.t("send-left-out", count=count.left_out, shown=shown))
    if count.contacts and count.numbers:
        told.append(ctx.t("send-both-kinds"))
    return told


def _length(ctx: Ctx, flight: Preflight) -> list[Safe]:
    size = flight.plan.size
    encoding = ctx.label("send-gsm" if size.encoding == "gsm7" else "send-ucs")
    told = [
        ctx.t(
            "send-length",
            units=ctx.fmt.number(size.units),
            count=size.segments,
            segments=ctx.fmt.number(size.segments),
            encoding=encoding,
            remaining=ctx.fmt.number(size.remaining),
        )
    ]
    named = culprits(ctx, flight.plan)
    return told if named is None else [*told, named]


def _money(ctx: Ctx, flight: Preflight) -> list[Safe]:
    after = flight.info.credit - flight.cost
    told = [ctx.t("send-estimate", count=flight.cost, shown=ctx.fmt.number(flight.cost))]
    told.append(
        ctx.t(
            "send-credit",
            before=ctx.fmt.number(flight.info.credit),
            after=ctx.fmt.number(max(0, after)),
        )
    )
    return told


def _warnings(ctx: Ctx, data: SendData, flight: Preflight) -> list[Safe]:
    told = hints(ctx, flight.plan, data.text)
    if flight.info.credit < flight.cost:
        told.insert(0, ctx.t("send-short", shown=ctx.fmt.number(flight.cost - flight.info.credit)))
    if flight.info.is_expired:
        told.insert(0, ctx.t("send-expired"))
    problem = blocked(ctx, flight)
    if problem is not None:
        told.insert(0, problem)
    return [Safe(""), *told] if told else []
