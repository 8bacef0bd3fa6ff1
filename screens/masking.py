"""Mobile numbers are not shown whole to somebody who may not see them, whatever shows them.

Done once, to what leaves the engine: text, labels, toasts, captions. What is quoted stays as it is:
the text of an SMS must be seen as it is sent, and it is the shop's own words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from screens.text.bidi import strip
from screens.text.formatting import masked
from screens.view import AnyButton, Copy, Outgoing, Rows, Safe, Url, View

_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_MOBILE = re.compile(
    rf"(?<![{_DIGITS}])[0\u0660\u06f0][9\u0669\u06f9][{_DIGITS}]{{9}}(?![{_DIGITS}])"
)
_QUOTE = re.compile(r"(<blockquote(?: expandable)?>.*?</blockquote>)", re.DOTALL)


def without_numbers(text: str) -> str:
    """A text of ours, plain or HTML, with the mobiles in it masked."""
    parts = _QUOTE.split(text)
    shown = (part if place % 2 else _masked(part) for place, part in enumerate(parts))
    return "".join(shown)


def _masked(text: str) -> str:
    return _MOBILE.sub(lambda found: masked(found[0]), text)


def masked_view(view: View) -> View:
    """The same view; a button that copies a number is not there."""
    return replace(
        view,
        text=Safe(without_numbers(view.text)),
        rows=_rows(view.rows),
        stale=None if view.stale is None else without_numbers(view.stale),
    )


def masked_item(item: Outgoing) -> Outgoing:
    return replace(item, caption=Safe(without_numbers(item.caption)))


def _rows(whole: Rows) -> Rows:
    lines = (tuple(_button(button) for button in line if not _copies(button)) for line in whole)
    return tuple(line for line in lines if line)


def _copies(button: AnyButton) -> bool:
    return isinstance(button, Copy) and _MOBILE.search(strip(button.text)) is not None


def _button(button: AnyButton) -> AnyButton:
    return (
        button if isinstance(button, Url) else replace(button, label=without_numbers(button.label))
    )
