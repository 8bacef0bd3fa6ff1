"""A text as Telegram can show it, because what is previewed must be what is sent, byte for byte.

Telegram's servers turn control characters into spaces and drop line separators and three
combining marks from every message (td, `clean_input_string`). What a person types has been through
that; a draft, a ready text or a setting has not, and would differ from its own preview.
"""

from __future__ import annotations

from smsir.text import clean_message

_AS_TELEGRAM: dict[int, str | None] = {
    **dict.fromkeys((code for code in range(32) if chr(code) != "\n"), " "),
    0x2028: "\n",
    0x2029: "\n",
    **dict.fromkeys((0x0333, 0x033F, 0x030A), None),
}


def as_shown(text: str) -> str:
    """Without what would vanish on the way to the screen or to the phone, and trimmed."""
    return clean_message(text).translate(_AS_TELEGRAM).strip()
