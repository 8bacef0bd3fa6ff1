"""What the contact screens remember.

The service cannot be asked for one contact by its id, so a card carries what the list told.
"""

from __future__ import annotations

from datetime import datetime

from screens.screen import Data
from smsir import CancelledContact, ContactDetail, FoundContact

MR, MS = 2, 3
_FACES = {MR: "\U0001f468", MS: "\U0001f469"}
_NOBODY = "\U0001f464"


class ContactsData(Data):
    """A list: all contacts, those of a group, or the hits of a search.

    `chosen` holds relation ids ticked on any page; `picking` shows the ticks.
    """

    group_id: int | None = None
    query: str = ""
    page: int = 0
    picking: bool = False
    chosen: frozenset[int] = frozenset()


class Card(Data):
    """One membership of one person, as the list told it. `group_id` 0: the list did not tell."""

    relation_id: int
    mobile: str
    prefix: str = ""
    first_name: str = ""
    last_name: str = ""
    group_id: int = 0
    group_name: str = ""
    emoji_id: int | None = None
    created: datetime | None = None
    remained_seconds: float | None = None

    @property
    def full_name(self) -> str:
        return " ".join(f"{self.prefix} {self.first_name} {self.last_name}".split())


def face(emoji_id: int | None) -> str:
    return _FACES.get(emoji_id or 0, _NOBODY)


def card_of(person: ContactDetail | FoundContact | CancelledContact, group_id: int = 0) -> Card:
    return Card(
        relation_id=person.relation_id,
        mobile=person.mobile,
        prefix=person.prefix,
        first_name=person.first_name,
        last_name=person.last_name,
        group_id=getattr(person, "group_id", 0) or group_id,
        group_name=person.group_name,
        emoji_id=person.emoji_id,
        created=getattr(person, "created", None),
        remained_seconds=getattr(person, "remained_seconds", None),
    )
