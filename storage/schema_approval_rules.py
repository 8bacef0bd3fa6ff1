"""When an owner wants another person's word, and what follows an approval."""

from __future__ import annotations

from sqlite_utils.db import Database


def approvals_by_campaign(db: Database) -> None:
    """What leaves names in the audit who has approved it."""
    db.execute("""
        CREATE INDEX approvals_campaign ON approvals (campaign) WHERE campaign IS NOT NULL
    """)


def approval_rules(db: Database) -> None:
    """`approval_rules.sealed`: the rules, bound to their account.

    `approvals.awaited`: whoever approved has not heard yet what came of it. `approval_calls`: the
    call of the service that an approval has set off, of a kind that has one: due, out (being
    called), or how it ended; `words`: why it was refused, in the service's own.
    """
    db.execute("""
        CREATE TABLE approval_rules (
            account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            sealed BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        ALTER TABLE approvals ADD COLUMN awaited INTEGER NOT NULL DEFAULT 0
            CHECK (awaited IN (0, 1))
    """)
    db.execute("""
        CREATE TABLE approval_calls (
            approval_id INTEGER PRIMARY KEY REFERENCES approvals (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('due', 'out', 'done', 'refused', 'unknown')),
            words TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("CREATE INDEX approvals_awaited ON approvals (id) WHERE awaited = 1")
    db.execute("""
        CREATE INDEX approval_calls_open ON approval_calls (approval_id)
            WHERE state IN ('due', 'out')
    """)
