"""Lists whose lines say what they hold: "name: Ali", or "name: Ali, mobile: 0912..." in one line.

They become rows of a table, so that a label is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, islice

from handlers.contacts.importing.reading.free_lines import free_lines
from handlers.contacts.importing.reading.headers import ANOTHERS, NAMES, NEVER, NUMBERED, field_of
from handlers.contacts.importing.reading.people import FileRow, words
from handlers.contacts.importing.reading.tables import people
from smsir.text import fold, normalize_mobile

_LOOKED_AT = 200
_SHARE = 0.6
_SEPARATORS = re.compile("[,\u060c;\u061b|\t]+")
_SIGN = re.compile("[:=]")
_HEADER: dict[str | None, str] = {
    "mobile": "mobile", "first": "first", "last": "last", "full": "name", "prefix": "prefix",
    "gender": "gender", "birthday": "birthday", "country": "country code", NEVER: "notes",
    NUMBERED: "number of thing", ANOTHERS: "seller mobile", None: "",
}  # fmt: skip
"""By field, a word for it; what no field is known for stands in the last column."""

_SEVERAL = {"mobile", "country", NEVER, NUMBERED, None}

Pair = tuple[str, str]


def labelled(lines: Iterable[str]) -> Iterator[FileRow] | None:
    """The people of a list whose lines are labelled; None where they are not."""
    sample = [line for line in islice(iter(lines), _LOOKED_AT) if line.strip()]
    labels = [[label for label, _ in _pairs(line) if label] for line in sample]
    fields = {field_of(label) for label in chain(*labels)}
    with_labels = sum(map(bool, labels))
    if "mobile" not in fields or not fields & NAMES or with_labels < len(sample) * _SHARE:
        return None
    return _people(lines)


def _people(lines: Iterable[str]) -> Iterator[FileRow]:
    places: list[int] = [0]
    others: list[FileRow] = []
    for row in people(_rows(lines, places, others)):
        yield replace(row, row=places[row.row - 1])
    yield from others


def _rows(lines: Iterable[str], places: list[int], others: list[FileRow]) -> Iterator[list[str]]:
    """A header, and a row a person; `places` gets the line at which each begins.

    `others` gets the people whose numbers stand behind no label.
    """
    yield [*_HEADER.values()]
    record: dict[str, str] = {}
    began = 0
    for number, line in enumerate(chain(lines, [""]), 1):
        pairs, rest = _settled(_pairs(line))
        if record and (not line.strip() or any(label in record for label, _ in pairs)):
            places.append(began)
            yield _row(record)
            record = {}
        began = began if record else number
        record.update(pairs)
        others += [replace(row, row=number) for row in free_lines([rest]) if row.mobiles]


def _row(record: dict[str, str]) -> list[str]:
    """By field; several numbers stand in one cell, as do a country and its code.

    Of anything else the first counts.
    """
    cells: dict[str | None, list[str]] = {field: [] for field in _HEADER}
    for label, text in record.items():
        cells[field_of(label)].append(text)
    return [
        "\n".join(texts) if field in _SEVERAL else next(iter(texts), "")
        for field, texts in cells.items()
    ]


def _settled(pairs: Iterable[Pair]) -> tuple[list[Pair], str]:
    """One more number behind a label's number is that label's; the rest has none."""
    known: list[Pair] = []
    rest: list[str] = []
    for label, text in pairs:
        if label:
            known.append((label, text))
        elif known and field_of(known[-1][0]) == "mobile" and normalize_mobile(text):
            known[-1] = (known[-1][0], f"{known[-1][1]}\n{text}")
        else:
            rest.append(text)
    return known, ", ".join(rest)


def _pairs(line: str) -> Iterator[Pair]:
    """Labels and what stands behind them, up to the next one; without a label what has none."""
    for part in _SEPARATORS.split(line):
        labels = list(_label().finditer(part)) if _SIGN.search(part) else []
        ends = [*(label.start() for label in labels), len(part)]
        if part[: ends[0]].strip():
            yield "", part[: ends[0]]
        for label, end in zip(labels, ends[1:], strict=True):
            yield fold(label[1]), part[label.end() : end].strip(" -\u2013\"'")


@cache
def _label() -> re.Pattern[str]:
    """A word of a header that is known, or any other word, before a colon."""
    spelt = sorted(map(re.escape, words()["headers"]), key=len, reverse=True)
    listed = "|".join(word.replace(r"\ ", "[ \u200c]") for word in spelt)
    return re.compile(rf"(?:^|(?<=[\W_]))({listed}|[^\W\d_]+)\s*[:=](?!//)\s*", re.IGNORECASE)
