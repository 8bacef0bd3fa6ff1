"""What a colleague had planned goes to the owner of the account when the colleague goes.

So does the birthday greeting, from which more is planned every day. Where nobody has been asked
what is to become of it, what waits is held: the owner decides (`hold_and_hand_on`).
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.campaign_slices import seal_owner
from storage.chats import BELOW_ALL
from storage.errors import Unsealable
from storage.jobs import seal_owner as seal_owner_of_job
from storage.rows import Row, change, rows, value
from storage.selves import own_numbers
from storage.table_context import TableContext
from storage.vault import Vault

COLLEAGUE = "colleague"
"""Why a campaign is held whose person is a colleague no more, or may not send any more, or
`Job.resolved_by` of a send that was not sent."""

_HOLD = f"""
    UPDATE campaigns SET state = 'held', why = '{COLLEAGUE}', version = version + 1
    WHERE account_id = ? AND user = ? AND state = 'waiting'
"""  # noqa: S608 - literals of this module
_ASKED = """
    UPDATE campaigns SET chat = user, topic = 0, told = 0 WHERE id = ? AND state = 'held'
"""
_ROWS_FOLLOW = """
    UPDATE outbox SET chat = user, topic = 0
    WHERE campaign = :id AND turn = (SELECT turn FROM campaigns WHERE id = :id)
"""
"""What has left of a turn is told, listed and noted with the rest of it: it stays one card's."""

_PLANNED = """
    SELECT id, chat, sealed FROM campaigns WHERE account_id = ? AND user = ?
        AND state IN ('waiting', 'paused', 'held')
"""
_MOVE = """
    UPDATE campaigns SET topic = iif(chat = user, 0, topic), chat = iif(chat = user, :owner, chat),
        user = :owner, frame = :frame, sealed = :sealed, version = version + 1
    WHERE id = :id
"""
_ROWS = "SELECT id, sealed FROM outbox WHERE chat = ? AND user = ? AND frame = ?"
_MOVE_ROW = """
    UPDATE outbox SET topic = iif(chat = user, 0, topic), chat = iif(chat = user, :owner, chat),
        user = :owner, sealed = coalesce(:sealed, sealed)
    WHERE id = :id
"""
"""What no key opens stays sealed, and is held: without its text it would be sent empty."""

_GREETING = """
    UPDATE birthday_greetings SET topic = iif(chat = user, 0, topic),
        chat = iif(chat = user, :owner, chat), user = :owner, version = version + 1
    WHERE account_id = :account_id AND user = :user
"""


def hand_on(db: Database, vault: Vault, account_id: int, user: int, owner: int) -> list[int]:
    """What waits of this colleague is the owner's from now on; which campaigns.

    What was confirmed in the private chat goes to the owner's; what was confirmed in a group stays
    there. What no key opens stays where it is, and is held.
    """
    change(db, _GREETING, {"account_id": account_id, "user": user, "owner": owner})
    moved = []
    for campaign in rows(db, _PLANNED, (account_id, user)):
        sealed = _anew(vault, campaign, seal_owner(user), seal_owner(owner))
        if sealed is None:
            continue
        ident = campaign["id"]
        fields = {"id": ident, "owner": owner, "sealed": sealed, "frame": BELOW_ALL - ident}
        change(db, _MOVE, fields)
        moved.append(ident)
        for job in rows(db, _ROWS, (campaign["chat"], user, -ident)):
            content = _anew(vault, job, seal_owner_of_job(user), seal_owner_of_job(owner))
            change(db, _MOVE_ROW, {"id": job["id"], "owner": owner, "sealed": content})
    return moved


def hold_and_hand_on(db: Database, vault: Vault, account_id: int, user: int, owner: int) -> int:
    """The same, and nothing of it leaves until the owner says so; about how many that is asked.

    It is asked in the owner's private chat, wherever they were confirmed.
    """
    change(db, _HOLD, (account_id, user))
    moved = hand_on(db, vault, account_id, user, owner)
    asked = [ident for ident in moved if change(db, _ASKED, (ident,))]
    for ident in asked:
        change(db, _ROWS_FOLLOW, {"id": ident})
    return len(asked)


def hold_planned(db: Database, context: TableContext, account_id: int, user: int) -> int:
    """The same of a person in every messenger; nothing where they are the owner."""
    owner = value(db, "SELECT owner FROM accounts WHERE id = ?", (account_id,))
    users = own_numbers(db, context.vault, user)
    if owner is None or owner in users:
        return 0
    return sum(hold_and_hand_on(db, context.vault, account_id, each, owner) for each in users)


def _anew(vault: Vault, record: Row, before: str, after: str) -> bytes | None:
    """The sealed column for another person."""
    if record["sealed"] is None:
        return None
    try:
        return vault.seal(after, vault.open(before, record["sealed"]))
    except Unsealable:
        return None
