"""What waits with an account, and what becomes of it when the account leaves the chat."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.view import Safe

_SMS = ("send", "audience", "send-check")
_TICKET = "ticket-new"


async def waiting_lines(ctx: Ctx, account_id: int) -> list[Safe]:
    """A line for each kind of work that is lost; none where nothing waits."""
    told = []
    if any(ctx.parked.get(screen) for screen in _SMS):
        told.append(ctx.t("account-waits-sms"))
    if ctx.parked.get(_TICKET):
        told.append(ctx.t("account-waits-ticket"))
    left = await ctx.services.storage.accounts.left_behind(account_id)
    shown = ctx.fmt.number
    if left.imports:
        told.append(ctx.t("account-waits-imports", count=left.imports, shown=shown(left.imports)))
    if left.unknown:
        told.append(ctx.t("account-waits-unknown", count=left.unknown, shown=shown(left.unknown)))
    if left.follows:
        told.append(ctx.t("account-waits-follows", count=left.follows, shown=shown(left.follows)))
    return told


async def other_chats(ctx: Ctx, account_id: int) -> int:
    """How many other chats act with the account: the groups attached to it."""
    return len(await ctx.services.storage.accounts.chats_of(account_id)) - 1
