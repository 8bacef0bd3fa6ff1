"""Sums by month as bars of text, twelve months a page, the newest first; also as a picture."""

from __future__ import annotations

from decimal import Decimal

from handlers.payments.chart import picture
from handlers.payments.months import Month, all_transactions, money, month_name, months
from handlers.payments.routes import PAYMENT_SUMS
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.xlsx import file_name
from screens import Button, Outcome, Safe, Screen, Stay, View, lines, photo
from screens.widgets import ListPage, PageData, page_of, turns_pages

PER_PAGE = 12
_BAR = 10

sums: Screen[Ctx, PageData] = Screen(PAYMENT_SUMS, needs=Right.MONEY)


@sums.render
async def _render(ctx: Ctx, data: PageData) -> View:
    sums_by_month = months(ctx, await all_transactions(ctx))
    page = ListPage.of(sums_by_month, data.page, PER_PAGE)
    highest = max((month.total for month in sums_by_month), default=Decimal(0))
    total = sum((month.total for month in sums_by_month), Decimal(0))
    unknown = sum(month.unknown for month in sums_by_month)
    text = lines(
        ctx.t("payments-sums-title"),
        ctx.t("payments-sums-total", total=ctx.fmt.bold(money(ctx, total))),
        _unknown(ctx, unknown),
        ctx.t("payments-unit"),
        "",
        *(_line(ctx, month, highest) for month in page.items),
    )
    if not sums_by_month:
        text = lines(ctx.t("payments-sums-title"), ctx.t("payments-none"))
    chart = Button(ctx.label("payments-picture"), "chart", page.number) if sums_by_month else None
    return ctx.view(text, page.row(ctx), [chart])


def _unknown(ctx: Ctx, count: int) -> Safe | None:
    """That some amounts are in no sum, as they could not be read."""
    if not count:
        return None
    return ctx.t("payments-sums-unknown", count=count)


def _line(ctx: Ctx, month: Month, highest: Decimal) -> Safe:
    share = float(month.total / highest) if highest > 0 else 0.0
    head = ctx.t(
        "payments-month",
        month=ctx.fmt.bold(month_name(ctx, month.key)),
        total=money(ctx, month.total),
        count=month.count,
    )
    return lines(head, _unknown(ctx, month.unknown), ctx.fmt.bar(share, _BAR))


turns_pages(sums)


@sums.action("chart")
async def _chart(ctx: Ctx, data: PageData, arg: str) -> Outcome:
    """The months of the page that is shown."""
    sums_by_month = months(ctx, await all_transactions(ctx))
    on_page = sums_by_month[page_of(arg) * PER_PAGE :][:PER_PAGE]
    if not on_page:
        return Stay(data=data)
    drawn = await picture(ctx, on_page)
    caption = lines(ctx.t("payments-chart"), ctx.t("payments-unit"))
    name = file_name(ctx.fmt, ctx.label("payments-sheet"), ctx.now, "png")
    return Stay(files=(photo(name, drawn, caption),))
