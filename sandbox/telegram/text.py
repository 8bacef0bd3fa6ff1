"""What Telegram's servers do to every text before anyone sees it.

Lengths are counted in UTF-16 code units (core.telegram.org/bots/api#messageentity). Control
characters become spaces, line separators and bidi embeddings vanish: an app that compares what
it sent with what it reads must know that.
"""

from __future__ import annotations

import re

RAW_LIMIT = 1 << 15  # bytes of UTF-8 with all markup

_REMOVED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")
_SPACED = frozenset(chr(code) for code in range(32) if code not in (10, 13))
_MARK_RUN = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u202e\ufeff\u00a0\u2800\u3000\u180e\u1680")


def cleaned(char: str) -> str:
    """Give what is left of one character: itself, a space, or nothing."""
    if char in _REMOVED:
        return ""
    return " " if char in _SPACED else char


def without_mark_runs(text: str) -> str:
    """Turn all but the last of consecutive direction marks into ZWNJ; the length stays."""
    return _MARK_RUN.sub(lambda run: "\u200c" * len(run.group()), text)


def is_blank(text: str) -> bool:
    """Tell whether a reader would see nothing: spaces and zero-width characters only."""
    return all(char.isspace() or char in _INVISIBLE for char in text)
