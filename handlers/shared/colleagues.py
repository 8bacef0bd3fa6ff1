"""The people of an account, for whoever has to name or to tell them."""

from __future__ import annotations

from handlers.shared.rights import ROLES, Right
from handlers.shared.services import Ctx
from storage import Members


async def name_of(ctx: Ctx, account_id: int, user: int) -> str:
    """As the owner knows the colleague; the owner is called so."""
    standing = await ctx.services.storage.members.standing(account_id, user)
    if standing.owner:
        return ctx.label("colleague-owner")
    name = "" if standing.member is None else ctx.fmt.name(standing.member.name)
    return name or ctx.label("colleague-former")


async def having(members: Members, account_id: int, right: Right) -> list[int]:
    """Everybody with this right: their user ids, which are their private chats too."""
    return await members.having(account_id, {role for role, has in ROLES.items() if right in has})
