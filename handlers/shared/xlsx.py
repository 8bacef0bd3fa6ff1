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
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from screens.text.bidi import strip
from screens.text.formatting import Formatter

if TYPE_CHECKING:
    from handlers.shared.xlsx_lines import Cell, LineSheet

MOST_ROWS = 1_000_000
"""Of one table; the format ends at 1,048,576."""

Value = str | int | float
T = TypeVar("T")

_MOST_CHARACTERS = 32_000
"""A cell holds 32,767 (ECMA-376, SpreadsheetML)."""

_MOST_EXACT = 10**15
"""A cell's number has 15 digits; a longer one is written as text, so that none is lost."""

_REMEMBERED = 2048
"""So many texts are remembered as a cell may hold them."""

_TITLE = 31
_ILLEGAL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_UNFIT_FOR_TITLES = re.compile(r"[\\/:*?\[\]]+")
_UNFIT_FOR_FILES = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters; `grouped`: its numbers are amounts, shown by thousands."""

    title: str
    width: float = 20.0
    grouped: bool = False


class Workbook:
    """One file with one or more tables. XlsxWriter is loaded here only: it takes a while."""

    def __init__(self, target: Path | IO[bytes], *, rtl: bool) -> None:
        # Start-up that most runs do not need.
        from xlsxwriter import Workbook as Book  # noqa: PLC0415

        from handlers.shared.xlsx_lines import LineSheet  # noqa: PLC0415

        self._file = _File(target) if isinstance(target, Path) else None
        options: dict[str, object] = {"constant_memory": True}
        if isinstance(target, Path):
            options["tmpdir"] = str(target.parent)  # a broken-off file leaves nothing elsewhere
        self._book = Book(self._file or target, options)
        self._book.worksheet_class = LineSheet
        self._rtl = rtl
        self._styles = _Styles(
            bold=self._style("@", bold=True),
            text=self._style("@"),
            whole=self._style("#,##0"),
            fraction=self._style("#,##0.00"),
        )
        self._tables: list[Table] = []

    def table(self, title: str, columns: Sequence[Column]) -> Table:
        """Begin a sheet. Rows of an earlier table may still be added."""
        sheet = self._book.add_worksheet(self._free_title(title))
        table = Table(sheet, columns, self._styles, rtl=self._rtl)
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

    def _style(self, number_format: str, *, bold: bool = False) -> int:
        made = self._book.add_format({"bold": bold, "num_format": number_format})
        return int(made._get_xf_index())  # noqa: SLF001 (a finished cell names its format by it)

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
class _Styles:
    """Formats of cells, by their numbers in the workbook; 0 is its own."""

    bold: int
    text: int
    whole: int
    fraction: int
    general: int = 0


class Table:
    """One sheet. `count`: rows written, the header apart."""

    def __init__(
        self, sheet: LineSheet, columns: Sequence[Column], styles: _Styles, *, rtl: bool
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._styles = styles
        self.count = 0
        if rtl:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        # Numbers of phones are texts on purpose: no green corner in each of their cells.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.write_line(0, [(_legal(column.title), styles.bold) for column in columns])

    def rows(self, rows: Iterable[Sequence[Value]]) -> None:
        for row in rows:
            self.count += 1
            self._sheet.write_line(
                self.count, [self._cell(place, value) for place, value in enumerate(row)]
            )

    def _cell(self, place: int, value: Value) -> Cell:
        if isinstance(value, str):
            return _legal(value), self._styles.text
        if not math.isfinite(value) or abs(value) >= _MOST_EXACT:
            return str(value), self._styles.text
        if not self._columns[place].grouped:
            return value, self._styles.general
        whole = float(value).is_integer()
        return value, self._styles.whole if whole else self._styles.fraction

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


@lru_cache(_REMEMBERED)
def _legal(text: str) -> str:
    """What XML may hold and a cell has room for, without marks of direction."""
    return _ILLEGAL.sub("", strip(text))[:_MOST_CHARACTERS]
