"""What has become of a send that was approved: for who asked, and for who approved.

It is drawn from the campaign that the approval has begun and from the newest turn of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.campaigns import page_acts
from handlers.messages.campaigns.routes import CAMPAIGN
from handlers.messages.campaigns.words import status
from handlers.messages.routes import SENDING
from handlers.messages.sending.actions import undo_jobs
from handlers.messages.sending.result import looking, result_lines
from handlers.shared.carrier import ApprovalProgress
from handlers.shared.colleagues import visible
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Stay
from screens.view import Go, Rows, Safe, rows
from storage import UNDER_WAY, Approval, Campaign, Job, JobState

_LIVE_SECONDS = 3.0
_CAME_TO_NOTHING = frozenset({JobState.REFUSED, JobState.UNDONE, JobState.NOT_SENT})


async def _begun(ctx: Ctx, approval: Approval) -> tuple[Campaign | None, Sequence[Job]]:
    """The campaign and the batches of its newest turn; none where the account was unlinked."""
    storage = ctx.services.storage
    if approval.campaign is None:
        return None, ()
    jobs = await storage.outbox.of_campaign(approval.campaign)
    newest = max((job.turn for job in jobs), default=0)
    campaign = await storage.campaigns.get(approval.campaign)
    return campaign, [job for job in jobs if job.turn == newest]


async def progress(ctx: Ctx, approval: Approval) -> ApprovalProgress:
    campaign, jobs = await _begun(ctx, approval)
    if campaign is None:
        return ApprovalProgress()
    states = {job.state for job in jobs}
    going = bool(states & UNDER_WAY) or any(looking(ctx, job) for job in jobs)
    planned: list[Safe] = [] if jobs and not campaign.is_open else [status(ctx, campaign)]
    return ApprovalProgress(
        (*planned, *result_lines(ctx, jobs)) if jobs else tuple(planned),
        _rows(ctx, campaign, jobs),
        stoppable=campaign.is_open or JobState.WAITING in states,
        failed=not campaign.is_open and states <= _CAME_TO_NOTHING,
        live=_LIVE_SECONDS if going else None,
    )


def _rows(ctx: Ctx, campaign: Campaign, jobs: Sequence[Job]) -> Rows:
    """The way on for who may see reports: the send's own screen, or the plan's."""
    if not ctx.may(Right.REPORTS) or not visible(ctx, campaign):
        return ()
    if campaign.is_open:
        return rows([Go(ctx.label("approval-plan"), CAMPAIGN(id=campaign.id))])
    if not jobs:
        return ()
    send = SENDING(frame=-campaign.id, revision=jobs[0].turn, over=True)
    return rows([Go(ctx.label("outbox-open"), send)])


async def stop(ctx: Ctx, approval: Approval) -> Outcome:
    campaign, jobs = await _begun(ctx, approval)
    if campaign is None:
        return Stay()
    if campaign.is_open:
        return await page_acts.stop(ctx, campaign)
    return await undo_jobs(ctx, jobs)
