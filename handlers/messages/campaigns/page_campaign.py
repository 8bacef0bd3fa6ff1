"""The campaign that a page shows."""

from __future__ import annotations

from handlers.messages.campaigns.routes import CampaignData
from handlers.shared.colleagues import visible
from handlers.shared.services import Ctx
from storage import Campaign


async def campaign_of(ctx: Ctx, data: CampaignData) -> Campaign | None:
    """None where it is gone, of another account, or of a chat that is not shown here."""
    campaigns = ctx.services.storage.campaigns
    if data.id:
        campaign = await campaigns.get(data.id)
    else:
        campaign = await campaigns.confirmed_on(ctx.chat, ctx.user, data.frame, data.revision)
    return campaign if campaign is not None and visible(ctx, campaign) else None
