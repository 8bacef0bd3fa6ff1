"""Campaigns: what a person confirmed to leave later, until it is handed to the outbox."""

from __future__ import annotations

from sqlite_utils.db import Database


def campaigns(db: Database) -> None:
    """`sealed`: what is sent to whom; NULL once it is over.

    `frame` and `revision`: the card that was confirmed, so that a second press makes no second
    campaign. `version` counts the changes: an old button changes nothing. `turn`: the next
    occurrence; an occurrence's rows of the outbox have (-id, turn) as their frame and revision, by
    which that table's unique key lets each of them in once. `copied`: it comes from a
    backup, and may have left since.
    """
    db.execute("""
        CREATE TABLE campaigns (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            frame INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            sealed BLOB,
            recipients INTEGER,
            segments INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'paused', 'held', 'stopped', 'done')),
            why TEXT,
            told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),
            due_at TEXT NOT NULL,
            turn INTEGER NOT NULL DEFAULT 1,
            version INTEGER NOT NULL DEFAULT 1,
            copied INTEGER NOT NULL DEFAULT 0 CHECK (copied IN (0, 1)),
            created_at TEXT NOT NULL,
            finished_at TEXT,
            UNIQUE (chat, user, frame, revision)
        ) STRICT
    """)
    db.execute("CREATE INDEX campaigns_due ON campaigns (due_at, id) WHERE state = 'waiting'")
    db.execute("CREATE INDEX campaigns_untold ON campaigns (id) WHERE told = 0")
    db.execute("CREATE INDEX campaigns_account ON campaigns (account_id, state)")
