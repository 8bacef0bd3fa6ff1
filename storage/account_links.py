"""Which chats may act with an account (`allowed`), and with which each acts now (`links`).

Functions of one transaction each, for `Accounts`. A private chat may act with several accounts and
has one of them at a time; a group, or a topic of it, is attached to one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils.db import Database

from storage.account_seal import chats_in, rebind
from storage.rows import Row, change, row, rows, value
from storage.selves import own_numbers
from storage.table_context import TableContext
from storage.turn_acts import note_ended
from storage.vault import Vault

COLOURS = 9
"""How many colours tell the accounts of one person apart."""

ROW = """
    SELECT a.*, (
        SELECT count(*) FROM accounts b
        WHERE b.id IN (SELECT account_id FROM allowed WHERE chat = :chat)
            OR (b.owner = a.owner AND (:chat IS NULL OR :chat < 0 OR :chat = a.owner))
    ) AS branches FROM accounts a
"""
"""A row of `accounts`, with how many its owner has or `:chat` may act with.

In the private chat of a colleague only the latter: what else the owner has is not for them.
"""

BY_ID = f"{ROW} WHERE a.id = :id"

_CURRENT = """
    SELECT account_id FROM links WHERE chat = :chat AND topic IN (0, :topic)
    ORDER BY topic DESC LIMIT 1
"""

OF_CHAT = f"{ROW} JOIN ({_CURRENT}) l ON l.account_id = a.id"
"""The account that `:topic` of `:chat` acts with: its own one, else that of the whole chat."""

ALLOWED = f"{ROW} JOIN allowed l ON l.account_id = a.id WHERE l.chat = :chat ORDER BY a.id"


def current(db: Database, chat: int, topic: int = 0) -> int | None:
    """The number of the account that the topic acts with now."""
    account_id: int | None = value(db, _CURRENT, {"chat": chat, "topic": topic})
    return account_id


def owned(db: Database, users: Sequence[int]) -> list[Row]:
    """The accounts of the person who has these numbers: `id` and `colour`."""
    return rows(db, _OWNED, (json.dumps(users),))


def with_key(db: Database, users: Sequence[int], key_hash: str) -> Row | None:
    """The one of them that has this key."""
    found = (row(db, _OF_KEY, (user, key_hash)) for user in users)
    return next((each for each in found if each is not None), None)


def next_colour(db: Database, users: Sequence[int]) -> int:
    """The first of those that fewest of this person's accounts have."""
    taken = [each["colour"] for each in owned(db, users)]
    return min(range(COLOURS), key=taken.count)


def tell_apart(db: Database, users: Sequence[int]) -> None:
    """Another colour for each account whose own an older one of this person has."""
    known: set[int] = set()
    for account in owned(db, users):
        colour = account["colour"]
        if colour in known:
            colour = next_colour(db, users)
            change(db, "UPDATE accounts SET colour = ? WHERE id = ?", (colour, account["id"]))
        known.add(colour)


def set_present(db: Database, chat: int, topic: int, account_id: int) -> None:
    """Let the chat, or a topic of it, act with the account from now on."""
    sql = "INSERT OR REPLACE INTO links (chat, topic, account_id) VALUES (?, ?, ?)"
    change(db, sql, (chat, topic, account_id))


def allow(db: Database, context: TableContext, chat: int, account_id: int) -> None:
    """Also in the other messengers of the same person."""
    for each in own_numbers(db, context.vault, chat):
        change(db, _ALLOW, (account_id, each))
        rebind(db, context.vault, account_id, add=each)
        if each != chat and current(db, each) is None:
            set_present(db, each, 0, account_id)


def let_in(db: Database, context: TableContext, chat: int, account_id: int) -> None:
    """Allow it; the chat acts with the account from now on where it has none yet."""
    allow(db, context, chat, account_id)
    if current(db, chat) is None:
        set_present(db, chat, 0, account_id)


