"""One update of the Bot API, from its raw JSON to an `Event` in the engine's words, in one step.

Ids of updates, chats and people become numbers (`screens.bands`); a message keeps its own, which
counts in its chat only. Objects of a library in between cost as much as the rest of a press.
Whatever has another shape than the Bot API says raises here, whatever Python says of it
(`KeyError`, `TypeError`, …).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any, NamedTuple

from screens.bands import Band, number
from screens.events import (
    Command,
    ContactIn,
    Event,
    Fetch,
    FileIn,
    Other,
    Press,
    Sender,
    TextMessage,
)
from screens.text.labels import whole

Json = dict[str, Any]

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+|$)(.*)", re.DOTALL)

_SLIP = (
    r"(?:/\s*|[\\!\uff0f/]{{1,2}})(?:({names})\s+|({names})[:=_.\-]*)(\S{{4,}}\s+\S.*)"
    r"|/({names})[:=_.,;/\-]+\s*(\S{{4,}}.*)"
)
"""A secret command and two words, where something else is wrong.

The slash is another sign or there twice, a blank is behind it, or the command is glued to a word.
"""

_UNSEEN = "\u00ad\u061c\u3164\ufe0f\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)))
)
"""Marks that keyboards and copied texts put before a slash, where nobody sees them."""

_CHANNEL, _PRIVATE = "channel", "private"

_OTHER_KINDS = (
    "sticker",
    "voice",
    "video",
    "video_note",
    "audio",
    "animation",
    "location",
    "venue",
    "poll",
    "dice",
    "game",
    "story",
    "paid_media",
    "checklist",
)

_MEDIA = {
    "video": ("video/mp4", ".mp4"),
    "audio": ("audio/mpeg", ".mp3"),
    "voice": ("audio/ogg", ".ogg"),
}
"""Kinds that may be written with: their type, and how the name of such a file ends."""


class _Words(NamedTuple):
    """What a command says."""

    name: str
    addressed: str | None
    args: str


class UpdateReader:
    """Reads updates for one bot.

    `username` is asked at each command that names a bot. `secret`: commands whose words must not
    stay in a chat. `fetch` makes the way to a file's content from its id. `band`: of the messenger.
    """

    def __init__(
        self,
        username: Callable[[], str],
        fetch: Callable[[str], Fetch],
        secret: Collection[str] = (),
        *,
        band: Band,
    ) -> None:
        self._band: Band = band
        self._username = username
        self._fetch = fetch
        self._secret = secret
        names = "|".join(map(re.escape, secret)) or "(?!)"
        self._slip = re.compile(_SLIP.format(names=names), re.DOTALL | re.IGNORECASE)

    def read(self, raw: Json) -> Event | None:
        """The event of an update; None for what concerns nobody.

        Raises:
            Exception: it has not the shape that it should have.
        """
        query = raw.get("callback_query")
        if query is not None:
            return self._press(raw, query)
        for kind in ("message", "edited_message"):
            message = raw.get(kind)
            if message is not None:
                return self._message(raw, message, edited=kind == "edited_message")
        return None

    def _message(self, raw: Json, message: Json, *, edited: bool) -> Event | None:
        base = self._base(raw, message)
        if base is None:
            return None
        text, caption = _text(message, "text"), _text(message, "caption")
        plain = text is not None and not edited
        words = self._words((text or caption or "").lstrip(_UNSEEN))
        if words is not None and (plain or self._is_secret(words)):
            return self._command(base, words, self._replied(message))
        if text is not None:
            reply = _reply(message)
            return TextMessage(**base, text=whole(text), edited=edited, reply_to=reply)
        return _edit(base, message) if edited else self._carried(base, message)

    def _words(self, text: str) -> _Words | None:
        """Of a command; a secret one is also heard where a blank is missing or too much."""
        match = _COMMAND.fullmatch(text)
        if match is not None and match[1].lower() in self._secret:
            return _Words(*match.groups())
        slip = self._slip.fullmatch(text)
        if slip is not None:
            return _Words(slip[1] or slip[2] or slip[4], None, slip[3] or slip[5])
        return None if match is None else _Words(*match.groups())

    def _is_secret(self, words: _Words) -> bool:
        """A message edited into such a command, or a caption that is one, is heard as written."""
        return words.name.lower() in self._secret and bool(words.args)

    def _replied(self, message: Json) -> Sender | None:
        """Who wrote what it replies to, where that is a person.

        What is written in a topic names the service message that opened it as its reply.
        """
        replied = message.get("reply_to_message")
        if replied is None or "forum_topic_created" in replied or "sender_chat" in replied:
            return None
        sender = replied.get("from")
        return None if sender is None or sender.get("is_bot") else self._who(sender)

    def _command(self, base: Json, words: _Words, replied: Sender | None) -> Command | None:
        name, addressed, args = words
        elsewhere = addressed and addressed.lower() != self._username().lower()
        if elsewhere and not base["private"]:  # in private nobody else reads: a slip
            return None
        return Command(**base, name=name.lower(), args=whole(args).strip(), replied=replied)

    def _carried(self, base: Json, message: Json) -> Event | None:
        contact = message.get("contact")
        if contact is not None:
            return ContactIn(
                **base,
                phone=str(contact.get("phone_number") or ""),
                first_name=_words(contact, "first_name"),
                last_name=_words(contact, "last_name"),
                vcard=_words(contact, "vcard"),
            )
        if message.get("document") is not None or message.get("photo") or _captioned(message):
            return self._file(base, message)
        # A service message is of no kind: nobody sent it to us.
        kind = next((name for name in _OTHER_KINDS if message.get(name) is not None), None)
        return Other(**base, kind=kind) if kind else None

    def _file(self, base: Json, message: Json) -> FileIn:
        document, media = message.get("document"), _captioned(message)
        if document is not None:
            attachment, name = document, _text(document, "file_name") or "file"
            mime = _text(document, "mime_type") or ""
        elif media is not None:
            attachment, (usual, ending) = message[media], _MEDIA[media]
            name = _text(attachment, "file_name") or f"{media}-{base['message_id']}{ending}"
            mime = _text(attachment, "mime_type") or usual
        else:
            attachment, mime = message["photo"][-1], "image/jpeg"  # the last one is the largest
            name = f"photo-{base['message_id']}.jpg"
        size = attachment.get("file_size")
        return FileIn(
            **base,
            name=whole(name),
            mime=mime,
            size=size if isinstance(size, int) else None,
            fetch=self._fetch(str(attachment["file_id"])),
            caption=_words(message, "caption"),
            album=_text(message, "media_group_id"),
            photo=document is None and media is None,
            reply_to=_reply(message),
        )

    def _press(self, raw: Json, query: Json) -> Press | None:
        """A button under a message, of which only the place is read: the state has the rest."""
        message, data = query.get("message"), _text(query, "data")
        if message is None or data is None:
            return None
        chat = message["chat"]
        return Press(
            update_id=self._ident(raw["update_id"]),
            chat=self._ident(chat["id"]),
            who=self._who(query["from"]),
            private=chat["type"] == _PRIVATE,
            message_id=_number(message["message_id"]),
            topic=_topic(message),
            query_id=str(query["id"]),
            payload=data,
        )

    def _base(self, raw: Json, message: Json) -> Json | None:
        """What all events have; None where nobody in particular is speaking (channel posts)."""
        sender, chat = message.get("from"), message["chat"]
        if sender is None or chat["type"] == _CHANNEL:
            return None
        return {
            "update_id": self._ident(raw["update_id"]),
            "chat": self._ident(chat["id"]),
            "who": self._who(sender),
            "private": chat["type"] == _PRIVATE,
            "message_id": _number(message["message_id"]),
            "topic": _topic(message),
            "at": datetime.fromtimestamp(message["date"], UTC),
        }

    def _who(self, user: Json) -> Sender:
        return Sender(
            id=self._ident(user["id"]),
            first_name=_words(user, "first_name"),
            username=_text(user, "username"),
            language_code=_text(user, "language_code"),
        )

    def _ident(self, value: object) -> int:
        return number(self._band, _number(value))


def _captioned(message: Json) -> str | None:
    """The kind of a film or a sound with which something was written; else None."""
    if not _text(message, "caption"):
        return None
    return next((kind for kind in _MEDIA if message.get(kind) is not None), None)


def _edit(base: Json, message: Json) -> Event | None:
    """A caption or a file that was changed: read by nobody, but it may show a secret."""
    # A live location is edited every few seconds, and not by anybody's hand.
    return None if message.get("location") else Other(**base, kind="edit", edited=True)


def _topic(message: Json) -> int | None:
    """The topic of a message; in other groups the thread is a chain of replies (Bot API)."""
    return _number(message["message_thread_id"]) if message.get("is_topic_message") else None


def _reply(message: Json) -> int | None:
    replied = message.get("reply_to_message")
    return None if replied is None else _number(replied["message_id"])


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("no number stands where an id should")
    return value


def _text(fields: Json, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def _words(fields: Json, name: str) -> str:
    return whole(_text(fields, name) or "")
