"""Choosing one group, or making one: pops `{"id", "name"}` to whoever asked."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.groups.searched_name import asks_for_name, make_button
from handlers.contacts.routes import GROUP_PICK, PickData
from handlers.shared.account_groups import all_groups, matching
from handlers.shared.narrow import whole_row
from handlers.shared.new_group import make_group, read_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.unsaid import number_or_mark
from screens import Button, Outcome, Pop, Rows, Safe, Screen, Stay, View, lines, rows
from screens.text.bidi import isolate
from screens.widgets import Collection, narrowed, whole
from smsir import ContactGroup

PER_PAGE = 8


picking: Screen[Ctx, PickData] = Screen(GROUP_PICK, needs=Right.PEOPLE)


def _label(ctx: Ctx, group: ContactGroup) -> str:
    shown = number_or_mark(ctx, group.contacts_count)
    return f"\U0001f465 {isolate(whole_row(ctx, group.name, f' ({shown})'))} ({shown})"


groups = Collection(
    picking,
    whole(all_groups, size=PER_PAGE, matching=matching),
    label=_label,
    gone="book-trouble-group",
)


@picking.render
async def _render(ctx: Ctx, data: PickData) -> View:
    page = await groups.page(ctx, data)
    how = ctx.t("book-pick-how") if page.items else ctx.t("book-pick-none")
    title = ctx.t("book-pick-title")
    if data.moving:
        title = ctx.t("contacts-move-title", count=data.moving)
    return ctx.view(lines(title, how), *groups.rows(ctx, data, page), *_making(ctx, data))


def _making(ctx: Ctx, data: PickData) -> Rows:
    everything = Button(ctx.label("book-pick-all"), "all") if data.query else None
    if not data.making:
        return rows([everything])
    make = make_button(ctx, data.query)
    new = None if make else Button(ctx.label("book-pick-new"), "new")
    return rows([make], [new, everything])


def _taken(ident: int, name: str) -> Pop:
    result: dict[str, JsonValue] = {"id": ident, "name": name}
    return Pop(result=result)


def taken(value: JsonValue) -> tuple[int, str]:
    """What the screen popped, read back."""
    if not isinstance(value, dict):
        return 0, ""
    return int(str(value["id"])), str(value["name"])


@groups.on_choice
async def _take(_ctx: Ctx, _data: PickData, group: ContactGroup) -> Outcome:
    return _taken(group.id or 0, group.name)


@asks_for_name(picking, "book-pick-ask")
async def _named(ctx: Ctx, data: PickData, typed: str) -> Outcome | Safe:
    name = read_name(typed)
    if name is None:
        return ctx.t("book-pick-bad")
    made = await make_group(ctx, name)
    if isinstance(made, Safe):
        return made
    if not made.id:
        notice = ctx.t("book-pick-made", group=ctx.fmt.name(name))
        return Stay(data=narrowed(data, name), notice=notice)
    return _taken(made.id, name)
