"""Acts that have begun: what the audit gets of them if the process dies meanwhile."""

from __future__ import annotations

from sqlite_utils.db import Database


def acts_begun(db: Database) -> None:
    """`sealed`: the act as it would be written down; `id` is a random number of the caller's."""
    db.execute("""
        CREATE TABLE acts_begun (
            id INTEGER PRIMARY KEY,
            user INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            begun_at TEXT NOT NULL
        ) STRICT
    """)
