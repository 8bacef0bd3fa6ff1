"""Tables of what comes from support and goes to it, beside those of letters."""

from __future__ import annotations

from sqlite_utils.db import Database


def reply_drafts(db: Database) -> None:
    """A reply that was begun: its words (`sealed`) and the ticket that it answers.

    The words stand in the conversation as well, but leaving a screen drops what it holds.
    """
    db.executescript("""
        CREATE TABLE reply_drafts (
            letter_id INTEGER PRIMARY KEY REFERENCES letters (id) ON DELETE CASCADE,
            ticket_id INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
    """)
