"""Lists whose lines say what they hold: "name: Ali", or "name: Ali, mobile: 0912..." in one line.

They become rows of a table, so that a label is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from handlers.contacts.importing.reading.columns import field_of
from handlers.contacts.importing.reading.people import FileRow, words
from handlers.contacts.importing.reading.tables import people
from smsir.text import fold

_LOOKED_AT = 200
_SHARE = 0.6
_SEPARATORS = re.compile("[,\u060c;\u061b|\t]+")
_NAMES = frozenset({"first", "last", "full"})
Pair = tuple[str, str]


def labelled(lines: Iterable[str]) -> Iterator[FileRow] | None:
    """The people of a list whose lines are labelled; None where they are not."""
    sample = [line for line in islice(iter(lines), _LOOKED_AT) if line.strip()]
    pairs = [_pairs(line) for line in sample]
    labels = list(dict.fromkeys(label for line in pairs for label, _ in line))
    fields = {field_of(label) for label in labels}
    with_labels = sum(1 for line in pairs if line)
    if "mobile" not in fields or not fields & _NAMES or with_labels < len(sample) * _SHARE:
        return None
    return _people(lines, labels)


def _people(lines: Iterable[str], labels: list[str]) -> Iterator[FileRow]:
    places: list[int] = [0]
    for row in people(_rows(lines, labels, places)):
        yield replace(row, row=places[row.row - 1])


def _rows(lines: Iterable[str], labels: list[str], places: list[int]) -> Iterator[list[str]]:
    """A header, and a row a person; `places` gets the line at which each begins."""
    yield labels
    record: dict[str, str] = {}
    began = 0
    for number, line in enumerate(lines, 1):
        pairs = _pairs(line)
        if record and (not line.strip() or any(label in record for label, _ in pairs)):
            places.append(began)
            yield [record.get(label, "") for label in labels]
            record = {}
        began = began if record else number
        record.update(pairs)
    if record:
        places.append(began)
        yield [record.get(label, "") for label in labels]


def _pairs(line: str) -> list[Pair]:
    """Labels and what stands behind them, up to the next one."""
    pairs: list[Pair] = []
    for part in _SEPARATORS.split(line):
        labels = list(_label().finditer(part))
        if not labels:
            continue
        ends = [*(label.start() for label in labels[1:]), len(part)]
        pairs += [
            (fold(label[1]), part[label.end() : end].strip(" -\u2013\"'"))
            for label, end in zip(labels, ends, strict=True)
        ]
    return pairs


@cache
def _label() -> re.Pattern[str]:
    """A word of a header that is known, or any other word, before a colon."""
    spelt = sorted(map(re.escape, words()["headers"]), key=len, reverse=True)
    listed = "|".join(word.replace(r"\ ", "[ \u200c]") for word in spelt)
    return re.compile(rf"(?:^|(?<=[\W_]))({listed}|[^\W\d_]+)\s*[:=](?!//)\s*", re.IGNORECASE)
