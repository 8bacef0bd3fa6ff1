"""Emptying a group and deleting it: two screens that never look alike.

Both name the group and how many go, and both want a second tap. The call is never repeated by
itself: DeleteContactGroup is a GET that changes data (guide, Contacts).
"""

from __future__ import annotations

from handlers.contacts.groups.card import sample_card
from handlers.contacts.groups.deletion_approval import mark, submit_deletion
from handlers.contacts.routes import GROUP_DELETE, GROUP_EMPTY, GroupData
from handlers.shared.account_groups import find
from handlers.shared.acts import acting
from handlers.shared.deciding import asks_first
from handlers.shared.narrow import whole_row
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, linked
from handlers.shared.unsaid import counted
from screens import Button, Outcome, Pop, Screen, Stay, Style, View, lines
from storage import ApprovalKind, Verb

emptying: Screen[Ctx, GroupData] = Screen(GROUP_EMPTY, sample=sample_card, needs=Right.PEOPLE_EDIT)
removal: Screen[Ctx, GroupData] = Screen(GROUP_DELETE, sample=sample_card, needs=Right.PEOPLE_EDIT)


@emptying.render
async def _ask_empty(ctx: Ctx, data: GroupData) -> View:
    group = await find(ctx, data.id)
    size = counted(group.contacts_count)
    yes = ctx.label("groups-empty-yes", count=size)
    return ctx.view(
        lines(
            ctx.t("groups-empty-title", name=ctx.fmt.name(group.name)),
            ctx.t("groups-empty-what", count=size),
            ctx.t("groups-gone-people"),
        ),
        [Button(yes, "yes", mark(group), Style.DANGER)],
    )


@emptying.action("yes")
async def _empty(ctx: Ctx, data: GroupData, arg: str) -> Outcome:
    group = await find(ctx, data.id)
    if arg != mark(group):
        return Stay(notice=ctx.t("errors-changed"))
    contacts, people = (await client(ctx)).contacts, group.contacts_count
    async with acting(ctx, Verb.GROUP_EMPTIED, object=group.name, people=people):
        await contacts.empty_groups([data.id])
    name, size = ctx.fmt.name(group.name), counted(group.contacts_count)
    return Pop(notice=ctx.t("groups-emptied", name=name, count=size))


@removal.render
async def _ask_delete(ctx: Ctx, data: GroupData) -> View:
    group = await find(ctx, data.id)
    name, asks = ctx.fmt.name(group.name), await _asks(ctx)
    return ctx.view(
        lines(
            ctx.t("groups-delete-title", name=name),
            "",
            ctx.t("groups-delete-what", count=counted(group.contacts_count)),
            ctx.t("groups-gone-people") if group.contacts_count != 0 else None,
            ctx.t("groups-delete-asks") if asks else None,
        ),
        [Button(_yes(ctx, group.name, asks=asks), "yes", mark(group), Style.DANGER)],
    )


async def _asks(ctx: Ctx) -> bool:
    return await asks_first(ctx, (await linked(ctx)).id, ApprovalKind.GROUP_DELETION)


def _yes(ctx: Ctx, name: str, *, asks: bool) -> str:
    """A name that is too long is cut, never the word for what happens to it."""
    if asks:
        return ctx.label("groups-delete-ask")
    around = ctx.label("groups-delete-yes", name="")
    return ctx.label("groups-delete-yes", name=whole_row(ctx, name, around))


@removal.action("yes")
async def _delete(ctx: Ctx, data: GroupData, arg: str) -> Outcome:
    group = await find(ctx, data.id)
    if arg != mark(group):
        return Stay(notice=ctx.t("errors-changed"))
    if await _asks(ctx):
        return await submit_deletion(ctx, group)
    contacts, people = (await client(ctx)).contacts, group.contacts_count
    async with acting(ctx, Verb.GROUP_DELETED, object=group.name, people=people):
        await contacts.delete_group(data.id)
    notice = ctx.t("groups-deleted", name=ctx.fmt.name(group.name))
    return Pop(result=True, notice=notice)
