"""What is told of a colleague who comes: to the owner that they ask, to them that they are in."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from storage import Account, NewPush

KIND: Final = "team"
ASKED, JOINED = "asked", "joined"


def team_news(
    now: datetime, account: Account, chat: int, what: str, invitation: int, name: str, role: str
) -> NewPush:
    """One message to one private chat, told once for each invitation."""
    payload = {
        "kind": KIND, "at": now.isoformat(), "what": what, "invitation": invitation,
        "name": name, "role": role, "business": account.label,
    }  # fmt: skip
    return NewPush(
        account_id=account.id, chat=chat, kind=KIND, ref=f"{what}:{invitation}",
        payload=json.dumps(payload).encode(), due_at=now,
    )  # fmt: skip
