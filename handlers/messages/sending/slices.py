"""The end of one batch of a turn that goes on: its card moves, and a failure holds the rest.

Whoever has its card open sees it move; nobody is sent a message for each batch. The turn is told
as a whole when its last batch has ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.messages.campaigns.content import run_in
from handlers.messages.campaigns.routes import CAMPAIGN
from handlers.shared.notifier import ScreenNotifier
from handlers.shared.services import Services
from storage import TO_LOOK_AT, UNDER_WAY, Campaign, Job


async def batch_ended(services: Services, notifier: ScreenNotifier, job: Job) -> None:
    """Redraw the card; hold the slices left where this one did not leave, or nobody knows."""
    campaign = await _with_slices_left(services, job)
    if campaign is None:
        return
    now = await services.storage.outbox.get(job.id)
    failed, run = now is not None and now.state in TO_LOOK_AT, run_in(campaign)
    if failed and not (run is not None and run.is_excused(job.batch)):
        await services.storage.campaigns.hold(campaign, "batch")
    elif await _others_under_way(services, campaign):
        return

    def shows(data: Mapping[str, Any]) -> bool:
        card = (data.get("frame"), data.get("revision"))
        return data.get("id") == campaign.id or card == (campaign.frame, campaign.revision)

    await notifier.redraw(job, CAMPAIGN.ident, shows)


async def _others_under_way(services: Services, campaign: Campaign) -> bool:
    """A slice of a personal text has many calls: the card moves with the last of them."""
    jobs = await services.storage.outbox.of_campaign(campaign.id, campaign.turn)
    return any(job.state in UNDER_WAY for job in jobs)


async def _with_slices_left(services: Services, job: Job) -> Campaign | None:
    """The campaign of which further slices are to leave in the job's turn; None: there is none."""
    if job.campaign is None:
        return None
    campaign = await services.storage.campaigns.get(job.campaign)
    if campaign is None or not campaign.is_open or campaign.turn != job.turn:
        return None
    return campaign
