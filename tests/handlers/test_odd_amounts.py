"""Amounts as the service may tell them: unknown ones stay unknown, refunds are drawn."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from handlers.payments.chart import picture
from handlers.payments.months import all_transactions, months
from handlers.payments.sheet import spreadsheet
from screens.widgets import PageData
from tests.handlers.desk import Desk
from tests.handlers.watching import WELL
from tests.stories.harness.texts import plain

UNREADABLE: tuple[Any, ...] = (
    None, "", "-", "نامحدود", "NaN", "Infinity", True, [], {}, 1e30, "1e999999", "9" * 400,
)  # fmt: skip
READABLE: tuple[tuple[Any, str], ...] = (
    (0, "۰"), ("۱۲٬۵۰۰", "۱۲٬۵۰۰"), ("12,500.50", "۱۲٬۵۰۰٫۵"), ("۱۲٫۵", "۱۲٫۵"), (-400, "-۴۰۰"),
    (9_000_000_000_000_000_000, "۹٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰"),
)  # fmt: skip


def paid(desk: Desk, *amounts: Any) -> None:
    rows = [
        {
            "Id": n,
            "Amount": amount,
            "TransactionType": "خرید",
            "IsValid": True,
            "CreationDateTime": "2026-10-01T10:00:00",
        }
        for n, amount in enumerate(amounts, 1)
    ]
    for operation in ("GetBankTransactionsFromLastId", "GetBankTransactionsByPageId"):
        desk.script.answers[operation] = WELL | {"Transactions": rows}


@pytest.mark.long
@pytest.mark.parametrize("amount", UNREADABLE, ids=lambda value: repr(value)[:20])
async def test_an_amount_that_cannot_be_read_is_unknown_everywhere(desk: Desk, amount: Any) -> None:
    await desk.link()
    paid(desk, 1_000, amount)
    ctx = desk.ctx()
    listed = plain(await desk.text(ctx, "payments", PageData()))
    assert "<b>نامعلوم</b>، خرید" in listed
    assert "<b>۱٬۰۰۰</b>، خرید" in listed
    sums = plain(await desk.text(ctx, "payment-sums", PageData()))
    assert "در مجموع: <b>۱٬۰۰۰</b>" in sums
    assert "مبلغ ۱ تراکنش نامعلوم است" in sums
    book = load_workbook(BytesIO(await spreadsheet(ctx, await all_transactions(ctx))))
    cells = [row[2] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert sorted(map(str, cells)) == ["1000", "نامعلوم"]


@pytest.mark.parametrize(("amount", "shown"), READABLE, ids=lambda value: repr(value)[:20])
async def test_an_amount_is_shown_as_it_was_told(desk: Desk, amount: Any, shown: str) -> None:
    await desk.link()
    paid(desk, amount)

    assert f"<b>{shown}</b>، خرید" in plain(await desk.text(desk.ctx(), "payments", PageData()))


@pytest.mark.long
@pytest.mark.parametrize("amounts", [(-5_000,), (-5_000, 1_000), (0,), (-1, -2), (1, None)])
@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_months_of_refunds_are_summed_and_drawn(
    desk: Desk, lang: str, amounts: tuple[Any, ...]
) -> None:
    await desk.link()
    paid(desk, *amounts)
    ctx = desk.ctx(lang=lang)
    (month,) = months(ctx, await all_transactions(ctx))

    assert int(month.total) == sum(amount or 0 for amount in amounts)
    assert await desk.text(ctx, "payment-sums", PageData())
    assert (await picture(ctx, [month])).startswith(b"\x89PNG")
