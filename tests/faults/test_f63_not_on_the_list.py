"""F63: who is not in SEFID_ALLOWED_USERS hears one polite sentence, and no more for a while."""

from __future__ import annotations

from tests.conftest import MakeShop
from tests.stories.harness.shop import ENGLISH, OWNER


async def test_a_stranger_is_told_once_and_gets_nothing_else(make_shop: MakeShop) -> None:
    shop = await make_shop(allowed_users=frozenset({OWNER}))
    mary = shop.english()
    assert mary.id == ENGLISH
    told = await mary.after(mary.command("/start"), "This bot serves certain people only")
    assert told.buttons == []
    for text in ("/credit", "hello", "/link demo-key demo-secret", "/start"):
        await mary.say(text)
    await shop.start()
    await shop.link()

    assert len([message for message in mary.messages() if message.from_bot]) == 1
    (account,) = await shop.bot.storage.accounts.all()
    assert account.owner == OWNER
