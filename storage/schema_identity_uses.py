"""Codes by which one became a person in two messengers, until who made them was told."""

from __future__ import annotations

from sqlite_utils.db import Database


def identity_uses(db: Database) -> None:
    """`user`: who made the code; `sealed`: the number and the name of who used it."""
    db.execute(
        """
        CREATE TABLE identity_uses (
            user INTEGER PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT
        """
    )
