"""The line by which every card that spends or posts says with which account it does so."""

from __future__ import annotations

from handlers.shared.services import Ctx, linked
from screens.view import Safe


async def from_account(ctx: Ctx) -> Safe:
    """Raises `NotLinkedError`, `OtherAccountError`."""
    account = await linked(ctx)
    name = ctx.fmt.name(account.label) or ctx.label("account-nameless")
    return ctx.t("account-from", business=ctx.fmt.bold(name))
