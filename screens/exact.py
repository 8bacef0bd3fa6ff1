"""What is quoted, byte for byte, in a messenger that shows some signs as other ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from screens.context import Ctx
from screens.messenger import Capabilities
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
    """It is said, and a button gives what is quoted byte for byte: to paste it, or as a file."""
    signs = " ".join(sign for sign in can.reshaped if any(sign in quote for quote in quotes))
    copied = len(quotes) == 1 and can.copy_buttons and utf16(quotes[0]) <= can.copied_units
    said = words.html("engine-exact-note", signs=isolate_ltr(signs))
    button: AnyButton | None = None
    if copied:
        button = Copy(words.plain("engine-exact-copy"), quotes[0])
    elif opened:
        button = Button(words.plain("engine-exact-file"), "_exact")
    *above, last = view.rows or ((),)
    return replace(view, text=lines(view.text, "", said), rows=rows(*above, [button], last))


async def exact_files(
    ctx: Ctx[Any], screen: Screen[Any, Any], data: object, can: Capabilities
) -> tuple[Outgoing, ...]:
    """A file with what a screen quotes and the messenger reshapes; none where that is nothing."""
    if screen.draw is None:
        return ()
    quotes = reshaped(await screen.draw(ctx, data), can)
    content = "\n\n".join(quotes).encode()
    return (document(ctx.label("engine-exact-name"), content),) if quotes else ()
