"""The ready texts of one occasion; those whose time is over are marked."""

from __future__ import annotations

from handlers.messages.occasions.expiry import expired, failed, foreseen
from handlers.messages.routes import CATEGORY, OCCASION, CategoryData, TextData
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, in_rows, lines, rows
from screens.widgets import ListPage, turns_pages
from smsir import Occasion, SmsIrError

PER_PAGE = 6
_PER_ROW = 3
_WORDS = 200


async def sample_category(ctx: Ctx) -> CategoryData:
    """One of the account, for a preview."""
    listed = await (await client(ctx)).occasions.categories()
    return next(CategoryData(id=one.id, name=one.name) for one in listed if one.id is not None)


category: Screen[Ctx, CategoryData] = Screen(CATEGORY, sample=sample_category)


async def _texts(ctx: Ctx, data: CategoryData) -> list[Occasion]:
    texts = await (await client(ctx)).occasions.messages(data.id)
    return [occasion for occasion in texts if occasion.text.strip()]


@category.render
async def _render(ctx: Ctx, data: CategoryData) -> View:
    try:
        texts = await _texts(ctx, data)
    except SmsIrError as error:
        if not foreseen(error):
            raise
        return failed(ctx, error)
    page = ListPage.of(texts, data.page, PER_PAGE)
    on_page = list(enumerate(page.items, page.start))
    buttons = [
        Button(ctx.label("occasions-pick", place=ctx.fmt.number(place + 1)), "show", place)
        for place, _ in on_page
    ]
    listed = [_item(ctx, place, occasion) for place, occasion in on_page]
    return View(
        lines(
            ctx.t("occasions-category-title", name=data.name),
            *(listed or [ctx.t("occasions-empty")]),
            ctx.t("occasions-pick-how") if listed else None,
        ),
        rows(
            *in_rows(buttons, _PER_ROW),
            page.row(ctx),
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _item(ctx: Ctx, place: int, occasion: Occasion) -> Safe:
    over = ctx.t("occasions-expired") if expired(ctx, occasion.expires) else None
    number = ctx.t("occasions-item", place=ctx.fmt.number(place + 1))
    return lines("", number, over, ctx.fmt.quote(ctx.fmt.name(occasion.text, _WORDS)))


turns_pages(category)


@category.action("show")
async def _show(ctx: Ctx, data: CategoryData, arg: str) -> Outcome:
    texts = await _texts(ctx, data)
    place = int(arg)
    if place >= len(texts):
        return Stay(notice=ctx.t("occasions-gone"))
    return Push(OCCASION.holding(TextData.of(texts[place], data.name)))
