"""What an SMS costs against what the account has, and against what the person may let leave."""

from __future__ import annotations

from handlers.messages.compose.paced import begins_now, cost_at_once
from handlers.messages.compose.preflight import Preflight
from handlers.shared.half_written import SendData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.view import Safe
from smsir import UserInfo


def unpaid(ctx: Ctx, info: UserInfo, cost: int | None) -> Safe | None:
    """Why SMS of this cost cannot leave now; None where they can, or nobody can tell."""
    if not ctx.may(Right.MONEY):
        return None
    if info.is_expired:
        return ctx.t("send-expired")
    missing = _missing(info, cost)
    return ctx.t("send-short", count=missing) if missing else None


def unpaid_now(ctx: Ctx, sms: SendData, flight: Preflight) -> Safe | None:
    """Why what leaves at the press cannot: all of it, or the first batch; later is not now."""
    return unpaid(ctx, flight.info, cost_at_once(sms, flight)) if begins_now(ctx, sms) else None


def unpaid_later(ctx: Ctx, sms: SendData, flight: Preflight) -> Safe | None:
    """What is to be bought until it leaves: a card that can be confirmed says so too."""
    if (sms.at is None and sms.pace is None) or not ctx.may(Right.MONEY):
        return None
    if flight.info.is_expired:
        return ctx.t("send-expired-later")
    missing = 0 if flight.count.unsaid else _missing(flight.info, flight.cost)
    return ctx.t("send-short-later", count=missing) if missing else None


def over_daily(ctx: Ctx, sms: SendData, flight: Preflight) -> Safe | None:
    """Why the person's limit of the day does not let it leave; a turn is judged on its day again.

    What leaves at a pace is judged by its first batch, and what leaves later by a whole day.
    """
    daily, cost = flight.daily, cost_at_once(sms, flight)
    if daily is None:
        return None
    if cost is None:
        return ctx.t("errors-daily-unsaid")
    if begins_now(ctx, sms):
        if cost <= daily.left:
            return None
        return ctx.t("errors-daily-over", most=daily.most, left=daily.left, count=cost)
    if cost <= daily.most:
        return None
    whole = "send-daily-later" if sms.pace is None else "send-daily-batch"
    return ctx.t(whole, most=daily.most, count=cost)


def daily_line(ctx: Ctx, flight: Preflight) -> Safe | None:
    """What is left of the day's limit, where the person has one."""
    if flight.daily is None:
        return None
    return ctx.t("send-daily-left", most=flight.daily.most, left=flight.daily.left)


def _missing(info: UserInfo, cost: int | None) -> int:
    return 0 if info.credit is None or cost is None else max(0, cost - info.credit)
