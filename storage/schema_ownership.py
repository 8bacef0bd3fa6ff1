"""Whose what is: which account a message of the bot is about, and a proof of each link."""

from __future__ import annotations

from sqlite_utils.db import Database


def bound_accounts(db: Database) -> None:
    """`bindings.account_id`: whose thing the message shows; NULL where none was kept."""
    db.execute("ALTER TABLE bindings ADD COLUMN account_id INTEGER")
