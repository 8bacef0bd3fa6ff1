"""What a person can do, in words of our own: the PTB handlers make these, screens read them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Sender:
    """The person behind an update, as Telegram tells it."""

    id: int
    first_name: str = ""
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`topic`: of the chat, where it has topics and this is none of General's."""

    update_id: int
    chat: int
    who: Sender
    private: bool = True
    message_id: int | None = None
    topic: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Event):
    query_id: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Event):
    """`name` without slash, lower case; `args` the rest of the line, as typed.

    `replied`: the person to whose message it is a reply; None of nobody, a bot, or somebody hidden.
    """

    name: str
    args: str = ""
    replied: Sender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMessage(Event):
    """`erased`: the message was deleted before this was handled (screens that ask secrets)."""

    text: str
    edited: bool = False
    reply_to: int | None = None
    erased: bool = False


Fetch = Callable[[int], Awaitable[bytes]]
"""Downloads a file, at most so many bytes; raises `FileTooBigError`, `FileUnavailableError`."""


class FileTooBigError(Exception):
    """Telegram hands a bot files of 20 MB at most (Bot API, getFile)."""


class FileUnavailableError(Exception):
    """Telegram cannot hand over the file just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIn(Event):
    """A document, a photo, or a film or sound with words to it.

    `size` in bytes, None where Telegram does not tell.
    """

    name: str
    mime: str
    size: int | None
    fetch: Fetch = field(repr=False)
    caption: str = ""
    album: str | None = None
    photo: bool = False
    reply_to: int | None = None

    @property
    def is_picture(self) -> bool:
        """A film and a sound as well: what is certainly no list."""
        return self.photo or self.mime.startswith(("image/", "video/", "audio/"))

    def as_text(self) -> TextMessage:
        """What was written with it, as if it were all that was sent."""
        common: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(Event)}
        return TextMessage(**common, text=self.caption)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactIn(Event):
    """A shared or forwarded Telegram contact; `phone` as Telegram gives it."""

    phone: str
    first_name: str
    last_name: str = ""
    vcard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Event):
    """Anything that no screen reads: sticker, voice, location, poll, an edited caption or file."""

    kind: str
    edited: bool = False
