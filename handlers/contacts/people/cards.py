"""What the contact screens remember.

The service cannot be asked for one contact by its id, so a card carries what the list told.
"""

from __future__ import annotations

from handlers.contacts.routes import Card
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import row_arg
from smsir import CancelledContact, ContactDetail, FoundContact

MR, MS = 2, 3
_FACES = {MR: "\U0001f468", MS: "\U0001f469"}
_NOBODY = "\U0001f464"


def face(emoji_id: int | None) -> str:
    return _FACES.get(emoji_id or 0, _NOBODY)


def card_of(person: ContactDetail | FoundContact | CancelledContact, group_id: int = 0) -> Card:
    return Card(
        relation_id=row_arg(person.relation_id),
        mobile=person.mobile,
        prefix=person.prefix,
        first_name=person.first_name,
        last_name=person.last_name,
        group_id=getattr(person, "group_id", None) or group_id,
        group_name=person.group_name,
        emoji_id=person.emoji_id,
        created=getattr(person, "created", None),
        remained_seconds=getattr(person, "remained_seconds", None),
    )


async def sample_card(ctx: Ctx) -> Card:
    """Somebody in the account, for a preview."""
    return card_of((await (await client(ctx)).contacts.by_page())[0])
