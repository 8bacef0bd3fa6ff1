"""The transactions as a spreadsheet, made in a thread: a few thousand rows take a while."""

from __future__ import annotations

import asyncio

from handlers.shared.services import Ctx
from handlers.shared.xlsx import Column, Value, table_file
from smsir import Transaction


async def spreadsheet(ctx: Ctx, found: list[Transaction]) -> bytes:
    """An .xlsx file: when, its time, amount, kind, valid or not."""
    columns = [
        Column(ctx.label("payments-column-date"), 14),
        Column(ctx.label("payments-column-time"), 10),
        Column(ctx.label("payments-column-amount"), 18, grouped=True),
        Column(ctx.label("payments-column-kind"), 34),
        Column(ctx.label("payments-column-valid"), 10),
    ]
    body = [_row(ctx, one) for one in found]
    title = ctx.label("payments-sheet")
    return await asyncio.to_thread(table_file, title, columns, body, rtl=ctx.words.rtl)


def _row(ctx: Ctx, one: Transaction) -> list[Value]:
    date = ctx.fmt.short_date(one.created) if one.created else ""
    time = ctx.fmt.time(one.created) if one.created else ""
    amount = ctx.label("payments-unknown") if one.amount is None else float(one.amount)
    valid = ctx.label("payments-yes") if one.is_valid else ctx.label("payments-no")
    return [date, time, amount, one.kind, valid]
