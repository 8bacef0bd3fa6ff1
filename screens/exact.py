"""What is quoted, byte for byte, in a messenger that shows some signs as other ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from screens.context import Ctx
from screens.messenger import Capabilities, Copies
from screens.screen import Screen
from screens.text.bidi import isolate_ltr
from screens.text.formatting import utf16, visible
from screens.text.translator import Words
from screens.view import AnyButton, Button, Copy, Outgoing, View, document, lines, rows

_QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)


def reshaped(view: View, can: Capabilities) -> list[str]:
    """What is quoted and holds a sign that the messenger cannot show as it is."""
    if not can.reshaped or "<blockquote" not in view.text:
        return []
    quotes = (visible(quote) for quote in _QUOTE.findall(view.text))
    return [quote for quote in quotes if not set(can.reshaped).isdisjoint(quote)]


def with_exact(
    view: View, quotes: Sequence[str], can: Capabilities, words: Words, *, opened: bool
) -> View:
    """It is said, and buttons give what is quoted byte for byte: to paste it, or as a file.

    Beside a message that nobody opened the file comes by itself.
    """
    signs = " ".join(sign for sign in can.reshaped if any(sign in quote for quote in quotes))
    copied = is_copied(quotes, can)
    beside = not copied and not opened
    ident = "engine-exact-beside" if beside else "engine-exact-note"
    said = words.html(ident, signs=isolate_ltr(signs))
    buttons: list[AnyButton] = []
    if copied and not _copies(view, quotes[0]):
        buttons.append(Copy(words.plain("engine-exact-copy"), quotes[0]))
    if opened and not (copied and can.copies is Copies.SURE):
        buttons.append(Button(words.plain("engine-exact-file"), "_exact"))
    *above, last = view.rows or ((),)
    return replace(view, text=lines(view.text, "", said), rows=rows(*above, buttons, last))


def is_copied(quotes: Sequence[str], can: Capabilities) -> bool:
    """Whether a button can hold it."""
    one = len(quotes) == 1 and can.copies is not Copies.NONE
    return one and utf16(quotes[0]) <= can.copied_units


def _copies(view: View, text: str) -> bool:
    """Whether a button of its own does."""
    buttons = (button for line in view.rows for button in line)
    return any(isinstance(button, Copy) and button.text == text for button in buttons)


def exact_file(quotes: Sequence[str], words: Words) -> Outgoing:
    return document(words.plain("engine-exact-name"), "\n\n".join(quotes).encode())


async def exact_files(
    ctx: Ctx[Any], screen: Screen[Any, Any], data: object, can: Capabilities
) -> tuple[Outgoing, ...]:
    """A file with what a screen quotes and the messenger reshapes; none where that is nothing."""
    if screen.draw is None:
        return ()
    quotes = reshaped(await screen.draw(ctx, data), can)
    return (exact_file(quotes, ctx.words),) if quotes else ()
