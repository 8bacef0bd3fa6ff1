"""Accounts of people who were taken off the list of those that may use the bot."""

from __future__ import annotations

from sqlite_utils.db import Database


def access(db: Database) -> None:
    """`barred`: its owner is not on the list; nothing is done for it, and nothing is deleted."""
    db.execute(
        "ALTER TABLE accounts ADD COLUMN barred INTEGER NOT NULL DEFAULT 0 CHECK (barred IN (0, 1))"
    )
