"""Whether a text says already how to stop it, however that is spelt."""

from __future__ import annotations

from handlers.shared.services import Ctx
from smsir.text import fold


def says_how_to_stop(ctx: Ctx, text: str, line: str) -> bool:
    """Whether `text` holds the opt-out `line`, or the usual one: in any digits, spaced or not."""
    usual = ctx.label("settings-optout-standard")
    plain = _plain(text)
    return any(_holds(plain, _plain(words)) for words in (line, usual) if words)


def _plain(text: str) -> str:
    """Letters and digits only, a Persian and an Arabic spelling the same."""
    return "".join(char for char in fold(text) if char.isalnum())


def _holds(text: str, line: str) -> bool:
    """A longer number is another one: what ends in 11 does not stand in what ends in 110."""
    at = text.find(line) if line else -1
    while at >= 0:
        after = text[at + len(line) : at + len(line) + 1]
        if not (line[-1].isdigit() and after.isdigit()):
            return True
        at = text.find(line, at + 1)
    return False
