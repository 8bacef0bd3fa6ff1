"""Ids of updates that were handled, in a table of their own that takes a few bytes for each."""

from __future__ import annotations

from sqlite_utils.db import Database


def handled_updates(db: Database) -> None:
    """`at`: seconds since the epoch. The rows of ended updates in `inbox` are pruned as before."""
    db.executescript("""
        CREATE TABLE handled (
            update_id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX handled_at ON handled (at);
    """)
