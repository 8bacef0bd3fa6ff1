"""The kinds of update that Telegram shall send: what no screen reads need not be fetched."""

from __future__ import annotations

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
