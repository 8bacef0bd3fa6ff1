"""The one call of the service that an approval sets off, where that is no send: made at most once.

It is due from the commit of the decision on, claimed durably before it leaves, and its end is one
commit with the row of the audit. What was out when the process died is looked for (`out`).
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.act_models import NewAct
from storage.approval_models import CallState
from storage.audit_writing import named, write_act
from storage.rows import change, rows, value
from storage.table_context import Effect, TableContext


class ApprovalCalls:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    def insertion(self, approval_id: int) -> Effect:
        """For the commit of the decision."""
        sql = "INSERT INTO approval_calls (approval_id, state) VALUES (?, 'due')"
        return lambda db: change(db, sql, (approval_id,))

    async def state(self, approval_id: int) -> CallState | None:
        sql = "SELECT state FROM approval_calls WHERE approval_id = ?"
        state = await self._context.read(lambda db: value(db, sql, (approval_id,)))
        return None if state is None else CallState(state)

    async def words(self, approval_id: int) -> str:
        """The service's, of one that it refused."""
        sql = "SELECT words FROM approval_calls WHERE approval_id = ?"
        return str(await self._context.read(lambda db: value(db, sql, (approval_id,))) or "")

    async def due(self) -> list[int]:
        """Numbers of the approvals whose call is to be made, the oldest first."""
        records = await self._context.read(lambda db: rows(db, _DUE))
        return [each["approval_id"] for each in records]

    async def claim(self, approval_id: int) -> bool:
        """Before the call leaves, durably; False where it is not due (any more)."""
        return await self._context.write(
            lambda db: change(db, _CLAIM, (approval_id,)) == 1, full=True
        )

    async def finish(
        self, approval_id: int, state: CallState, act: NewAct | None, words: str = ""
    ) -> bool:
        """How it ended, with its row of the audit; False where it was not out.

        DUE: it never left, and is tried again. `act` None: nothing was done.
        """
        fields = {"id": approval_id, "state": state.value, "words": words}

        def work(db: Database) -> bool:
            if change(db, _FINISH, fields) != 1:
                return False
            if act is not None:
                by = value(db, "SELECT decided_by FROM approvals WHERE id = ?", (approval_id,))
                write_act(
                    db, self._context, act.model_copy(update=dict(named(db, self._context, by)))
                )
            return True

        return await self._context.write(work, full=True)

    async def out(self) -> list[int]:
        """At start: those that were being called when the process died."""
        records = await self._context.read(lambda db: rows(db, _OUT))
        return [each["approval_id"] for each in records]


_DUE = "SELECT approval_id FROM approval_calls WHERE state = 'due' ORDER BY approval_id"
_CLAIM = "UPDATE approval_calls SET state = 'out' WHERE approval_id = ? AND state = 'due'"
_FINISH = """
    UPDATE approval_calls SET state = :state, words = :words
    WHERE approval_id = :id AND state = 'out'
"""
_OUT = "SELECT approval_id FROM approval_calls WHERE state = 'out' ORDER BY approval_id"
