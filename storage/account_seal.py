"""What is sealed of an account: its keys, and the chats that may act with them.

The tables `allowed` and `links` stand open in the file. Whoever can write them could lead a chat of
his own to somebody else's account, so the chats stand inside what is sealed as well, and count only
there.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.rows import Row, change, row, rows
from storage.vault import Vault

_OLD_PARTS = 2


@dataclass(frozen=True, slots=True)
class Sealed:
    """`chats` None: sealed by a version that kept none."""

    user_api_key: str
    secret_key: str
    chats: frozenset[int] | None


def seal(vault: Vault, owner: int, keys: tuple[str, str], chats: Collection[int]) -> bytes:
    return vault.seal(_owner(owner), json.dumps([*keys, sorted(chats)]).encode())


def unseal(vault: Vault, record: Row) -> Sealed:
    """Of a row of `accounts`; raises `Unsealable`."""
    parts = json.loads(vault.open(_owner(record["owner"]), record["sealed"]))
    chats = None if len(parts) == _OLD_PARTS else frozenset(parts[2])
    return Sealed(parts[0], parts[1], chats)


def chats_in(vault: Vault, record: Row | None) -> frozenset[int]:
    """The chats in a row of `accounts`; none where there is no row, or it does not open."""
    if record is None:
        return frozenset()
    try:
        return unseal(vault, record).chats or frozenset()
    except Unsealable:
        return frozenset()


def rebind(
    db: Database, vault: Vault, account_id: int, *, add: int | None = None, drop: int | None = None
) -> None:
    """Let one chat more, or one less, act with the account; one that does not open stays."""
    record = row(db, "SELECT * FROM accounts WHERE id = ?", (account_id,))
    if record is None:
        return
    try:
        keys = unseal(vault, record)
    except Unsealable:
        return
    chats = (set(keys.chats or ()) | {add}) - {drop, None}
    _write(db, vault, record, keys, {chat for chat in chats if chat is not None})


def bind_old(db: Database, vault: Vault) -> None:
    """Rows of a version that kept no chats get those of the table; done once, at the start."""
    for record in rows(db, "SELECT * FROM accounts"):
        try:
            keys = unseal(vault, record)
        except Unsealable:
            continue
        if keys.chats is None:
            sql = "SELECT chat FROM allowed WHERE account_id = ?"
            chats = {each["chat"] for each in rows(db, sql, (record["id"],))}
            _write(db, vault, record, keys, chats)


def _write(db: Database, vault: Vault, record: Row, keys: Sealed, chats: set[int]) -> None:
    sealed = seal(vault, record["owner"], (keys.user_api_key, keys.secret_key), chats)
    change(db, "UPDATE accounts SET sealed = ? WHERE id = ?", (sealed, record["id"]))


def _owner(owner: int) -> str:
    return f"account:{owner}"
