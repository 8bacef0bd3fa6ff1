"""The random key that signs buttons and hashes texts; it outlives a change of master keys.

It is stored sealed. With a lost master key a new one is made beside the old, which is kept: should
the right master key come back, so do the old buttons.
"""

from __future__ import annotations

import contextlib
import secrets

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.rows import Row, change, rows
from storage.vault import Vault

BYTES = 32
_OWNER = "meta:signing"


def signing_key(db: Database, vault: Vault) -> tuple[bytes, bool]:
    """(The key, whether another one is there that does not open). Makes one where none opens."""
    stored = _stored(db)
    for each in stored:
        try:
            return vault.open(_OWNER, each["sealed"]), False
        except Unsealable:
            continue
    fresh = secrets.token_bytes(BYTES)
    name = f"signing-{len(stored) + 1:04}"
    change(db, "INSERT INTO meta VALUES (?, ?)", (name, vault.seal(_OWNER, fresh)))
    return fresh, bool(stored)


def opened(db: Database, vault: Vault) -> list[bool]:
    """For each master key that the database has seen, whether it is here; only reads."""
    if "meta" not in db.table_names():
        return []
    return [vault.opens(each["sealed"]) for each in _stored(db)]


def keys_here(db: Database, vault: Vault) -> list[bytes]:
    """Every such key that the master keys open; only reads."""
    keys = []
    for each in _stored(db):
        with contextlib.suppress(Unsealable):
            keys.append(vault.open(_OWNER, each["sealed"]))
    return keys


def _stored(db: Database) -> list[Row]:
    return rows(db, "SELECT sealed FROM meta WHERE name LIKE 'signing-%' ORDER BY name")
