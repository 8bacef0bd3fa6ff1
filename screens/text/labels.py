"""Labels as they come back typed: a client may drop or change what nobody sees.

An icon's variation selector, direction marks, spaces of any width, the Arabic or the Persian form
of a letter: none of them makes another label of it.
"""

from __future__ import annotations

import re
import unicodedata

LABEL_LETTERS = 40
"""What fits one line of a phone: a longer label is cut by the app, at its end, unseen by us."""

_UNSEEN = frozenset({"Mn", "Cf", "Cc", "Zs"})
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HALF = re.compile("[\ud800-\udfff]")
_LETTERS = str.maketrans({0x064A: 0x06CC, 0x0649: 0x06CC, 0x0643: 0x06A9, 0x0629: 0x0647})


def fitted(label: str) -> str:
    """The label in one line of 40 letters at most; direction marks and isolates all stay."""
    line = " ".join(_CONTROL.sub(" ", whole(label)).split())
    if not any(map(_takes_room, line)):
        return "\u2026"
    if len(line) <= LABEL_LETTERS or letters(line) <= LABEL_LETTERS:
        return line
    chars, room = list[str](), LABEL_LETTERS - 1
    for char in line:
        if unicodedata.category(char) == "Cf":
            chars.append(char)
        elif room:
            room -= 1
            chars.append(char if room else char + "\u2026")
    return "".join(chars)


def letters(label: str) -> int:
    """How many characters of a label take room: direction marks and isolates take none."""
    return sum(map(_takes_room, label))


def _takes_room(char: str) -> bool:
    return unicodedata.category(char) != "Cf"


def whole(text: str) -> str:
    """Without halves of surrogate pairs: they are no text, and no server takes them."""
    return _HALF.sub("\ufffd", text) if not text.isascii() else text


def bare(label: str) -> str:
    """The label without what may differ unseen; for comparing only."""
    chars = (char for char in unicodedata.normalize("NFKC", label) if _seen(char))
    return "".join(chars).translate(_LETTERS).casefold()


def _seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN
