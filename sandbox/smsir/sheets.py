"""Reads an uploaded workbook the way the service is thought to: a header row, or numbers first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile

import python_calamine

from sandbox.seed.refusals import BAD_SHEET
from sandbox.seed.words import SHEET_HEADERS
from sandbox.smsir.book import clean_mobile
from sandbox.smsir.errors import Refused

_DEFAULT_ORDER = ("Mobile", "FirstName", "LastName", "Prefix")


def read_sheet(name: str, content: bytes) -> list[Mapping[str, object]]:
    """People of the first sheet, with the keys of ContactInput.

    Raises Refused for anything but a readable .xls or .xlsx.
    """
    if not name.lower().endswith((".xls", ".xlsx")):
        raise Refused(BAD_SHEET)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python()
    except (python_calamine.CalamineError, BadZipFile, OSError, ValueError, IndexError) as error:
        raise Refused(BAD_SHEET) from error
    return list(_people([[_cell(value) for value in row] for row in rows]))


def _people(rows: list[list[str]]) -> Iterator[Mapping[str, object]]:
    order: list[str | None] = list(_DEFAULT_ORDER)
    for number, row in enumerate(rows):
        if number == 0 and not any(clean_mobile(value) for value in row):
            order = [SHEET_HEADERS.get(value.lower()) for value in row]
            continue
        person = {key: value or None for key, value in zip(order, row, strict=False) if key}
        if any(person.values()):
            yield {"Mobile": "", **person}


def _cell(value: object) -> str:
    """A number typed into a cell comes as a float and has lost its leading zero."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
