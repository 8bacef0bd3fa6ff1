"""A row that is written to see whether rows can be written."""

from __future__ import annotations

from sqlite_utils.db import Database


def heartbeat(db: Database) -> None:
    """`ballast`: as long as a large update, so that there must be room for one."""
    db.execute("""
        CREATE TABLE heartbeat (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            at TEXT NOT NULL,
            ballast BLOB NOT NULL
        ) STRICT
    """)
