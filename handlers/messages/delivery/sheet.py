"""A turn's numbers as an .xlsx file, written row by row, so that size costs no memory."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from datetime import datetime

from handlers.messages.contact_names import names_by_mobile
from handlers.messages.delivery.lines import words_name
from handlers.messages.delivery.paging import PAGE_ROWS
from handlers.messages.delivery.turn_rows import turn_rows
from handlers.messages.delivery.turns import Batch
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx
from handlers.shared.xlsx import MOST_ROWS, Column, Value, Workbook, file_name
from smsir import BadCredentials, SentMessageMobile, SmsIr


class _Sheet:
    """One workbook with one table; its methods block, so they are called in a thread."""

    def __init__(self, title: str, columns: Sequence[Column], *, rtl: bool) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as the sheet)
        self._book = Workbook(self._file, rtl=rtl)
        self._table = self._book.table(title, columns)
        self._ended = False

    @property
    def count(self) -> int:
        return self._table.count

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        self._table.rows(rows)

    def content(self) -> bytes:
        """The file; no rows can be added to it any more."""
        self._end()
        self._file.seek(0)
        return self._file.read()

    def close(self) -> None:
        """Give up what is held open, also of a sheet that was broken off."""
        with self._file:
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self._book.close()


async def sheet_of(ctx: Ctx, api: SmsIr, batches: Sequence[Batch]) -> tuple[bytes, int]:
    """The file of a turn and how many numbers are in it. Raises `SmsIrError`."""
    columns = _columns(ctx)
    title = ctx.label("delivery-sheet")
    sheet = await asyncio.to_thread(lambda: _Sheet(title, columns, rtl=ctx.words.rtl))
    try:
        await _fill(ctx, api, sheet, batches)
        return await asyncio.to_thread(sheet.content), sheet.count
    finally:
        await asyncio.to_thread(sheet.close)


async def _fill(ctx: Ctx, api: SmsIr, sheet: _Sheet, batches: Sequence[Batch]) -> None:
    async with aclosing(turn_rows(api, batches)) as walk:
        head, ended = await _head(walk)
        # Of a small turn its own numbers are looked for, of a larger one the book is read.
        names = await _names(api, {row.mobile for row in head} if ended else None)
        await _write(ctx, sheet, head, names)
        async for rows in walk:
            await _write(ctx, sheet, rows, names)


async def _head(
    walk: AsyncGenerator[list[SentMessageMobile], None],
) -> tuple[list[SentMessageMobile], bool]:
    """The first rows, somewhat more than a page, and whether there are no others."""
    head: list[SentMessageMobile] = []
    async for rows in walk:
        head += rows
        if len(head) > PAGE_ROWS:
            return head, False
    return head, True


async def _write(
    ctx: Ctx, sheet: _Sheet, rows: Sequence[SentMessageMobile], names: dict[str, str]
) -> None:
    first = sheet.count + 1
    kept = rows[: MOST_ROWS - sheet.count]
    body = [_row(ctx, first + n, message, names) for n, message in enumerate(kept)]
    await asyncio.to_thread(sheet.add, body)


def sheet_name(ctx: Ctx, sent_at: datetime | None) -> str:
    return file_name(ctx.fmt, ctx.label("delivery-sheet"), sent_at or ctx.now)


async def _names(api: SmsIr, mobiles: set[str] | None) -> dict[str, str]:
    """Names are a help: a sheet without them is better than none."""
    return await or_else(names_by_mobile(api, mobiles), {}, but=BadCredentials)


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
