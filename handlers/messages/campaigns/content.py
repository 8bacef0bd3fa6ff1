"""What a campaign sends to whom: the SMS of its card, as it was confirmed."""

from __future__ import annotations

from handlers.shared.half_written import SendData
from storage import Campaign


def sms_in(campaign: Campaign) -> SendData | None:
    """None where it is over, or no master key opens it."""
    return None if campaign.content is None else SendData.model_validate(campaign.content)
