"""Text in any clothing: columns with a comma, semicolon or tab between them, or free lines.

Excel saves CSV in the language's own code page (Windows-1256 for Persian), in UTF-8 with a mark,
or in UTF-16 with tabs ("Unicode text"); Iranian tools do all of these.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from handlers.bookwork.reading.columns import people, recognise
from handlers.bookwork.reading.limits import RefusedFileError
from handlers.bookwork.reading.people import Found, clean, emoji_of, mobiles_in, shown, split_name
from smsir.text import find_mobiles, to_ascii_digits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ("\t", ";", ",", "|", "\u061b")
_SAMPLE = 40
_STEADY = 0.7
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_NOISE_SHARE = 0.01
_NUMBERS = re.compile(r"^\s*[0-9]{1,4}(?=\W)|[+(]*[0-9](?:[ ().+/_-]*[0-9]){3,}")
"""What is no part of a name: a list's numbering, and numbers of cards or landlines."""


def decode(content: bytes) -> str:
    """The text of a file.

    Raises:
        RefusedFileError: it is no text in any of the encodings that Persian files have.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if content[:4000].count(0) * 3 > len(content[:4000]):
        return _decoded(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    noise = sum(1 for byte in content[:4000] if byte in _CONTROLS)
    if noise > len(content[:4000]) * _NOISE_SHARE:
        raise RefusedFileError("kind")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1256", "replace")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedFileError("broken") from None


def found_in(text: str) -> Iterator[Found]:
    """People of a table in text, or of free lines where it is none.

    Raises:
        RefusedFileError: a field never ends, or nothing in it is a mobile number.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    delimiter = _delimiter(text)
    if delimiter is None:
        yield from free_lines(text)
        return
    try:
        yield from people(_cells(text, delimiter))
    except csv.Error:
        raise RefusedFileError("broken") from None


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(_lines(text), delimiter=delimiter)
    return ([cell.strip() for cell in cells] for cells in reader)


def _lines(text: str) -> Iterator[str]:
    """Line by line without a second copy of the whole; form feeds are no line ends here."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _delimiter(text: str) -> str | None:
    """The sign between columns: in nearly every line, and giving a column of mobiles."""
    sample = [line for line in islice(_lines(text), _SAMPLE) if line.strip()]
    for sign in _DELIMITERS:
        counts = Counter(line.count(sign) for line in sample)
        with_sign = sum(many for signs, many in counts.items() if signs)
        if not sample or with_sign < len(sample) * _STEADY:
            continue
        rows = list(islice(_cells("".join(sample), sign), _SAMPLE))
        if recognise(rows) is not None and (len(sample) == 1 or not _crowded(rows)):
            return sign
    return None


def _crowded(rows: list[list[str]]) -> bool:
    """Whether cells hold name and number together: free lines that have commas in them."""
    filled = [cell for cells in rows for cell in cells if mobiles_in(cell)]
    mixed = sum(1 for cell in filled if find_mobiles(cell).junk)
    return mixed > len(filled) * (1 - _STEADY)


def free_lines(text: str) -> Iterator[Found]:
    """One line, one person: a name before or after the number, or a number alone."""
    for number, line in enumerate(_lines(text), 1):
        if not any(char.isalnum() for char in line):
            continue
        pasted = find_mobiles(line[:1000])
        name = clean(_NUMBERS.sub(" ", to_ascii_digits(" ".join(pasted.junk))))
        prefix, first, last = split_name(name)
        seen = "" if pasted.mobiles else shown(line)
        if not pasted.mobiles:
            prefix, first, last = "", "", ""
        yield Found(number, pasted.mobiles, prefix, first, last, emoji_of(prefix), seen)
