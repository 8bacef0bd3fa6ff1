"""Colleagues who are not in a group of the account any more, and whom it is offered to."""

from __future__ import annotations

from sqlite_utils.db import Database


def colleagues(db: Database) -> None:
    """A departure goes with its colleague, so that who is invited anew begins anew.

    `handovers.sealed`: who offers it and until when, so that nobody who writes the file makes one.
    """
    for statement in _STATEMENTS:
        db.execute(statement)


_STATEMENTS = (
    """
        CREATE TABLE departures (
            account_id INTEGER NOT NULL,
            user INTEGER NOT NULL,
            chat INTEGER NOT NULL,
            since TEXT NOT NULL,
            PRIMARY KEY (account_id, user, chat),
            FOREIGN KEY (account_id, user) REFERENCES members (account_id, user) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
    """,
    """
        CREATE INDEX departures_chat ON departures (chat, user)
    """,
    """
        CREATE TABLE handovers (
            account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            user INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            expires_at TEXT NOT NULL
        ) STRICT
    """,
)
