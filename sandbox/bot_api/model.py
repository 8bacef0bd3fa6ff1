"""The things of the twin's world: accounts, chats, messages, files, presses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

DEMO_NAME = "\u0645\u0631\u06cc\u0645"  # a Persian given name, the demo's owner
DEMO_TITLE = "\u0641\u0631\u0648\u0634\u06af\u0627\u0647"  # "shop", the demo's group


@dataclass(slots=True)
class Account:
    """An account: a person or the bot itself."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "fa"
    is_bot: bool = False
    blocked: bool = False  # this person has blocked the bot


ANONYMOUS = Account(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Stands for every admin who writes in the group's name (Bot API, Message.sender_chat)."""

GENERAL = 0
"""The topic that every forum has; the Bot API never names it."""


@dataclass(slots=True)
class Topic:
    """One topic of a forum, or of a private chat with topics."""

    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's), a basic group or a supergroup."""

    id: int
    type: str  # "private", "group", "supergroup"
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)  # account id -> status
    migrated_to: int | None = None
    topics: dict[int, Topic] = field(default_factory=dict)  # of a forum; GENERAL has no id there
    anonymous: set[int] = field(default_factory=set)  # admins who write in the group's name

    @property
    def is_forum(self) -> bool:
        return bool(self.topics)


@dataclass(slots=True)
class File:
    """Bytes held by the messenger, known to bots by file_id."""

    file_id: str
    unique_id: str
    name: str
    mime: str
    data: bytes
    path: str
    width: int = 0
    height: int = 0

    @property
    def is_photo(self) -> bool:
        return self.width > 0


@dataclass(slots=True)
class Note:
    """One message as the server keeps it; text and entities are the caption when it has a file.

    `id` is the twin's own; `number` is the message_id that bots know it by.
    """

    id: int
    chat: Chat
    sender: Account
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    file: File | None = None
    contact: Json | None = None
    inline: Json | None = None  # InlineKeyboardMarkup
    keyboard: Json | None = None  # ReplyKeyboardMarkup, ReplyKeyboardRemove or ForceReply
    reply_to: int | None = None
    edited: int | None = None
    album: str | None = None
    topic: int | None = None  # None: General, or a chat without topics
    extra: Json = field(default_factory=dict)  # sticker, voice, service fields: as the API names
    author: int = 0  # who wrote in the group's name; bots are not told
    number: int = 0
    seq: int = 0  # the world's count at the last change

    @property
    def by(self) -> int:
        """Whose message it is, whatever name it bears."""
        return self.author or self.sender.id


@dataclass(slots=True)
class Press:
    """One callback query."""

    id: str
    user: Account
    note: Note
    data: str
    at: float
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """What a person saw as the answer to a press."""

    query_id: str
    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call as it came in; `error` is the description of a refusal."""

    at: float
    method: str
    params: Json
    ok: bool
    error: str | None = None
    result: Any = None
