"""Tables in HTML and in Excel's XML of 2003: what many programs call .xls.

Anything else that is written for programs (PDF, JSON, SQL, other XML) is refused by its kind: its
words would be taken for names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.limits import MAX_COLUMNS, MAX_ROWS, RefusedFileError
from handlers.contacts.importing.reading.people import FileRow
from handlers.contacts.importing.reading.tables import best_of

_HEAD = 4_000
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|tr|td|div|meta)\b", re.IGNORECASE)
_SPREADSHEET = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet", re.IGNORECASE)
_ROWS, _CELLS = {"tr", "row"}, {"td", "th", "cell"}
_COUNT = re.compile("[1-9][0-9]{0,4}")
_SQL = re.compile(
    rb"^\s*(?:insert\s+(?:ignore\s+)?into|replace\s+into|create\s+table)\s+[`\"\[\w]",
    re.IGNORECASE | re.MULTILINE,
)
_JSON = re.compile(r'\s*(?:\[\s*)?(?:\{\s*(?:"|\})|\[\s*["\[\]])')


def kind_of(content: bytes) -> str | None:
    """Say html for a file with tables in tags; None for plain text.

    Raises:
        RefusedFileError: a PDF, JSON, SQL, or another file that is written for programs.
    """
    head = content[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"%PDF"):
        raise RefusedFileError("pdf")
    if head.startswith((b"{\\rtf", b"MIME-Version:")) or _SQL.search(head):
        raise RefusedFileError("kind")
    if _json(head, content):
        raise RefusedFileError("json")
    if head.startswith(b"<") and (_HTML.search(head) or _SPREADSHEET.search(head)):
        return "html"
    if head.startswith((b"<?xml", b"<svg")):
        raise RefusedFileError("kind")
    return None


def _json(head: bytes, content: bytes) -> bool:
    """JSON, or one object a line; a file that was cut off is JSON all the same."""
    text = head.decode("utf-8", "replace")
    if not text.startswith(("{", "[")):
        return False
    if _JSON.match(text) is not None:
        return True
    try:
        json.loads(content)
    except ValueError:
        return False
    return True


def found_in(text: Text) -> Iterator[FileRow]:
    """People of the table with the most mobiles.

    Raises:
        RefusedFileError: there is no table, or no mobile in one.
    """
    reader = _Tables()
    for line in text:
        reader.feed(line + "\n")
    reader.close()
    tables = [table for table in reader.tables if table]
    if not tables:
        raise RefusedFileError("kind")
    yield from best_of(tables)


class _Tables(HTMLParser):
    """Collects the cells of all tables; a table inside a cell counts on its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = [[]]
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._many = 0
        self._spans: dict[int, int] = {}
        self._width = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        plain = tag.rpartition(":")[2]
        if plain in {"table", "worksheet"}:
            self._end_row()
            self._spans = {}
            self.tables.append([])
        elif plain in _ROWS:
            self._end_row()
            self._row = []
        elif plain in _CELLS and self._row is not None:
            self._end_cell()
            self._place(dict(attrs))
            self._cell = []
        elif plain == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        plain = tag.rpartition(":")[2]
        if plain in _CELLS:
            self._end_cell()
        elif plain in _ROWS or plain in {"table", "worksheet"}:
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_row()

    def _place(self, attrs: dict[str, str | None]) -> None:
        """Put empty cells in where a merged one covers the place, or Excel numbers the next."""
        if self._row is None:
            return
        missing = _many(attrs, "ss:index") - 1 - len(self._row)
        self._row += [""] * max(0, missing)
        while self._spans.get(len(self._row), 0):
            self._spans[len(self._row)] -= 1
            self._row.append("")
        self._width = _many(attrs, "colspan")
        rows = _many(attrs, "rowspan") - 1
        for column in range(len(self._row), len(self._row) + self._width):
            self._spans[column] = rows

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row.append(" ".join("".join(self._cell).split()))
            self._row += [""] * (self._width - 1)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        self._many += 1
        if self._many > MAX_ROWS:
            raise RefusedFileError("large")
        self.tables[-1].append(self._row)
        self._row = None


def _many(attrs: dict[str, str | None], name: str) -> int:
    value = (attrs.get(name) or "").strip()
    return min(int(value), MAX_COLUMNS) if _COUNT.fullmatch(value) else 1
