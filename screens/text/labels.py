"""Labels as they come back typed: a client may drop or change what nobody sees.

An icon's variation selector, direction marks, spaces of any width, the Arabic or the Persian form
of a letter: none of them makes another label of it.
"""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset({"Mn", "Cf", "Cc", "Zs"})
_LETTERS = str.maketrans({0x064A: 0x06CC, 0x0649: 0x06CC, 0x0643: 0x06A9, 0x0629: 0x0647})


def bare(label: str) -> str:
    """The label without what may differ unseen; for comparing only."""
    seen = (char for char in unicodedata.normalize("NFKC", label) if _seen(char))
    return "".join(seen).translate(_LETTERS).casefold()


def _seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN
