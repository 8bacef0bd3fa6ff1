"""One approval: for who decides with all that it is about, for who asked with how it stands.

What was approved lives on here: both see what came of it, and can stop it as long as that is
possible. The decisions themselves are in `deciding.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from handlers.home.approvals.deciding import approve, ended, refuse, refused
from handlers.home.approvals.words import asked_by, outcome, title
from handlers.shared.approving import APPROVAL, ApprovalData
from handlers.shared.carrier import ApprovalProgress, Carrier
from handlers.shared.deciding import is_for_owner, may_approve, may_decide, rules_of
from handlers.shared.identities import is_self
from handlers.shared.rights import Right
from handlers.shared.routes import APPROVALS, SENT
from handlers.shared.services import Ctx, linked
from screens.events import TextMessage
from screens.outcome import Outcome, Push, Replace, Stay
from screens.screen import Screen
from screens.view import Button, Go, Rows, Safe, Style, View, lines, rows
from screens.widgets import ConfirmData, confirms
from storage import Approval, ApprovalKind, ApprovalRules, ApprovalState


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
    return approval if is_self(ctx, approval.user) or ctx.may(Right.APPROVE) else None


def _carrier(ctx: Ctx, approval: Approval) -> Carrier[Ctx]:
    return ctx.services.carriers[approval.kind]


@card.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    return Push(APPROVAL(id=int(args) if args.isdecimal() else 0))


@card.render
async def _render(ctx: Ctx, data: ApprovalData) -> View:
    approval = await _approval(ctx, data)
    if approval is None:
        return ctx.view(ctx.t("approval-gone"))
    about: Sequence[Safe] = [title(ctx, approval)]
    if approval.is_open:
        about = await _carrier(ctx, approval).card(ctx, approval)
    rules, progress = await rules_of(ctx, approval.account_id), ApprovalProgress()
    if approval.state is ApprovalState.APPROVED:
        progress = await _carrier(ctx, approval).progress(ctx, approval)
    text = lines(
        ctx.t("approval-title"),
        "",
        *about,
        "",
        await asked_by(ctx, approval),
        _whose_word(ctx, approval, rules),
        await outcome(ctx, approval),
        *(["", *progress.lines] if progress.lines else []),
    )
    return ctx.view(
        text,
        *_rows(ctx, approval, rules, progress),
        refresh=True,
        live=progress.live,
        stale=ctx.label("approval-stale"),
    )


def _whose_word(ctx: Ctx, approval: Approval, rules: ApprovalRules) -> Safe | None:
    """For whom it waits, where that is not simply for this person."""
    if not approval.is_open:
        return None
    if may_approve(ctx, approval, rules):
        return ctx.t("approval-own-allowed") if is_self(ctx, approval.user) else None
    if is_self(ctx, approval.user):
        return ctx.t("approval-waits")
    return ctx.t("approval-above") if is_for_owner(approval, rules) else None


def _rows(ctx: Ctx, approval: Approval, rules: ApprovalRules, progress: ApprovalProgress) -> Rows:
    if not approval.is_open:
        return (*_running_rows(ctx, progress), *_ended_rows(ctx, approval, progress))
    own = is_self(ctx, approval.user)
    yes = Button(ctx.label("approval-approve"), "approve", approval.digest, style=Style.SUCCESS)
    no = Button(ctx.label("approval-refuse"), "refuse", style=Style.DANGER)
    withdraw = Button(ctx.label("approval-withdraw"), "withdraw", style=Style.DANGER)
    decides = may_decide(ctx, approval)
    return rows(
        [
            yes if may_approve(ctx, approval, rules) else None,
            no if decides and not own else None,
        ],
        [Button(ctx.label("approval-trial"), "trial") if _may_try(ctx, approval) else None],
        [withdraw if own else None],
    )


def _may_try(ctx: Ctx, approval: Approval) -> bool:
    """To oneself first: only an SMS can be."""
    sms = approval.kind is ApprovalKind.SEND
    return sms and may_decide(ctx, approval) and not is_self(ctx, approval.user)


def _running_rows(ctx: Ctx, progress: ApprovalProgress) -> Rows:
    """What was approved and can be stopped still, and the way to its own screen."""
    label = ctx.label("approval-undo" if progress.live else "approval-stop")
    stop = Button(label, "undo" if progress.live else "stop", style=Style.DANGER)
    return (*rows([stop if progress.stoppable else None]), *progress.rows)


def _ended_rows(ctx: Ctx, approval: Approval, progress: ApprovalProgress) -> Rows:
    """Who asked can change what came to nothing, and submit it anew; who decides goes on."""
    nothing_came = approval.state is not ApprovalState.APPROVED or progress.failed
    if not is_self(ctx, approval.user):
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


@card.action("approve", needs=Right.APPROVE)
async def _approve(ctx: Ctx, data: ApprovalData, arg: str) -> Outcome:
    approval = await _approval(ctx, data)
    if approval is None or arg != approval.digest:
        return Stay()
    return await approve(ctx, approval)


@card.action("refuse", needs=Right.APPROVE)
async def _refuse(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    approval = await _approval(ctx, data)
    return Stay() if approval is None else refuse(ctx, approval)


@card.on_answer("refuse", needs=Right.APPROVE)
async def _refused(ctx: Ctx, data: ApprovalData, value: JsonValue) -> Outcome:
    approval = await _approval(ctx, data)
    return Stay() if approval is None else await refused(ctx, approval, str(value))


@card.action("trial", needs=Right.APPROVE)
async def _trial(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    approval = await _approval(ctx, data)
    if approval is None or not may_decide(ctx, approval):
        return Stay()
    return await _carrier(ctx, approval).trial(ctx, approval) or Stay()


async def _withdrawing(ctx: Ctx, _data: ApprovalData) -> ConfirmData:
    yes = ctx.label("approval-withdraw-yes")
    return ConfirmData(text=ctx.t("approval-withdraw-ask"), yes=yes, danger=True)


@confirms(card, "withdraw", _withdrawing)
async def _withdrawn(ctx: Ctx, data: ApprovalData) -> Outcome:
    approval = await _approval(ctx, data)
    if approval is None or not approval.is_open or not is_self(ctx, approval.user):
        return Stay()
    return await ended(ctx, approval, ApprovalState.WITHDRAWN)


@card.action("undo")
async def _undo(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    """In the window after the decision there is no time for a question."""
    return await _stopped(ctx, await _approval(ctx, data))


async def _stopping(ctx: Ctx, _data: ApprovalData) -> ConfirmData:
    yes = ctx.label("approval-stop")
    return ConfirmData(text=ctx.t("approval-stop-ask"), yes=yes, danger=True)


@confirms(card, "stop", _stopping)
async def _stop_sure(ctx: Ctx, data: ApprovalData) -> Outcome:
    return await _stopped(ctx, await _approval(ctx, data))


async def _stopped(ctx: Ctx, approval: Approval | None) -> Outcome:
    if approval is None or approval.state is not ApprovalState.APPROVED:
        return Stay()
    return await _carrier(ctx, approval).stop(ctx, approval)


@card.action("change")
async def _change(ctx: Ctx, data: ApprovalData, _arg: str) -> Outcome:
    approval = await _approval(ctx, data)
    if approval is None or not is_self(ctx, approval.user):
        return Stay()
    target = _carrier(ctx, approval).reopened(ctx, approval)
    return Stay() if target is None else Replace(target)


@card.on_edit
async def _edited(ctx: Ctx, data: ApprovalData, event: TextMessage) -> Outcome:
    """Who asked edits the message of the text: what waits is not what they want any more."""
    approval = await _approval(ctx, data)
    if approval is None or not _holds_the_text(ctx, approval, event.message_id):
        return Stay(notice=ctx.t("engine-no-edit"))
    notice = ctx.t("approval-edited")
    return await ended(ctx, approval, ApprovalState.VOIDED, reason="edited", notice=notice)


def _holds_the_text(ctx: Ctx, approval: Approval, message: int | None) -> bool:
    """Whether this message of who asked holds the text; its id counts in its own chat."""
    here = approval.is_open and (approval.chat, approval.user) == (ctx.chat, ctx.user)
    return here and message is not None and message == (approval.content or {}).get("source")


@card.on_answer("approve", needs=Right.APPROVE)
async def _approve_sure(ctx: Ctx, data: ApprovalData, value: JsonValue) -> Outcome:
    approval = await _approval(ctx, data)
    if value is not True or approval is None:
        return Stay()
    return await approve(ctx, approval, agreed=True)


@card.on_result
async def _tried(ctx: Ctx, data: ApprovalData, tag: str, value: JsonValue) -> Outcome:
    """To oneself first: the question's tag says what was shown."""
    approval = await _approval(ctx, data)
    if value is not True or approval is None or not may_decide(ctx, approval):
        return Stay()
    return await _carrier(ctx, approval).trial(ctx, approval, tag) or Stay()
