"""The engine's keyboards as the JSON of the Bot API; Bale takes the same.

Both lay a row from left to right whatever the language. A row is written in reading order, its main
button first: in a language that is read from the right it has to be turned round.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from screens.keyboard import Key, Keys

T = TypeVar("T")
Json = dict[str, Any]


def laid(line: Sequence[T], *, rtl: bool) -> list[T]:
    return list(reversed(line)) if rtl else list(line)


def inline_keyboard(keys: Keys | None, *, rtl: bool) -> Json | None:
    """Bot API, InlineKeyboardMarkup; None where there are no buttons."""
    if keys is None:
        return None
    return {"inline_keyboard": [[_button(key) for key in laid(line, rtl=rtl)] for line in keys]}


def _button(key: Key) -> Json:
    if key.url:
        return {"text": key.label, "url": key.url}
    if key.copy:
        return {"text": key.label, "copy_text": {"text": key.copy}}
    button = {"text": key.label, "callback_data": key.data}
    return button | {"style": key.style.value} if key.style else button


def without_copies(keys: Keys | None) -> Keys | None:
    """The buttons that do not copy; None where there are no others."""
    kept = (tuple(key for key in line if not key.copy) for line in keys or ())
    return tuple(filter(None, kept)) or None


def menu_keyboard(labels: Sequence[Sequence[str]] | None, *, rtl: bool) -> Json | None:
    """Bot API, ReplyKeyboardMarkup that stays, or ReplyKeyboardRemove for no labels at all.

    None where nothing is said of it, and the one that stands there stays.
    """
    if labels is None:
        return None
    if not labels:
        return {"remove_keyboard": True}
    lines = [[{"text": label} for label in laid(line, rtl=rtl)] for line in labels]
    return {"keyboard": lines, "resize_keyboard": True, "is_persistent": True}
