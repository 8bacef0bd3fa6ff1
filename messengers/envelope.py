"""What must be known of an update before it is read: its id, its chat, its person.

Updates are kept and sorted as the JSON that came, so that one that cannot be read spoils no other
(Bot API, Update; Bale sends the same shape).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_BOUND = 2**63
_GONE = frozenset({"left", "kicked"})

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """`lane`: whose update it is. `chat`, `user`: 0 where the update names none."""

    update_id: int
    raw: Json
    chat: int
    user: int
    kind: str
    language: str | None

    @property
    def lane(self) -> int:
        return self.user or self.chat

    @property
    def migration(self) -> tuple[int, int] | None:
        """Old and new chat id, where this update says that a group became a supergroup."""
        message = _dict(self.raw.get("message"))
        new = message.get("migrate_to_chat_id")
        return (self.chat, new) if isinstance(new, int) and self.chat else None

    @property
    def membership(self) -> bool | None:
        """Whether the bot may write to the chat from now on; None for other updates."""
        change = self.raw.get("my_chat_member")
        if not isinstance(change, dict):
            return None
        return _dict(change.get("new_chat_member")).get("status") not in _GONE


def _dict(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _whole(value: Any) -> int | None:
    """A number that fits into the database; None for all else."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and -_BOUND <= value < _BOUND else None


def _int(value: Any) -> int:
    return _whole(value) or 0


def envelope(raw: Any) -> Envelope | None:
    """The envelope of one update; None for what has no update id that can be kept."""
    update_id = _whole(_dict(raw).get("update_id"))
    if update_id is None:
        return None
    body: Json = next((part for part in raw.values() if isinstance(part, dict)), {})
    message = _dict(body.get("message")) if "callback_query" in raw else body
    chat, sender = _dict(message.get("chat")), _dict(body.get("from"))
    language = sender.get("language_code")
    return Envelope(
        update_id=update_id,
        raw=raw,
        chat=_int(chat.get("id")),
        user=_int(sender.get("id")),
        kind=str(chat.get("type", "")),
        language=language if isinstance(language, str) else None,
    )
