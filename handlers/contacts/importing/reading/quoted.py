"""Rows of a file with signs between its columns (CSV), of which quotes may be broken.

A quote that is never closed must not swallow the people behind it: a field that does not end, or
that would hold lines with mobiles, is read as it stands.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from handlers.contacts.importing.reading.people import mobiles_in

_MOST_LINES = 12
"""Lines that one field may go over: an address, a note."""


def cells_of(lines: Iterable[str], sign: str) -> Iterator[list[str]]:
    """One list of cells for each row; rows of a field over several lines come as one."""
    waiting = iter(lines)
    buffered: list[str] = []
    while True:
        line = buffered.pop(0) if buffered else next(waiting, None)
        if line is None:
            return
        if '"' not in line or not unclosed(line, sign):
            yield _split(line, sign) if '"' in line else [cell.strip() for cell in line.split(sign)]
            continue
        ahead = list(islice(chain(buffered, waiting), _MOST_LINES - 1))
        many = _closed_after(line, ahead, sign)
        joined = _split("\n".join([line, *ahead[:many]]), sign) if many else []
        if many and not any("\n" in cell and mobiles_in(cell) for cell in joined):
            yield joined
            # The rows behind keep their numbers.
            yield from ([] for _ in range(many))
            buffered = ahead[many:]
        else:
            yield [cell.strip().strip('"').strip() for cell in line.split(sign)]
            buffered = ahead


def _split(text: str, sign: str) -> list[str]:
    try:
        cells = next(csv.reader([text], delimiter=sign), [])
    except csv.Error:
        cells = text.split(sign)
    return [cell.strip() for cell in cells]


def _closed_after(line: str, ahead: list[str], sign: str) -> int:
    """How many lines further the open field ends; 0 where it does not."""
    for many in range(1, len(ahead) + 1):
        if not unclosed("\n".join([line, *ahead[:many]]), sign):
            return many
    return 0


def unclosed(text: str, sign: str) -> bool:
    """Whether a field that begins with a quote does not end in this text, or not before a sign."""
    place = 0
    while place < len(text):
        if text[place] != '"':
            end = text.find(sign, place)
            if end < 0:
                return False
            place = end + 1
            continue
        place = _behind_quote(text, place + 1)
        end = text.find(sign, place)
        if place < 0 or text[place : end if end >= 0 else None].strip():
            return True
        if end < 0:
            return False
        place = end + 1
    return False


def _behind_quote(text: str, place: int) -> int:
    """Behind the quote that ends a field; two in a row stand for one. -1 where there is none."""
    while True:
        end = text.find('"', place)
        if end < 0:
            return -1
        if text[end + 1 : end + 2] != '"':
            return end + 1
        place = end + 2
