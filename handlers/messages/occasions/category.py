"""The ready texts of one occasion; those whose time is over are marked."""

from __future__ import annotations

from handlers.messages.occasions.expiry import expired, or_failed
from handlers.messages.routes import CATEGORY, OCCASION, CategoryData, TextData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from screens import Outcome, Push, Safe, Screen, View, lines
from screens.fingerprint import fingerprint
from screens.widgets import Collection, ListPage
from smsir import Occasion

PER_PAGE = 6
_WORDS = 200


async def sample_category(ctx: Ctx) -> CategoryData:
    """One of the account, for a preview."""
    listed = await (await client(ctx)).occasions.categories()
    return next(CategoryData(id=one.id, name=one.name) for one in listed if one.id is not None)


category: Screen[Ctx, CategoryData] = Screen(CATEGORY, sample=sample_category, needs=Right.COMPOSE)


async def _fetch(ctx: Ctx, data: CategoryData) -> ListPage[Occasion]:
    texts = await (await client(ctx)).occasions.messages(data.id)
    return ListPage.of([each for each in texts if each.text.strip()], data.page, PER_PAGE)


texts = Collection(
    category,
    _fetch,
    numbered="occasions-pick",
    per_row=3,
    key=lambda occasion: fingerprint(occasion.text, occasion.expires),
    gone="occasions-gone",
)


@category.render
@or_failed
async def _render(ctx: Ctx, data: CategoryData) -> View:
    page = await texts.page(ctx, data)
    listed = [_item(ctx, *item) for item in page.numbered]
    return ctx.view(
        lines(
            ctx.t("occasions-category-title", name=data.name),
            *(listed or [ctx.t("occasions-empty")]),
            ctx.t("occasions-pick-how") if listed else None,
        ),
        *texts.rows(ctx, data, page),
        refresh=True,
    )


def _item(ctx: Ctx, place: int, occasion: Occasion) -> Safe:
    over = ctx.t("occasions-expired") if expired(ctx, occasion.expires) else None
    number = ctx.t("occasions-item", place=place)
    return lines("", number, over, ctx.fmt.quote(ctx.fmt.name(occasion.text, _WORDS)))


@texts.on_choice
async def _show(_ctx: Ctx, data: CategoryData, occasion: Occasion) -> Outcome:
    return Push(OCCASION.holding(TextData.of(occasion, data.name)))
