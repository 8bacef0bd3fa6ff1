"""The people of an account, for whoever has to name or to tell them."""

from __future__ import annotations

from handlers.shared.rights import Right, roles_with
from handlers.shared.services import Ctx
from storage import Members


def person_name(ctx: Ctx, name: str) -> str:
    """A person as they call themselves, who may have no name that can be read."""
    return ctx.fmt.name(name) or ctx.label("team-nameless")


async def name_of(ctx: Ctx, account_id: int, user: int) -> str:
    """As the owner knows the colleague; the owner is called so."""
    standing = await ctx.services.storage.members.standing(account_id, user)
    if standing.owner:
        return ctx.label("colleague-owner")
    if standing.member is None:
        return ctx.label("colleague-former")
    return person_name(ctx, standing.member.name)


async def having(members: Members, account_id: int, right: Right) -> list[int]:
    """Everybody with this right: their user ids, which are their private chats too."""
    return await members.having(account_id, roles_with(right))
