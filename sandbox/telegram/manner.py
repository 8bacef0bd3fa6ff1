"""Telegram's ways, where the common world asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api import views
from sandbox.telegram.entities import typed
from sandbox.telegram.updates import TelegramQueue

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json, Note, Press
    from sandbox.bot_api.updates import UpdateQueue
    from sandbox.bot_api.world import World

CHAT_INSTANCE = "8134722200314281151"


class TelegramManner:
    """Fits `sandbox.bot_api.world.Manner`."""

    name = "telegram"
    home = "https://t.me/"
    member_updates = True
    forums = True

    def queue(self) -> UpdateQueue:
        return TelegramQueue()

    def typed(self, raw: str) -> tuple[str, list[Json]]:
        return typed(raw)

    def press_id(self, count: int) -> str:
        return str(4_382_000_000_000_000_000 + count)

    def message_id(self, world: World, note: Note) -> int:
        """Message ids of all chats come from one counter, as in an account."""
        del world
        return note.id

    def note_json(self, world: World, note: Note) -> Json:
        reply = world.notes.get(note.reply_to) if note.reply_to else None
        return views.note_json(note, world.accounts.get(note.chat.id), reply)

    def press_json(self, world: World, press: Press) -> Json:
        """Write CallbackQuery; a press on a deleted message carries InaccessibleMessage."""
        note = press.note
        message = world.note_json(note)
        if note.id not in world.notes:
            message = {"chat": message["chat"], "message_id": note.number, "date": 0}
        return {
            "id": press.id,
            "from": views.user_json(press.user),
            "message": message,
            "chat_instance": CHAT_INSTANCE,
            "data": press.data,
        }
