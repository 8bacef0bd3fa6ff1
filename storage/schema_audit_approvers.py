"""By whose word something was done, so that the audit can be narrowed to it."""

from __future__ import annotations

from sqlite_utils.db import Database


def audit_approvers(db: Database) -> None:
    """`approver`: who approved it; 0 where that person was forgotten. The row's seal has it too."""
    db.execute("ALTER TABLE audit ADD COLUMN approver INTEGER")
    db.execute("""
        CREATE INDEX audit_approver ON audit (account, approver, id) WHERE approver IS NOT NULL
    """)
