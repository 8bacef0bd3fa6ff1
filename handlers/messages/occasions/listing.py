"""/occasions: the categories with how many texts each has."""

from __future__ import annotations

from handlers.messages.occasions.data import CategoryData, OccasionsData, failed, foreseen
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Push, Screen, Stay, View, lines, rows
from screens.widgets import page_of, page_row
from smsir import SmsIrError

PER_PAGE = 16
_PER_ROW = 2
listing: Screen[Ctx, OccasionsData] = Screen("occasions", OccasionsData)


@listing.open
async def _open(_ctx: Ctx, _args: str) -> Outcome:
    return Push("occasions", OccasionsData())


@listing.render
async def _render(ctx: Ctx, data: OccasionsData) -> View:
    try:
        found = await (await client(ctx)).occasions.categories()
    except SmsIrError as error:
        if not foreseen(error):
            raise
        return failed(ctx, error)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(data.page, pages - 1)
    buttons = [
        Button(
            ctx.label(
                "occasions-category",
                name=ctx.fmt.name(one.name, 30),
                shown=ctx.fmt.number(one.count),
            ),
            "show",
            one.id,
        )
        for one in found[page * PER_PAGE : (page + 1) * PER_PAGE]
    ]
    paired = [buttons[at : at + _PER_ROW] for at in range(0, len(buttons), _PER_ROW)]
    said = ctx.t("occasions-how") if found else ctx.t("occasions-none")
    return View(
        lines(ctx.t("occasions-title"), said),
        rows(*paired, page_row(ctx, page, pages=pages), [ctx.back(), ctx.refresh(), ctx.home()]),
    )


@listing.action("page")
async def _page(_ctx: Ctx, _data: OccasionsData, arg: str) -> Outcome:
    return Stay(data=OccasionsData(page=page_of(arg)))


@listing.action("show")
async def _show(ctx: Ctx, _data: OccasionsData, arg: str) -> Outcome:
    found = await (await client(ctx)).occasions.categories()
    name = next((one.name for one in found if one.id == int(arg)), "")
    return Push("occasion-cat", CategoryData(id=int(arg), name=ctx.fmt.name(name)))
