"""The state of the twin and the few ways to change it; every change is told to who listens."""

from __future__ import annotations

import hashlib
import mimetypes
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sandbox.bot_api import views
from sandbox.bot_api.bell import Bell
from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.model import (
    Account,
    Call,
    Chat,
    File,
    Json,
    Note,
    Press,
    Toast,
)
from sandbox.bot_api.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.bot_api.updates import UpdateQueue

BOT_NAME = "Sefid"
_DEMO_BOT_ID = 1234567890
_EVENTS_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a chat page shows as it happens; without a chat it concerns everybody."""

    seq: int
    kind: str
    chat_id: int | None
    body: Json


class Manner(Protocol):
    """Where two messengers with one Bot API differ, as their common world asks for it."""

    name: str
    home: str
    """How links to its people and bots begin."""
    member_updates: bool
    """Whether a bot hears that it was blocked, taken in or thrown out."""
    forums: bool
    """Whether groups have topics, and admins who write in the group's name."""

    def queue(self) -> UpdateQueue:
        """Updates that wait for the bot."""

    def typed(self, raw: str) -> tuple[str, list[Json]]:
        """What its app makes of a text that a person types."""

    def press_id(self, count: int) -> str:
        """The id of a callback query."""

    def message_id(self, world: World, note: Note) -> int:
        """The number by which bots know a message that is posted now."""

    def note_json(self, world: World, note: Note) -> Json:
        """Write a message as its Bot API would."""

    def press_json(self, world: World, press: Press) -> Json:
        """Write a callback query as its Bot API would."""


