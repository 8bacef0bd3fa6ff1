"""What is known of a personal SMS after it was sent: its template, and names that took a fallback.

Texts are erased once they are sent; the template stays with the campaign for a week.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.campaigns.content import odd_in, sms_in
from handlers.messages.compose.preflight import template_of
from handlers.messages.personal.card import odd_lines
from handlers.shared.services import Ctx
from screens.view import Safe
from storage import Campaign, Job


async def template_kept(ctx: Ctx, job: Job | None) -> str:
    """What everybody's text was made from; empty where it was not personal, or is gone."""
    campaign = await _campaign_of(ctx, job)
    sms = None if campaign is None else sms_in(campaign)
    if sms is None or not template_of(sms.confirmed).is_personal:
        return ""
    return sms.confirmed


async def odd_names_lines(ctx: Ctx, jobs: Sequence[Job]) -> list[Safe]:
    """Of a turn that left by itself: the names that no card has shown, and that were left out."""
    campaign = await _campaign_of(ctx, jobs[0])
    if campaign is None or campaign.turn - 1 != jobs[0].turn:
        return []
    odd = odd_in(campaign)
    title = ctx.t("personal-odd-left-out", count=len(odd))
    return odd_lines(ctx, title, odd)


async def _campaign_of(ctx: Ctx, job: Job | None) -> Campaign | None:
    if job is None or job.campaign is None:
        return None
    return await ctx.services.storage.campaigns.get(job.campaign)
