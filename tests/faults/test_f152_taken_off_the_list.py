"""F152: who is taken off SEFID_ALLOWED_USERS is served no more and can still unlink."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from messengers.telegram.polling import REFUSED
from sandbox.telegram import RunningTelegram
from storage import CampaignState, NewCampaign, Verb, Wanted
from tests.clock import usual
from tests.conftest import MakeShop
from tests.stories.harness.shop import OWNER, Shop
from tests.whole_process import NOBODYS_TOKEN, run_to_its_end

SOMEBODY = frozenset({7})


async def delisted(make_shop: MakeShop) -> Shop:
    """A linked shop whose owner is not on the list of its next life."""
    shop = await make_shop()
    await shop.link()
    await shop.close()
    shop.settings = shop.settings.model_copy(update={"allowed_users": SOMEBODY})
    await shop.open()
    return shop


async def test_f152_their_account_is_not_looked_at(make_shop: MakeShop) -> None:
    shop = await delisted(make_shop)
    storage = shop.bot.storage
    assert list(await storage.news.watched()) == []
    assert len(await storage.accounts.all()) == 1, "nothing is deleted"


async def test_f152_what_was_scheduled_is_held(make_shop: MakeShop) -> None:
    shop = await make_shop()
    await shop.link()
    account = await shop.bot.storage.accounts.for_chat(OWNER)
    assert account is not None
    planned = NewCampaign(
        chat=OWNER, user=OWNER, account_id=account.id, frame=9, revision=1, content={},
        recipients=12, segments=1, due_at=usual() + timedelta(days=1),
    )  # fmt: skip
    await shop.bot.storage.run(shop.bot.storage.campaigns.insertion(planned))
    before = shop.person.messages()[-1].id
    await shop.close()
    shop.settings = shop.settings.model_copy(update={"allowed_users": SOMEBODY})
    await shop.open()
    made = await shop.bot.storage.campaigns.confirmed_on(OWNER, OWNER, 9, 1)
    assert made is not None
    assert made.state is CampaignState.HELD
    assert shop.person.messages()[-1].id == before, "nothing is told to who is not served"
    await shop.close()
    shop.settings = shop.settings.model_copy(update={"allowed_users": SOMEBODY | {OWNER}})
    await shop.open()
    await shop.person.wait_for("از فهرست کاربران برداشته بود")


async def test_f152_unlink_works_all_the_same_and_nothing_else_does(make_shop: MakeShop) -> None:
    shop = await delisted(make_shop)
    maryam = shop.person
    await maryam.after(maryam.command("/unlink"), "دیگر در فهرست این ربات نیستید")
    assert await shop.bot.storage.accounts.all() == []
    before = len(maryam.messages())
    await maryam.after(maryam.command("/unlink"), "برای افراد مشخصی")
    await maryam.command("/credit")
    assert len([m for m in maryam.messages()[before:] if m.from_bot]) == 1
    (row,) = await shop.bot.storage.audit.page(1, Wanted(verbs=(Verb.UNLINKED,)))
    assert (row.person, row.place) == (OWNER, OWNER)


async def test_f152_unlink_of_a_stranger_takes_nothing_from_anybody(make_shop: MakeShop) -> None:
    shop = await make_shop(allowed_users=frozenset({OWNER}))
    await shop.link()
    mary = shop.english()
    await mary.after(mary.command("/unlink"), "This bot serves certain people only")
    assert len(await shop.bot.storage.accounts.all()) == 1


@pytest.mark.process
@pytest.mark.parametrize("listed", [{}, {"SEFID_ALLOWED_USERS": "7"}], ids=["open", "listed"])
async def test_f152_a_bot_that_is_open_to_everybody_says_so_at_its_start(
    telegram_twin: RunningTelegram, tmp_path: Path, listed: dict[str, str]
) -> None:
    _, written = await run_to_its_end(
        tmp_path,
        SEFID_BOT_TOKEN=NOBODYS_TOKEN,
        SEFID_TELEGRAM_URL=telegram_twin.url,
        **listed,
    )
    assert REFUSED in written, "it got as far as asking Telegram"
    assert ("SEFID_ALLOWED_USERS is empty" in written) is (not listed)
