"""The colour of a group: a palette, or any #rrggbb typed."""

from __future__ import annotations

from handlers.contacts.groups.card import sample_card
from handlers.contacts.groups.palette import PALETTE, dot, read_color
from handlers.contacts.routes import GROUP_COLOR, GroupData
from handlers.shared.account_groups import find
from handlers.shared.acts import acting
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Pop, Screen, Stay, View, lines
from screens.events import TextMessage
from screens.view import in_rows
from screens.widgets import in_group
from storage import Verb

PER_ROW = 3
palette: Screen[Ctx, GroupData] = Screen(GROUP_COLOR, sample=sample_card, needs=Right.PEOPLE_EDIT)


@palette.render
async def _render(ctx: Ctx, data: GroupData) -> View:
    group = await find(ctx, data.id)
    buttons = [Button(circle, "take", place) for place, (circle, _) in enumerate(PALETTE)]
    title = ctx.t("groups-color-title", name=ctx.fmt.name(group.name), dot=dot(group.color))
    return ctx.view(
        lines(title, ctx.t("groups-color-ask", sample=ctx.fmt.code("#8e44ad")), in_group(ctx)),
        *in_rows(buttons, PER_ROW),
    )


async def _set(ctx: Ctx, data: GroupData, color: str) -> Outcome:
    group, contacts = await find(ctx, data.id), (await client(ctx)).contacts
    async with acting(ctx, Verb.GROUP_CHANGED, object=group.name):
        await contacts.edit_group(data.id, group.name, color)
    return Pop(notice=ctx.t("groups-colored", dot=dot(color)))


@palette.action("take")
async def _take(ctx: Ctx, data: GroupData, arg: str) -> Outcome:
    return await _set(ctx, data, PALETTE[int(arg)][1])


@palette.on_text
async def _typed(ctx: Ctx, data: GroupData, event: TextMessage) -> Outcome:
    color = read_color(event.text)
    if color is None:
        typed = ctx.fmt.name(event.text)
        return Stay(notice=ctx.t("groups-color-bad", typed=typed))
    return await _set(ctx, data, color)
