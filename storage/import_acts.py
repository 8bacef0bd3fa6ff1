"""The row of the audit for an import that is over: how many people it added, for whom.

One that was stopped is over once nothing of it is on its way: what had left counts as well.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.act_models import ActResult, NewAct, Verb
from storage.audit_writing import approver_of, write_act
from storage.import_models import ImportState
from storage.import_rows import to_import
from storage.rows import row
from storage.table_context import TableContext

_ADDING = frozenset({ImportState.RUNNING, ImportState.STOPPED, ImportState.UPLOADING})
_OVER = frozenset({ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED})
_RESULTS = {ImportState.DONE: ActResult.DONE, ImportState.FAILED: ActResult.UNKNOWN}
"""One that failed while it was handed to the service may have been taken."""

ON_ITS_WAY = (
    "EXISTS (SELECT 1 FROM import_parts AS p WHERE p.import_id = imports.id"
    " AND p.kind = 'batch' AND p.state = 'adding')"
)
"""Of a row of `imports`: a batch may be at the service, and nobody has written down its end."""

ENDING = f"state = 'cancelled' AND {ON_ITS_WAY}"
UNCLEAR = "unclear"
"""Why it is not known how many were added."""


def is_end(before: str, after: ImportState) -> bool:
    """Whether people had begun to be added, and no more will be."""
    return before in _ADDING and after in _OVER


def note_if_over(db: Database, context: TableContext, import_id: int) -> None:
    """Unless a batch is on its way still: its end is written down with the row then."""
    out = f"SELECT 1 FROM imports WHERE id = ? AND {ON_ITS_WAY}"  # noqa: S608 - literals
    if row(db, out, (import_id,)) is None:
        note_import(db, context, import_id)


def note_import(db: Database, context: TableContext, import_id: int) -> None:
    record = row(db, "SELECT * FROM imports WHERE id = ?", (import_id,))
    if record is None:
        return
    facts = to_import(context, record)
    unclear = record["trouble"] == UNCLEAR
    result = _RESULTS.get(ImportState(record["state"]), ActResult.PARTLY)
    act = NewAct(
        verb=Verb.IMPORTED,
        person=record["user"],
        place=record["chat"],
        account=record["account_id"],
        **approver_of(db, context, "import", import_id),
        object="" if facts is None else facts.group_name,
        people=record["added"],
        ref=str(import_id),
        result=ActResult.UNKNOWN if unclear else result,
    )
    write_act(db, context, act)
