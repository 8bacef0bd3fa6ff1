"""A sheet that takes a row in one piece: XlsxWriter's way, cell by cell, takes five times as long.

Loaded with XlsxWriter, when a workbook is begun. It escapes what XlsxWriter escapes; the tests read
back what was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Cell = tuple[str | int | float, int]
"""A value, and the number of its format in the workbook."""

_SPECIAL = re.compile("[&<>\r]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_", "_": "_x005F_"}
"""The first sign of a text that looks like Excel's own escape of a character is escaped as well."""

_REMEMBERED = 2048
"""So many texts are remembered as they are written: names, groups and days come again and again."""

_letters = cache(xl_col_to_name)


class LineSheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
    """For a workbook in constant-memory mode, where finished rows go to a file at once."""

    def write_line(self, line: int, cells: Sequence[Cell]) -> None:
        """Write a row below all others, counted from 0; an empty text leaves its cell empty."""
        self._check_dimensions(line, max(0, len(cells) - 1))
        written = (
            _cell(f"{_letters(column)}{line + 1}", value, style)
            for column, (value, style) in enumerate(cells)
            if value != ""
        )
        self.fh.write(f'<row r="{line + 1}">{"".join(written)}</row>')


def _cell(place: str, value: str | float, style: int) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr">{_inline(value)}</c>'
    return f'<c r="{place}" s="{style}"><v>{value:.16G}</v></c>'


@lru_cache(_REMEMBERED)
def _inline(value: str) -> str:
    space = "" if value == value.strip() else ' xml:space="preserve"'
    text = _SPECIAL.sub(lambda found: _ESCAPED[found[0]], value)
    return f"<is><t{space}>{text}</t></is>"
