"""The row of the audit for an import that is over: how many people it added, for whom."""

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


def is_end(before: str, after: ImportState) -> bool:
    """Whether people had begun to be added, and no more will be."""
    return before in _ADDING and after in _OVER


def note_import(db: Database, kit: TableContext, import_id: int) -> None:
    record = row(db, "SELECT * FROM imports WHERE id = ?", (import_id,))
    if record is None:
        return
    facts = to_import(kit, record)
    act = NewAct(
        verb=Verb.IMPORTED,
        person=record["user"],
        place=record["chat"],
        account=record["account_id"],
        **approver_of(db, kit, "import", import_id),
        object="" if facts is None else facts.group_name,
        people=record["added"],
        ref=str(import_id),
        result=_RESULTS.get(ImportState(record["state"]), ActResult.PARTLY),
    )
    write_act(db, kit, act)
