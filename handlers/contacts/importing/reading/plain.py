"""Text: columns with a comma, semicolon or tab between them, or free lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from handlers.contacts.importing.reading.columns import people, recognise
from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.people import (
    FileRow,
    clean,
    emoji_of,
    mobiles_in,
    shown,
    split_name,
)
from handlers.contacts.importing.reading.quoted import cells_of
from smsir.text import find_mobiles, to_ascii_digits

_DELIMITERS = ("\t", ";", ",", "|", "\u061b")
_SAMPLE = 40
_STEADY = 0.7
_NUMBERS = re.compile(r"^\s*[0-9]{1,4}(?=\W)|[+(]*[0-9](?:[ ().+/_-]*[0-9]){3,}")
"""What is no part of a name: a list's numbering, and numbers of cards or landlines."""

_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_NAMED = 200
"""Lines looked at for a word that all of them have, which is nobody's name."""

_FEWEST, _COMMON = 5, 0.8


def found_in(text: Text) -> Iterator[FileRow]:
    """People of a table in text, or of free lines where it is none.

    Raises:
        RefusedFileError: nothing in it is a mobile number.
    """
    delimiter = _delimiter(text)
    if delimiter is None:
        yield from free_lines(text)
    else:
        yield from people(cells_of(text, delimiter))


def _delimiter(text: Text) -> str | None:
    """The sign between columns: in nearly every line, and giving a column of mobiles."""
    sample = [line for line in islice(text, _SAMPLE) if line.strip()]
    for sign in _DELIMITERS:
        counts = Counter(line.count(sign) for line in sample)
        with_sign = sum(many for signs, many in counts.items() if signs)
        if not sample or with_sign < len(sample) * _STEADY:
            continue
        rows = list(islice(cells_of(sample, sign), _SAMPLE))
        if recognise(rows) is not None and (len(sample) == 1 or not _crowded(rows)):
            return sign
    return None


def _crowded(rows: list[list[str]]) -> bool:
    """Whether cells hold name and number together: free lines that have commas in them."""
    filled = [cell for cells in rows for cell in cells if mobiles_in(cell)]
    mixed = sum(1 for cell in filled if find_mobiles(cell).junk)
    return mixed > len(filled) * (1 - _STEADY)


def free_lines(lines: Iterable[str]) -> Iterator[FileRow]:
    """One line, one person: a name before or after the number, or a number alone."""
    nobody = _common_name(islice(iter(lines), _NAMED)) if isinstance(lines, Text) else None
    for number, line in enumerate(lines, 1):
        if not any(char.isalnum() for char in line):
            continue
        mobiles, name = _line(line)
        prefix, first, last = ("", "", "") if name == nobody else split_name(name)
        seen = "" if mobiles else shown(line)
        if not mobiles:
            prefix, first, last = "", "", ""
        yield FileRow(number, mobiles, prefix, first, last, emoji_of(prefix), seen)


def _line(line: str) -> tuple[tuple[str, ...], str]:
    pasted = find_mobiles(line[:1000])
    junk = _TAGS.sub(" ", " ".join(pasted.junk))
    return pasted.mobiles, clean(_NUMBERS.sub(" ", to_ascii_digits(junk)))


def _common_name(lines: Iterable[str]) -> str | None:
    """What stands beside nearly every number ("phone_number"): a label, and nobody's name."""
    names = Counter(name for mobiles, name in map(_line, lines) if mobiles and name)
    name, many = next(iter(names.most_common(1)), ("", 0))
    return name if many >= max(_FEWEST, names.total() * _COMMON) else None
