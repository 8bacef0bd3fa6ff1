"""Which column is what: by the header if there is one, else by what stands in the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.contacts.importing.reading.headers import (
    NAMES,
    NEVER,
    NOBODY,
    NUMBERED,
    fields_of,
    may_name_mobiles,
)
from handlers.contacts.importing.reading.people import mobiles_in, words
from smsir.text import fold, normalize_mobile, to_ascii_digits

Cells = Sequence[str]
_HEADER_WITHIN = 40
_STRAY = 1
"""A row with a number that may stand above the header: whom to call. Two are people of a list."""

_TWO_ROWS = 2
"""Fields that the second row of a header names at least."""

_SHARE = 0.5
_NUMBER = re.compile(r"\d{4}")
_FULL = re.compile(r"[(]?(?:0|\+|98)")


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns; `skip`: rows before the first person.

    `countries`: a name, a code, or both. `headed`: whether a header names the mobiles. `width`:
    cells of a whole row. `beside`: columns of the tables that stand beside this one.
    """

    mobiles: tuple[int, ...]
    first: int | None = None
    last: int | None = None
    full: int | None = None
    prefix: int | None = None
    gender: int | None = None
    birthday: int | None = None
    countries: tuple[int, ...] = ()
    skip: int = 0
    headed: bool = False
    width: int = 0
    beside: tuple[Columns, ...] = ()

    def all(self) -> tuple[Columns, ...]:
        return (self, *self.beside)

    @property
    def places(self) -> frozenset[int | None]:
        """Of this table alone."""
        names = (self.first, self.last, self.full, self.prefix)
        return frozenset((*self.mobiles, *names, self.gender, self.birthday, *self.countries))

    @property
    def names_people(self) -> bool:
        return not (self.first is self.last is self.full is None)


def recognise(sample: Sequence[Cells]) -> Columns | None:
    """The columns of a table from its first rows; None where no column holds mobiles."""
    listed = looked_at = 0
    for place, cells in enumerate(sample):
        if not any(cells):
            continue
        named = _header(cells)
        # People above a header are people of a list: it must not hide them.
        if named is not None and (listed <= _STRAY if "mobile" in named.values() else not listed):
            return _by_header(*_with_second_row(named, sample, place), len(cells))
        listed += is_listed(cells)
        looked_at += 1
        if looked_at == _HEADER_WITHIN:
            break
    return _by_content(sample, _named_otherwise(sample))


def is_listed(cells: Cells) -> bool:
    """Whether a row looks like a person of a list: a cell holds a mobile and nothing else."""
    return any(cell and normalize_mobile(cell) is not None for cell in cells)


def columns_below(cells: Cells, skip: int) -> Columns | None:
    """The columns below a row in the middle of a table, if it is a header that names mobiles."""
    filled = [cell for cell in cells if cell]
    # A person's row without a mobile may hold a word of a header, and must be told.
    if any(_NUMBER.search(cell) for cell in filled) or not any(map(may_name_mobiles, filled)):
        return None
    named = _header(cells)
    if named is None or "mobile" not in named.values():
        return None
    if len(named) < min(len(filled), _TWO_ROWS):
        return None
    return _by_header(named, [], skip, len(cells))


def counts_of(sample: Sequence[Cells], columns: Columns) -> int:
    """How many rows have a mobile where the columns say."""
    counts = _counts(sample, {})
    return max((counts[place] for place in columns.mobiles), default=0)


def names_mobiles(cells: Cells) -> bool:
    """Whether a row is a header with a column of mobiles."""
    return "mobile" in (_header(cells) or {}).values()


def _with_second_row(
    named: dict[int, str], sample: Sequence[Cells], place: int
) -> tuple[dict[int, str], Sequence[Cells], int]:
    """With merged cells above them the names of the columns stand in the second row."""
    behind = place + 1
    second = _header(sample[behind]) if behind < len(sample) else None
    known = [name for name in (second or {}).values() if name not in NOBODY]
    if second is None or len(known) < _TWO_ROWS:
        return named, sample[behind:], behind
    fields = {*second.values()} - NOBODY
    above = {column: name for column, name in named.items() if name not in fields}
    return {**above, **second}, sample[behind + 1 :], behind + 1


def _named_otherwise(sample: Sequence[Cells]) -> dict[int, str]:
    """Columns that a header names as something else, where it names nothing of a person."""
    header = next((cells for cells in sample if any(cells)), ())
    if any(char.isdecimal() for cell in header for char in cell):
        return {}
    return {place: name for place, name in fields_of(header).items() if name in NOBODY}


def _header(cells: Cells) -> dict[int, str] | None:
    """The fields that a header row names, by column; None where it is no header."""
    if any(mobiles_in(cell) for cell in cells if cell):
        return None
    fields = fields_of(cells)
    return fields if any(name not in NOBODY for name in fields.values()) else None


def _by_header(
    named: dict[int, str], sample: Sequence[Cells], skip: int, width: int
) -> Columns | None:
    blocks = _blocks(sorted(named.items()))
    if not all("mobile" in block.values() for block in blocks):
        blocks = [named]
    counts = _counts(sample, named)
    columns = [_of_block(block, counts) for block in blocks]
    if len(columns) == 1 and not any(counts[place] for place in columns[0].mobiles):
        mobiles = _mobile_columns(sample, counts) or columns[0].mobiles
        columns = [replace(columns[0], mobiles=mobiles)]
    if not columns[0].mobiles:
        return None
    first, *others = (replace(each, skip=skip, width=width) for each in columns)
    return replace(first, beside=tuple(others))


