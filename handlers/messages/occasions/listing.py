"""/occasions: the categories with how many texts each has."""

from __future__ import annotations

from handlers.messages.occasions.expiry import failed, foreseen
from handlers.messages.routes import CATEGORY, OCCASIONS
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import number_or_mark, row_arg
from screens import Button, Outcome, Push, Screen, View, in_rows, lines, rows
from screens.widgets import ListPage, PageData, turns_pages
from smsir import SmsIrError

PER_PAGE = 16
listing: Screen[Ctx, PageData] = Screen(OCCASIONS)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    try:
        categories = await (await client(ctx)).occasions.categories()
    except SmsIrError as error:
        if not foreseen(error):
            raise
        return failed(ctx, error)
    page = ListPage.of(categories, data.page, PER_PAGE)
    buttons = [
        Button(
            ctx.label(
                "occasions-category",
                name=ctx.fmt.name(category.name, 30),
                shown=number_or_mark(ctx, category.count),
            ),
            "show",
            row_arg(category.id),
        )
        for category in page.items
    ]
    sentence = ctx.t("occasions-how") if categories else ctx.t("occasions-none")
    return View(
        lines(ctx.t("occasions-title"), sentence),
        rows(*in_rows(buttons), page.row(ctx), [ctx.back(), ctx.refresh(), ctx.home()]),
    )


turns_pages(listing)


@listing.action("show")
async def _show(ctx: Ctx, _data: PageData, arg: str) -> Outcome:
    categories = await (await client(ctx)).occasions.categories()
    name = next((category.name for category in categories if category.id == int(arg)), "")
    return Push(CATEGORY(id=int(arg), name=ctx.fmt.name(name)))
