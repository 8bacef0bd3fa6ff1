"""Later changes of the outbox: one batch key belongs to one job."""

from __future__ import annotations

from sqlite_utils.db import Database

_PART_DOUBLES = """
    UPDATE outbox SET
        batch_key = NULL,
        state = iif(resolved_by = 'lookup', 'unknown', state),
        resolved_by = nullif(resolved_by, 'lookup')
    WHERE batch_key IS NOT NULL AND account_id != 0 AND EXISTS (
        SELECT 1 FROM outbox AS better
        WHERE better.account_id = outbox.account_id AND better.batch_key = outbox.batch_key
            AND (better.resolved_by IS NULL, -better.id) > (outbox.resolved_by IS NULL, -outbox.id)
    )
"""


def one_job_a_key(db: Database) -> None:
    """Of jobs that share a key, the one that the service answered keeps it, else the oldest.

    Another that was only found in the sent list is `unknown` again: the entry was not its own.
    """
    db.execute(_PART_DOUBLES)
    db.execute("""
        CREATE UNIQUE INDEX outbox_batch_key ON outbox (account_id, batch_key)
        WHERE batch_key IS NOT NULL AND account_id != 0
    """)


def marks(db: Database) -> None:
    """`marks`: keyed hashes of the plain numbers of a job, so that a second try knows the first."""
    db.execute("""
        CREATE TABLE outbox_marks (
            job_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
            marks BLOB NOT NULL
        ) STRICT
    """)


def found_by_time_and_text(db: Database) -> None:
    """For what is asked every few seconds (what was sent lately) and at each card (same text)."""
    db.execute("CREATE INDEX outbox_sent ON outbox (finished_at) WHERE state = 'sent'")
    db.execute("CREATE INDEX outbox_text ON outbox (account_id, text_hash, created_at)")
