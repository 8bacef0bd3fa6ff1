"""What waits with an account, and what becomes of it when the account leaves the chat."""

from __future__ import annotations

from handlers.shared.half_written import parked
from handlers.shared.routes import TICKET_NEW
from handlers.shared.services import Ctx
from screens.view import Safe


async def waiting_lines(ctx: Ctx, account_id: int) -> list[Safe]:
    """A line for each kind of work that is lost; none where nothing waits."""
    parts = []
    colleagues = len(await ctx.services.storage.members.of(account_id))
    if colleagues:
        parts.append(ctx.t("account-waits-colleagues", count=colleagues))
    if parked(ctx) is not None:
        parts.append(ctx.t("account-waits-sms"))
    if ctx.parked.get(TICKET_NEW.ident):
        parts.append(ctx.t("account-waits-ticket"))
    scheduled = await ctx.services.storage.campaigns.count_open(account_id)
    if scheduled:
        parts.append(ctx.t("account-waits-scheduled", count=scheduled))
    behind = await ctx.services.storage.accounts.left_behind(account_id)
    if behind.imports:
        parts.append(ctx.t("account-waits-imports", count=behind.imports))
    if behind.unknown:
        parts.append(ctx.t("account-waits-unknown", count=behind.unknown))
    if behind.follows:
        parts.append(ctx.t("account-waits-follows", count=behind.follows))
    return parts


async def scheduled_here(ctx: Ctx, account_id: int) -> Safe | None:
    """What becomes of this chat's scheduled SMS where only the chat is detached."""
    many, _ = await ctx.services.storage.campaigns.waiting(account_id, ctx.chat)
    if not many:
        return None
    return ctx.t("account-waits-in-group", count=many)


async def attached_groups(ctx: Ctx, account_id: int) -> int:
    """How many groups act with the account; the private chats of colleagues are none."""
    chats = await ctx.services.storage.accounts.chats_of(account_id)
    return sum(chat < 0 for chat in chats)
