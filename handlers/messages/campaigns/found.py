"""The campaign that a page shows."""

from __future__ import annotations

from handlers.messages.campaigns.routes import CampaignData
from handlers.shared.services import Ctx, ours
from storage import Campaign


async def campaign_of(ctx: Ctx, data: CampaignData) -> Campaign | None:
    """None where it is gone, of another chat or of another account."""
    campaigns = ctx.services.storage.campaigns
    if data.id:
        campaign = await campaigns.get(data.id)
    else:
        campaign = await campaigns.confirmed_on(ctx.chat, ctx.user, data.frame, data.revision)
    return campaign if campaign is not None and ours(ctx, campaign) else None
