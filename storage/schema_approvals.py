"""What waits for a second pair of eyes: a send, an import, a deletion of a group."""

from __future__ import annotations

from sqlite_utils.db import Database


def approvals(db: Database) -> None:
    """`sealed`: what was asked for, frozen, and the reason of a refusal.

    `user`: who asks; `frame` and `revision`: the card, so that a second press asks no second time.
    `digest`: of what the approvers see; their press names it. `wanted_at`: when it is to be done;
    NULL: at once. `campaign`: what an approval has made. `announced`: the approvers know of it;
    `reminded`: they were reminded; `told`: who asked knows how it ended.
    """
    db.execute("""
        CREATE TABLE approvals (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            frame INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('send', 'import', 'group-deletion')),
            sealed BLOB NOT NULL,
            digest TEXT NOT NULL,
            recipients INTEGER,
            most INTEGER,
            wanted_at TEXT,
            expires_at TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'submitted' CHECK (state IN
                ('submitted', 'approved', 'refused', 'withdrawn', 'voided', 'expired')),
            decided_by INTEGER,
            decided_at TEXT,
            campaign INTEGER,
            announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0, 1)),
            reminded INTEGER NOT NULL DEFAULT 0 CHECK (reminded IN (0, 1)),
            told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),
            created_at TEXT NOT NULL,
            UNIQUE (chat, user, frame, revision)
        ) STRICT
    """)
    db.execute("CREATE INDEX approvals_account ON approvals (account_id, state, id)")
    db.execute("CREATE INDEX approvals_open ON approvals (expires_at) WHERE state = 'submitted'")
    db.execute("CREATE INDEX approvals_untold ON approvals (id) WHERE told = 0 OR announced = 0")