class World:
    """Accounts, chats, messages, files and presses of one messenger."""

    def __init__(
        self, token: str, username: str, clock: Callable[[], float], manner: Manner
    ) -> None:
        digits = token.partition(":")[0]
        bot_id = int(digits) if digits.isdigit() else _DEMO_BOT_ID
        self.token = token
        self.clock = clock
        self.manner = manner
        self.bot = Account(bot_id, BOT_NAME, username=username, is_bot=True)
        self.accounts: dict[int, Account] = {bot_id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.notes: dict[int, Note] = {}
        self.gone: dict[int, Note] = {}
        self.files: dict[str, File] = {}
        self.presses: dict[str, Press] = {}
        self.toasts: dict[int, list[Toast]] = {}
        self.actions: list[tuple[float, int, str]] = []
        self.calls: list[Call] = []
        self.profile = Profile()
        self.updates = manner.queue()
        self.webhook: Json = {}
        self.bell = Bell()
        self.called = Bell()
        self.events: deque[Event] = deque(maxlen=_EVENTS_KEPT)
        self.logged_out = False
        self.beside: str | None = None  # the page of the other messenger, where there is one
        self._last_id = 0

    def now(self) -> int:
        return int(self.clock())

    def next_id(self) -> int:
        """Count identifiers, those of messages and of all else."""
        self._last_id += 1
        return self._last_id

    # -- people and chats ------------------------------------------------------------------
    def person(self, user_id: int) -> Account:
        """Find a person; raises PersonError for an unknown id."""
        account = self.accounts.get(user_id)
        if account is None or account.is_bot:
            raise PersonError(f"no such person: {user_id}")
        return account

    def add_person(self, account: Account) -> Account:
        """Add a person with a private chat with the bot, unless the id is known already."""
        person = self.accounts.setdefault(account.id, account)
        self.chats.setdefault(account.id, Chat(account.id, "private"))
        return person

    def chats_of(self, user_id: int) -> list[Chat]:
        return [c for c in self.chats.values() if c.id == user_id or user_id in c.members]

    def chat_json(self, chat: Chat) -> Json:
        return views.chat_json(chat, self.accounts.get(chat.id))

    def show_action(self, chat: Chat, action: str) -> None:
        """Let people see that the bot types or uploads."""
        self.actions.append((self.clock(), chat.id, action))
        self.tell("action", chat.id, {"kind": action, "chat": chat.id})

    # -- messages --------------------------------------------------------------------------
    def begin(self, chat: Chat, markup: Json | None, reply_to: int | None) -> Note:
        """Begin a message of the bot, with either kind of keyboard; `post` shows it."""
        inline = markup if markup is not None and "inline_keyboard" in markup else None
        return Note(
            id=self.next_id(),
            chat=chat,
            sender=self.bot,
            date=self.now(),
            inline=inline,
            keyboard=None if inline else markup,
            reply_to=reply_to,
        )

    def post(self, note: Note) -> Note:
        """Put a new message into its chat and tell the listeners."""
        note.number = self.manner.message_id(self, note)
        self.notes[note.id] = note
        note.seq = self.tell("message", note.chat.id, {"id": note.id})
        return note

    def touch(self, note: Note, *, edited: bool) -> Note:
        """Mark a message as changed; `edited` sets the date that people see."""
        if edited:
            note.edited = self.now()
        note.seq = self.tell("edit", note.chat.id, {"id": note.id})
        return note

    def remove(self, note: Note) -> None:
        """Delete a message for everybody; presses on it still know what it was."""
        self.gone[note.id] = self.notes.pop(note.id)
        self.tell("delete", note.chat.id, {"id": note.id, "chat": note.chat.id})

    def seen(self, chat_id: int, note_id: int) -> Note | None:
        """Find a message of a chat by the twin's own id, as people point at it."""
        note = self.notes.get(note_id)
        return note if note is not None and note.chat.id == chat_id else None

    def find(self, chat_id: int, message_id: int) -> Note | None:
        """Find a message of a chat by the number that bots know."""
        near = self.seen(chat_id, message_id)
        if near is not None and near.number == message_id:
            return near
        return next((note for note in self.notes_in(chat_id) if note.number == message_id), None)

    def notes_in(self, chat_id: int) -> list[Note]:
        return [note for note in self.notes.values() if note.chat.id == chat_id]

    def note_json(self, note: Note) -> Json:
        """Write a message as the Bot API would."""
        return self.manner.note_json(self, note)

    # -- files -----------------------------------------------------------------------------
    def store_file(self, name: str, data: bytes, size: tuple[int, int] = (0, 0)) -> File:
        """Keep bytes and give them an id; `size` in pixels makes a photo of them."""
        number = self.next_id()
        folder = "photos" if size != (0, 0) else "documents"
        suffix = "." + name.rpartition(".")[2] if "." in name else ""
        suffix = ".jpg" if folder == "photos" else suffix
        digest = hashlib.sha256(f"{self.token}:{number}".encode()).hexdigest()
        file = File(
            file_id=f"{'AgAC' if folder == 'photos' else 'BQAC'}{digest[:56]}",
            unique_id=f"AQAD{digest[:12]}",
            name=name,
            mime=mimetypes.guess_type(name)[0] or "application/octet-stream",
            data=data,
            path=f"{folder}/file_{number}{suffix if suffix.isascii() else ''}",
            width=size[0],
            height=size[1],
        )
        self.files[file.file_id] = file
        return file

    # -- presses ---------------------------------------------------------------------------
    def press_update(self, press: Press) -> int | None:
        """Queue the callback query."""
        return self.updates.add("callback_query", self.manner.press_json(self, press))

    def answer(self, press: Press, text: str, *, alert: bool) -> None:
        """Mark a press as answered; words, if any, are shown to whoever pressed."""
        press.answered = True
        chat_id, body = press.note.chat.id, {"query_id": press.id, "user": press.user.id}
        if text:
            toast = Toast(press.id, text, alert)
            self.toasts.setdefault(press.user.id, []).append(toast)
            self.tell("toast", chat_id, {**body, "text": text, "alert": alert})
        self.tell("answered", chat_id, body)

    @property
    def unanswered(self) -> list[Press]:
        return [press for press in self.presses.values() if not press.answered]

    # -- listeners -------------------------------------------------------------------------
    def tell(self, kind: str, chat_id: int | None, body: Json) -> int:
        """Ring the bell and remember the event for streams; give its number."""
        seq = self.bell.ring()
        self.events.append(Event(seq, kind, chat_id, body))
        return seq
