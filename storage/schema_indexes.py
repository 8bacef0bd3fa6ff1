"""Indexes for what is asked often, or of tables that only grow."""

from __future__ import annotations

from sqlite_utils.db import Database

_INDEXES = (
    "CREATE INDEX accounts_key ON accounts (key_hash)",
    "CREATE INDEX audit_place ON audit (place) WHERE verb IN ('linked', 'attached')",
    "CREATE INDEX outbox_keyless ON outbox (account_id, state) WHERE batch_key IS NULL",
    """CREATE INDEX campaigns_over ON campaigns (finished_at)
        WHERE sealed IS NOT NULL AND state IN ('stopped', 'done')""",
)


def found_by_index(db: Database) -> None:
    """Same keys of two people, accounts of a chat, sends without a key, campaigns that are over."""
    for statement in _INDEXES:
        db.execute(statement)
