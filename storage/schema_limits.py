"""What a colleague lets leave in a day is counted by rows of the outbox."""

from __future__ import annotations

from sqlite_utils.db import Database


def daily_limits(db: Database) -> None:
    """`approved_by`: who gave the last word on it, where that is not whom it belongs to."""
    for statement in _STATEMENTS:
        db.execute(statement)


_STATEMENTS = (
    "ALTER TABLE outbox ADD COLUMN approved_by INTEGER",
    "ALTER TABLE campaigns ADD COLUMN approved_by INTEGER",
    "CREATE INDEX outbox_by_day ON outbox (account_id, created_at)",
)
