"""Words beside digits that say that these are no phone number: "VAT 912...", "912... rials".

Two ways lead to it. What is usual stands in `labels.json`. Beside these, "number of X" says what is
numbered, and only a phone or a person's own word ("my number") leaves it a phone number: a person
who is left out is shown among those not taken, a stranger who is texted is not.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from smsir.text.characters import fold

_BETWEEN = "[^0-9a-z\u0621-\u06cc]*"
_LETTER = "[a-z\u0621-\u06cc]"
_OF = re.compile(f" \u06cc(?!{_LETTER})")
"""The sound that joins two words, where it is written."""

_LONGEST = 6
"""Words that a label has, with what stands between it and its number."""

_MONEY = frozenset("%\u066a\u2030")


def ends_with_label(text: str) -> bool:
    """Whether the words before a number say that it is none of a phone."""
    if not text.strip():
        return False
    if _is_money(text.rstrip()[-1:]):
        return True
    folded = fold(text)
    if _patterns().before.search(folded) is not None:
        return True
    numbered = _patterns().numbered.search(_OF.sub("", folded))
    return numbered is not None and not _of_a_phone(numbered[0])


def without_label(text: str) -> str:
    """A text that ends with such words as `labels.json` lists, without them."""
    parts = text.split()
    tail = [fold(part) for part in parts[-_LONGEST:]]
    match = _patterns().before.search(" ".join(tail))
    while match is not None and len(" ".join(tail)) > match.start():
        parts.pop()
        tail.pop()
    return " ".join(parts)


def begins_with_unit(text: str) -> bool:
    """Whether what stands behind a number says that it counts something."""
    line = text.partition("\n")[0]
    if not line.strip():
        return False
    return _is_money(line.lstrip()[:1]) or _patterns().after.match(fold(line)) is not None


def _is_money(char: str) -> bool:
    return char in _MONEY or (bool(char) and unicodedata.category(char) == "Sc")


def _of_a_phone(words: str) -> bool:
    found = re.findall(f"{_LETTER}+", words)
    pairs = [" ".join(pair) for pair in pairwise(found)]
    return not _patterns().phone.isdisjoint([*found, *pairs])


class _Patterns:
    def __init__(self) -> None:
        raw = json.loads(Path(__file__).with_name("labels.json").read_text(encoding="utf-8"))
        words = {kind: [fold(word) for word in each] for kind, each in raw.items()}
        before, filler, after, number = (
            "|".join(re.escape(word) for word in words[kind])
            for kind in ("before", "filler", "after", "of a number")
        )
        self.phone = frozenset(words["of a phone"])
        self.before = re.compile(
            f"(?:^|[^a-z\u0621-\u06cc])(?:{before}){_BETWEEN}(?:(?:{filler}){_BETWEEN})?$"
        )
        self.after = re.compile(f"[^0-9\\w]*(?:{after})(?!{_LETTER})")
        # Persian says it first ("shomare-ye parvane"), English last ("permit number").
        thing = f"{_LETTER}+(?: {_LETTER}+){{0,2}}"
        self.numbered = re.compile(
            f"(?:^|[^a-z\u0621-\u06cc])"
            f"(?:(?:{number})\\.? {thing}|{thing} (?:{number})\\.?)[ :.#=-]*$"
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()
