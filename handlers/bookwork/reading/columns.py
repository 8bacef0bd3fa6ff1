"""Which column is what: by the header if there is one, else by what stands in the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from handlers.bookwork.reading.limits import MAX_COLUMNS, RefusedFileError
from handlers.bookwork.reading.people import (
    Found,
    clean,
    emoji_of,
    mobiles_in,
    shown,
    split_name,
    words,
)
from smsir.text import fold

Cells = Sequence[str]
_SAMPLE = 300
_HEADER_WITHIN = 10
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns; `skip`: rows before the first person."""

    mobiles: tuple[int, ...]
    first: int | None = None
    last: int | None = None
    full: int | None = None
    prefix: int | None = None
    gender: int | None = None
    skip: int = 0


def people(rows: Iterable[Cells]) -> Iterator[Found]:
    """People of a table; empty rows are passed over.

    Raises:
        RefusedFileError: no column holds mobile numbers, or there are too many columns.
    """
    source = iter(rows)
    sample = list(islice(source, _SAMPLE))
    if max(map(len, sample), default=0) > MAX_COLUMNS and not _narrow(sample):
        raise RefusedFileError("large")
    columns = recognise(sample)
    if columns is None:
        raise RefusedFileError("nobody")
    for number, cells in enumerate(chain(sample, source), 1):
        if number > columns.skip and any(cells):
            yield _found(number, cells, columns)


def _narrow(sample: Sequence[Cells]) -> bool:
    """Whether all that stands in a wide table stands in its first columns."""
    return not any(any(cells[MAX_COLUMNS:]) for cells in sample)


def recognise(sample: Sequence[Cells]) -> Columns | None:
    """The columns of a table from its first rows; None where no column holds mobiles."""
    for place, cells in enumerate(sample[:_HEADER_WITHIN]):
        named = _header(cells)
        if named is not None:
            return _by_header(named, sample[place + 1 :], place + 1)
    return _by_content(sample)


def _header(cells: Cells) -> dict[int, str] | None:
    """The fields that a header row names, by column; None where it is no header."""
    known = words()["headers"]
    named = {place: known.get(fold(cell)) for place, cell in enumerate(cells) if cell}
    found = {place: name for place, name in named.items() if name is not None}
    if not found or any(mobiles_in(cell) for cell in cells if cell):
        return None
    return found


def _by_header(named: dict[int, str], sample: Sequence[Cells], skip: int) -> Columns | None:
    def first(field: str) -> int | None:
        return next((place for place, name in named.items() if name == field), None)

    mobiles = [place for place, name in named.items() if name == "mobile"]
    counts = _counts(sample)
    useful = tuple(place for place in mobiles if counts[place] or not counts)
    useful = useful or _mobile_columns(sample) or tuple(mobiles)
    if not useful:
        return None
    return Columns(
        useful, first("first"), first("last"), first("full"), first("prefix"), first("gender"), skip
    )


def _counts(sample: Sequence[Cells]) -> Counter[int]:
    """How many cells of each column hold a mobile."""
    return Counter(
        place
        for cells in sample
        for place, cell in enumerate(cells[:MAX_COLUMNS])
        if cell and mobiles_in(cell)
    )


def _mobile_columns(sample: Sequence[Cells]) -> tuple[int, ...]:
    counts = _counts(sample)
    most = max(counts.values(), default=0)
    return tuple(sorted(place for place, many in counts.items() if many >= most * _SHARE))


def _by_content(sample: Sequence[Cells]) -> Columns | None:
    mobiles = _mobile_columns(sample)
    if not mobiles:
        return None
    title, texts = None, []
    for place in range(max(map(len, sample))):
        cells = [cells[place] for cells in sample if place < len(cells) and cells[place]]
        if place in mobiles or not cells or not _wordy(cells):
            continue
        if title is None and _titles(cells):
            title = place
        else:
            texts.append(place)
    if len(texts) == 1:
        return Columns(mobiles, full=texts[0], prefix=title)
    first, last = (*texts, None, None)[:2]
    return Columns(mobiles, first=first, last=last, prefix=title)


def _wordy(cells: list[str]) -> bool:
    """Whether most cells are words rather than numbers, codes or dates."""
    words_ = sum(1 for cell in cells if not any(char.isdecimal() for char in cell))
    return words_ >= len(cells) * _SHARE


def _titles(cells: list[str]) -> bool:
    known = words()["titles"]
    return sum(1 for cell in cells if fold(cell) in known) >= len(cells) * _SHARE


def _found(row: int, cells: Cells, columns: Columns) -> Found:
    def cell(place: int | None) -> str:
        return clean(cells[place]) if place is not None and place < len(cells) else ""

    given = [cells[place] for place in columns.mobiles if place < len(cells) and cells[place]]
    mobiles = tuple(dict.fromkeys(mobile for each in given for mobile in mobiles_in(each)))
    prefix, first, last = cell(columns.prefix), cell(columns.first), cell(columns.last)
    if columns.full is not None and not (first or last):
        title, first, last = split_name(cell(columns.full))
        prefix = prefix or title
    seen = "" if mobiles else shown(" ".join(given) or " ".join(filter(None, cells)))
    emoji = emoji_of(prefix, cell(columns.gender))
    return Found(row, mobiles, prefix, first, last, emoji, seen)
