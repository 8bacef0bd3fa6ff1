"""Workbooks, .xls, .xlsx and .ods, read by calamine after a look at what the archive declares."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import python_calamine

from handlers.contacts.importing.reading.archive import checked, hidden_rows
from handlers.contacts.importing.reading.limits import MAX_COLUMNS, MAX_ROWS, RefusedFileError
from handlers.contacts.importing.reading.people import FileRow
from handlers.contacts.importing.reading.tables import people, sampled, score, without_mobiles

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS = (b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x08\x00\x00\x05")
"""How the stream of an .xls begins (BOF of BIFF8 and BIFF5, [MS-XLS] 2.4.21)."""

_FILE_PASS = 0x2F
_HEAD = 512
_EMPTY_RUN = 5_000
"""Empty rows after which the rest of a sheet is taken for empty too."""

_MOST_SHEETS = 40
_CUT, _OF_MOBILES = 1_000_000, {*range(9_000, 10_000), *range(989_000, 990_000)}
"""A number is what is before its last six digits, and these: of ten digits, or twelve with 98."""
_VISIBLE = python_calamine.SheetVisibleEnum.Visible


class Book:
    """A workbook and the sheet of it that looks most like a list of people.

    Visible sheets come first; then those with a header that names the mobiles; then the one with
    the most mobiles. `others`: how many more sheets have any; `hidden`: rows of it out of sight.
    """

    def __init__(self, content: bytes) -> None:
        """Raises `RefusedFileError`: encrypted, too large, no workbook, or broken."""
        if content.startswith(OLE):
            _check_password(content)
        self._content = checked(content) if content.startswith(ZIP) else content
        self._last: python_calamine.CalamineSheet | None = None
        try:
            self._book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self._content))
            self.name, self.others = self._chosen()
        except (python_calamine.CalamineError, ValueError, OSError) as error:
            raise RefusedFileError("broken") from error
        self.hidden = hidden_rows(self._content, self.name) if content.startswith(ZIP) else 0

    @property
    def format(self) -> str:
        if not self._content.startswith(ZIP):
            return "xls"
        return "ods" if self._content[30:38] == b"mimetype" else "xlsx"

    def found(self) -> Iterator[FileRow]:
        """Raises `RefusedFileError`."""
        try:
            yield from people(_rows(self._sheet(self.name)))
        except (python_calamine.CalamineError, ValueError, OSError) as error:
            raise RefusedFileError("broken") from error

    def _chosen(self) -> tuple[str, int]:
        ranks, reason = {}, "nobody"
        for about in self._book.sheets_metadata[:_MOST_SHEETS]:
            if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sample = sampled(self._rows_of(about.name))
            headed, many = score(sample)
            reason = without_mobiles(sample) if reason == "nobody" else reason
            if many:
                ranks[about.name] = (about.visible is _VISIBLE, headed, many, self._height)
        if not ranks:
            raise RefusedFileError(reason)
        best = max(ranks, key=lambda name: ranks[name])
        return best, len(ranks) - 1

    def _rows_of(self, name: str) -> Iterator[list[str]]:
        sheet = self._sheet(name)
        self._height = sheet.height
        return _rows(sheet)

    def _sheet(self, name: str) -> python_calamine.CalamineSheet:
        """The last one stays: of most files there is only one, and reading it takes a while."""
        if self._last is None or self._last.name != name:
            self._last = None  # never two in memory
            self._last = self._book.get_sheet_by_name(name)
        return self._last


def is_sheet(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def _check_password(content: bytes) -> None:
    """An .xlsx with a password is an OLE file too; an .xls has a record that says so."""
    if _ENCRYPTED in content:
        raise RefusedFileError("encrypted")
    for beginning in _BEGINNINGS:
        place = content.find(beginning)
        end = place + _HEAD
        while 0 <= place < min(end, len(content) - 4):
            kind, size = (
                int.from_bytes(content[place + n : place + n + 2], "little") for n in (0, 2)
            )
            if kind == _FILE_PASS:
                raise RefusedFileError("encrypted")
            place += 4 + size


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    """Rows as text, empty ones above the table as well; trailing emptiness is not walked.

    Raises:
        RefusedFileError: more filled rows, or wider ones, than we read.
    """
    if sheet.width > MAX_COLUMNS:
        raise RefusedFileError("wide")
    filled = empty = 0
    for values in sheet.iter_rows():
        cells = [_text(value) for value in values]
        empty = 0 if any(cells) else empty + 1
        if empty > _EMPTY_RUN:
            return
        filled += 1 if empty == 0 else 0
        if filled > MAX_ROWS:
            raise RefusedFileError("large")
        yield cells


Cell = float | str | bool | time | date | datetime | timedelta


def _text(value: Cell) -> str:
    """A number typed into a cell is a float that has lost its leading zero.

    Where a sheet wrote a mobile shortened (9.12E+09) and read that again, its last six digits at
    least are zeros: it is as cut as that was.
    """
    if isinstance(value, float) and value.is_integer():
        first, rest = divmod(int(value), _CUT)
        return f"{value:G}" if rest == 0 and first in _OF_MOBILES else str(int(value))
    return str(value).strip()
