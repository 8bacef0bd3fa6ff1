"""Choosing one group, or making one: pops `{"id", "name"}` to whoever asked."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.routes import GROUP_PICK, PickData
from handlers.shared.narrow import whole_row
from handlers.shared.new_group import make_group
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import number_or_mark, row_arg
from screens import Button, Outcome, Pop, Push, Safe, Screen, Stay, View, lines, rows
from screens.text.bidi import isolate, strip
from screens.widgets import ASK, AskData, ListPage, searches, turns_pages
from smsir import ContactGroup
from smsir.text import fold

PER_PAGE = 8
_MAX_NAME = 60


picking: Screen[Ctx, PickData] = Screen(GROUP_PICK)


@picking.render
async def _render(ctx: Ctx, data: PickData) -> View:
    wanted = fold(data.query)
    groups = [group for group in await _groups(ctx) if wanted in fold(group.name)]
    page = ListPage.of(groups, data.page, PER_PAGE)
    how = ctx.t("book-pick-how") if groups else ctx.t("book-pick-none")
    return View(
        lines(ctx.t("book-pick-title"), how),
        rows(
            *([Button(_label(ctx, group), "take", row_arg(group.id))] for group in page.items),
            page.row(ctx),
            [
                Button(ctx.label("book-pick-new"), "new") if data.making else None,
                Button(ctx.label("book-pick-all"), "all") if data.query else None,
            ],
            [ctx.back(), ctx.home()],
        ),
    )


async def _groups(ctx: Ctx) -> list[ContactGroup]:
    return await (await client(ctx)).contacts.groups()


def _label(ctx: Ctx, group: ContactGroup) -> str:
    shown = number_or_mark(ctx, group.contacts_count)
    return f"\U0001f465 {isolate(whole_row(ctx, group.name, f' ({shown})'))} ({shown})"


def _taken(ident: int, name: str) -> Pop:
    result: dict[str, JsonValue] = {"id": ident, "name": name}
    return Pop(result=result)


def taken(value: JsonValue) -> tuple[int, str]:
    """What the screen popped, read back."""
    if not isinstance(value, dict):
        return 0, ""
    return int(str(value["id"])), str(value["name"])


searches(picking)
turns_pages(picking)


@picking.action("take")
async def _take(ctx: Ctx, _data: PickData, arg: str) -> Outcome:
    for group in await _groups(ctx):
        if group.id == int(arg):
            return _taken(int(arg), group.name)
    return Stay(notice=ctx.t("book-trouble-group"))


@picking.action("new")
async def _new(ctx: Ctx, _data: PickData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("book-pick-ask")), tag="new")


@picking.on_result
async def _named(ctx: Ctx, _data: PickData, _tag: str, value: JsonValue) -> Outcome:
    name = " ".join(strip(value).split()) if isinstance(value, str) else ""
    question = ctx.t("book-pick-ask")
    if not 0 < len(name) <= _MAX_NAME:
        ask = AskData(question=question, error=ctx.t("book-pick-bad"), last=name[:_MAX_NAME])
        return Push(ASK.holding(ask), tag="new")
    made = await make_group(ctx, name)
    if isinstance(made, Safe):
        return Push(ASK(question=question, error=made, last=name), tag="new")
    return _taken(made.id, name) if made.id else Stay(data=PickData(query=name))