def _blocks(named: Iterable[tuple[int, str]]) -> list[dict[int, str]]:
    """Fields of tables that stand side by side: each begins where a name's field comes anew."""
    blocks: list[dict[int, str]] = [{}]
    here: set[str] = set()
    for place, name in named:
        begins = name in here and name in NAMES
        if name == "mobile" and next(iter(blocks[-1].values()), "") == "mobile":
            begins = bool(here & NAMES)
        if begins:
            blocks.append({})
            here = set()
        blocks[-1][place] = name
        here.add(name)
    return blocks


def _of_block(named: dict[int, str], counts: Counter[int]) -> Columns:
    def first(field: str) -> int | None:
        return next(iter(every(field)), None)

    def every(field: str) -> tuple[int, ...]:
        return tuple(place for place, name in named.items() if name == field)

    mobiles = every("mobile")
    useful = tuple(place for place in mobiles if counts[place]) or mobiles
    return Columns(
        useful,
        first("first"),
        first("last"),
        first("full"),
        first("prefix"),
        first("gender"),
        first("birthday"),
        every("country"),
        headed=bool(mobiles),
    )


def _counts(sample: Sequence[Cells], named: Mapping[int, str]) -> Counter[int]:
    """How many cells of each column hold a mobile; of "number of something" most, and in full."""
    filled, counts = Counter[int](), Counter[int]()
    for cells in sample:
        for place, cell in enumerate(cells):
            field = named.get(place)
            if not cell or field == NEVER:
                continue
            filled[place] += 1
            if (field != NUMBERED or _is_full(cell)) and mobiles_in(cell):
                counts[place] += 1
    few = [p for p in counts if named.get(p) == NUMBERED and counts[p] < filled[p] * _SHARE]
    return Counter({place: many for place, many in counts.items() if place not in few})


def _is_full(cell: str) -> bool:
    return _FULL.match(to_ascii_digits(cell.strip())) is not None


def _mobile_columns(sample: Sequence[Cells], counts: Counter[int]) -> tuple[int, ...]:
    """Columns with many mobiles; where one has them in full, ten bare digits of others are none."""
    full = Counter(
        place
        for cells in sample
        for place, cell in enumerate(cells)
        if place in counts and _is_full(cell) and mobiles_in(cell)
    )
    if any(full[place] >= many * _SHARE for place, many in counts.items()):
        counts = Counter({p: many for p, many in counts.items() if full[p] >= many * _SHARE})
    most = max(counts.values(), default=0)
    return tuple(sorted(place for place, many in counts.items() if many >= most * _SHARE))


def _by_content(sample: Sequence[Cells], named: Mapping[int, str]) -> Columns | None:
    mobiles = _mobile_columns(sample, _counts(sample, named))
    if not mobiles:
        return None
    held = frozenset(mobiles)
    title, texts = None, []
    for place in range(max(map(len, sample))):
        cells = [cells[place] for cells in sample if place < len(cells) and cells[place]]
        if place in held or not cells or not _wordy(cells):
            continue
        if title is None and _titles(cells):
            title = place
        else:
            texts.append(place)
    parted = _side_by_side(texts, mobiles)
    if parted is not None:
        first, *others = (_named_by(texts_, mobiles_, None) for texts_, mobiles_ in parted)
        columns = replace(first, beside=tuple(others))
    else:
        columns = _named_by(texts, mobiles, title)
    width = Counter(len(cells) for cells in sample if any(cells)).most_common(1)[0][0]
    return replace(columns, width=width)


def _named_by(texts: Sequence[int], mobiles: tuple[int, ...], title: int | None) -> Columns:
    if len(texts) == 1:
        return Columns(mobiles, full=texts[0], prefix=title)
    first, last = (*texts, None, None)[:2]
    return Columns(mobiles, first=first, last=last, prefix=title)


def _side_by_side(
    texts: Sequence[int], mobiles: Sequence[int]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]] | None:
    """Columns of tables that stand side by side without headers: the same order comes again."""
    order, held = sorted([*texts, *mobiles]), frozenset(mobiles)
    kinds = [place in held for place in order]
    for size in range(2, len(order) // 2 + 1):
        whole = len(order) % size == 0 and kinds == kinds[:size] * (len(order) // size)
        if not whole or len(set(kinds[:size])) < 2:  # noqa: PLR2004 (names and mobiles)
            continue
        parts = [order[start : start + size] for start in range(0, len(order), size)]
        return [
            (
                tuple(place for place in part if place not in held),
                tuple(place for place in part if place in held),
            )
            for part in parts
        ]
    return None


def _wordy(cells: list[str]) -> bool:
    """Whether most cells are words rather than numbers, codes or dates."""
    words_ = sum(1 for cell in cells if not any(char.isdecimal() for char in cell))
    return words_ >= len(cells) * _SHARE


def _titles(cells: list[str]) -> bool:
    titles = words()["titles"]
    return sum(1 for cell in cells if fold(cell) in titles) >= len(cells) * _SHARE
