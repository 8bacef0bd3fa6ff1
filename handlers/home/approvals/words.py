"""An approval in words: who asks for what, until when, and how it ended."""

from __future__ import annotations

from handlers.shared.colleagues import name_of
from handlers.shared.services import Ctx
from screens.view import Safe, lines
from storage import Approval, ApprovalState


def title(ctx: Ctx, approval: Approval) -> Safe:
    return ctx.services.carriers[approval.kind].title(ctx, approval)


async def asked_by(ctx: Ctx, approval: Approval) -> Safe:
    """Who asks, when, for when, and until when it can be decided."""
    name = await name_of(ctx, approval.account_id, approval.user)
    asked = ctx.t("approval-by", name=name, moment=ctx.fmt.moment(approval.created_at))
    return lines(asked, dates(ctx, approval))


def dates(ctx: Ctx, approval: Approval) -> Safe | None:
    """For when it is, and until when it can be decided."""
    wanted = None
    if approval.wanted_at is not None:
        wanted = ctx.t("approval-wanted", moment=ctx.fmt.moment(approval.wanted_at))
    until = None
    if approval.is_open:
        until = ctx.t("approval-until", moment=ctx.fmt.moment(approval.expires_at))
    return lines(wanted, until) or None


async def outcome(ctx: Ctx, approval: Approval) -> Safe | None:
    """How it ended; None while it waits."""
    if approval.is_open:
        return None
    by = approval.decided_by or 0
    name = await name_of(ctx, approval.account_id, by) if by else ""
    moment = ctx.fmt.moment(approval.decided_at or approval.created_at)
    state = "restored" if approval.is_of_backup else approval.state
    nothing = ctx.label("approval-nothing", kind=approval.kind)
    ended = ctx.t("approval-ended", state=state, name=name, moment=moment, nothing=nothing)
    if not approval.reason:
        return ended
    if approval.state is ApprovalState.VOIDED:
        return lines(ended, ctx.t("approval-voided", why=approval.reason))
    if approval.state is not ApprovalState.REFUSED:
        return ended
    return lines(ended, ctx.t("approval-reason"), ctx.fmt.quote(approval.reason))
