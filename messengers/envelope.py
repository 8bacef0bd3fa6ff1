"""What must be known of an update before it is read: its id, its chat, its person.

Updates are kept and sorted as the JSON that came, so that one that cannot be read spoils no other
(Bot API, Update; Bale sends the same shape).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from screens.bands import WIDTH, Band, number

_GONE = frozenset({"left", "kicked"})

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """`lane`: whose update it is. `chat`, `user`: 0 where the update names none.

    All ids are numbers of the messenger's band (`screens.bands`), but those inside of `raw`.
    """

    update_id: int
    raw: Json
    chat: int
    user: int
    kind: str
    language: str | None
    migration: tuple[int, int] | None = None
    """Old and new chat, where this update says that a group became a supergroup."""
    people: tuple[tuple[int, bool], ...] = ()
    """Who came into the chat or left it by this update, and whether they are there now."""

    @property
    def lane(self) -> int:
        return self.user or self.chat

    @property
    def membership(self) -> bool | None:
        """Whether the bot may write to the chat from now on; None for other updates."""
        change = self.raw.get("my_chat_member")
        if not isinstance(change, dict):
            return None
        return _dict(change.get("new_chat_member")).get("status") not in _GONE


def _dict(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _ident(band: Band, value: Any) -> int | None:
    """The number of an id; None for what is none, or fits into no band."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return number(band, value) if whole and -WIDTH < value < WIDTH else None


def _named(band: Band, thing: Json) -> int:
    """0 for what has no id."""
    return (thing.get("id") and _ident(band, thing["id"])) or 0


def envelope(raw: Any, band: Band) -> Envelope | None:
    """The envelope of one update; None for what has no update id that can be kept."""
    update_id = _ident(band, _dict(raw).get("update_id"))
    if update_id is None:
        return None
    body: Json = next((part for part in raw.values() if isinstance(part, dict)), {})
    message = _dict(body.get("message")) if "callback_query" in raw else body
    sender, kind = _dict(body.get("from")), _dict(message.get("chat")).get("type", "")
    chat = _named(band, _dict(message.get("chat")))
    language = sender.get("language_code")
    moved = _ident(band, _dict(raw.get("message")).get("migrate_to_chat_id"))
    return Envelope(
        update_id=update_id,
        raw=raw,
        chat=chat,
        user=_named(band, sender),
        kind=str(kind),
        language=language if isinstance(language, str) else None,
        migration=(chat, moved) if chat and moved is not None else None,
        people=tuple(_people(band, raw)),
    )


def _people(band: Band, raw: Json) -> Iterator[tuple[int, bool]]:
    """By the service message of a group, or by `chat_member`, which an admin bot gets as well."""
    message, change = _dict(raw.get("message")), _dict(raw.get("chat_member"))
    new = _dict(change.get("new_chat_member"))
    came = message.get("new_chat_members")
    for person in came if isinstance(came, list) else ():
        yield _named(band, _dict(person)), True
    yield _named(band, _dict(message.get("left_chat_member"))), False
    yield _named(band, _dict(new.get("user"))), is_there(new)


def is_there(member: Json) -> bool:
    """Of a `ChatMember`: whoever is restricted may be in the chat or not."""
    return member.get("status") not in _GONE and member.get("is_member") is not False
