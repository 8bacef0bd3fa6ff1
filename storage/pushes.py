"""News on their way to Telegram: written with the cursor that saw them, told at least once.

A message, unlike an SMS, costs nothing: after a crash it is told again rather than lost. How they
are claimed and told, a chat's together, stands in `News`.
"""

from __future__ import annotations

from storage.models import NewPush, PendingPush
from storage.moments import moment, stamp
from storage.rows import Row, change
from storage.table_context import Effect, TableContext


class Pushes:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    def insertion(self, push: NewPush) -> Effect:
        """The effect that keeps the news; harmless where they are known already."""
        sealed = self._context.vault.seal(_seal_owner(push.account_id), push.payload)
        fields = (push.account_id, push.chat, push.kind, push.ref, sealed, stamp(push.due_at))
        return lambda db: change(db, _INSERT, fields) == 1

    def opened(self, record: Row) -> PendingPush:
        """A row of the table; raises `Unsealable`."""
        return PendingPush(
            id=record["id"],
            account_id=record["account_id"],
            chat=record["chat"],
            kind=record["kind"],
            ref=record["ref"],
            payload=self._context.vault.open(_seal_owner(record["account_id"]), record["sealed"]),
            due_at=moment(record["due_at"]),
            starts=record["starts"],
        )


_INSERT = """
    INSERT INTO pushes (account_id, chat, kind, ref, sealed, due_at, state)
    VALUES (?, ?, ?, ?, ?, ?, 'waiting')
    ON CONFLICT (account_id, chat, kind, ref) DO NOTHING
"""


def _seal_owner(account_id: int) -> str:
    return f"push:{account_id}"
