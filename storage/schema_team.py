"""Colleagues of an account, and the invitations by which they come."""

from __future__ import annotations

from sqlite_utils.db import Database


def team(db: Database) -> None:
    """The owner has no row in `members`: that is `accounts.owner`, always.

    `members.sealed`: role, name, and what else the owner decides; whoever can write the file gives
    nobody a role. `invitations.code_hash`: keyed, of the code in the link. `user`: who opened it.
    """
    db.executescript("""
        CREATE TABLE members (
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            user INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            invited_by INTEGER NOT NULL,
            joined_at TEXT NOT NULL,
            PRIMARY KEY (account_id, user)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX members_user ON members (user);
        CREATE TABLE invitations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            code_hash TEXT NOT NULL UNIQUE,
            sealed BLOB NOT NULL,
            made_by INTEGER NOT NULL,
            made_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            user INTEGER,
            accepted_at TEXT,
            confirmed_at TEXT,
            revoked_at TEXT
        ) STRICT;
        CREATE INDEX invitations_account ON invitations (account_id);
    """)
