"""Reading all transactions, and adding them up by month of the reader's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from handlers.shared.services import Ctx, client
from smsir import Transaction, pages

MOST_PAGES = 40
"""Pages of 50 that sums and the spreadsheet read at most."""

_CENTS, _HUNDRED = Decimal("0.01"), 100


@dataclass(frozen=True, slots=True)
class Month:
    """`key` (year, month), None for rows without a date; `count` and `total` of the valid ones.

    `unknown`: how many of these have an amount that could not be read, so that it is in no sum.
    """

    key: tuple[int, int] | None
    count: int
    total: Decimal
    unknown: int = 0


async def all_transactions(ctx: Ctx) -> list[Transaction]:
    """All transactions, the newest first, 2,000 at most (guide: GetBankTransactionsFromLastId)."""
    fetch = (await client(ctx)).transactions.from_last_id
    walk = pages.from_last_id(fetch, lambda transaction: transaction.id, most_pages=MOST_PAGES)
    transactions = [transaction async for transaction in walk]
    dated = [transaction for transaction in transactions if transaction.created is not None]
    undated = [transaction for transaction in transactions if transaction.created is None]
    return sorted(dated, key=_created, reverse=True) + undated


def _created(transaction: Transaction) -> float:
    return transaction.created.timestamp() if transaction.created else 0.0


def months(ctx: Ctx, transactions: list[Transaction]) -> list[Month]:
    """Sums by month, the newest first; Jalali months in Persian, Gregorian ones in English."""
    parts: dict[tuple[int, int] | None, list[Transaction]] = {}
    for transaction in transactions:
        parts.setdefault(_key(ctx, transaction.created), []).append(transaction)
    order = sorted(parts, key=lambda key: key or (0, 0), reverse=True)
    return [_month(key, parts[key]) for key in order]


def _month(key: tuple[int, int] | None, part: list[Transaction]) -> Month:
    valid = [transaction.amount for transaction in part if transaction.is_valid]
    amounts = [amount for amount in valid if amount is not None]
    return Month(key, len(valid), sum(amounts, Decimal(0)), len(valid) - len(amounts))


def _key(ctx: Ctx, moment: datetime | None) -> tuple[int, int] | None:
    if moment is None:
        return None
    day = ctx.fmt.day(moment)
    return day.year, day.month


def month_name(ctx: Ctx, key: tuple[int, int] | None) -> str:
    return ctx.label("payments-undated") if key is None else ctx.fmt.month(*key)


def money(ctx: Ctx, amount: Decimal | None) -> str:
    """The bare number: the guide does not say whether it is Rial or Toman."""
    if amount is None:
        return ctx.label("payments-unknown")
    whole = int(amount)
    cents = int(abs(amount - whole) * _HUNDRED)
    if not cents:
        return ctx.fmt.number(whole)
    return ctx.fmt.number(float(amount.quantize(_CENTS)))
