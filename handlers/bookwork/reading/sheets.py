"""Workbooks, .xls and .xlsx, read by calamine after a look at what the archive declares."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import python_calamine

from handlers.bookwork.reading.columns import people
from handlers.bookwork.reading.limits import (
    MAX_COLUMNS,
    MAX_ENTRIES,
    MAX_ROWS,
    MAX_UNPACKED,
    RefusedFileError,
)
from handlers.bookwork.reading.people import Found

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_EMPTY_RUN = 5_000
"""Empty rows after which the rest of a sheet is taken for empty too."""


def is_sheet(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def found_in(content: bytes) -> Iterator[Found]:
    """People of the first sheet that has any.

    Raises:
        RefusedFileError: encrypted, too large, no workbook, broken, or without mobile numbers.
    """
    if content.startswith(OLE) and _ENCRYPTED in content:
        raise RefusedFileError("encrypted")
    if content.startswith(ZIP):
        _check_archive(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        yield from _of_book(book)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise RefusedFileError("broken") from error


def _check_archive(content: bytes) -> None:
    """Declared sizes and the number of parts; what is declared wrongly meets the child's limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedFileError("broken") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedFileError("encrypted")
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RefusedFileError("large")
    if not any(entry.filename.startswith("xl/") for entry in entries):
        raise RefusedFileError("kind")


def _of_book(book: python_calamine.CalamineWorkbook) -> Iterator[Found]:
    failure = RefusedFileError("nobody")
    for name in book.sheet_names[:5]:
        sheet = book.get_sheet_by_name(name)
        try:
            yield from people(_rows(sheet))
        except RefusedFileError as error:
            if error.reason != "nobody":
                raise
            failure = error
        else:
            return
    raise failure


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    """Rows as text, from the sheet's first used row on; trailing emptiness is not walked.

    Raises:
        RefusedFileError: more filled rows, or wider ones, than we read.
    """
    if sheet.width > MAX_COLUMNS * 5:
        raise RefusedFileError("large")
    yield from ([] for _ in range((sheet.start or (0, 0))[0]))
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
    """A number typed into a cell is a float that has lost its leading zero."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
