"""The living card of a send that leaves at a pace: sent, left, next, and pause, resume, stop.

Until its first batch it is a campaign like any other. From then on nothing of it can be changed:
those who have it and those who have not would get different things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages.campaigns.changes import pause
from handlers.messages.campaigns.content import run_in
from handlers.messages.campaigns.pace_slices import Run
from handlers.messages.campaigns.pace_turns import batches_of, pace_of
from handlers.messages.campaigns.pace_words import Progress, pace_sentence, progress_lines
from handlers.messages.campaigns.page_campaign import campaign_of
from handlers.messages.campaigns.routes import CampaignData
from handlers.messages.campaigns.turns import rule_of
from handlers.messages.routes import SENDING
from handlers.shared.pacing import Pace
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted, total
from screens.outcome import Outcome, Push, Stay
from screens.view import Button, Rows, Safe, Style, rows
from storage import TO_LOOK_AT, Campaign, CampaignState, Job, JobState

_SOONEST, _LATEST = 3.0, 60.0
"""Seconds between two drawings of a card that goes on by itself."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A turn of which slices have left."""

    pace: Pace
    run: Run
    jobs: Sequence[Job]


async def begun_of(ctx: Ctx, campaign: Campaign) -> Begun | None:
    """None where the turn has not begun, or all of it leaves in one go."""
    pace, run = pace_of(campaign), run_in(campaign)
    if pace is None or run is None:
        return None
    return Begun(pace, run, await batches_of(ctx.services, campaign))


def pace_line(ctx: Ctx, campaign: Campaign) -> list[Safe]:
    """Of one that has not begun."""
    pace = pace_of(campaign)
    return [] if pace is None else [pace_sentence(ctx, pace)]


def begun_lines(ctx: Ctx, campaign: Campaign, begun: Begun) -> list[Safe]:
    done = Progress.of(begun.run, begun.jobs)
    return progress_lines(ctx, campaign, begun.pace, begun.run, done)


def begun_rows(ctx: Ctx, campaign: Campaign, begun: Begun) -> Rows:
    """These act on the campaign as it is when they are pressed: a batch may leave meanwhile."""
    if not campaign.is_open:
        return rows([Button(ctx.label("outbox-open"), "batches")])
    failed = any(job.state in TO_LOOK_AT for job in begun.jobs)
    waits = campaign.state is CampaignState.WAITING
    return rows(
        [
            Button(ctx.label("campaign-pause"), "halt")
            if waits
            else Button(ctx.label("campaign-resume"), "go", style=Style.SUCCESS),
            Button(ctx.label("pace-stop"), "stop", style=Style.DANGER),
        ],
        [Button(ctx.label("pace-batches-button"), "batches") if failed else None],
    )


_ENDED = frozenset({JobState.SENT, JobState.REFUSED, JobState.UNDONE, JobState.NOT_SENT})


def redrawn_in(ctx: Ctx, campaign: Campaign) -> float | None:
    """Seconds until the card of one that leaves at a pace may say something else."""
    if pace_of(campaign) is None or campaign.state is not CampaignState.WAITING:
        return None
    return min(_LATEST, max(_SOONEST, (campaign.due_at - ctx.now).total_seconds() + 1))


def paced_again(campaign: Campaign) -> bool:
    """Whether it leaves at a pace and comes again: then its turns only move together."""
    return pace_of(campaign) is not None and rule_of(campaign) is not None


async def stopped_begun(ctx: Ctx, begun: Begun) -> Outcome:
    """After the stop: `begun.jobs` as they are now, those undone that still waited.

    What has ended is told with it; what is being called tells the whole when it ends.
    """
    done = Progress.of(begun.run, begun.jobs)
    if all(job.state in _ENDED for job in begun.jobs):
        for job in begun.jobs:
            await ctx.services.storage.outbox.mark_told(job.id)
    reached = total([done.sent, done.running, done.doubtful])
    return Stay(notice=ctx.t("pace-stopped-now", count=counted(reached)))


async def halt(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    """Paused, whatever slice leaves at this moment: the next one does not."""
    campaigns, campaign = ctx.services.storage.campaigns, await campaign_of(ctx, data)
    while campaign is not None and campaign.state is CampaignState.WAITING:
        if await pause(ctx, campaign):
            return Stay(toast=ctx.label("campaign-paused-toast"))
        campaign = await campaigns.get(campaign.id)
    return Stay(notice=ctx.t("campaign-changed"))


async def batches(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    """To the screen of the turn's batches: how they ended, and another try."""
    campaign = await campaign_of(ctx, data)
    if campaign is None:
        return Stay(notice=ctx.t("campaign-gone"))
    return Push(SENDING(frame=campaign.outbox_frame, revision=campaign.turn, over=True))
