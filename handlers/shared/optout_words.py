"""Whether a text says already how to stop it, however that is spelt."""

from __future__ import annotations

import re

from handlers.shared.services import Ctx
from smsir.text import fold

_WORD = re.compile(r"[0-9]+|[^\W_0-9]+")


def says_how_to_stop(ctx: Ctx, text: str, line: str) -> bool:
    """Whether `text` holds the opt-out `line`, or the usual one: in any digits, spaced or not.

    One word without a number may stand in any sentence: only a line of its own says it.
    """
    usual = _words(ctx.label("settings-optout-standard"))
    own = _words(line)
    if len(own) == 1 and own[0].isalpha():
        alone = any("".join(_words(each)) == own[0] for each in text.splitlines())
        return alone or _hold(_words(text), usual)
    words = _words(text)
    return any(_hold(words, each) for each in (own, usual) if each)


def _words(text: str) -> list[str]:
    """Letters and numbers apart, a Persian and an Arabic spelling the same."""
    return _WORD.findall(fold(text))


def _hold(text: list[str], line: list[str]) -> bool:
    """Whether some words of the text, written together or apart, are the line."""
    wanted = "".join(line)
    for start in range(len(text)):
        so_far = ""
        for word in text[start:]:
            so_far += word
            if not wanted.startswith(so_far):
                break
            if so_far == wanted:
                return True
    return False
