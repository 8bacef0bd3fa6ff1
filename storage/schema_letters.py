"""The tables of letters to support: what is about to be posted to a ticket, and its files."""

from __future__ import annotations

from sqlite_utils.db import Database


def letters(db: Database) -> None:
    """`letter_files.sealed`: name and kind; `parts`: in how many pieces its content is kept.

    A file counts when all its pieces are there. `source`: the Telegram message that brought it,
    so that an update that is handled again does not attach it twice.
    """
    db.executescript("""
        CREATE TABLE letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'posting', 'posted')),
            created_at TEXT NOT NULL,
            claimed_at TEXT
        ) STRICT;
        CREATE INDEX letters_account ON letters (account_id);
        CREATE INDEX letters_created ON letters (created_at);
        CREATE TABLE letter_files (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
            source INTEGER NOT NULL,
            size INTEGER NOT NULL,
            parts INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            sealed BLOB NOT NULL,
            UNIQUE (letter_id, source)
        ) STRICT;
        CREATE INDEX letter_files_created ON letter_files (created_at);
        CREATE TABLE letter_parts (
            file_id INTEGER NOT NULL REFERENCES letter_files (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (file_id, place)
        ) STRICT;
    """)
