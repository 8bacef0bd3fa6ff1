"""Ids of Bale's groups: they may be positive, and the engine knows a group by its minus.

A positive one is kept as a negative id beyond all that Bale gives out, and goes back as it came.
"""

from __future__ import annotations

from screens.bands import WIDTH, native, number

_BEYOND = WIDTH // 2


def kept(group: int) -> int:
    """The id of a group as it is kept; one that is kept already stays."""
    return -(_BEYOND + group) if 0 < group < _BEYOND else group


def group(ident: int) -> int:
    """The number of a group by what Bale calls it."""
    return number("bale", kept(ident))


def sent(chat: int) -> int:
    """What Bale itself calls the chat of a number."""
    ident = native(chat)
    return -ident - _BEYOND if ident < -_BEYOND else ident
