"""Lists without columns: labelled lines, a name above its number, or names beside numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice, pairwise

from handlers.contacts.importing.reading.free_lines import free_lines
from handlers.contacts.importing.reading.labelled import labelled
from handlers.contacts.importing.reading.people import FileRow

_LOOKED_AT = 3_000
_SHARE = 0.8
_LONGEST_NAME = 40
_MOST_WORDS = 4
_TITLE = 1


def listed_in(lines: Iterable[str]) -> Iterator[FileRow]:
    """The people of lines, which are gone through more than once."""
    by_label = labelled(lines)
    if by_label is not None:
        return by_label
    rows = free_lines(lines)
    sample = list(islice(rows, _LOOKED_AT))
    above, whole = _names_are_above(sample), chain(sample, rows)
    return whole if above is None else _joined(whole, above=above)


def _names_are_above(rows: list[FileRow]) -> bool | None:
    """Whether names stand in the lines above their numbers, or below; None where it is not clear.

    Names and numbers alternate either way, so the empty lines between people tell, or the ends: a
    list that begins and ends with a word may have a title.
    """
    numbers, names = sum(map(_is_number, rows)), sum(map(_is_name, rows))
    pairs = list(pairwise(rows))
    above = [
        second.row - first.row for first, second in pairs if _is_name(first) and _is_number(second)
    ]
    below = [
        second.row - first.row for first, second in pairs if _is_number(first) and _is_name(second)
    ]
    if not numbers or any(map(_has_both, rows)) or len(rows) == _LOOKED_AT:
        return None
    if max(len(above), len(below)) < max(numbers, names - _TITLE) * _SHARE:
        return None
    farthest = (max(above, default=0), max(below, default=0))
    if all(farthest) and farthest[0] != farthest[1]:
        return farthest[0] < farthest[1]
    return _is_name(rows[0]) if _is_name(rows[0]) != _is_name(rows[-1]) else None


def _joined(rows: Iterator[FileRow], *, above: bool) -> Iterator[FileRow]:
    """Each number with the name beside it; who has none, and what is none, as it stands."""
    waiting: FileRow | None = None
    for row in rows:
        name, number = (waiting, row) if above else (row, waiting)
        if name is not None and number is not None and _is_name(name) and _is_number(number):
            yield _named(number, name)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = row
    if waiting is not None:
        yield waiting


def _named(number: FileRow, name: FileRow) -> FileRow:
    person = next(free_lines([f"{name.seen} {number.mobiles[0]}"]))
    return replace(person, row=number.row, mobiles=number.mobiles)


def _is_number(row: FileRow) -> bool:
    return bool(row.mobiles) and not _has_both(row)


def _has_both(row: FileRow) -> bool:
    return bool(row.mobiles) and bool(row.first or row.last)


def _is_name(row: FileRow) -> bool:
    text = row.seen
    short = len(text) <= _LONGEST_NAME and len(text.split()) <= _MOST_WORDS
    return not row.mobiles and short and not any(map(str.isdecimal, text)) and "@" not in text
