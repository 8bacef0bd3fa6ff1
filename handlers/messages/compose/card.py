"""The card before sending, in words: one look tells who, how long, how much, and the very text."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.compose.hints import culprits, hints
from handlers.messages.compose.later import when_lines
from handlers.messages.compose.limits import trouble, unsendable
from handlers.messages.compose.paced import pace_trouble
from handlers.messages.compose.paying import daily_line, over_daily, unpaid_later, unpaid_now
from handlers.messages.compose.preflight import Preflight
from handlers.messages.counting import Sifted
from handlers.messages.personal.card import (
    cost_lines,
    length_lines,
    sample_lines,
    too_many_texts,
)
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted, says_credit
from screens.text.bidi import isolate
from screens.view import Safe, escape, lines

_NAMES_SHOWN = 4


def card_text(
    ctx: Ctx, data: SendData, flight: Preflight, account: Safe, problem: Safe | None
) -> Safe:
    """`account`: the line that names the one it is sent from; `problem`: why it cannot be sent."""
    return lines(ctx.t("send-card"), "", card_lines(ctx, data, flight, account, problem))


def card_lines(
    ctx: Ctx, data: SendData, flight: Preflight, account: Safe, problem: Safe | None
) -> Safe:
    """The card without its heading.

    What decides stands last, above the buttons: a long text pushes all before it out of sight.
    """
    return lines(
        account,
        to_whom(ctx, data),
        *_recipients(ctx, flight),
        *_length(ctx, flight),
        "",
        *_texts(ctx, flight),
        *_hints(ctx, data, flight),
        "",
        *when_lines(ctx, data, flight),
        *_money(ctx, data, flight),
        daily_line(ctx, flight),
        problem or unpaid_later(ctx, data, flight),
    )


def blocked(ctx: Ctx, data: SendData, flight: Preflight) -> Safe | None:
    """Why this cannot be confirmed as it stands. What leaves later can be paid then."""
    if flight.count.total == 0:
        return ctx.t("send-nobody")
    problem = trouble(ctx, data.text) or unsendable(ctx, flight.plan.text)
    if problem is None and flight.plan.texts is not None:
        problem = too_many_texts(ctx, flight.plan.texts)
    problem = problem or pace_trouble(ctx, data, flight) or over_daily(ctx, data, flight)
    return problem or unpaid_now(ctx, data, flight)


def _texts(ctx: Ctx, flight: Preflight) -> list[Safe]:
    if flight.plan.texts is not None:
        return sample_lines(ctx, flight.plan.template, flight.plan.texts, flight.info)
    return [ctx.t("send-card-text"), ctx.fmt.quote(flight.plan.text)]


def missing(ctx: Ctx, data: SendData, flight: Preflight) -> Safe | None:
    """What has to be bought before this can be sent, or until it leaves."""
    return unpaid_now(ctx, data, flight) or unpaid_later(ctx, data, flight)


def to_whom(ctx: Ctx, data: SendData) -> Safe:
    """Groups, contacts and numbers, a line each."""
    kinds = (
        (ctx.label("send-to-groups"), [name for _, name in data.groups]),
        (ctx.label("send-to-contacts"), [name for _, name in data.contacts]),
        (ctx.label("send-to-numbers"), list(data.numbers)),
    )
    return lines(*(_kind(ctx, kind, names) for kind, names in kinds if names))


def _kind(ctx: Ctx, kind: str, names: Sequence[str]) -> Safe:
    named = [name for name in names if name]
    if not named:
        return ctx.t("send-to-count", kind=kind, count=len(names))
    return ctx.t("send-to", kind=kind, names=_listed(ctx, named, len(names)))


def _listed(ctx: Ctx, names: Sequence[str], many: int | None = None) -> Safe:
    """The first names of `many`, each with a direction of its own, and how many more there are."""
    named = [escape(isolate(name)) for name in names[:_NAMES_SHOWN]]
    listed = Safe(ctx.label("send-list-comma").join(named))
    more = (len(names) if many is None else many) - min(len(names), _NAMES_SHOWN)
    return ctx.t("send-and-more", names=listed, more=more) if more else listed


def _recipients(ctx: Ctx, flight: Preflight) -> list[Safe]:
    count = flight.count
    parts = [
        ctx.t("send-recipients", count=count.total)
        if count.total is not None
        else ctx.t("send-recipients-unsaid", count=counted(count.at_most))
    ]
    if count.left_out != 0:
        parts += _left_out(ctx, flight)
    return parts + _sifted(ctx, count.sifted)


def _left_out(ctx: Ctx, flight: Preflight) -> list[Safe]:
    """Memberships of groups and contacts that get nothing, by cause."""
    left_out = flight.left
    if left_out is None:
        return [ctx.t("send-left-out", count=counted(flight.count.left_out))]
    of = "contacts" if left_out.may_wait else "groups"
    parts = [
        ctx.t("send-left-doubles", count=left_out.doubles) if left_out.doubles else None,
        ctx.t("send-left-waiting", count=left_out.waiting) if left_out.waiting else None,
        ctx.t("send-left-others", of=of, count=left_out.others) if left_out.others else None,
    ]
    return [line for line in parts if line is not None]


def _sifted(ctx: Ctx, sifted: Sifted) -> list[Safe]:
    """Plain numbers that get nothing by themselves, named."""
    parts = []
    if sifted.doubles:
        many = len(sifted.doubles)
        names = _listed(ctx, sifted.doubles)
        parts.append(ctx.t("send-doubles", count=many, names=names))
    if sifted.opted_out:
        many = len(sifted.opted_out)
        names = _listed(ctx, sifted.opted_out)
        parts.append(ctx.t("send-opted-out", count=many, names=names))
    if not sifted.compared:
        parts.append(ctx.t("send-not-compared"))
    return parts


def _length(ctx: Ctx, flight: Preflight) -> list[Safe]:
    if flight.loaded is not None:
        return length_lines(ctx, flight.plan.template, flight.loaded)
    size = flight.plan.size
    encoding = ctx.label("send-gsm" if size.encoding == "gsm7" else "send-ucs")
    parts = [
        ctx.t(
            "send-length",
            units=size.units,
            count=size.segments,
            encoding=encoding,
            remaining=size.remaining,
        )
    ]
    named = culprits(ctx, flight.plan)
    return parts if named is None else [*parts, named]


def _money(ctx: Ctx, data: SendData, flight: Preflight) -> list[Safe]:
    credit, cost = flight.info.credit, flight.cost
    estimate = ctx.t("send-estimate", count=counted(cost), parts=flight.plan.size.segments)
    if flight.plan.texts is not None:
        estimate = cost_lines(ctx, flight.plan.texts, paced=data.pace is not None)
    if not says_credit(ctx):
        return [estimate]
    if credit is None:
        return [estimate, ctx.t("send-credit-unsaid")]
    after = -1 if cost is None or flight.info.is_expired else credit - cost
    if after < 0:
        return [estimate, ctx.t("send-credit-now", before=credit)]
    return [estimate, ctx.t("send-credit", before=credit, after=after)]


def _hints(ctx: Ctx, data: SendData, flight: Preflight) -> list[Safe]:
    notes = hints(ctx, flight.plan, data)
    return [Safe(""), *notes] if notes else []
