"""/scheduled with more than fits one page: each campaign of the chat once, nearest first."""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.campaigns.listing import PER_PAGE
from screens.widgets import PageData
from storage import NewCampaign
from tests.handlers.desk import OWNER, Desk

MANY = 2 * PER_PAGE + 1


async def test_each_page_shows_its_own_and_a_page_that_is_gone_the_last_one(desk: Desk) -> None:
    account = await desk.link()
    campaigns = desk.storage.campaigns
    for number in range(MANY):
        new = NewCampaign(
            chat=OWNER, user=OWNER, account_id=account, frame=number + 1, revision=1,
            content={"text": f"پیامک شماره {number:02}"}, recipients=3, segments=1,
            due_at=desk.now + timedelta(hours=MANY - number),
        )  # fmt: skip
        await desk.storage.run(campaigns.insertion(new), full=True)
    wanted = [f"پیامک شماره {number:02}" for number in reversed(range(MANY))]
    pages = [PageData(page=page) for page in range(3)]
    texts = [await desk.text(desk.ctx(), "scheduled", page) for page in pages]
    shown = [[words for words in wanted if words in text] for text in texts]
    assert shown == [wanted[:PER_PAGE], wanted[PER_PAGE:-1], wanted[-1:]]

    last = await campaigns.page(account, OWNER, MANY - 1, 1)
    await campaigns.stop(last[0].id)
    assert wanted[-2] in await desk.text(desk.ctx(), "scheduled", pages[2])
