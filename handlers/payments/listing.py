"""The list of transactions as the service pages it: 50 of its rows are five of our pages."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.payments.months import all_transactions, money
from handlers.payments.routes import PAYMENT_SUMS, PAYMENTS
from handlers.payments.sheet import spreadsheet
from handlers.shared.acts import note
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.shared.xlsx import file_name
from screens import Button, Go, Outcome, Safe, Screen, Stay, View, document, lines
from screens.widgets import PageData, sliced, turns_pages
from smsir import Transaction
from storage import Verb

PER_PAGE = 10
_KIND_UNITS = 60

listing: Screen[Ctx, PageData] = Screen(PAYMENTS, needs=Right.MONEY, command="transactions")


async def _fetch(ctx: Ctx, _data: PageData, page: int) -> list[Transaction]:
    return await (await client(ctx)).transactions.page(page)


page_of_transactions = sliced(_fetch, size=PER_PAGE)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await page_of_transactions(ctx, data)
    some = bool(page.items) or data.page > 0
    return ctx.view(
        _text(ctx, page.items),
        page.row(ctx),
        [
            Go(ctx.label("payments-sums"), PAYMENT_SUMS()),
            Button(ctx.label("payments-export"), "export"),
        ]
        if some
        else [],
        refresh=True,
    )


def _text(ctx: Ctx, on_page: Sequence[Transaction]) -> Safe:
    title = ctx.t("payments-title")
    if not on_page:
        return lines(title, ctx.t("payments-none"))
    return lines(
        title, ctx.t("payments-unit"), "", *(_line(ctx, transaction) for transaction in on_page)
    )


def _line(ctx: Ctx, transaction: Transaction) -> Safe:
    kind = ctx.fmt.name(transaction.kind, _KIND_UNITS) or ctx.label("payments-kindless")
    date = (
        ctx.fmt.short_moment(transaction.created)
        if transaction.created
        else ctx.label("payments-undated")
    )
    amount = ctx.fmt.bold(money(ctx, transaction.amount))
    if transaction.is_valid:
        return ctx.t("payments-line", amount=amount, kind=kind, date=date)
    return ctx.t("payments-line-invalid", amount=amount, kind=kind, date=date)


turns_pages(listing)


@listing.action("export")
async def _export(ctx: Ctx, _data: PageData, _arg: str) -> Outcome:
    transactions = await all_transactions(ctx)
    if not transactions:
        return Stay(notice=ctx.t("payments-none"))
    content = await spreadsheet(ctx, transactions)
    await note(ctx, Verb.EXPORTED, object=ctx.label("payments-sheet"))
    count = len(transactions)
    caption = ctx.t("payments-exported", count=count)
    name = file_name(ctx.fmt, ctx.label("payments-sheet"), ctx.now)
    return Stay(files=(document(name, content, caption),))
