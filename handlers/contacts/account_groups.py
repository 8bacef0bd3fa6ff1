"""The groups of the account, as the service has them now."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.shared.services import Ctx, ToldError, client
from smsir import ContactGroup
from smsir.text import fold


async def all_groups(ctx: Ctx) -> list[ContactGroup]:
    return await (await client(ctx)).contacts.groups()


def matching(groups: Sequence[ContactGroup], query: str) -> Sequence[ContactGroup]:
    """Groups whose name holds `query`, however its letters are typed."""
    wanted = fold(query)
    return [group for group in groups if wanted in fold(group.name)] if wanted else groups


async def group_name(ctx: Ctx, group_id: int) -> str:
    """Its name as it is shown; "" for no group, or one that is no more."""
    if not group_id:
        return ""
    groups = await all_groups(ctx)
    return next((ctx.fmt.name(group.name) for group in groups if group.id == group_id), "")


async def find(ctx: Ctx, group_id: int) -> ContactGroup:
    """The group as the service has it now.

    Raises:
        ToldError: it has been deleted meanwhile.
    """
    for group in await all_groups(ctx):
        if group.id == group_id:
            return group
    raise ToldError(ctx.t("groups-gone"))
