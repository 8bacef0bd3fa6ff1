"""One ready text: use it in a send, where it can be changed first, or keep it as a draft."""

from __future__ import annotations

from handlers.messages.keep_draft import keep_draft
from handlers.messages.occasion_days import is_birthday
from handlers.messages.occasions.category import sample_category
from handlers.messages.occasions.expiry import expired
from handlers.messages.routes import BIRTHDAY_GREETING, OCCASION, OCCASION_DAY, DayData, TextData
from handlers.shared import half_written
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Push, Screen, Stay, Style, View, lines
from smsir.text import clean_message, measure


async def _sample(ctx: Ctx) -> TextData:
    category = await sample_category(ctx)
    texts = await (await client(ctx)).occasions.messages(category.id)
    return TextData.of(texts[0], category.name)


ready_text: Screen[Ctx, TextData] = Screen(OCCASION, sample=_sample, needs=Right.COMPOSE)


@ready_text.render
async def _render(ctx: Ctx, data: TextData) -> View:
    size = measure(data.text)
    over = None
    if expired(ctx, data.expires) and data.expires is not None:
        over = ctx.t("occasions-expired-on", date=ctx.fmt.date(data.expires))
    return ctx.view(
        lines(
            ctx.t("occasions-category-title", name=data.category),
            over,
            ctx.fmt.quote(data.text),
            ctx.t("occasions-length", units=size.units, count=size.segments),
        ),
        [Button(ctx.label("occasions-use"), "use", style=Style.SUCCESS)],
        [Button(ctx.label("occasions-later"), "later")],
        [_greeting(ctx, data)],
        [Button(ctx.label("occasions-keep"), "keep")],
    )


def _greeting(ctx: Ctx, data: TextData) -> Button | None:
    """To the birthday greeting with this text, where it is one."""
    if not is_birthday(data.category):
        return None
    return Button(ctx.label("occasions-greet"), "greet")


ready_text.simply(
    "greet",
    lambda _ctx, data, _arg: Push(BIRTHDAY_GREETING(text=clean_message(data.text).strip())),
    needs=Right.SEND,
)
ready_text.simply("use", lambda ctx, data, _arg: half_written.write(ctx, data.text))
ready_text.simply(
    "later",
    lambda _ctx, data, _arg: Push(
        OCCASION_DAY.holding(DayData(text=data.text, category=data.category))
    ),
)


@ready_text.action("keep")
async def _keep(ctx: Ctx, data: TextData, _arg: str) -> Outcome:
    added = await keep_draft(ctx, clean_message(data.text).strip())
    return Stay(toast=ctx.label("occasions-kept") if added else ctx.label("drafts-kept"))
