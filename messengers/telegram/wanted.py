"""The kinds of update that Telegram shall send: what no screen reads need not be fetched."""

from __future__ import annotations

from messengers.telegram.capabilities import TELEGRAM
from screens.messenger import Capabilities

_ALWAYS = ["message", "edited_message", "callback_query"]
_MEMBERS = ["my_chat_member", "chat_member"]


def wanted(can: Capabilities) -> list[str]:
    return [*_ALWAYS, *(_MEMBERS if can.member_updates else [])]


ALLOWED = wanted(TELEGRAM)
