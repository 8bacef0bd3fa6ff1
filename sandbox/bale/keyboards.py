"""Keyboards as Bale takes them; what it does not know of a button is dropped and counted.

One inline button has a label and one of `url`, `callback_data`, `web_app`, `copy_text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.text import utf16_length

if TYPE_CHECKING:
    from collections import Counter

    from sandbox.bot_api.model import Json

DATA_BYTES = 64
COPIED_UNITS = 256
_INLINE = ("url", "callback_data", "web_app", "copy_text")
_REPLY = ("request_contact", "request_location", "web_app")
_BOARD = ("keyboard", "resize_keyboard", "one_time_keyboard")


def parse_markup(value: object, defects: Counter[str]) -> Json | None:
    """Check a reply_markup; None for an empty one and for kinds that Bale has not."""
    if value in (None, ""):
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        rows = _rows(value["inline_keyboard"])
        keys = [[_inline_button(button, defects) for button in row] for row in rows if row]
        return {"inline_keyboard": keys} if keys else None
    if "keyboard" in value:
        board = _known(value, _BOARD, "keyboard", defects)
        keys = [
            [_reply_button(button, defects) for button in row] for row in _rows(board["keyboard"])
        ]
        return {**board, "keyboard": keys}
    if value.get("remove_keyboard"):
        return {"remove_keyboard": True}
    defects["keyboard of another kind"] += 1
    return None


def parse_inline(value: object, defects: Counter[str]) -> Json | None:
    """Check the markup of an edit, which may be an inline keyboard only."""
    markup = parse_markup(value, defects)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("a keyboard must be an Array of Arrays")
    return rows


def _known(value: Json, names: tuple[str, ...], what: str, defects: Counter[str]) -> Json:
    for name in value.keys() - set(names):
        defects[f"{what}.{name}"] += 1
    return {name: value[name] for name in names if value.get(name) is not None}


def _inline_button(button: Any, defects: Counter[str]) -> Json:
    _check_label(button)
    known = _known(button, ("text", *_INLINE), "button", defects)
    kinds = [kind for kind in _INLINE if known.get(kind) not in (None, "")]
    if len(kinds) != 1:
        raise bad_request("a button must have one of url, callback_data, web_app, copy_text")
    value = known[kinds[0]]
    if kinds[0] == "callback_data" and not 1 <= len(str(value).encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if kinds[0] == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= utf16_length(text) <= COPIED_UNITS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return known


def _reply_button(button: Any, defects: Counter[str]) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    _check_label(button)
    return _known(button, ("text", *_REPLY), "key", defects)


def _check_label(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("a button must have a text")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
