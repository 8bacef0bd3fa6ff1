"""One messenger is down for an hour: the other goes on, and nothing that was due is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from handlers.shared.half_written import SendData
from handlers.shared.team_news import JOINED, team_news
from storage import NewCampaign
from tests.clock import Clock
from tests.stories.harness.shop import OWNER, QUICK, Shop
from tests.stories.harness.waiting import eventually
from tests.stories.test_one_person_two_messengers_story import HERE, THERE, joined

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from tests.conftest import MakeShop

HOUR = timedelta(hours=1)
SENT, NEWS = "ارسال شد به ۱ نفر", "اکنون همکار"


@pytest.fixture
async def both(make_shop: MakeShop, bale_twin: RunningBale) -> Shop:
    return await make_shop(bale=bale_twin, tuning=replace(QUICK, clock=Clock()))


async def came_due(shop: Shop, words: str) -> None:
    """An hour goes by, in which a scheduled SMS is due and somebody makes news."""
    clock, storage = shop.tuning.clock, shop.bot.storage
    assert isinstance(clock, Clock)
    account = await storage.accounts.for_chat(OWNER)
    assert account is not None
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=account.id, frame=len(shop.smsir.sent()) + 1,
        revision=1, content=SendData(text=words, numbers=("09121112233",)).model_dump(mode="json"),
        recipients=1, segments=1, due_at=clock() + HOUR / 2,
    )  # fmt: skip
    await storage.run(storage.campaigns.insertion(new))
    clock.ahead += HOUR
    shop.smsir.advance(HOUR.total_seconds())
    news = team_news(clock(), account, OWNER, JOINED, 1, words, "writer", ref=words)
    await storage.run(storage.pushes.insertion(news))
    bells = shop.bot.navigator.parts.services.bells
    bells.campaigns.ring()
    bells.news.ring()
    await eventually(lambda: any(batch.text == words for batch in shop.smsir.sent()))


@pytest.mark.parametrize("band", ["telegram", "bale"])
async def test_what_is_due_comes_where_the_person_chose_or_once_that_is_back(
    both: Shop, band: str
) -> None:
    """Nobody looks for news of the account: what colleagues do is told all the same."""
    maryam, there = await joined(both)
    twins = {"telegram": both.telegram, "bale": both.bale}
    faults = twins[band].faults
    quiet, going = (maryam, there) if band == "telegram" else (there, maryam)
    down, up = (HERE, THERE) if band == "telegram" else (THERE, HERE)
    identities = both.bot.storage.identities
    await identities.choose(HERE, up)
    faults.add("*", "bad_gateway", times=None)
    await going.after(going.command("/credit"), "گل یاس")
    await came_due(both, "فردا تعطیلیم")
    await going.wait_for(SENT)
    await going.wait_for(NEWS)

    await identities.choose(HERE, down)
    await came_due(both, "شنبه باز هستیم")
    await going.after(going.command("/credit"), "گل یاس")
    faults.clear()
    await quiet.wait_for(SENT)
    await quiet.wait_for(NEWS)
    for person in (going, quiet):
        told = [message.plain for message in person.messages()]
        assert [sum(words in text for text in told) for words in (SENT, NEWS)] == [1, 1]
    assert [batch.text for batch in both.smsir.sent()] == ["فردا تعطیلیم", "شنبه باز هستیم"]
    assert len(both.smsir.calls("SendByMobileNumbers")) == 2
