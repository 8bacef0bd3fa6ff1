"""Files of people for the phone: .xlsx with text cells, from right to left, and .vcf (RFC 2426).

Rows are written as they come, so memory does not grow with them; a long list becomes several files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from smsir.text import clean_message

PART_ROWS = 100_000
"""Rows of one file: far from Telegram's 50 MB even with names that do not compress."""

_ILLEGAL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")
_MOST_CHARACTERS = 400
_WIDTH = 20.0
_FORMULA, _ERROR = "=", "#"


class Writer(Protocol):
    """Writes rows into one file; `close` ends it."""

    def rows(self, rows: Iterable[Sequence[str]]) -> None: ...

    def close(self) -> None: ...


class Sheet:
    """One .xlsx. openpyxl is loaded only where a sheet is written: it is slow to load."""

    def __init__(self, path: Path, title: str, header: Sequence[str], *, rtl: bool) -> None:
        import openpyxl  # noqa: PLC0415 (0.1 s of start-up that most runs do not need)
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
        from openpyxl.styles import Font  # noqa: PLC0415
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        self._path = path
        self._book = openpyxl.Workbook(write_only=True)
        self._sheet = self._book.create_sheet(title[:31] or "1")
        self._cell = WriteOnlyCell
        self._sheet.sheet_view.rightToLeft = rtl
        self._sheet.freeze_panes = "A2"
        for place in range(1, len(header) + 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
        titles = [WriteOnlyCell(self._sheet, value=_legal(text)) for text in header]
        for title_cell in titles:
            title_cell.font = Font(bold=True)
        self._sheet.append(titles)

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        for row in rows:
            self._sheet.append([self._text(value) for value in row])

    def _text(self, value: str) -> object:
        """What begins with = would be written as a formula, # perhaps as an error (measured)."""
        legal = _legal(value)
        if not legal.startswith((_FORMULA, _ERROR)):
            return legal
        cell = self._cell(self._sheet, value=legal)
        cell.data_type = "s"
        return cell

    def close(self) -> None:
        self._book.save(self._path)


def _legal(text: str) -> str:
    # Printable: no control and no direction mark in it (str.isprintable, category Cf is not).
    if len(text) <= _MOST_CHARACTERS and text.isprintable():
        return text
    return _ILLEGAL.sub("", clean_message(text))[:_MOST_CHARACTERS]


class Cards:
    """One .vcf; the rows are (mobile, prefix, first, last, group, ...)."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        for row in rows:
            self._file.write(card(*row[:5]))

    def close(self) -> None:
        self._file.close()


def card(mobile: str, prefix: str, first: str, last: str, group: str) -> str:
    full = " ".join(part for part in (prefix, first, last) if part) or mobile
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_escaped(last)};{_escaped(first)};;{_escaped(prefix)};",
        f"FN:{_escaped(full)}",
        f"TEL;TYPE=CELL:{mobile}",
        f"CATEGORIES:{_escaped(group)}" if group else None,
        "END:VCARD",
    )
    return "".join(f"{line}\r\n" for line in lines if line is not None)


def _escaped(text: str) -> str:
    plain = " ".join(_legal(text).split())
    return re.sub(r"([\\,;])", r"\\\1", plain)


class Files:
    """As many files as the rows need. `make` opens the file at a path."""

    def __init__(
        self, folder: Path, suffix: str, make: Callable[[Path], Writer], most: int = PART_ROWS
    ) -> None:
        self._folder = folder
        self._suffix = suffix
        self._make = make
        self._most = most
        self._left = 0
        self._open: Writer | None = None
        self.paths: list[Path] = []

    def rows(self, rows: Sequence[Sequence[str]]) -> None:
        start = 0
        while start < len(rows):
            if not self._left or self._open is None:
                self._next()
            taken = rows[start : start + self._left]
            if self._open is not None:
                self._open.rows(taken)
            self._left -= len(taken)
            start += len(taken)

    def _next(self) -> None:
        self.close()
        path = self._folder / f"{len(self.paths) + 1}.{self._suffix}"
        self._open, self._left = self._make(path), self._most
        self.paths.append(path)

    def close(self) -> None:
        """End the file that is open. Harmless twice."""
        if self._open is not None:
            ended, self._open = self._open, None
            ended.close()
