"""One group: what is in it and what can be done with it."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.groups.data import dot, find, read_name
from handlers.contacts.groups.listing import counts
from handlers.contacts.importing.gathering import gather
from handlers.contacts.routes import (
    CONTACTS,
    EXPORT,
    GROUP,
    GROUP_COLOR,
    GROUP_DELETE,
    GROUP_EMPTY,
    IMPORT,
    GroupData,
)
from handlers.shared.new_group import name_refused
from handlers.shared.routes import SEND
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens import (
    Button,
    Outcome,
    Pop,
    Push,
    Rows,
    Safe,
    Screen,
    Stay,
    Style,
    View,
    lines,
    rows,
)
from screens.view import Go
from screens.widgets import ASK, AskData
from smsir import ContactGroup, Refused

card: Screen[Ctx, GroupData] = Screen(GROUP)


@card.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    return Push(GROUP(id=int(args) if args.isdecimal() else 0))


@card.render
async def _render(ctx: Ctx, data: GroupData) -> View:
    group = await find(ctx, data.id)
    return View(_text(ctx, group), _rows(ctx, group))


def _text(ctx: Ctx, group: ContactGroup) -> Safe:
    color = ctx.t("groups-color-line", color=ctx.fmt.code(group.color)) if group.color else None
    name = ctx.fmt.bold(ctx.fmt.name(group.name))
    return lines(
        ctx.t("groups-card-title", dot=dot(group.color), name=name),
        ctx.t("groups-card-count", counts=counts(ctx, group)),
        _waiting(ctx, group),
        color,
    )


def _waiting(ctx: Ctx, group: ContactGroup) -> Safe | None:
    if group.waiting_count == 0:
        return None
    return ctx.t("groups-waiting", **counted(ctx, group.waiting_count))


def _rows(ctx: Ctx, group: ContactGroup) -> Rows:
    some = group.contacts_count != 0
    send = Go(ctx.label("groups-send"), SEND.entry(f"g{group.id}"), Style.SUCCESS)
    return rows(
        [send, Button(ctx.label("groups-contacts"), "people")] if some else [],
        [Button(ctx.label("groups-add"), "add"), Button(ctx.label("groups-import"), "import")],
        [Button(ctx.label("groups-rename"), "rename"), Button(ctx.label("groups-color"), "color")],
        [Button(ctx.label("groups-export"), "export")] if some else [],
        [Button(ctx.label("groups-empty"), "empty")] if some else [],
        [Button(ctx.label("groups-delete"), "delete", style=Style.DANGER)],
        [ctx.back(), ctx.home()],
    )


@card.action("people")
async def _people(_ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return Push(CONTACTS(group_id=data.id))


@card.action("add")
async def _add(ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return gather(ctx, data.id)


@card.action("import")
async def _import(_ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return Push(IMPORT(group_id=data.id))


@card.action("export")
async def _export(_ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return Push(EXPORT(kind="group", group_id=data.id))


@card.action("color")
async def _color(_ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return Push(GROUP_COLOR.holding(data))


@card.action("empty")
async def _empty(_ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return Push(GROUP_EMPTY.holding(data))


@card.action("delete")
async def _delete(_ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return Push(GROUP_DELETE.holding(data), tag="deleted")


@card.action("rename")
async def _rename(ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    group = await find(ctx, data.id)
    ask = AskData(question=ctx.t("groups-rename-ask"), last=group.name)
    return Push(ASK.holding(ask), tag="rename")


@card.on_result
async def _answered(ctx: Ctx, data: GroupData, tag: str, value: JsonValue) -> Outcome:
    if tag == "deleted":
        return Pop()
    return await _renamed(ctx, data, value)


async def _renamed(ctx: Ctx, data: GroupData, value: JsonValue) -> Outcome:
    if not isinstance(value, str):
        return Stay()
    question = ctx.t("groups-rename-ask")
    name = read_name(value)
    if name is None:
        ask = AskData(question=question, error=ctx.t("groups-name-bad"), last=value)
        return Push(ASK.holding(ask), tag="rename")
    group = await find(ctx, data.id)
    try:
        await (await client(ctx)).contacts.edit_group(data.id, name, group.color)
    except Refused as refused:
        ask = AskData(question=question, error=name_refused(ctx, refused), last=name)
        return Push(ASK.holding(ask), tag="rename")
    return Stay(notice=ctx.t("groups-renamed", name=ctx.fmt.name(name)))
