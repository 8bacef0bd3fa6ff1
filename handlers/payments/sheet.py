"""The transactions as a spreadsheet, made in a thread: a few thousand rows take a while."""

from __future__ import annotations

import asyncio

from handlers.shared.services import Ctx
from handlers.shared.xlsx import Column, Value, table_file
from smsir import Transaction


async def spreadsheet(ctx: Ctx, transactions: list[Transaction]) -> bytes:
    """An .xlsx file: when, its time, amount, kind, valid or not."""
    columns = [
        Column(ctx.label("payments-column-date"), 14),
        Column(ctx.label("payments-column-time"), 10),
        Column(ctx.label("payments-column-amount"), 18, grouped=True),
        Column(ctx.label("payments-column-kind"), 34),
        Column(ctx.label("payments-column-valid"), 10),
    ]
    body = [_row(ctx, transaction) for transaction in transactions]
    title = ctx.label("payments-sheet")
    return await asyncio.to_thread(table_file, title, columns, body, rtl=ctx.words.rtl)


def _row(ctx: Ctx, transaction: Transaction) -> list[Value]:
    date = ctx.fmt.short_date(transaction.created) if transaction.created else ""
    time = ctx.fmt.time(transaction.created) if transaction.created else ""
    amount = (
        ctx.label("payments-unknown") if transaction.amount is None else float(transaction.amount)
    )
    valid = ctx.label("payments-yes") if transaction.is_valid else ctx.label("payments-no")
    return [date, time, amount, transaction.kind, valid]
