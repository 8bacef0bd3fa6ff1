"""A sending's numbers as an .xlsx file, written row by row, so that size costs no memory."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime

from handlers.messages.contact_names import names_by_mobile
from handlers.messages.delivery.lines import words_name
from handlers.messages.delivery.paging import fetching, number_pages, pages_of
from handlers.shared.services import Ctx
from handlers.shared.xlsx import MOST_ROWS, Column, Value, Workbook, file_name
from smsir import BadCredentials, SentMessageMobile, SmsIr, SmsIrError


class _Sheet:
    """One workbook with one table; its methods block, so they are called in a thread."""

    def __init__(self, title: str, columns: Sequence[Column], *, rtl: bool) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as the sheet)
        self._book = Workbook(self._file, rtl=rtl)
        self._table = self._book.table(title, columns)

    @property
    def count(self) -> int:
        return self._table.count

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        self._table.rows(rows)

    def content(self) -> bytes:
        """The file. The sheet is of no use afterwards."""
        with self._file:
            self._book.close()
            self._file.seek(0)
            return self._file.read()


async def sheet_of(
    ctx: Ctx, api: SmsIr, batch_key: str, recipients: int | None
) -> tuple[bytes, int]:
    """The file of a sending and how many numbers are in it. Raises `SmsIrError`."""
    columns = _columns(ctx)
    title = ctx.label("delivery-sheet")

    def begin() -> _Sheet:
        return _Sheet(title, columns, rtl=ctx.words.rtl)

    sheet = await asyncio.to_thread(begin)
    names: dict[str, str] | None = None
    walk = number_pages(fetching(api, batch_key), most_pages=pages_of(recipients))
    async for page in walk:
        if names is None:
            # Of a small sending all numbers are on its first page: then they are looked for alone.
            whole = page.spot is None if recipients is None else recipients <= len(page.rows)
            names = await _names(api, {row.mobile for row in page.rows} if whole else None)
        if page.anew:
            sheet = await asyncio.to_thread(begin)
        rows = page.rows[: MOST_ROWS - sheet.count]
        first = sheet.count + 1
        body = [_row(ctx, first + n, message, names) for n, message in enumerate(rows)]
        await asyncio.to_thread(sheet.add, body)
    return await asyncio.to_thread(sheet.content), sheet.count


def sheet_name(ctx: Ctx, sent_at: datetime | None) -> str:
    return file_name(ctx.fmt, ctx.label("delivery-sheet"), sent_at or ctx.now)


async def _names(api: SmsIr, mobiles: set[str] | None) -> dict[str, str]:
    """Names are a help: a sheet without them is better than none."""
    try:
        return await names_by_mobile(api, mobiles)
    except BadCredentials:
        raise
    except SmsIrError:
        return {}


def _columns(ctx: Ctx) -> list[Column]:
    return [
        Column(ctx.label("delivery-column-row"), 8),
        Column(ctx.label("delivery-column-mobile"), 18),
        Column(ctx.label("delivery-column-name"), 26),
        Column(ctx.label("delivery-column-status"), 28),
        Column(ctx.label("delivery-column-date"), 16),
        Column(ctx.label("delivery-column-time"), 10),
        Column(ctx.label("delivery-column-text"), 60),
    ]


def _row(ctx: Ctx, place: int, message: SentMessageMobile, names: dict[str, str]) -> list[Value]:
    status = words_name(ctx, message.delivery)
    date = ctx.fmt.short_date(message.sent_at) if message.sent_at else ""
    time = ctx.fmt.time(message.sent_at) if message.sent_at else ""
    return [place, message.mobile, names.get(message.mobile, ""), status, date, time, message.text]
