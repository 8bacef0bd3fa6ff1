"""Who decides about what: the right to send or to approve, and the owner's rules on top of it.

The owner decides about everything. Another person's word on one's own request needs a rule of the
owner, and a manager's word counts for what costs no more than the owner has said.
"""

from __future__ import annotations

from typing import Any

from handlers.shared.identities import is_self
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.context import DeniedError
from screens.outcome import Effect
from storage import Approval, ApprovalKind, ApprovalRules, Storage


def is_owner(ctx: Ctx) -> bool:
    """Nobody else has this right (see the table)."""
    return ctx.may(Right.TEAM)


async def rules_of(ctx: Ctx, account_id: int) -> ApprovalRules:
    return await ctx.services.storage.approval_rules.of(account_id)


async def sends_alone(ctx: Ctx, account_id: int, cost: int | None) -> bool:
    """Whether a send of so many SMS needs nobody else's word; None: nobody can tell how many."""
    if is_owner(ctx) or not ctx.may(Right.SEND):
        return ctx.may(Right.SEND)
    return not (await rules_of(ctx, account_id)).is_above(cost)


async def asks_first(ctx: Ctx, account_id: int, kind: ApprovalKind) -> bool:
    """Whether an import, or the deletion of a group, waits for another person's word."""
    if is_owner(ctx):
        return False
    rules = await rules_of(ctx, account_id)
    return rules.imports if kind is ApprovalKind.IMPORT else rules.deletions


def is_for_owner(approval: Approval, rules: ApprovalRules) -> bool:
    """Whether it costs more than a manager decides about."""
    return approval.kind is ApprovalKind.SEND and rules.is_above(approval.most)


def may_decide(ctx: Ctx, approval: Approval) -> bool:
    """Whether it is open and this person has the right; for a refusal that is enough."""
    return approval.is_open and ctx.may(Right.APPROVE)


def may_approve(ctx: Ctx, approval: Approval, rules: ApprovalRules) -> bool:
    """The same for an approval, by the owner's rules."""
    if not may_decide(ctx, approval) or (is_self(ctx, approval.user) and not rules.own):
        return False
    return is_owner(ctx) or not is_for_owner(approval, rules)


def rules_guard(ctx: Ctx, account_id: int, cost: int | None, *, own: bool = False) -> Effect:
    """`guard_of` for the person who acts."""
    return guard_of(ctx.services.storage, account_id, ctx.user, cost, own=own)


def guard_of(
    storage: Storage, account_id: int, user: int, cost: int | None, *, own: bool = False
) -> Effect:
    """For the commit: raises `DeniedError` where the rules have been narrowed meanwhile.

    `own`: it is about the person's own request.
    """

    def check(db: Any) -> None:
        rules = storage.approval_rules.of_in(db, account_id)
        owner = storage.members.standing_in(db, account_id, user).owner
        if (own and not rules.own) or (rules.is_above(cost) and not owner):
            raise DeniedError

    return check
