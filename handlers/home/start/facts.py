"""What Home says of the account: from what was last seen and what this bot did, without a call."""

from __future__ import annotations

from handlers.shared import last_seen
from handlers.shared.colleagues import scope
from handlers.shared.last_seen import LastSeen
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.view import Safe, lines
from storage import UNDER_WAY, Account, Confirmed, JobState

_SOON_DAYS = 7
_DELIVERED = "delivered"


async def fact_lines(ctx: Ctx, account: Account) -> list[Safe]:
    """Credit and plan, the last sending, news; nothing where nothing is known."""
    snapshot = await last_seen.of_account(ctx.services.storage, account.id)
    money = snapshot and ctx.may(Right.MONEY)
    parts = [_credit(ctx, snapshot), _plan(ctx, snapshot)] if snapshot and money else []
    news = _news(ctx, snapshot) if snapshot and ctx.may(Right.SUPPORT) else None
    sending = waiting = None
    if ctx.may(Right.REPORTS):
        sending, waiting = await _last_sending(ctx, account), await _waiting(ctx, account)
    return [line for line in (*parts, waiting, sending, news) if line is not None]


async def _waiting(ctx: Ctx, account: Account) -> Safe | None:
    """What is to leave later, the nearest named."""
    many, nearest = await ctx.services.storage.campaigns.waiting(account.id, scope(ctx))
    if nearest is None:
        return None
    moment = ctx.fmt.moment(nearest)
    return ctx.t("home-scheduled", count=many, moment=moment)


def _credit(ctx: Ctx, snapshot: LastSeen) -> Safe | None:
    """With the time at which it was so: it may have been spent elsewhere since."""
    if snapshot.credit is None:
        return None
    today = ctx.fmt.date(snapshot.at) == ctx.fmt.date(ctx.now)
    at = ctx.fmt.time(snapshot.at) if today else ctx.fmt.short_moment(snapshot.at)
    credit = ctx.fmt.bold(ctx.fmt.number(snapshot.credit))
    if snapshot.credit <= 0:
        return ctx.t("home-no-credit", credit=credit, at=at)
    return ctx.t("home-credit", credit=credit, at=at)


def _plan(ctx: Ctx, snapshot: LastSeen) -> Safe | None:
    if snapshot.expired:
        return ctx.t("home-expired")
    days = snapshot.days(ctx.now)
    if days is None:
        return None
    if days == 0:
        return ctx.t("home-last-day")
    days_text = ctx.fmt.bold(ctx.fmt.days(days))
    return ctx.t("home-plan-soon" if days <= _SOON_DAYS else "home-plan", left=days_text)


def _news(ctx: Ctx, snapshot: LastSeen) -> Safe | None:
    parts = []
    if snapshot.unread:
        parts.append(ctx.t("home-unread", count=snapshot.unread))
    if snapshot.answered:
        parts.append(ctx.t("home-answered", count=snapshot.answered))
    return lines(*parts) if parts else None


async def _last_sending(ctx: Ctx, account: Account) -> Safe | None:
    """The newest confirmation, its calls taken together."""
    outbox = ctx.services.storage.outbox
    newest = next(iter(await outbox.confirmed(scope(ctx), 1, 0, account_id=account.id)), None)
    if newest is None:
        return None
    return ctx.t(
        "home-last-sending",
        moment=ctx.fmt.short_moment(newest.head.created_at),
        count=counted(newest.recipients),
        state=await _state(ctx, account, newest),
    )


async def _state(ctx: Ctx, account: Account, newest: Confirmed) -> Safe:
    """In words; of several calls the one that needs the owner most."""
    states = newest.states.keys()
    if JobState.UNKNOWN in states:
        return ctx.t("home-sending-unknown")
    if states & UNDER_WAY:
        return ctx.t("home-sending-now")
    if states == {JobState.UNDONE}:
        return ctx.t("home-sending-undone")
    if JobState.SENT not in states:
        return ctx.t("home-sending-none")
    reached = await _reached(ctx, account, newest)
    if reached:
        return ctx.t("home-sending-reached", count=reached)
    return ctx.t("home-sending-done")


async def _reached(ctx: Ctx, account: Account, newest: Confirmed) -> int:
    """How many phones it had reached when it was last counted."""
    if newest.batch_key is None:
        return 0
    storage = ctx.services.storage
    jobs = await storage.outbox.sent_with(account.id, newest.batch_key)
    keys = [job.batch_key for job in jobs if job.batch_key]
    counted = await storage.deliveries.many(account.id, keys)
    return sum(delivery.counts.get(_DELIVERED, 0) for delivery in counted.values())
