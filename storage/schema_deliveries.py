"""Tables of delivery: what was counted of a sending, and which sendings are still followed."""

from __future__ import annotations

from sqlite_utils.db import Database


def deliveries(db: Database) -> None:
    """Counts only, never a number or a text.

    `deliveries.same_since`: since when the counts have not changed. `follows.due_at`: when to look
    next; NULL once the wish is met, and the row stays so that a summary comes once.
    """
    db.executescript("""
        CREATE TABLE deliveries (
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            batch_key TEXT NOT NULL,
            counts TEXT NOT NULL,
            others TEXT NOT NULL,
            whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
            counted_at TEXT NOT NULL,
            same_since TEXT NOT NULL,
            PRIMARY KEY (account_id, batch_key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE follows (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            batch_key TEXT NOT NULL,
            want TEXT NOT NULL CHECK (want IN ('count', 'summary', 'file')),
            sent_at TEXT,
            recipients INTEGER NOT NULL,
            due_at TEXT,
            tries INTEGER NOT NULL DEFAULT 0,
            UNIQUE (chat, batch_key, want)
        ) STRICT;
        CREATE INDEX follows_due ON follows (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX follows_account ON follows (account_id);
    """)
