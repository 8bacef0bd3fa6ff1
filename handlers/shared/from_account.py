"""The line by which every card that spends or posts says with which account it does so."""

from __future__ import annotations

from handlers.shared.branches import bold_label
from handlers.shared.services import Ctx, linked
from screens.view import Safe


async def from_account(ctx: Ctx) -> Safe:
    """Raises `NotLinkedError`, `OtherAccountError`."""
    return ctx.t("account-from", business=bold_label(ctx, await linked(ctx)))
