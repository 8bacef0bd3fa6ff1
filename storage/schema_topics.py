"""Where in a chat something was made, so that what becomes of it is told there."""

from __future__ import annotations

from sqlite_utils.db import Database

TOLD_OF = (
    "approvals",
    "birthday_greetings",
    "campaigns",
    "exports",
    "follows",
    "imports",
    "outbox",
)
"""Tables whose rows somebody is told of in the chat that made them."""


def topics(db: Database) -> None:
    """`topic`: of the chat; 0 is outside of every topic, NULL a row of a version that kept none."""
    for table in TOLD_OF:
        db.execute(f"ALTER TABLE {table} ADD COLUMN topic INTEGER")
