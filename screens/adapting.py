"""A view without what the messenger cannot show. What it held is not lost, only less at hand."""

from __future__ import annotations

from dataclasses import replace

from screens.exact import reshaped, with_exact
from screens.messenger import Capabilities, Copies
from screens.text.bidi import strip
from screens.text.formatting import visible
from screens.text.translator import Words
from screens.view import AnyButton, Copy, Rows, Safe, Url, View, escape, lines, rows


def adapted(view: View, can: Capabilities, words: Words, *, opened: bool = True) -> View:
    """The view itself where the messenger can do everything.

    `opened`: it is a screen, whose buttons can do something; a pushed message's only lead.
    """
    quotes = reshaped(view, can)
    if quotes:
        view = with_exact(view, quotes, can, words, opened=opened)
    if can.copies is not Copies.SURE:
        unsure = can.copies is Copies.UNSURE
        view = replace(view, text=_with_copies(view, labels=unsure))
    if can.copies is Copies.NONE:
        view = replace(view, rows=_without_copies(view.rows))
    if not can.styles:
        view = replace(view, rows=tuple(tuple(map(_unstyled, line)) for line in view.rows))
    if view.silent and not can.silent_push:
        view = replace(view, silent=False)
    return view


def _with_copies(view: View, *, labels: bool) -> Safe:
    """What a button would copy stands in the text, to be copied by hand.

    `labels`: the buttons stay, so that what a label says need not be said again.
    """
    text = strip(visible(view.text))
    buttons = [button for line in view.rows for button in line if isinstance(button, Copy)]
    copies = [
        each
        for each in buttons
        if strip(each.text) not in (text + strip(each.label) if labels else text)
    ]
    shown = [Safe(f"{escape(copy.label)}\n<code>{escape(copy.text)}</code>") for copy in copies]
    return lines(view.text, *(["", *shown] if shown else []))


def _without_copies(all_rows: Rows) -> Rows:
    return rows(*([key for key in line if not isinstance(key, Copy)] for line in all_rows))


def _unstyled(button: AnyButton) -> AnyButton:
    if isinstance(button, Url | Copy) or button.style is None:
        return button
    return replace(button, style=None)
