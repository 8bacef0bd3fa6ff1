"""What the chats were told of ends, and whether the messenger would take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sandbox.bot_api.model import Call

_ENDS = ("ارسال شد", "نپذیرفت", "معلوم نیست", "ارسال نشد", "لغو شد", "ثبت شد", "ارسال‌نشده")
"""Some of these words stand wherever the end of a send is told."""
_SENT, _QUOTED = "ارسال شد", "پیامک: «"
_NEEDLESS = ("message is not modified", "query is too old", "not found", "can't be deleted")
"""Refusals that nobody can foresee, or that change nothing."""


class Tidings:
    """Counted by messenger and chat. `sent`: new messages that say that a text was sent.

    `calm`: nothing has befallen the process or the messengers yet, for which one is told again.
    """

    def __init__(self) -> None:
        self.calm = True
        self.ends: Counter[tuple[str, int]] = Counter()
        self.sent: Counter[tuple[str, int, str]] = Counter()

    def hear(self, name: str, call: Call, text: str, texts: Iterable[str]) -> None:
        if not any(each in text for each in _ENDS):
            return
        chat = int(call.params.get("chat_id", 0))
        self.ends[name, chat] += 1
        if self.calm and call.method == "sendMessage" and _SENT in text and _QUOTED in text:
            quoted = text.partition(_QUOTED)[2]
            self.sent.update((name, chat, each) for each in texts if each in quoted)


def refusal(call: Call) -> str | None:
    """Why the messenger would not take what the bot has made, where the bot is to blame."""
    error = call.error or ""
    ours = error.startswith("Bad Request") and not any(each in error for each in _NEEDLESS)
    return error if ours else None
