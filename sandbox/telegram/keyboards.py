"""Checks of reply_markup as the real server makes them, so that a keyboard that passes here works.

https://core.telegram.org/bots/api#inlinekeyboardbutton and #replykeyboardmarkup.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.text import is_encodable, utf16_length

Json = dict[str, Any]

BUTTON_LIMIT = 100
DATA_LIMIT = 64
_KINDS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game", "pay",
)  # fmt: skip
_STYLES = ("", "default", "primary", "success", "danger")
_REQUESTS = (
    "request_contact", "request_location", "request_poll", "request_users", "request_chat",
    "web_app",
)  # fmt: skip


def parse_markup(value: object) -> Json | None:
    """Check a reply_markup of any of the four kinds and give it back; None for an empty one."""
    if value in (None, ""):
        return None
    if isinstance(value, str):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if value.get("keyboard"):
        return _reply_keyboard(value)
    if "inline_keyboard" in value:
        return _inline_keyboard(value)
    if value.get("remove_keyboard") or value.get("force_reply"):
        _check_placeholder(value)
        return value
    return None


def parse_inline(value: object) -> Json | None:
    """Check the markup of an edit, which may be an inline keyboard only."""
    markup = parse_markup(value)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _inline_keyboard(value: Json) -> Json | None:
    rows = value["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    keyboard = [[_inline_button(button) for button in row] for row in rows if row]
    if sum(map(len, keyboard)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": keyboard} if keyboard else None


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise _button_fault("InlineKeyboardButton must be an Object")
    _check_text(button)
    kinds = [kind for kind in _KINDS if button.get(kind) not in (None, "")]
    if not kinds:
        raise _button_fault("Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise _button_fault(f"exactly one optional field is expected, found {', '.join(kinds)}")
    _check_kind(kinds[0], button[kinds[0]])
    return {key: val for key, val in button.items() if val is not None}


def _check_kind(kind: str, value: Any) -> None:
    if kind == "callback_data":
        if not isinstance(value, str):
            raise _button_fault('Field "callback_data" must be of type String')
        if not is_encodable(value) or not 1 <= len(value.encode()) <= DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
    elif kind == "url":
        check_url(str(value))
    elif kind == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str):
            raise _button_fault('Field "text" must be of type String')
        if not 1 <= utf16_length(text) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def check_url(url: str) -> None:
    """Refuse a button URL that Telegram would refuse: no scheme known, no real host."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme in ("tg", "ton"):
        return
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or "." not in host or " " in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_text(button: Json) -> None:
    text = button.get("text")
    if not isinstance(text, str):
        raise _button_fault('Field "text" must be of type String')
    if not is_encodable(text):
        raise bad_request("strings must be encoded in UTF-8")
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if str(button.get("style") or "").lower() not in _STYLES:
        raise _button_fault("invalid button style specified")


def _reply_keyboard(value: Json) -> Json:
    rows = value["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "keyboard" must be an Array of Arrays')
    _check_placeholder(value)
    return {**value, "keyboard": [[_reply_button(b) for b in row] for row in rows if row]}


def _reply_button(button: object) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    _check_text(button)
    if sum(1 for kind in _REQUESTS if button.get(kind)) > 1:
        raise bad_request("can't parse keyboard button: at most one optional field is expected")
    return button


def _check_placeholder(value: Json) -> None:
    placeholder = value.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(str(placeholder)) <= 64:
        raise bad_request("reply markup placeholder must be 1 to 64 characters long")


def _button_fault(text: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {text}")
