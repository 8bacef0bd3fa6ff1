"""The messages about approvals: to who may decide, and to who asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.home.approvals.words import asked_by, dates, outcome, title
from handlers.shared.approving import APPROVAL
from handlers.shared.colleagues import name_of
from handlers.shared.services import Ctx
from screens.view import Go, View, lines, rows
from storage import Approval

Build = Callable[[Ctx], Awaitable[View]]

PUSHED = "approval"
"""What a message is bound to that asks for a decision; with the number of the approval."""


def asking(approval: Approval, *, reminder: bool = False) -> Build:
    """For who may decide: what it is, whom it reaches, what it costs; the card has all of it."""

    async def build(ctx: Ctx) -> View:
        name = await name_of(ctx, approval.account_id, approval.user)
        moment = ctx.fmt.moment(approval.expires_at)
        ident = "approval-reminded" if reminder else "approval-pushed"
        text = lines(
            ctx.t(ident, name=name, moment=moment),
            title(ctx, approval),
            "",
            *ctx.services.carriers[approval.kind].summary(ctx, approval),
            dates(ctx, approval),
        )
        look = Go(ctx.label("approval-look"), APPROVAL(id=approval.id))
        return View(text, rows([look]), bind=(PUSHED, str(approval.id)))

    return build


def closed(approval: Approval) -> Build:
    """What stands where it was asked, once that is over."""
    return _over(approval, "approval-title")


def ended(approval: Approval) -> Build:
    """For who asked: how it ended."""
    return _over(approval, "approval-told-title")


def _over(approval: Approval, heading: str) -> Build:
    async def build(ctx: Ctx) -> View:
        return _told(ctx, approval, heading, "", await outcome(ctx, approval))

    return build


def result(approval: Approval) -> Build:
    """For who approved: what came of it."""

    async def build(ctx: Ctx) -> View:
        progress = await ctx.services.carriers[approval.kind].progress(ctx, approval)
        asked = await asked_by(ctx, approval)
        return _told(ctx, approval, "approval-result-title", asked, "", *progress.lines)

    return build


def _told(ctx: Ctx, approval: Approval, heading: str, *said: str | None) -> View:
    """`heading`: the id of its text."""
    return View(
        lines(ctx.t(heading), title(ctx, approval), *said),
        rows([Go(ctx.label("approval-told-open"), APPROVAL(id=approval.id))]),
    )
