"""What goes into the commit by which two numbers become one person, or two again: acts, words."""

from __future__ import annotations

from handlers.shared.acts import noting
from handlers.shared.services import Ctx
from handlers.shared.team_news import BOTH, words_to_owner
from storage import Account, Effect, Verb


async def joining(ctx: Ctx, other: int) -> tuple[Effect, ...]:
    """Of each account that either may act with: an act, and a word to an owner who is neither."""
    accounts: dict[int, tuple[Account, int]] = {}
    for user in (other, ctx.user):
        for account in await ctx.services.storage.accounts.allowed(user):
            accounts.setdefault(account.id, (account, user))
    effects: list[Effect] = []
    for account, user in accounts.values():
        act = await noting(ctx, Verb.PERSON_JOINED, account=account.id, object=account.label)
        effects.append(act)
        if account.owner not in {other, ctx.user}:
            # In whose name somebody acts from another messenger, too.
            effects += await words_to_owner(ctx.services.storage, ctx.now, account, BOTH, user)
    return tuple(effects)


async def parting(ctx: Ctx) -> list[Effect]:
    """Of each account that the person may act with in either messenger: an act."""
    accounts = await ctx.services.storage.accounts.allowed(ctx.chat)
    return [
        await noting(ctx, Verb.PERSON_PARTED, account=account.id, object=account.label)
        for account in accounts
    ]
