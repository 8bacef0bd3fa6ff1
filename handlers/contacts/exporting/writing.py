"""Files of people for the phone: .xlsx and .vcf (RFC 2426).

Rows are written as they come, so memory does not grow with them; a long list becomes several files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from handlers.shared.xlsx import Column, Value, Workbook
from smsir.text import clean_message

PART_ROWS = 100_000
"""Rows of one file: far from Telegram's 50 MB even with names that do not compress."""

_ILLEGAL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")
_MARKS = re.compile(r"([\\,;])")
_MOST_CHARACTERS = 400
_KEPT = 2048
"""So many names are remembered as they are written: of thousands of people many share them."""


class Writer(Protocol):
    """Writes rows into one file; `close` ends it."""

    def rows(self, rows: Iterable[Sequence[str]]) -> None: ...

    def close(self) -> None: ...


class Sheet:
    """One .xlsx with one table, for rows of many parts."""

    def __init__(self, path: Path, title: str, header: Sequence[str], *, rtl: bool) -> None:
        self._book = Workbook(path, rtl=rtl)
        self._table = self._book.table(title, [Column(text) for text in header])

    def rows(self, rows: Iterable[Sequence[Value]]) -> None:
        self._table.rows(rows)

    def close(self) -> None:
        self._book.close()


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


@lru_cache(_KEPT)
def _escaped(text: str) -> str:
    plain = " ".join(_ILLEGAL.sub("", clean_message(text))[:_MOST_CHARACTERS].split())
    return _MARKS.sub(r"\\\1", plain)


class PartFiles:
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
            fitting = rows[start : start + self._left]
            if self._open is not None:
                self._open.rows(fitting)
            self._left -= len(fitting)
            start += len(fitting)

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
