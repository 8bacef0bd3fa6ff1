"""One approval: for who decides with all that it is about, for who asked with how it stands.

The first decision counts, by one write: with an approval the rows of what was asked for are in the
same commit. Whoever comes second is shown who decided, and when.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from handlers.home.approvals.words import asked_by, may_decide, outcome, title
from handlers.shared.acts import noting
from handlers.shared.approving import APPROVAL, ApprovalData
from handlers.shared.carrier import Carrier, VoidedError
from handlers.shared.rights import Right
from handlers.shared.routes import APPROVALS, SENT
from handlers.shared.services import Ctx, linked
from screens.outcome import Outcome, Push, Replace, Stay
from screens.route import Target
from screens.screen import Screen
from screens.view import Button, Go, Rows, Safe, Style, View, lines, rows
from screens.widgets import ASK, CONFIRM
from storage import Approval, ApprovalState, Effect, Verb

_READY = ("price", "text", "people")
"""Reasons of a refusal that are ready: ids of the labels `approval-reason-…`."""


async def _sample(ctx: Ctx) -> ApprovalData:
    account = await linked(ctx)
    return ApprovalData(id=(await ctx.services.storage.approvals.page(account.id, 0, 1))[0].id)


card: Screen[Ctx, ApprovalData] = Screen(APPROVAL, sample=_sample, needs=Right.SUBMIT)


async def _approval(ctx: Ctx, data: ApprovalData) -> Approval | None:
    """None where it is gone, of another account, or none of this person's business."""
    approvals, account = ctx.services.storage.approvals, await linked(ctx)
    if data.id:
        approval = await approvals.get(data.id)
    else:
        approval = await approvals.submitted_on(ctx.chat, ctx.user, data.frame, data.revision)
    if approval is None or approval.account_id != account.id:
        return None
    return approval if approval.user == ctx.user or ctx.may(Right.APPROVE) else None


def _carrier(ctx: Ctx, approval: Approval) -> Carrier[Ctx]:
    return ctx.services.carriers[approval.kind]


@card.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    return Push(APPROVAL(id=int(args) if args.isdecimal() else 0))


@card.render
async def _render(ctx: Ctx, data: ApprovalData) -> View:
    approval = await _approval(ctx, data)
    if approval is None:
        return View(ctx.t("approval-gone"), rows([ctx.back(), ctx.home()]))
    about: Sequence[Safe] = [title(ctx, approval)]
    if approval.is_open:
        about = await _carrier(ctx, approval).card(ctx, approval)
    text = lines(
        ctx.t("approval-title"),
        "",
        *about,
        "",
        await asked_by(ctx, approval),
        _own(ctx, approval),
        await outcome(ctx, approval),
    )
    return View(
        text,
        (*_rows(ctx, approval), *rows([ctx.back(), ctx.refresh(), ctx.home()])),
        stale=ctx.label("approval-stale"),
    )


def _own(ctx: Ctx, approval: Approval) -> Safe | None:
    """That it waits for somebody else."""
    if approval.user != ctx.user or not approval.is_open:
        return None
    return ctx.t("approval-waits")


def _rows(ctx: Ctx, approval: Approval) -> Rows:
    if not approval.is_open:
        return _ended_rows(ctx, approval)
    if approval.user == ctx.user:
        withdraw = Button(ctx.label("approval-withdraw"), "withdraw", style=Style.DANGER)
        return rows([withdraw])
    if not may_decide(ctx, approval):
        return ()
    approve = Button(ctx.label("approval-approve"), "approve", approval.digest, style=Style.SUCCESS)
    refuse = Button(ctx.label("approval-refuse"), "refuse", style=Style.DANGER)
    return rows([approve, refuse], [Button(ctx.label("approval-trial"), "trial")])


def _ended_rows(ctx: Ctx, approval: Approval) -> Rows:
    """Who asked can change what came to nothing, and submit it anew; who decides goes on."""
    nothing_came = approval.state is not ApprovalState.APPROVED
    if approval.user != ctx.user:
        return _onward_rows(ctx)
    if not nothing_came:
        return ()
    if _carrier(ctx, approval).reopened(ctx, approval) is None:
        return ()
    return rows([Button(ctx.label("approval-change"), "change")])


def _onward_rows(ctx: Ctx) -> Rows:
    """To the other requests, and to what was sent."""
    others = Go(ctx.label("approval-others"), APPROVALS.entry(), over=True)
    return rows([others, Go(ctx.label("menu-reports"), SENT.entry(), over=True)])


async def _decidable(ctx: Ctx, data: ApprovalData) -> Approval | None:
    approval = await _approval(ctx, data)
    return approval if approval is not None and may_decide(ctx, approval) else None


