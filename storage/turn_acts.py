"""One row of the audit for each turn that has left, whatever number of batches it had.

It is written when nothing of the turn waits or is being called any more: in the commit that ends
its last batch, or at the worker's next round where a turn ends otherwise.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.act_models import ActResult, NewAct, Verb
from storage.audit_writing import approver_of, write_act
from storage.models import JobState
from storage.outbox_turns import GOING_ON, OF_CARD
from storage.rows import Row, change, row, rows, value
from storage.table_context import TableContext


def note_turn_of(db: Database, context: TableContext, job_id: int) -> None:
    """Write the row of the job's turn, if that is over and does not stand there yet."""
    job = row(db, "SELECT * FROM outbox WHERE id = ? AND noted = 0", (job_id,))
    if job is None or value(db, GOING_ON, job) is not None:
        return
    left = _left(db, job)
    if left:
        write_act(db, context, _act(db, context, left))
    change(db, f"UPDATE outbox SET noted = 1 WHERE {OF_CARD}", job)  # noqa: S608 - a literal


def _left(db: Database, job: Row) -> list[Row]:
    """The batches of the job's turn; what was undone is none of them."""
    sql = f"SELECT * FROM outbox WHERE {OF_CARD} AND state != 'undone' ORDER BY +id"  # noqa: S608 - a literal
    return rows(db, sql, job)


def any_ended(db: Database) -> bool:
    """Whether there is something for `note_ended`, or for a later round of it."""
    return value(db, _UNNOTED) is not None


def note_ended(db: Database, context: TableContext) -> None:
    """Of all turns that have ended in some other way than by the end of a call."""
    for each in rows(db, _ENDED):
        note_turn_of(db, context, each["id"])


def note_settled(db: Database, context: TableContext, job_id: int, person: int) -> None:
    """A turn that the audit has as unknown is so no more; `person` 0: the bot found it out."""
    job = rows(db, "SELECT * FROM outbox WHERE id = ?", (job_id,))[0]
    if not job["noted"]:
        note_turn_of(db, context, job_id)
        return
    left = _left(db, job)
    if any(batch["state"] == JobState.UNKNOWN for batch in left):
        return
    by = {"verb": Verb.SETTLED, "person": person}
    write_act(db, context, _act(db, context, left).model_copy(update=by))


def _act(db: Database, context: TableContext, batches: list[Row]) -> NewAct:
    first, cost = batches[0], [each for each in batches if each["state"] in _COSTS] or batches
    unsaid = any(not each["recipients"] for each in cost)
    hashes = {each["text_hash"] for each in batches}
    return NewAct(
        verb=Verb.SENT,
        person=first["user"],
        place=first["chat"],
        account=first["account_id"],
        **approver_of(db, context, "send", first["campaign"]),
        people=None if unsaid else sum(each["recipients"] for each in cost),
        parts=None if unsaid else sum(each["recipients"] * each["segments"] for each in cost),
        text_hash=hashes.pop() if len(hashes) == 1 else "",
        ref="" if first["campaign"] is None else str(first["campaign"]),
        result=_result({each["state"] for each in batches}),
        code=next((each["batch_key"] for each in batches if each["batch_key"]), ""),
    )


_COSTS = frozenset({JobState.SENT, JobState.UNKNOWN})


def _result(states: set[str]) -> ActResult:
    """What is not known outweighs the rest: somebody has to look."""
    if JobState.UNKNOWN in states:
        return ActResult.UNKNOWN
    if JobState.SENT in states:
        return ActResult.DONE if len(states) == 1 else ActResult.PARTLY
    return ActResult.REFUSED if JobState.REFUSED in states else ActResult.NOT_DONE


_UNNOTED = "SELECT 1 FROM outbox WHERE noted = 0 AND state NOT IN ('waiting', 'sending') LIMIT 1"
_ENDED = """
    SELECT min(id) AS id FROM outbox INDEXED BY outbox_unnoted WHERE noted = 0
    GROUP BY chat, user, frame, revision
    HAVING NOT max(state IN ('waiting', 'sending'))
"""
