"""The owner's rules about approvals, sealed with the account that they are of.

Where nothing was set the rules are the usual ones; where no key opens what was, the strictest.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.models import Frozen
from storage.rows import change, value
from storage.table_context import Effect, TableContext


class ApprovalRules(Frozen):
    """`own`: who may approve may also approve what they asked for themselves.

    `imports`, `deletions` (of groups): a colleague's wait for an approval. `ceiling`: SMS that a
    send may cost for a manager to decide about it, alone or as an approver; None: any number.
    """

    own: bool = False
    imports: bool = False
    deletions: bool = False
    ceiling: int | None = None

    def is_above(self, cost: int | None) -> bool:
        """Whether only the owner decides; also about a cost that nobody can tell."""
        return self.ceiling is not None and (cost is None or cost > self.ceiling)


STRICTEST = ApprovalRules(imports=True, deletions=True, ceiling=0)


class ApprovalRulesTable:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def of(self, account_id: int) -> ApprovalRules:
        return await self._context.read(lambda db: self.of_in(db, account_id))

    def of_in(self, db: Database, account_id: int) -> ApprovalRules:
        """The same within a transaction."""
        sealed = value(db, "SELECT sealed FROM approval_rules WHERE account_id = ?", (account_id,))
        if sealed is None:
            return ApprovalRules()
        try:
            return ApprovalRules.model_validate_json(
                self._context.vault.open(_owner(account_id), sealed)
            )
        except Unsealable:
            return STRICTEST

    def writing(self, account_id: int, rules: ApprovalRules) -> Effect:
        sealed = self._context.vault.seal(_owner(account_id), rules.model_dump_json().encode())
        sql = "INSERT OR REPLACE INTO approval_rules (account_id, sealed) VALUES (?, ?)"
        return lambda db: change(db, sql, (account_id, sealed))


def _owner(account_id: int) -> str:
    return f"approval-rules:{account_id}"
