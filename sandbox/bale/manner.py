"""Bale's ways, and the switches for what its servers do now one way and now another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sandbox.bale.thin import thinned
from sandbox.bale.updates import BaleQueue
from sandbox.bot_api import views
from sandbox.bot_api.spans import detect, to_entities

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.bot_api.model import Json, Note, Press
    from sandbox.bot_api.updates import UpdateQueue
    from sandbox.bot_api.world import World

CHAT_INSTANCE = "1"
_TYPED = ("bot_command", "mention")
"""What a text that a person typed bears, since May 2025."""


class BaleManner:
    """Fits `sandbox.bot_api.world.Manner`.

    `thin`: objects without the fields that may miss. `edits`: what an edit is answered with, a
    "stub", "true", or "both" in turn. `old_app`: presses come from apps that take no answer.
    `defects`: what the bot said in another messenger's words, by name; it was dropped.
    """

    name = "bale"
    home = "https://ble.ir/"
    member_updates = False
    forums = False

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.thin = True
        self.edits = "both"
        self.old_app = False
        self.no_token = 404
        self.defects: Counter[str] = Counter()
        self._edited = 0
        self._posted: Counter[int] = Counter()

    def queue(self) -> UpdateQueue:
        return BaleQueue(self._clock)

    def typed(self, raw: str) -> tuple[str, list[Json]]:
        text = raw.strip()
        spans = [span for span in detect(text, []) if span.kind in _TYPED]
        return text, to_entities(text, spans)

    def press_id(self, count: int) -> str:
        return f"{'1' if self.old_app else '7'}{count:018}"

    def message_id(self, world: World, note: Note) -> int:
        """Each chat counts for itself: 1, 2, 3 …"""
        del world
        self._posted[note.chat.id] += 1
        return self._posted[note.chat.id]

    def note_json(self, world: World, note: Note) -> Json:
        reply = world.notes.get(note.reply_to) if note.reply_to else None
        return self.given(views.note_json(note, world.accounts.get(note.chat.id), reply))

    def press_json(self, world: World, press: Press) -> Json:
        return self.given(
            {
                "id": press.id,
                "from": views.user_json(press.user),
                "message": views.note_json(press.note, world.accounts.get(press.note.chat.id)),
                "chat_instance": CHAT_INSTANCE,
                "data": press.data,
            }
        )

    def given(self, answer: Json) -> Json:
        """Make an object as thin as the servers send it today."""
        return thinned(answer) if self.thin else answer

    def edit_answer(self) -> Json | bool:
        """An edit is never answered with the message."""
        self._edited += 1
        if self.edits == "true" or (self.edits == "both" and self._edited % 2):
            return True
        return {"message_id": 0, "date": 0, "chat": {"id": 0, "type": "private"}}
