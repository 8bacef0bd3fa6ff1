"""What the page of a campaign that is over says of turns that were sent before."""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.campaigns.routes import CampaignData
from storage import Campaign, NewCampaign
from tests.handlers.desk import OWNER, Desk

_NOTHING_SENT = "چیزی ارسال نشد"


async def planned(desk: Desk, number: int) -> Campaign:
    account = await desk.link()
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=account, frame=number, revision=1,
        content={"text": "سلام"}, recipients=3, segments=1,
        due_at=desk.now + timedelta(hours=1),
    )  # fmt: skip
    await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
    campaign = await desk.storage.campaigns.confirmed_on(OWNER, OWNER, number, 1)
    assert campaign is not None
    return campaign


async def ended(desk: Desk, campaign: Campaign, *, next_turn: bool) -> None:
    """A turn of it was sent at once; another one follows, or none."""
    following = campaign.due_at + timedelta(days=7) if next_turn else None
    campaigns = desk.storage.campaigns
    effect = campaigns.taking_over(campaign, following)
    await desk.storage.run(effect, full=True)


async def test_only_of_one_that_never_left_it_is_said_that_nothing_was_sent(desk: Desk) -> None:
    never_left, repeated, at_once = [await planned(desk, number) for number in (1, 2, 3)]
    await ended(desk, repeated, next_turn=True)
    await ended(desk, at_once, next_turn=False)
    for campaign in (never_left, repeated):
        assert await desk.storage.campaigns.stop(campaign.id)

    texts = [
        await desk.text(desk.ctx(), "campaign", CampaignData(id=campaign.id))
        for campaign in (never_left, repeated, at_once)
    ]

    assert [_NOTHING_SENT in text for text in texts] == [True, False, False]
    assert "دیگر تکرار نمی‌شود" in texts[1]
    assert "لغو شد" not in texts[2]
