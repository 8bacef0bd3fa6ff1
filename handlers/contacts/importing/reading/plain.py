"""Text: columns with a comma, semicolon or tab between them, or free lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from handlers.contacts.importing.reading.columns import names_mobiles, recognise
from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.lists import listed_in
from handlers.contacts.importing.reading.people import FileRow, mobiles_in
from handlers.contacts.importing.reading.quoted import cells_of
from handlers.contacts.importing.reading.tables import people
from smsir.text import find_mobiles

_DELIMITERS = ("\t", ";", ",", "|", "\u061b")
_SAMPLE = 60
_STEADY = 0.7
_ONE_PERSON = 2
"""Numbers of one person in a table of one row."""


def found_in(text: Text) -> Iterator[FileRow]:
    """People of a table in text, or of free lines where it is none.

    Raises:
        RefusedFileError: nothing in it is a mobile number.
    """
    delimiter = _delimiter(text)
    if delimiter is None:
        yield from listed_in(text)
    else:
        yield from people(cells_of(text, delimiter))


def _delimiter(text: Text) -> str | None:
    """The sign between columns: in nearly every line, and giving a column of mobiles."""
    sample = [line for line in islice(text, _SAMPLE) if line.strip()]
    for sign in _DELIMITERS:
        if not any(sign in line for line in sample):
            continue
        below = _from_header(sample, sign)
        with_sign = sum(1 for line in below if sign in line)
        if not below or with_sign < len(below) * _STEADY:
            continue
        rows = list(islice(cells_of(sample, sign), _SAMPLE))
        columns = recognise(rows)
        if columns is not None and (columns.headed or not _crowded(rows)):
            return sign
    return None


def _from_header(sample: list[str], sign: str) -> list[str]:
    """The lines below a header that names mobiles, if there is one: titles may stand above it."""
    places = (place for place, line in enumerate(sample) if names_mobiles(line.split(sign)))
    return sample[next(places, 0) :]


def _crowded(rows: list[list[str]]) -> bool:
    """Whether these are free lines that have commas in them.

    Cells of such hold name and number together, or the one line that there is holds a list.
    """
    filled = [cell for cells in rows for cell in cells if mobiles_in(cell)]
    if len(rows) == 1 and len(filled) > _ONE_PERSON:
        return True
    mixed = sum(1 for cell in filled if find_mobiles(cell).junk)
    return mixed > len(filled) * (1 - _STEADY)
