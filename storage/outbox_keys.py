"""Which job a batch key of the service belongs to: never two, whatever order answers come in.

One account of the service may be linked by two people, as two rows of `accounts`; its keys are one
set all the same.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.rows import change, value

SAME_KEYS = """
    SELECT other.id FROM accounts AS mine JOIN accounts AS other ON other.key_hash = mine.key_hash
    WHERE mine.id = :account_id UNION SELECT :account_id
"""
SAME_ACCOUNT = f"account_id IN ({SAME_KEYS})"

# The index of keys knows none of account 0 (unlinked meanwhile: whose key it was cannot be told),
# and is taken only where that is said; else all rows of the account are read.
_HOLDS = f"""
    batch_key = :batch_key AND id != :id AND account_id != 0
    AND {SAME_ACCOUNT.replace(":account_id", "(SELECT account_id FROM outbox WHERE id = :id)")}
"""  # noqa: S608 - literals of this module
_HELD = f"SELECT 1 FROM outbox WHERE {_HOLDS}"  # noqa: S608 - literals of this module
_GIVE_BACK = f"""
    UPDATE outbox SET state = 'unknown', batch_key = NULL, resolved_by = NULL, told = 0
    WHERE {_HOLDS} AND state = 'sent' AND resolved_by = 'lookup'
"""  # noqa: S608 - literals of this module


def is_taken(db: Database, job_id: int, batch_key: str) -> bool:
    """Whether another job has this key."""
    return value(db, _HELD, {"id": job_id, "batch_key": batch_key}) is not None


def answered(db: Database, job_id: int, batch_key: str | None) -> str | None:
    """The key that a job may keep which the service answered with `batch_key`.

    An answer is worth more than a look in the sent list: who only found the key gives it back.
    """
    if batch_key is None:
        return None
    change(db, _GIVE_BACK, {"id": job_id, "batch_key": batch_key})
    return None if is_taken(db, job_id, batch_key) else batch_key
