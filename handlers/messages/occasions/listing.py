"""/occasions: the categories with how many texts each has."""

from __future__ import annotations

from handlers.messages.occasions.expiry import or_failed
from handlers.messages.routes import BIRTHDAY_GREETING, CATEGORY, OCCASIONS
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import number_or_mark, row_arg
from screens import Go, Outcome, Push, Screen, View, lines
from screens.widgets import Collection, PageData, whole
from smsir import OccasionCategory

PER_PAGE = 16
listing: Screen[Ctx, PageData] = Screen(OCCASIONS, needs=Right.COMPOSE, command="occasions")


async def _all(ctx: Ctx) -> list[OccasionCategory]:
    return await (await client(ctx)).occasions.categories()


def _label(ctx: Ctx, category: OccasionCategory) -> str:
    name, texts = ctx.fmt.name(category.name, 30), number_or_mark(ctx, category.count)
    return ctx.label("occasions-category", name=name, texts=texts)


categories = Collection(
    listing, whole(_all, size=PER_PAGE), label=_label, gone="occasions-category-gone", per_row=2
)


@listing.render
@or_failed
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await categories.page(ctx, data)
    greeting = Go(ctx.label("occasions-birthdays"), BIRTHDAY_GREETING())
    return ctx.view(
        lines(ctx.t("occasions-title"), ctx.t("occasions-how" if page.whole else "occasions-none")),
        *categories.rows(ctx, data, page),
        [greeting],
        refresh=True,
    )


@categories.on_choice
async def _show(ctx: Ctx, _data: PageData, category: OccasionCategory) -> Outcome:
    return Push(CATEGORY(id=row_arg(category.id), name=ctx.fmt.name(category.name)))
