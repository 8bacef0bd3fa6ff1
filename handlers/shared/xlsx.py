"""Tables as .xlsx files: the one place where workbooks are written.

A header that is bold, stays in sight and can be filtered; numbers as numbers, texts as texts,
whatever they look like. Rows go to disk as they come, so memory does not grow with them. All
methods block: call them in a thread.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from screens.text.bidi import strip
from screens.text.formatting import Formatter

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_000_000
"""Of one table; the format ends at 1,048,576."""

Value = str | int | float
T = TypeVar("T")

_MOST_CHARACTERS = 32_000
"""A cell holds 32,767 (ECMA-376, SpreadsheetML)."""

_MOST_EXACT = 10**15
"""A cell's number has 15 digits; a longer one is written as text, so that none is lost."""

_TITLE = 31
_ILLEGAL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_UNFIT_FOR_TITLES = re.compile(r"[\\/:*?\[\]]+")
_UNFIT_FOR_FILES = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")
_RICH = ("<r>", "</r>")


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters; `grouped`: its numbers are amounts, shown by thousands."""

    title: str
    width: float = 20.0
    grouped: bool = False


class Workbook:
    """One file with one or more tables. XlsxWriter is loaded here only: it takes a while."""

    def __init__(self, target: Path | IO[bytes], *, rtl: bool) -> None:
        from xlsxwriter import Workbook as Book  # noqa: PLC0415 (start-up that most runs do not need)

        self._file = _File(target) if isinstance(target, Path) else None
        options: dict[str, object] = {"constant_memory": True}
        if isinstance(target, Path):
            options["tmpdir"] = str(target.parent)  # a broken-off file leaves nothing elsewhere
        self._book = Book(self._file or target, options)
        self._rtl = rtl
        add = self._book.add_format
        self._formats = _Formats(
            bold=add({"bold": True, "num_format": "@"}),
            text=add({"num_format": "@"}),
            whole=add({"num_format": "#,##0"}),
            fraction=add({"num_format": "#,##0.00"}),
        )
        self._tables: list[Table] = []

    def table(self, title: str, columns: Sequence[Column]) -> Table:
        """Begin a sheet. Rows of an earlier table may still be added."""
        sheet = self._book.add_worksheet(self._free_title(title))
        table = Table(sheet, columns, self._formats, rtl=self._rtl)
        self._tables.append(table)
        return table

    def close(self) -> None:
        """Write the file out."""
        for each in self._tables:
            each.end()
        try:
            self._book.close()
        finally:
            if self._file is not None:
                self._file.close()

    def _free_title(self, title: str) -> str:
        plain = " ".join(_UNFIT_FOR_TITLES.sub(" ", _legal(title)).split()).strip("'")[:_TITLE]
        titles = {sheet.get_name().casefold() for sheet in self._book.worksheets()}
        # "History" is Excel's own name for a sheet.
        free = plain and plain.casefold() not in {*titles, "history"}
        return plain if free else str(len(titles) + 1)


class _File:
    """The file that is written to; it takes nothing more after a write has failed, or its close.

    The archive inside XlsxWriter ends itself when it is thrown away, and would fail once more where
    nobody can catch it ("Exception ignored in ...").
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._at = 0
        self._over = False

    def write(self, content: bytes) -> int:
        self._while_sound(lambda: self._file.write(content), 0)
        self._at += len(content)
        return len(content)

    def seek(self, offset: int) -> int:
        self._at = self._while_sound(lambda: self._file.seek(offset), offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        self._while_sound(self._file.flush, None)

    def close(self) -> None:
        if self._over:
            with suppress(OSError):
                self._file.close()
        self._while_sound(self._file.close, None)
        self._over = True

    def _while_sound(self, act: Callable[[], T], otherwise: T) -> T:
        if self._over:
            return otherwise
        try:
            return act()
        except OSError:
            self._over = True
            raise


@dataclass(frozen=True, slots=True)
class _Formats:
    bold: Format
    text: Format
    whole: Format
    fraction: Format


class Table:
    """One sheet. `count`: rows written, the header apart."""

    def __init__(
        self, sheet: Worksheet, columns: Sequence[Column], formats: _Formats, *, rtl: bool
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._formats = formats
        self.count = 0
        if rtl:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        # Numbers of phones are texts on purpose: no green corner in each of their cells.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, _legal(column.title), formats.bold)

    def rows(self, rows: Iterable[Sequence[Value]]) -> None:
        for row in rows:
            self.count += 1
            for place, value in enumerate(row):
                self._write(place, value)

    def _write(self, place: int, value: Value) -> None:
        line, formats = self.count, self._formats
        if isinstance(value, str):
            if value:
                self._sheet.write_string(line, place, _legal(value), formats.text)
        elif not math.isfinite(value) or abs(value) >= _MOST_EXACT:
            self._sheet.write_string(line, place, str(value), formats.text)
        elif self._columns[place].grouped:
            whole = float(value).is_integer()
            self._sheet.write_number(
                line, place, value, formats.whole if whole else formats.fraction
            )
        else:
            self._sheet.write_number(line, place, value)

    def end(self) -> None:
        """The filter of the header: it must know the last row."""
        if self._columns:
            self._sheet.autofilter(0, 0, self.count, len(self._columns) - 1)


def table_file(
    title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, rtl: bool
) -> bytes:
    """A file with one table, for rows that are at hand."""
    content = BytesIO()
    book = Workbook(content, rtl=rtl)
    book.table(title, columns).rows(rows)
    book.close()
    return content.getvalue()


def file_name(fmt: Formatter, name: str, moment: datetime, ending: str = "xlsx") -> str:
    """A file's name with the day in the reader's calendar: "Contacts 2026-10-14.xlsx"."""
    day = fmt.short_date(moment).replace("/", "-")
    plain = " ".join(_UNFIT_FOR_FILES.sub(" ", strip(name)).split())
    return f"{plain} {day}.{ending}".lstrip()


def _legal(text: str) -> str:
    """What XML may hold and a cell has room for, without marks of direction."""
    cell_text = _ILLEGAL.sub("", strip(text))[:_MOST_CHARACTERS]
    # XlsxWriter takes a text between these two for its own markup and would write it raw.
    markup = cell_text.startswith(_RICH[0]) and cell_text.endswith(_RICH[1])
    return f"{cell_text} " if markup else cell_text
