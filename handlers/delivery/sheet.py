"""A sending's numbers as an .xlsx file, written row by row, so that size costs no memory.

Every cell is text: a number keeps its leading zero, and words that begin with "=" stay words.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from handlers.delivery.lines import other_name, status_name
from handlers.delivery.walk import fetching, number_pages, pages_of
from handlers.delivery.words import status_of
from handlers.services import Ctx
from screens.text.bidi import strip
from smsir import SentMessageMobile, SmsIr

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_000_000
"""Below the limit of the format, 1,048,576 rows."""

_WIDTHS = (8, 18, 28, 16, 10)


class Sheet:
    """One write-only workbook; its methods block, so they are called in a thread."""

    def __init__(self, title: str, headers: Sequence[str], *, rtl: bool) -> None:
        from openpyxl import Workbook  # noqa: PLC0415 (0.2 s that only an export needs)
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 (as above)

        self._illegal = ILLEGAL_CHARACTERS_RE
        self._book = Workbook(write_only=True)
        self._sheet: WriteOnlyWorksheet = self._book.create_sheet(title=title[:31])
        self._sheet.sheet_view.rightToLeft = rtl
        for place, width in enumerate(_WIDTHS):
            self._sheet.column_dimensions["ABCDE"[place]].width = width
        self.count = 0
        self._row(headers)

    def add(self, lines: Sequence[Sequence[str]]) -> None:
        for line in lines:
            self.count += 1
            self._row(line)

    def _row(self, line: Sequence[str]) -> None:
        self._sheet.append([self._cell(text) for text in line])

    def _cell(self, text: str) -> Cell:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 (see above)

        cell = WriteOnlyCell(self._sheet, value=self._illegal.sub("", strip(text)))
        cell.data_type, cell.number_format = "s", "@"
        return cell

    def content(self) -> bytes:
        """The file. The workbook is of no use afterwards."""
        with tempfile.TemporaryFile() as file:
            self._book.save(file)
            file.seek(0)
            return file.read()


async def sheet_of(ctx: Ctx, api: SmsIr, batch_key: str, recipients: int) -> tuple[bytes, int]:
    """The file of a sending and how many numbers are in it. Raises `SmsIrError`."""
    headers = (
        ctx.label("delivery-column-row"),
        ctx.label("delivery-column-mobile"),
        ctx.label("delivery-column-status"),
        ctx.label("delivery-column-date"),
        ctx.label("delivery-column-time"),
    )
    title = ctx.label("delivery-sheet")

    def begin() -> Sheet:
        return Sheet(strip(title), [strip(one) for one in headers], rtl=ctx.words.rtl)

    sheet = await asyncio.to_thread(begin)
    walk = number_pages(fetching(api, batch_key), most_pages=pages_of(recipients))
    async for page in walk:
        if page.anew:
            sheet = await asyncio.to_thread(begin)
        rows = page.rows[: MOST_ROWS - sheet.count]
        first = sheet.count + 1
        await asyncio.to_thread(
            sheet.add, [_line(ctx, first + n, one) for n, one in enumerate(rows)]
        )
    return await asyncio.to_thread(sheet.content), sheet.count


def _line(ctx: Ctx, place: int, one: SentMessageMobile) -> tuple[str, ...]:
    known = status_of(one.delivery)
    status = status_name(ctx, known) if known else other_name(ctx, one.delivery)
    date = ctx.fmt.short_date(one.sent_at) if one.sent_at else ""
    time = ctx.fmt.time(one.sent_at) if one.sent_at else ""
    return (ctx.fmt.digits(str(place)), one.mobile, status, date, time)
