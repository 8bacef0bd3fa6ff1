"""What a campaign sends to whom: the SMS of its card, and how far a paced turn of it has come."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.messages.campaigns.pace_slices import Run
from handlers.shared.half_written import SendData
from storage import Campaign

_RUN = "run"


def sms_in(campaign: Campaign) -> SendData | None:
    """None where it is over, or no master key opens it."""
    if campaign.content is None:
        return None
    return SendData.model_validate(_of_card(campaign.content))


def run_in(campaign: Campaign) -> Run | None:
    """None where no slice of the present turn has left, or all of it leaves in one go."""
    run = (campaign.content or {}).get(_RUN)
    return None if run is None else Run.model_validate(run)


def content_with(campaign: Campaign, run: Run | None) -> dict[str, JsonValue]:
    """The content with the turn as far as it has come; None: it has not begun."""
    content = _of_card(campaign.content or {})
    return content if run is None else content | {_RUN: run.model_dump(mode="json")}


def _of_card(content: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in content.items() if name != _RUN}
