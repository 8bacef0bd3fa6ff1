"""The people of a table, row by row: nobody with a number vanishes without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from handlers.contacts.importing.reading.columns import (
    Cells,
    Columns,
    columns_below,
    counts_of,
    is_listed,
    recognise,
)
from handlers.contacts.importing.reading.free_lines import free_lines
from handlers.contacts.importing.reading.headers import field_of
from handlers.contacts.importing.reading.limits import MAX_COLUMNS, RefusedFileError
from handlers.contacts.importing.reading.names import clean, shown
from handlers.contacts.importing.reading.people import (
    FileRow,
    emoji_of,
    mobiles_in,
    split_name,
    with_its_country,
)
from smsir.text import is_cut, to_ascii_digits

SAMPLE = 300
"""Rows with something in them by which the columns are known."""

_FEW_ROWS = 40
"""Rows of a table that may lie on its side."""

_STRAY = 1
_FULL = ("0", "+", "98", "(")


def people(rows: Iterable[Cells]) -> Iterator[FileRow]:
    """People of a table; empty rows are passed over.

    Raises:
        RefusedFileError: no column holds mobile numbers, or it is too far to the side.
    """
    source = iter(rows)
    sample = _upright(sampled(source))
    columns = recognise(sample)
    if columns is None:
        raise RefusedFileError(without_mobiles(sample))
    if max(columns.mobiles) >= MAX_COLUMNS:
        raise RefusedFileError("wide")
    yield from _above(sample[: columns.skip])
    for number, cells in enumerate(chain(sample, source), 1):
        if number <= columns.skip or not any(cells):
            continue
        persons = _side_by_side(number, cells, columns)
        if any(row.mobiles for row in persons):
            yield from persons
            continue
        below = columns_below(cells, number)
        if below is not None:
            columns = below
            continue
        moved = _moved(number, cells, columns)
        yield from persons if moved is None else [moved]


def sampled(source: Iterator[Cells]) -> list[Cells]:
    """The first rows, as many as have something in them."""
    sample: list[Cells] = []
    filled = 0
    for cells in source:
        sample.append(cells)
        filled += any(cells)
        if filled == SAMPLE:
            break
    return sample


def without_mobiles(sample: Iterable[Cells]) -> str:
    """Why a table without mobiles is refused."""
    return "cut" if any(is_cut(cell) for cells in sample for cell in cells) else "nobody"


def best_of(tables: Sequence[list[list[str]]]) -> Iterator[FileRow]:
    """People of the table that looks most like a list of them."""
    best, _ = max(((table, score([*table[:SAMPLE]])) for table in tables), key=lambda each: each[1])
    return people(best)


def score(sample: list[Cells]) -> tuple[bool, int]:
    """How much rows look like a list of people: whether they have a header, and mobiles in them."""
    upright = _upright(sample)
    columns = recognise(upright)
    if columns is None:
        return False, 0
    return columns.headed, counts_of(upright, columns)


def _upright(sample: list[Cells]) -> list[Cells]:
    """A short table whose header is its first column, turned; others as they are."""
    if len(sample) <= _FEW_ROWS and any(map(_lies, sample)):
        return [list(cells) for cells in zip_longest(*sample, fillvalue="")]
    return sample


def _lies(cells: Cells) -> bool:
    """Whether a row is a heading and the mobiles that it heads."""
    filled = [cell for cell in cells if cell]
    numbers = [cell for cell in filled[1:] if mobiles_in(cell)]
    return len(numbers) > 1 and len(numbers) >= len(filled) - 2 and field_of(filled[0]) == "mobile"


def _above(rows: Sequence[Cells]) -> Iterator[FileRow]:
    """People above a header; one row with a number there is whom to call."""
    listed = [(number, cells) for number, cells in enumerate(rows, 1) if is_listed(cells)]
    if len(listed) > _STRAY:
        for number, cells in listed:
            yield FileRow(number, (), seen=shown(" ".join(filter(None, cells))))


def _side_by_side(row: int, cells: Cells, columns: Columns) -> list[FileRow]:
    """The people of a row, of each table that stands there; a table that has ended has none."""
    if not columns.beside:
        return _persons(row, cells, columns)
    persons = list[FileRow]()
    for each in columns.all():
        own = [cell if place in each.places else "" for place, cell in enumerate(cells)]
        persons += _persons(row, own, each) if any(own) else []
    return persons or [_person(row, cells, columns)]


def _persons(row: int, cells: Cells, columns: Columns) -> list[FileRow]:
    """The people of a row; where no column holds names they stand in the cells of the mobiles."""
    person = _person(row, cells, columns)
    if columns.names_people or not person.mobiles:
        return [person]
    typed = [cells[place] for place in columns.mobiles if place < len(cells)]
    named = [replace(each, row=row) for each in free_lines(typed) if each.first or each.last]
    return named if len(named) == len(person.mobiles) else [person]


def _person(row: int, cells: Cells, columns: Columns) -> FileRow:
    def cell(place: int | None) -> str:
        return clean(cells[place]) if place is not None and place < len(cells) else ""

    country = " ".join(filter(None, map(cell, columns.countries)))
    typed = [cells[place] for place in columns.mobiles if place < len(cells) and cells[place]]
    numbers = [with_its_country(each, country) for each in typed] if country else typed
    mobiles = tuple(dict.fromkeys(mobile for each in numbers for mobile in mobiles_in(each)))
    prefix, first, last = cell(columns.prefix), cell(columns.first), cell(columns.last)
    if columns.full is not None and not (first or last):
        title, first, last = split_name(cell(columns.full))
        prefix = prefix or title
    rejected = [country, *typed] if typed else cells
    seen = "" if mobiles else shown(" ".join(filter(None, rejected)))
    emoji = emoji_of(prefix, cell(columns.gender))
    birthday = _typed(cells, columns.birthday)
    return FileRow(row, mobiles, prefix, first, last, emoji, seen, birthday)


def _moved(row: int, cells: Cells, columns: Columns) -> FileRow | None:
    """Who stands in a row with more or fewer cells than the others: a comma in a name moves all."""
    if len(cells) == columns.width:
        return None
    places = [
        place
        for place, cell in enumerate(cells)
        if to_ascii_digits(cell.strip()).startswith(_FULL) and mobiles_in(cell)
    ]
    if not places:
        return None
    place = min(places, key=lambda each: abs(each - columns.mobiles[0]))
    before = [clean(cell) for cell in cells[:place] if not any(map(str.isdecimal, cell))]
    prefix, first, last = split_name(" ".join(filter(None, before)))
    return FileRow(row, mobiles_in(cells[place]), prefix, first, last, emoji_of(prefix))


def _typed(cells: Cells, place: int | None) -> str:
    """What stands in a cell, in one line."""
    return shown(cells[place]) if place is not None and place < len(cells) else ""
