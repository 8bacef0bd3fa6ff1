"""One group: what is in it and what can be done with it."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.groups.listing import counts
from handlers.contacts.groups.palette import PALETTE, dot
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
from handlers.shared.account_groups import find
from handlers.shared.acts import acting
from handlers.shared.new_group import name_refused, read_name
from handlers.shared.rights import Right
from handlers.shared.routes import SEND
from handlers.shared.samples import sample_group
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens import (
    Button,
    Outcome,
    Pop,
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
from screens.widgets import AskData, asks
from smsir import ContactGroup, Refused
from storage import Verb


async def sample_card(ctx: Ctx) -> GroupData:
    """A group of the account, for a preview."""
    return GroupData(id=(await sample_group(ctx))[0])


card: Screen[Ctx, GroupData] = Screen(GROUP, sample=sample_card, needs=Right.PEOPLE)


@card.render
async def _render(ctx: Ctx, data: GroupData) -> View:
    group = await find(ctx, data.id)
    return ctx.view(_text(ctx, group), *_rows(ctx, data.id, group))


def _text(ctx: Ctx, group: ContactGroup) -> Safe:
    own = group.color and all(group.color.lower() != color for _, color in PALETTE)
    color = ctx.t("groups-color-line", color=ctx.fmt.code(group.color or "")) if own else None
    name = ctx.fmt.bold(ctx.fmt.name(group.name))
    return lines(
        ctx.t("groups-card-title", dot=dot(group.color), name=name),
        ctx.t("groups-card-count", counts=counts(ctx, group)),
        ctx.t("groups-waiting", count=counted(group.waiting_count))
        if group.waiting_count != 0
        else None,
        color,
    )


def _rows(ctx: Ctx, ident: int, group: ContactGroup) -> Rows:
    some = group.contacts_count != 0
    send = Go(ctx.label("groups-send"), SEND.entry(f"g{ident}"), Style.SUCCESS)
    people = Go(ctx.label("groups-contacts"), CONTACTS(group_id=ident))
    export = Go(ctx.label("groups-export"), EXPORT(kind="group", group_id=ident))
    return rows(
        [send, people] if some else [],
        [
            Button(ctx.label("groups-add"), "add"),
            Go(ctx.label("groups-import"), IMPORT(group_id=ident)),
        ],
        [
            Button(ctx.label("groups-rename"), "rename"),
            Go(ctx.label("groups-color"), GROUP_COLOR(id=ident)),
        ],
        [export] if some else [],
        [Go(ctx.label("groups-empty"), GROUP_EMPTY(id=ident))] if some else [],
        [Go(ctx.label("groups-delete"), GROUP_DELETE(id=ident), Style.DANGER, tag="deleted")],
    )


@card.action("add", needs=Right.PEOPLE_ADD)
async def _add(ctx: Ctx, data: GroupData, _arg: str) -> Outcome:
    return gather(ctx, data.id)


async def _naming(ctx: Ctx, data: GroupData) -> AskData:
    group = await find(ctx, data.id)
    return AskData(question=ctx.t("groups-rename-ask"), last=group.name)


@card.on_answer("deleted")
async def _deleted(_ctx: Ctx, _data: GroupData, _value: JsonValue) -> Outcome:
    return Pop()


@asks(card, "rename", _naming, needs=Right.PEOPLE_EDIT)
async def _renamed(ctx: Ctx, data: GroupData, typed: str) -> Outcome | Safe:
    name = read_name(typed)
    if name is None:
        return ctx.t("groups-name-bad")
    group, contacts = await find(ctx, data.id), (await client(ctx)).contacts
    try:
        async with acting(ctx, Verb.GROUP_CHANGED, object=name):
            await contacts.edit_group(data.id, name, group.color)
    except Refused as refused:
        return name_refused(ctx, refused)
    return Stay(notice=ctx.t("groups-renamed", name=ctx.fmt.name(name)))
