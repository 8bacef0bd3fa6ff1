"""A whole number as people type it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from smsir.text import fold

_MOST_DIGITS = 9
_BETWEEN = " ,_\u066c\u060c"
"""Signs that group digits, in either language."""

_NUMBER = re.compile(f"[0-9]+|[0-9]{{1,3}}(?:[{_BETWEEN}][0-9]{{3}})+")
_BESIDE = re.compile(r"(?<=[0-9])(?=[^\W\d_])")


def whole_number(typed: str) -> int | None:
    """In any digits, grouped or not, with what is counted beside it ("200 SMS a day").

    None where it is no number of nine digits at most.
    """
    if any(char.isnumeric() and not char.isdecimal() for char in typed):
        return None  # a power, a fraction, a number in a circle
    line = f" {_BESIDE.sub(' ', fold(typed).strip(_BETWEEN))} "
    while (word := next(filter(line.startswith, _counted()), "")) != "":
        line = line[len(word) - 1 :]
    while (word := next(filter(line.endswith, _counted()), "")) != "":
        line = line[: 1 - len(word)]
    match = _NUMBER.fullmatch(line.strip(_BETWEEN))
    digits = "" if match is None else re.sub(f"[{_BETWEEN}]", "", match[0])
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None


@cache
def _counted() -> tuple[str, ...]:
    """Words that may stand before or behind, a space around each."""
    words = json.loads(Path(__file__).with_name("typed_number.json").read_text(encoding="utf-8"))
    return tuple(f" {fold(word)} " for word in words)
