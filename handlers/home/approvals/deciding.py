"""The decisions about an approval: the first one counts, by one write.

With an approval the rows of what was asked for are in the same commit, and so are the rights and
rules by which it counts. Whoever comes second is shown who decided, and when.
"""

from __future__ import annotations

from handlers.shared.acts import noting
from handlers.shared.carrier import VoidedError
from handlers.shared.colleagues import name_of
from handlers.shared.deciding import (
    is_for_owner,
    may_approve,
    may_decide,
    rules_guard,
    rules_of,
)
from handlers.shared.identities import is_self
from handlers.shared.permissions import rights_in
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push, Stay
from screens.route import Target
from screens.view import Safe
from screens.widgets import ASK
from storage import Approval, ApprovalKind, ApprovalState, Effect, Verb

_READY = ("price", "text", "people")
"""Reasons of a refusal that are ready: ids of the labels `approval-reason-…`."""

_VERBS = {
    ApprovalState.APPROVED: Verb.APPROVED,
    ApprovalState.REFUSED: Verb.DECLINED,
    ApprovalState.WITHDRAWN: Verb.WITHDRAWN,
    ApprovalState.VOIDED: Verb.VOIDED,
}


async def approve(ctx: Ctx, approval: Approval, *, agreed: bool = False) -> Outcome:
    """`agreed`: what is asked first was answered with yes."""
    rules = await rules_of(ctx, approval.account_id)
    if not may_decide(ctx, approval):
        return Stay()
    if not may_approve(ctx, approval, rules):
        above = is_for_owner(approval, rules)
        return Stay(notice=ctx.t("approval-above") if above else ctx.t("approval-own"))
    return await _approved(ctx, approval, agreed=agreed)


async def _approved(ctx: Ctx, approval: Approval, *, agreed: bool) -> Outcome:
    approvals = ctx.services.storage.approvals
    carrier = ctx.services.carriers[approval.kind]
    try:
        await _asker_may(ctx, approval)
        carried = await carrier.carry_out(ctx, approval, agreed=agreed)
    except VoidedError as error:
        return await ended(ctx, approval, ApprovalState.VOIDED, reason=error.why, notice=error.text)
    if isinstance(carried, Target):
        # What is asked about may be what another press of this moment has just approved.
        latest = await approvals.get(approval.id)
        return Push(carried, tag="approve") if latest and latest.is_open else Stay()
    decision = approvals.decision(approval, ctx.user, ApprovalState.APPROVED)
    made = approvals.naming_campaign(approval, carried.begun)
    noted = await _noted(ctx, approval, ApprovalState.APPROVED)
    return Stay(
        effects=(_guard(ctx, approval), decision, *carried.effects, made, noted),
        after=(*carried.after, ctx.services.bells.approvals.ring),
    )


async def _asker_may(ctx: Ctx, approval: Approval) -> None:
    """Raises `VoidedError` where who asked has lost the right to it since."""
    members = ctx.services.storage.members
    standing = await members.standing(approval.account_id, approval.user)
    needs = ctx.services.carriers[approval.kind].needs
    if needs not in rights_in(standing, private=True):
        raise VoidedError(ctx.t("approval-role-gone"), "role")


def _guard(ctx: Ctx, approval: Approval) -> Effect:
    cost = approval.most if approval.kind is ApprovalKind.SEND else 0
    return rules_guard(ctx, approval.account_id, cost, own=is_self(ctx, approval.user))


async def _noted(ctx: Ctx, approval: Approval, state: ApprovalState) -> Effect:
    """The line of the audit, for the commit of the decision; its object is who asked."""
    return await noting(
        ctx,
        _VERBS[state],
        account=approval.account_id,
        object=await name_of(ctx, approval.account_id, approval.user),
        people=approval.recipients,
        parts=approval.most,
        ref=str(approval.id),
    )


async def ended(
    ctx: Ctx,
    approval: Approval,
    state: ApprovalState,
    *,
    reason: str = "",
    notice: Safe | None = None,
) -> Outcome:
    """Nothing comes of it."""
    decision = ctx.services.storage.approvals.decision(approval, ctx.user, state, reason)
    return Stay(
        notice=notice,
        effects=(decision, await _noted(ctx, approval, state)),
        after=(ctx.services.bells.approvals.ring,),
    )


def refuse(ctx: Ctx, approval: Approval) -> Outcome:
    """Asks why."""
    if not may_decide(ctx, approval):
        return Stay()
    ready = _READY if approval.kind is ApprovalKind.SEND else ()
    choices = tuple((ctx.label("approval-ready", reason=each), each) for each in ready)
    ask = ASK(question=ctx.t("approval-why"), choices=choices, skip=ctx.label("approval-no-reason"))
    return Push(ask, tag="refuse")


async def refused(ctx: Ctx, approval: Approval, typed: str) -> Outcome:
    """With a reason that was picked or typed; empty for none."""
    if not may_decide(ctx, approval):
        return Stay()
    reason = ctx.label("approval-ready", reason=typed) if typed in _READY else typed
    return await ended(ctx, approval, ApprovalState.REFUSED, reason=reason)
