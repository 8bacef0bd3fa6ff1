"""Moving one or many contacts to another group (TransferContactsToGroup)."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.people.data import sample_card
from handlers.contacts.routes import CONTACT_MOVE, MoveData
from handlers.shared.account_groups import all_groups
from handlers.shared.new_group import make_group
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted, total
from screens import Button, Outcome, Pop, Push, Safe, Screen, Stay, View, lines, rows
from screens.widgets import ASK, AskData, Collection, whole

PER_PAGE = 8
BATCH = 500


async def _sample(ctx: Ctx) -> MoveData:
    return MoveData(relation_ids=((await sample_card(ctx)).relation_id,))


moving: Screen[Ctx, MoveData] = Screen(CONTACT_MOVE, sample=_sample)


groups = Collection(
    moving,
    whole(all_groups, size=PER_PAGE),
    label=lambda ctx, group: f"\U0001f465 {ctx.fmt.name(group.name, 40)}",
    gone="groups-gone",
)


@moving.render
async def _render(ctx: Ctx, data: MoveData) -> View:
    page = await groups.page(ctx, data)
    count = len(data.relation_ids)
    return View(
        lines(ctx.t("contacts-move-title", count=count, shown=ctx.fmt.number(count))),
        rows(
            *groups.rows(ctx, data, page),
            [Button(ctx.label("contacts-move-new"), "new")],
            [ctx.back(), ctx.home()],
        ),
    )


@moving.action("new")
async def _new(ctx: Ctx, _data: MoveData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("contacts-move-new-ask")), tag="new")


@moving.on_answer("new")
async def _named(ctx: Ctx, data: MoveData, value: JsonValue) -> Outcome:
    name = ctx.fmt.name(value) if isinstance(value, str) else ""
    if not name:
        return Stay()
    made = await make_group(ctx, name)
    if isinstance(made, Safe):
        ask = AskData(question=ctx.t("contacts-move-new-ask"), error=made, last=name)
        return Push(ASK.holding(ask), tag="new")
    if not made.id:
        return Stay(notice=ctx.t("contacts-move-made", group=name))
    return await _moved(ctx, data, made.id)


@moving.action("show")
async def _to(ctx: Ctx, data: MoveData, arg: str) -> Outcome:
    return await _moved(ctx, data, int(arg)) if arg else Stay(notice=ctx.t("groups-gone"))


async def _moved(ctx: Ctx, data: MoveData, group_id: int) -> Outcome:
    contacts = (await client(ctx)).contacts
    done = [
        await contacts.transfer(data.relation_ids[start : start + BATCH], group_id)
        for start in range(0, len(data.relation_ids), BATCH)
    ]
    moved = total(transfer.moved for transfer in done)
    duplicate = total(transfer.duplicate for transfer in done)
    said = ctx.t("contacts-moved", **counted(ctx, moved))
    also = None
    if duplicate != 0:
        also = ctx.t("contacts-moved-duplicate", **counted(ctx, duplicate))
    return Pop(result=True, notice=lines(said, also))
