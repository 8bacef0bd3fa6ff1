"""Which column is what: by the header if there is one, else by what stands in the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from handlers.contacts.importing.reading.limits import MAX_COLUMNS, RefusedFileError
from handlers.contacts.importing.reading.people import (
    FileRow,
    clean,
    emoji_of,
    mobiles_in,
    shown,
    split_name,
    words,
)
from smsir.text import ends_with_label, fold, to_ascii_digits

Cells = Sequence[str]
_SAMPLE = 300
_HEADER_WITHIN = 10
_SHARE = 0.5
_AROUND = " *:()[]{}<>\u00ab\u00bb\"'#._-\u061b\u060c"
_WORD = re.compile(r"[^\W_]+")
_FULL = re.compile(r"[(]?(?:0|\+|98)")
NEVER = "never"
"""The field of a column whose digits are no phone numbers: postal codes, amounts, accounts."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns; `skip`: rows before the first person.

    `headed`: whether a header names the mobiles.
    """

    mobiles: tuple[int, ...]
    first: int | None = None
    last: int | None = None
    full: int | None = None
    prefix: int | None = None
    gender: int | None = None
    birthday: int | None = None
    skip: int = 0
    headed: bool = False


def people(rows: Iterable[Cells]) -> Iterator[FileRow]:
    """People of a table; empty rows are passed over.

    Raises:
        RefusedFileError: no column holds mobile numbers, or it is too far to the side.
    """
    source = iter(rows)
    sample = list(islice(source, _SAMPLE))
    columns = recognise(sample)
    if columns is None:
        raise RefusedFileError("nobody")
    if max(columns.mobiles) >= MAX_COLUMNS:
        raise RefusedFileError("wide")
    for number, cells in enumerate(chain(sample, source), 1):
        if number > columns.skip and any(cells):
            yield _found(number, cells, columns)


def best_of(tables: Sequence[list[list[str]]]) -> Iterator[FileRow]:
    """People of the table that looks most like a list of them."""
    best = max(tables, key=lambda table: score(table[:_SAMPLE]))
    return people(best)


def score(sample: Sequence[Cells]) -> tuple[bool, int]:
    """How much rows look like a list of people: whether they have a header, and mobiles in them."""
    columns = recognise(sample)
    if columns is None:
        return False, 0
    counts = _counts(sample, frozenset())
    return columns.headed, max((counts[place] for place in columns.mobiles), default=0)


def recognise(sample: Sequence[Cells]) -> Columns | None:
    """The columns of a table from its first rows; None where no column holds mobiles."""
    for place, cells in enumerate(sample[:_HEADER_WITHIN]):
        named = _header(cells)
        if named is not None:
            return _by_header(named, sample[place + 1 :], place + 1)
    return _by_content(sample, _named_otherwise(sample))


def _named_otherwise(sample: Sequence[Cells]) -> frozenset[int]:
    """Columns that a header names as something else, where it names nothing of a person."""
    header = next((cells for cells in sample if any(cells)), ())
    if any(char.isdecimal() for cell in header for char in cell):
        return frozenset()
    return frozenset(place for place, cell in enumerate(header) if cell and _field(cell) == NEVER)


def _header(cells: Cells) -> dict[int, str] | None:
    """The fields that a header row names, by column; None where it is no header."""
    if any(mobiles_in(cell) for cell in cells if cell):
        return None
    named = {place: _field(cell) for place, cell in enumerate(cells) if cell}
    fields = {place: name for place, name in named.items() if name is not None}
    return fields if any(name != NEVER for name in fields.values()) else None


def _field(cell: str) -> str | None:
    """What a header means: by a list of them, else by the words in it."""
    vocabulary, plain = words(), fold(cell).strip(_AROUND)
    if plain in vocabulary["headers"]:
        return str(vocabulary["headers"][plain])
    parts = set(_WORD.findall(plain))
    if parts & set(vocabulary["birthday words"]):
        return "birthday"
    if any(word in parts or (" " in word and word in plain) for word in vocabulary[NEVER]):
        return NEVER
    if any(word in plain for word in vocabulary["mobile words"]):
        return None if parts & set(vocabulary["name words"]) else "mobile"
    return NEVER if ends_with_label(plain) else None


def _by_header(named: dict[int, str], sample: Sequence[Cells], skip: int) -> Columns | None:
    def first(field: str) -> int | None:
        return next((place for place, name in named.items() if name == field), None)

    never = frozenset(place for place, name in named.items() if name == NEVER)
    mobiles = [place for place, name in named.items() if name == "mobile"]
    counts = _counts(sample, never)
    useful = tuple(place for place in mobiles if counts[place] or not counts)
    useful = useful or _mobile_columns(sample, never) or tuple(mobiles)
    if not useful:
        return None
    return Columns(
        useful,
        first("first"),
        first("last"),
        first("full"),
        first("prefix"),
        first("gender"),
        first("birthday"),
        skip,
        headed=bool(mobiles),
    )


def _counts(sample: Sequence[Cells], never: frozenset[int]) -> Counter[int]:
    """How many cells of each column hold a mobile."""
    return Counter(
        place
        for cells in sample
        for place, cell in enumerate(cells)
        if cell and place not in never and mobiles_in(cell)
    )


def _mobile_columns(sample: Sequence[Cells], never: frozenset[int]) -> tuple[int, ...]:
    """Columns with many mobiles; where one has them in full, ten bare digits of others are none."""
    counts = _counts(sample, never)
    full = Counter(
        place
        for cells in sample
        for place, cell in enumerate(cells)
        if place in counts and _FULL.match(to_ascii_digits(cell.strip()))
    )
    if any(full[place] >= many * _SHARE for place, many in counts.items()):
        counts = Counter({p: many for p, many in counts.items() if full[p] >= many * _SHARE})
    most = max(counts.values(), default=0)
    return tuple(sorted(place for place, many in counts.items() if many >= most * _SHARE))


def _by_content(sample: Sequence[Cells], never: frozenset[int]) -> Columns | None:
    mobiles = _mobile_columns(sample, never)
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
    titles = words()["titles"]
    return sum(1 for cell in cells if fold(cell) in titles) >= len(cells) * _SHARE


def _found(row: int, cells: Cells, columns: Columns) -> FileRow:
    def cell(place: int | None) -> str:
        return clean(cells[place]) if place is not None and place < len(cells) else ""

    typed = [cells[place] for place in columns.mobiles if place < len(cells) and cells[place]]
    mobiles = tuple(dict.fromkeys(mobile for each in typed for mobile in mobiles_in(each)))
    prefix, first, last = cell(columns.prefix), cell(columns.first), cell(columns.last)
    if columns.full is not None and not (first or last):
        title, first, last = split_name(cell(columns.full))
        prefix = prefix or title
    seen = "" if mobiles else shown(" ".join(typed) or " ".join(filter(None, cells)))
    emoji = emoji_of(prefix, cell(columns.gender))
    birthday = _typed(cells, columns.birthday)
    return FileRow(row, mobiles, prefix, first, last, emoji, seen, birthday)


def _typed(cells: Cells, place: int | None) -> str:
    """What stands in a cell, in one line."""
    return shown(cells[place]) if place is not None and place < len(cells) else ""