def detach_topic(db: Database, context: TableContext, chat: int, topic: int) -> None:
    """A topic with an account of its own acts with that of the whole chat again."""
    before = value(db, _OWN, (chat, topic))
    change(db, "DELETE FROM links WHERE chat = ? AND topic = ?", (chat, topic))
    if before is not None:
        leave_unused(db, context, chat, before)


def leave_unused(db: Database, context: TableContext, chat: int, account_id: int) -> None:
    """A group in which nothing acts with the account any more may no longer do so."""
    still = value(db, "SELECT 1 FROM links WHERE chat = ? AND account_id = ?", (chat, account_id))
    if still is None:
        leave(db, context, chat, account_id)


def leave(db: Database, context: TableContext, chat: int, account_id: int) -> None:
    """The chat parts from the account, which goes where only colleagues would be left with it."""
    part_from(db, context, chat, account_id)
    _drop_if_unused(db, context, account_id)


def part_from(db: Database, context: TableContext, chat: int, account_id: int) -> None:
    """The chat acts with the account no more; with another one that it may act with, if any.

    Nor does the same person in another messenger.
    """
    for each in own_numbers(db, context.vault, chat):
        _part(db, context, each, account_id)


def _part(db: Database, context: TableContext, chat: int, account_id: int) -> None:
    rebind(db, context.vault, account_id, drop=chat)
    change(db, "DELETE FROM allowed WHERE chat = ? AND account_id = ?", (chat, account_id))
    change(db, "DELETE FROM links WHERE chat = ? AND account_id = ?", (chat, account_id))
    if chat > 0 and current(db, chat) is None:
        others = sorted(
            rows(db, ALLOWED, {"chat": chat}), key=lambda each: _shut(context.vault, each, chat)
        )
        if others:
            set_present(db, chat, 0, others[0]["id"])


def _shut(vault: Vault, record: Row, chat: int) -> bool:
    return chat not in chats_in(vault, record)


_ALLOW = "INSERT OR IGNORE INTO allowed (account_id, chat) VALUES (?, ?)"
_OF_KEY = "SELECT * FROM accounts WHERE owner = ? AND key_hash = ?"
_OWNED = """
    SELECT id, colour FROM accounts WHERE owner IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_OWN = "SELECT account_id FROM links WHERE chat = ? AND topic = ?"

_HELD = """
    SELECT 1 FROM allowed a WHERE a.account_id = ? AND NOT EXISTS (
        SELECT 1 FROM members m WHERE m.account_id = a.account_id AND m.user IN (
            SELECT a.chat UNION SELECT i.user FROM identities i JOIN identities j USING (person)
            WHERE j.user = a.chat
        )
    )
"""
_STOP_WAITING = """
    UPDATE outbox SET state = 'not_sent', finished_at = ?, sealed = NULL
    WHERE account_id = ? AND state = 'waiting'
"""

_LEAVE_TO_NOBODY = """
    UPDATE outbox SET account_id = 0
    WHERE account_id = ? AND (state = 'sending' OR (state = 'not_sent' AND told = 0))
"""


def _drop_if_unused(db: Database, context: TableContext, account_id: int) -> None:
    """Forget an account without chats; cursors and pushes follow by their foreign key.

    The private chats of colleagues hold none: where nothing else acts with it, its owner could take
    it from nobody. Jobs that wait become `not_sent`. These and one being sent stay, as nobody's,
    until told.
    """
    if value(db, _HELD, (account_id,)) is not None:
        return
    for each in rows(db, "SELECT chat FROM allowed WHERE account_id = ?", (account_id,)):
        part_from(db, context, each["chat"], account_id)
    change(db, _STOP_WAITING, (context.now(), account_id))
    note_ended(db, context)
    change(db, _LEAVE_TO_NOBODY, (account_id,))
    change(db, "DELETE FROM outbox WHERE account_id = ?", (account_id,))
    change(db, "UPDATE bindings SET ref = '' WHERE account_id = ?", (account_id,))
    change(db, "DELETE FROM accounts WHERE id = ?", (account_id,))
