"""Letters that went through the wrong code page, as they were: many programs do that to Persian.

Twice encoded: UTF-8 was read as Latin and written as UTF-8 once more. Or a file in Windows-1256 was
read as Latin. Either is known by words that are Persian once it is undone, and are none before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, islice

Mend = Callable[[str], str]

_LATIN = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(256)}
_LATIN |= {chr(byte): byte for byte in range(0x80, 0xA0)}
_WORD = re.compile('[^ ,;|\\t\\n"]+')
_SHARE = 0.8
_LOOKED_AT = 300
"""Words; and lines in which they are looked for, ten times as many."""


def code_page_of(content: bytes) -> str:
    """Windows' code page for Persian, or that of old Macs: the one that gives Persian."""
    return min(("cp1256", "mac_farsi"), key=lambda page: _strange(content.decode(page, "replace")))


def _strange(text: str) -> int:
    """Letters with accents and signs, which hardly stand in Persian names."""
    return sum(1 for char in text if "\x80" <= char <= "\u024f" or char == "\ufffd")


def mending_of(lines: Iterable[str]) -> Mend | None:
    """What makes the lines readable; None where they are as they should be."""
    odd = chain.from_iterable(_odd_words(line) for line in islice(lines, _LOOKED_AT * 10))
    words = list(islice(odd, _LOOKED_AT))
    for undo in (_twice_encoded, _as_code_page):
        good = sum(1 for word in words if _is_persian(undo(word)))
        if words and good >= len(words) * _SHARE:
            return partial(_mended, undo)
    return None


def _mended(undo: Mend, line: str) -> str:
    return _WORD.sub(lambda word: word[0] if word[0].isascii() else undo(word[0]) or word[0], line)


def _odd_words(line: str) -> list[str]:
    return [] if line.isascii() else [word for word in _WORD.findall(line) if not word.isascii()]


def _twice_encoded(word: str) -> str:
    """Empty where it was not."""
    try:
        return _bytes_of(word).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _as_code_page(word: str) -> str:
    return _bytes_of(word).decode("cp1256", "ignore")


def _bytes_of(word: str) -> bytes:
    """As Latin bytes; empty where a letter is none."""
    codes = [_LATIN.get(char) for char in word]
    return bytes(code for code in codes if code is not None) if None not in codes else b""


def _is_persian(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return bool(letters) and all("\u0600" <= char <= "\u06ff" for char in letters)
