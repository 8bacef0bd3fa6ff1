"""The transactions as a spreadsheet, made in a thread: a few thousand rows take a while."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING

from handlers.services import Ctx
from screens.text.bidi import strip
from smsir import Transaction

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.child import _WorkbookChild as Sheet

_WIDTHS = (22, 14, 18, 34, 12)
_MOST_TEXT = 32_000
"""A cell holds 32,767 characters (ECMA-376, SpreadsheetML)."""

Row = list[str | float]


async def spreadsheet(ctx: Ctx, found: list[Transaction]) -> bytes:
    """An .xlsx file: when, its time, amount, kind, valid or not."""
    header = [
        ctx.label("payments-column-date"),
        ctx.label("payments-column-time"),
        ctx.label("payments-column-amount"),
        ctx.label("payments-column-kind"),
        ctx.label("payments-column-valid"),
    ]
    body = [_row(ctx, one) for one in found]
    title = ctx.label("payments-sheet")
    return await asyncio.to_thread(_write, title, header, body, rtl=ctx.words.rtl)


def _row(ctx: Ctx, one: Transaction) -> Row:
    date = ctx.fmt.short_date(one.created) if one.created else ""
    time = ctx.fmt.time(one.created) if one.created else ""
    valid = ctx.label("payments-yes") if one.is_valid else ctx.label("payments-no")
    return [date, time, float(one.amount), one.kind, valid]


def _write(title: str, header: list[str], body: list[Row], *, rtl: bool) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 (0.15 s and 20 MB that only an export needs)
    from openpyxl.styles import Font  # noqa: PLC0415 (as above)

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.sheet_view.rightToLeft = rtl
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    bold = Font(bold=True)
    cells = [_cell(sheet, text) for text in header]
    for cell in cells:
        cell.font = bold
    sheet.append(cells)
    for line in body:
        sheet.append([_cell(sheet, value) for value in line])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Sheet, value: str | float) -> Cell:
    """A number, or text that is typed as text: openpyxl would make a formula of "=..." else."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 (see below)

    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=_printable(value))
        cell.data_type = "s"
        return cell
    whole = float(value).is_integer()
    cell = WriteOnlyCell(sheet, value=int(value) if whole else value)
    cell.number_format = "#,##0" if whole else "#,##0.00"
    return cell


def _printable(text: str) -> str:
    kept = "".join(char for char in strip(text) if char >= " " or char in "\t\n")
    return kept[:_MOST_TEXT]
