"""The list of transactions as the service pages it: 50 of its rows are five of our pages."""

from __future__ import annotations

from handlers.payments.data import PageData, everything, money
from handlers.payments.routes import PAYMENT_SUMS, PAYMENTS
from handlers.payments.sheet import spreadsheet
from handlers.shared.services import Ctx, client
from handlers.shared.xlsx import file_name
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, document, lines, rows
from screens.widgets import page_row, turns_pages
from smsir import Transaction

PER_PAGE = 10
SERVICE_PAGE = 50
_KIND_UNITS = 60

listing: Screen[Ctx, PageData] = Screen(PAYMENTS)


@listing.open
async def _open(_ctx: Ctx, _args: str) -> Outcome:
    return Push(PAYMENTS())


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    service_page, offset = divmod(data.page * PER_PAGE, SERVICE_PAGE)
    transactions = await (await client(ctx)).transactions.page(service_page)
    on_page = transactions[offset : offset + PER_PAGE]
    more = len(transactions) > offset + PER_PAGE or len(transactions) >= SERVICE_PAGE
    some = bool(on_page) or data.page > 0
    return View(
        _text(ctx, on_page),
        rows(
            page_row(ctx, data.page, more=more and bool(on_page)),
            [
                Button(ctx.label("payments-sums"), "sums"),
                Button(ctx.label("payments-export"), "export"),
            ]
            if some
            else [],
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _text(ctx: Ctx, on_page: list[Transaction]) -> Safe:
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


@listing.action("sums")
async def _sums(_ctx: Ctx, _data: PageData, _arg: str) -> Outcome:
    return Push(PAYMENT_SUMS())


@listing.action("export")
async def _export(ctx: Ctx, _data: PageData, _arg: str) -> Outcome:
    transactions = await everything(ctx)
    if not transactions:
        return Stay(notice=ctx.t("payments-none"))
    content = await spreadsheet(ctx, transactions)
    count = len(transactions)
    caption = ctx.t("payments-exported", count=count, shown=ctx.fmt.number(count))
    name = file_name(ctx.fmt, ctx.label("payments-sheet"), ctx.now)
    return Stay(files=(document(name, content, caption),))
