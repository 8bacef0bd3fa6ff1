"""What bounds imports: how often a file was begun, how much of it is kept, how far it was read."""

from __future__ import annotations

from sqlite_utils.db import Database


def bounded_imports(db: Database) -> None:
    """`starts`: readings that were begun; `size`: bytes of the file that is kept; `seen`: rows.

    A file no longer waits for its group before it is read: what waited is read now.
    """
    db.executescript("""
        ALTER TABLE imports ADD COLUMN starts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE imports ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE imports ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX imports_account ON imports (account_id, state);
        UPDATE imports SET state = 'reading' WHERE state = 'draft';
    """)
