"""The numbers of one person, within a transaction; `Identities` is the table's class.

A row counts only where what is sealed of it says the same, so a row that was copied or written by
hand joins nobody with anybody.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.rows import Row, row, rows
from storage.vault import Vault


def own_numbers(db: Database, vault: Vault, user: int) -> tuple[int, ...]:
    """All numbers of this person, the given one first; it alone where there are no others."""
    record = row(db, "SELECT * FROM identities WHERE user = ?", (user,))
    if record is None or not is_sound(vault, record):
        return (user,)
    sql = "SELECT * FROM identities WHERE person = ? AND user != ? ORDER BY user"
    others = rows(db, sql, (record["person"], user))
    return (user, *(each["user"] for each in others if is_sound(vault, each)))


def is_sound(vault: Vault, record: Row) -> bool:
    try:
        content = vault.open(_owner(record["user"]), record["sealed"])
    except Unsealable:
        return False
    return content == str(record["person"]).encode()


def seal_number(vault: Vault, user: int, person: int) -> bytes:
    return vault.seal(_owner(user), str(person).encode())


def _owner(user: int) -> str:
    return f"identity:{user}"
