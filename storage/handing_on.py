"""What a colleague had planned goes to the owner of the account when the colleague goes.

So does the birthday greeting, from which more is planned every day.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.campaign_slices import seal_owner
from storage.chats import BELOW_ALL
from storage.errors import Unsealable
from storage.jobs import seal_owner as seal_owner_of_job
from storage.rows import Row, change, rows
from storage.vault import Vault

_PLANNED = """
    SELECT id, sealed FROM campaigns WHERE account_id = ? AND chat = ? AND user = ?
        AND state IN ('waiting', 'paused', 'held')
"""
_MOVE = """
    UPDATE campaigns SET chat = :owner, topic = 0, user = :owner, frame = :frame, sealed = :sealed,
        version = version + 1
    WHERE id = :id
"""
_ROWS = "SELECT id, sealed FROM outbox WHERE chat = ? AND user = ? AND frame = ?"
_MOVE_ROW = """
    UPDATE outbox SET chat = :owner, topic = 0, user = :owner, sealed = coalesce(:sealed, sealed)
    WHERE id = :id
"""
"""What no key opens stays sealed, and is held: without its text it would be sent empty."""

_GREETING = """
    UPDATE birthday_greetings SET topic = iif(chat = user, 0, topic),
        chat = iif(chat = user, :owner, chat), user = :owner, version = version + 1
    WHERE account_id = :account_id AND user = :user
"""


def hand_on(db: Database, vault: Vault, account_id: int, user: int, owner: int) -> int:
    """Campaigns that were confirmed in the private chat are the owner's; how many.

    Those of a group stay with the group. What no key opens stays where it is, and is held. The
    birthday greeting is the owner's wherever it was confirmed.
    """
    change(db, _GREETING, {"account_id": account_id, "user": user, "owner": owner})
    moved = 0
    for campaign in rows(db, _PLANNED, (account_id, user, user)):
        sealed = _anew(vault, campaign, seal_owner(user), seal_owner(owner))
        if sealed is None:
            continue
        ident = campaign["id"]
        fields = {"id": ident, "owner": owner, "sealed": sealed, "frame": BELOW_ALL - ident}
        moved += change(db, _MOVE, fields)
        for job in rows(db, _ROWS, (user, user, -ident)):
            content = _anew(vault, job, seal_owner_of_job(user), seal_owner_of_job(owner))
            change(db, _MOVE_ROW, {"id": job["id"], "owner": owner, "sealed": content})
    return moved


def _anew(vault: Vault, record: Row, before: str, after: str) -> bytes | None:
    """The sealed column for another person."""
    if record["sealed"] is None:
        return None
    try:
        return vault.seal(after, vault.open(before, record["sealed"]))
    except Unsealable:
        return None
