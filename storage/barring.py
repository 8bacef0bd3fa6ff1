"""What rests while the list of those who may use the bot does not hold somebody.

The account of an owner who is not listed rests whole: nothing leaves, nothing is looked at, what
waited is held. A colleague who is not listed rests alone: what was planned, and the birthday
greeting, go to the owner. Nothing is deleted, and what was held is asked about when the owner is
listed again.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlite_utils.db import Database

from storage.act_models import Verb
from storage.approval_acts import note_over
from storage.handing_on import hand_on
from storage.import_acts import note_if_over
from storage.rows import change, rows
from storage.table_context import TableContext

RESTING = "resting"
"""Why a campaign is held, or `Job.resolved_by` of a send that was not sent."""

RESTS = "EXISTS (SELECT 1 FROM accounts WHERE id = account_id AND barred = 1)"
"""Of a row with `account_id`: its owner is not on the list."""

_OFF_LIST = "user NOT IN (SELECT value FROM json_each(:listed))"
_EITHER = f"({_OFF_LIST} OR {RESTS})"
_ALONE = f"({_OFF_LIST} AND NOT {RESTS})"

_BACK = f"""
    UPDATE campaigns SET told = 0
    WHERE state = 'held' AND why = '{RESTING}' AND account_id IN (
        SELECT id FROM accounts WHERE barred = 1
            AND (:all OR owner IN (SELECT value FROM json_each(:listed)))
    )
"""  # noqa: S608 - literals of this module
_BARRED = """
    UPDATE accounts SET barred = CASE
        WHEN :all OR owner IN (SELECT value FROM json_each(:listed)) THEN 0 ELSE 1 END
"""
_STOPPING = (
    (
        (
            f"UPDATE campaigns SET state = 'held', why = '{RESTING}', told = 0,"  # noqa: S608 - literals
            " version = version + 1 WHERE state = 'waiting'"
        ),
        _EITHER,
    ),
    (
        (
            f"UPDATE outbox SET state = 'not_sent', finished_at = :now, resolved_by = '{RESTING}'"  # noqa: S608 - literals
            " WHERE state = 'waiting'"
        ),
        _EITHER,
    ),
    ("UPDATE outbox SET told = 1 WHERE told = 0 AND chat = user", _OFF_LIST),
    ("UPDATE exports SET state = 'cancelled' WHERE state = 'running'", _EITHER),
    (
        (
            "UPDATE imports SET state = 'cancelled', told = 1"
            " WHERE state IN ('draft', 'reading', 'ready', 'running')"
        ),
        _ALONE,
    ),
    ("UPDATE follows SET due_at = NULL WHERE due_at IS NOT NULL", _ALONE),
    ("UPDATE states SET due = NULL WHERE due IS NOT NULL", _OFF_LIST),
)
"""What workers would go on with by themselves, and whose it is."""

_ADDING = f"SELECT id FROM imports WHERE state = 'running' AND {_ALONE}"  # noqa: S608 - literals
_VOIDED = f"""
    UPDATE approvals SET state = 'voided', told = 1, decided_at = :now
    WHERE state = 'submitted' AND {_ALONE} RETURNING *
"""  # noqa: S608 - literals of this module
_PLANNERS = f"""
    SELECT account_id, user, (SELECT owner FROM accounts WHERE id = account_id) AS owner FROM (
        SELECT account_id, user FROM campaigns WHERE state IN ('waiting', 'paused', 'held')
        UNION SELECT account_id, user FROM birthday_greetings
    ) WHERE {_ALONE}
"""  # noqa: S608 - literals of this module


def apply(db: Database, context: TableContext, listed: Collection[int]) -> frozenset[int]:
    """Let rest what is of people not listed; an empty list is everybody's. The accounts of it."""
    fields = {"all": not listed, "listed": json.dumps(sorted(listed)), "now": context.now()}
    change(db, _BACK, fields)
    change(db, _BARRED, fields)
    if not listed:
        return frozenset()
    adding = rows(db, _ADDING, fields)
    for statement, whose in _STOPPING:
        change(db, f"{statement} AND {whose}", fields)
    for each in adding:
        note_if_over(db, context, each["id"])
    note_over(db, context, rows(db, _VOIDED, fields), Verb.VOIDED)
    for each in rows(db, _PLANNERS, fields):
        hand_on(db, context.vault, each["account_id"], each["user"], each["owner"])
    return frozenset(each["id"] for each in rows(db, "SELECT id FROM accounts WHERE barred = 1"))