@card.action("approve", needs=Right.APPROVE)
async def _approve(ctx: Ctx, data: ApprovalData, arg: str) -> Outcome:
    approval = await _decidable(ctx, data)
    if approval is None or arg != approval.digest:
        return Stay()
    if approval.user == ctx.user:
        return Stay(notice=ctx.t("approval-own"))
    return await _approved(ctx, approval)


async def _approved(ctx: Ctx, approval: Approval, *, agreed: bool = False) -> Outcome:
    """`agreed`: what comes before it was answered with yes."""
    approvals = ctx.services.storage.approvals
    try:
        carried = await _carrier(ctx, approval).carry_out(ctx, approval, agreed=agreed)
    except VoidedError as error:
        return await _ended(ctx, approval, ApprovalState.VOIDED, notice=error.text)
    if isinstance(carried, Target):
        return Push(carried, tag="approve")
    decision = approvals.decision(approval, ctx.user, ApprovalState.APPROVED)
    noted = await _noted(ctx, approval, ApprovalState.APPROVED)
    return Stay(
        effects=(decision, *carried.effects, approvals.naming_campaign(approval), noted),
        after=(*carried.after, ctx.services.bells.approvals.ring),
    )


_VERBS = {
    ApprovalState.APPROVED: Verb.APPROVED,
    ApprovalState.REFUSED: Verb.DECLINED,
    ApprovalState.WITHDRAWN: Verb.WITHDRAWN,
    ApprovalState.VOIDED: Verb.VOIDED,
}


async def _noted(ctx: Ctx, approval: Approval, state: ApprovalState) -> Effect:
    """The line of the audit, for the commit of the decision."""
    return await noting(
        ctx,
        _VERBS[state],
        account=approval.account_id,
        people=approval.recipients,
        parts=approval.most,
        ref=str(approval.id),
    )


async def _ended(
    ctx: Ctx,
    approval: Approval,
    state: ApprovalState,
    *,
    reason: str = "",
    notice: Safe | None = None,
) -> Outcome:
    decision = ctx.services.storage.approvals.decision(approval, ctx.user, state, reason)
    return Stay(
        notice=notice,
        effects=(decision, await _noted(ctx, approval, state)),
        after=(ctx.services.bells.approvals.ring,),
    )


@card.action("refuse", needs=Right.APPROVE)
async def _refuse(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    if await _decidable(ctx, data) is None:
        return Stay()
    choices = tuple((ctx.label("approval-ready", reason=each), each) for each in _READY)
    ask = ASK(question=ctx.t("approval-why"), choices=choices, skip=ctx.label("approval-no-reason"))
    return Push(ask, tag="refuse")


@card.on_answer("refuse", needs=Right.APPROVE)
async def _refused(ctx: Ctx, data: ApprovalData, value: JsonValue) -> Outcome:
    approval = await _decidable(ctx, data)
    if approval is None:
        return Stay()
    typed = str(value)
    reason = ctx.label("approval-ready", reason=typed) if typed in _READY else typed
    return await _ended(ctx, approval, ApprovalState.REFUSED, reason=reason)


@card.action("trial", needs=Right.APPROVE)
async def _trial(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    approval = await _decidable(ctx, data)
    if approval is None:
        return Stay()
    return await _carrier(ctx, approval).trial(ctx, approval) or Stay()


@card.action("withdraw")
async def _withdraw(ctx: Ctx, _data: ApprovalData, _arg: str) -> Outcome:
    ask = CONFIRM(
        text=ctx.t("approval-withdraw-ask"), yes=ctx.label("approval-withdraw-yes"), danger=True
    )
    return Push(ask, tag="withdraw")


@card.action("change")
async def _change(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    approval = await _approval(ctx, data)
    if approval is None or approval.user != ctx.user:
        return Stay()
    target = _carrier(ctx, approval).reopened(ctx, approval)
    return Stay() if target is None else Replace(target)


@card.on_result
async def _answered(ctx: Ctx, data: ApprovalData, tag: str, value: JsonValue) -> Outcome:
    approval = await _approval(ctx, data)
    if value is not True or approval is None or not approval.is_open:
        return Stay()
    if tag == "withdraw" and approval.user == ctx.user:
        return await _ended(ctx, approval, ApprovalState.WITHDRAWN)
    if tag == "withdraw" or not may_decide(ctx, approval):
        return Stay()
    if tag == "approve":
        return await _approved(ctx, approval, agreed=True) if approval.user != ctx.user else Stay()
    return await _carrier(ctx, approval).trial(ctx, approval, tag) or Stay()
