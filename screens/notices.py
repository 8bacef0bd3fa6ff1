"""Where a notice stands: where the eye is after a press or a message, at the buttons.

One rule for successes and refusals alike. In a short message, which is seen whole, the notice
stands above; in a long one it is the last line above the keyboard. Where buttons alone fill the
screen, a short one is the answer to the press as well, because Telegram shows that on top of
everything. What a short message says itself is not said twice.
"""

from __future__ import annotations

from dataclasses import replace

from screens.text.formatting import fitting, utf16, visible
from screens.view import Safe, View, lines

_SEEN_WHOLE_UNITS = 350
_SEEN_WHOLE_LINES = 9
_SEEN_WHOLE_ROWS = 6
_TOAST_UNITS = 190
_MARKS_A_LINE = 3
"""Direction marks that a line may get on its way out: they count like letters."""


def _long(text: str) -> bool:
    plain = visible(text)
    return utf16(plain) > _SEEN_WHOLE_UNITS or plain.count("\n") >= _SEEN_WHOLE_LINES


def _says(text: str, notice: str) -> bool:
    """Whether it is among the lines of the text, whole and in one piece."""
    return f"\n{notice}\n" in f"\n{text}\n"


def _ends_with(text: str, notice: str) -> bool:
    return f"\n{text}".endswith(f"\n{notice}")


def placed(notice: Safe | None, view: View, units: int) -> View:
    """The view with the notice in its place; a text of over `units` with it is cut."""
    if not notice or _ends_with(view.text, notice):
        return view
    if not _long(view.text):
        if _says(view.text, notice):
            return view
        return replace(view, text=lines(notice, "", view.text))
    marks = _MARKS_A_LINE * (view.text.count("\n") + notice.count("\n") + 3)
    room = units - utf16(visible(notice)) - marks - len("\n\n")
    return replace(view, text=lines(Safe(fitting(view.text, room)), "", notice))


def spoken(notice: Safe | None, view: View) -> str | None:
    """The notice as the answer to a press, where it could be out of sight in the message."""
    if not notice or not (_long(view.text) or len(view.rows) > _SEEN_WHOLE_ROWS):
        return None
    plain = visible(notice)
    return plain if "\n" not in plain and utf16(plain) <= _TOAST_UNITS else None
