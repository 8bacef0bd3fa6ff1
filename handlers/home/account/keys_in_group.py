"""Keys in a group: nothing is read or stored there, and the way leads to the private chat.

A screen of its own because the one that asks for keys deletes whatever is typed next, and in a
group that would be what its people say to each other.
"""

from __future__ import annotations

from handlers.home.routes import LINK_AWAY, AwayData
from handlers.shared.services import Ctx
from screens.screen import Screen
from screens.view import Url, View, lines, rows

away: Screen[Ctx, AwayData] = Screen(LINK_AWAY, any_account=True, needs=None)


@away.render
async def _away(ctx: Ctx, data: AwayData) -> View:
    return elsewhere(ctx, data.erased)


def elsewhere(ctx: Ctx, erased: bool | None) -> View:  # noqa: FBT001 (three-valued, from data)
    fate = None
    if erased is not None:
        fate = ctx.t("account-away-erased") if erased else ctx.t("account-away-not-erased")
    link = ctx.services.links(ctx.chat).chat("link")
    private = Url(ctx.label("account-away-button"), link) if link else None
    return View(lines(ctx.t("account-away"), fate), rows([private]))
