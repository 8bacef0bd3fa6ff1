"""The people of an account, for whoever has to name or to tell them."""

from __future__ import annotations

from handlers.shared.identities import is_self
from handlers.shared.rights import KEPT_AWAY, Right, roles_with
from handlers.shared.services import Ctx, Made, is_ours
from screens.view import Safe
from storage import Members


def sees_all(ctx: Ctx) -> bool:
    """Whether what colleagues made with the account is shown too: to who may send, in private."""
    return ctx.private and ctx.may(Right.SEND)


def scope(ctx: Ctx) -> int | None:
    """The chat whose sends are shown; None: all that were made with the account."""
    return None if sees_all(ctx) else ctx.chat


def visible(ctx: Ctx, made: Made) -> bool:
    """Whether it is of this chat, or may be seen and stopped here though a colleague made it."""
    return is_ours(ctx, made) or (sees_all(ctx) and ctx.account == made.account_id)


async def made_by(ctx: Ctx, account_id: int, user: int) -> Safe | None:
    """The line that says who confirmed it; None of what is one's own."""
    if is_self(ctx, user):
        return None
    return ctx.t("colleague-made", name=await name_of(ctx, account_id, user))


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


async def with_right(members: Members, account_id: int, right: Right) -> list[int]:
    """Everybody with this right: their user ids, which are their private chats too."""
    return await members.having(account_id, roles_with(right), away=right in KEPT_AWAY)
