"""What is told of colleagues: who asks, comes, leaves, and who is to own the account."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from storage import Account, Effect, NewPush, Storage

KIND: Final = "team"
ASKED, JOINED, LEFT, QUIT = "asked", "joined", "left", "quit"
BOTH: Final = "both"
"""A colleague is in the other messenger as well."""

OFFERED, HANDED, DECLINED = "offered", "handed", "declined"
"""The account itself: to a colleague, and to who was its owner, or stays it."""


def team_news(
    now: datetime, account: Account, chat: int, what: str, invitation: int, name: str, role: str,
    *, ref: str = "",
) -> NewPush:  # fmt: skip
    """One message to one private chat, told once for each invitation, or `ref`.

    `invitation`: its number, or that of the person whom it is about.
    """
    payload = {
        "kind": KIND, "at": now.isoformat(), "what": what, "invitation": invitation,
        "name": name, "role": role, "business": account.label,
    }  # fmt: skip
    return NewPush(
        account_id=account.id, chat=chat, kind=KIND, ref=ref or f"{what}:{invitation}",
        payload=json.dumps(payload).encode(), due_at=now,
    )  # fmt: skip


async def words_to_owner(
    storage: Storage, now: datetime, account: Account, what: str, user: int
) -> tuple[Effect, ...]:
    """For the commit of it, of a colleague, each time; nothing where no key opens who it is."""
    member = (await storage.members.standing(account.id, user)).member
    if member is None:
        return ()
    who = member.user
    news = team_news(
        now, account, account.owner, what, who, member.name, member.role,
        ref=f"{what}:{who}:{now.isoformat()}",
    )  # fmt: skip
    return (storage.pushes.insertion(news),)


TAKING: Final = "h"
"""Word behind /team under the message of an offer."""
