"""The rows of the audit for what was asked for and ended otherwise than by somebody's decision."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils.db import Database

from storage.act_models import NewAct, Verb
from storage.audit_writing import write_act
from storage.rows import Row
from storage.table_context import TableContext


def note_over(
    db: Database, context: TableContext, records: Iterable[Row], verb: Verb, by: int = 0
) -> int:
    """`by`: who has taken the right to ask; 0: the clock, or the start. How many."""
    many = 0
    for many, record in enumerate(records, 1):  # noqa: B007 (counted)
        act = NewAct(
            verb=verb,
            person=by,
            place=record["chat"],
            account=record["account_id"],
            people=record["recipients"],
            parts=record["most"],
            ref=str(record["id"]),
        )
        write_act(db, context, act)
    return many
