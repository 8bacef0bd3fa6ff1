"""F153: admins are told of trouble of the bot itself, once an hour a kind, nothing of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.admins import Admins
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

ADMIN = 5005


async def test_f153_a_bug_is_told_once_and_without_what_was_written(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop(admin_users=frozenset({ADMIN}))
    admin = shop.telegram.user(ADMIN, first_name="Omid", language_code="en")
    await admin.command("/start")
    for _ in range(2):
        before = shop.bot.reporter.counts["bugs"]
        shop.telegram.faults.add(
            "sendMessage", "bad_request", chat_id=shop.person.id, text="odd one"
        )
        await shop.person.after(shop.person.command("/start"), lambda message: message.from_bot)
        assert shop.bot.reporter.counts["bugs"] > before
    told = await admin.wait_for("About the bot itself", fresh=False)
    assert "an error that nobody foresaw" in told.plain
    assert str(shop.person.id) not in told.plain
    assert "odd one" not in told.plain
    said = [m for m in admin.messages() if "About the bot itself" in m.plain]
    assert len(said) == 1


async def test_f153_a_lasting_trouble_is_told_and_again_after_an_hour(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop()
    admin = shop.telegram.user(ADMIN, first_name="Omid", language_code="fa")
    await admin.command("/start")
    now = 0.0
    admins = Admins(
        shop.bot.status,
        shop.bot.health,
        shop.bot.navigator.push,
        {ADMIN},
        every=0.01,
        clock=lambda: now,
    )
    for _ in range(3):
        shop.bot.workers.beats["outbox"].note_failure()

    def told() -> int:
        return len([m for m in admin.messages() if "هر بار خطا می‌دهد" in m.plain])

    async with at_work(admins):
        await eventually(lambda: told() == 1)
        now = 3700.0
        await eventually(lambda: told() == 2)


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_f153_every_kind_has_words_of_its_own(make_lone_shop: MakeShop, lang: str) -> None:
    shop = await make_lone_shop()
    kinds = [
        "storage",
        "inbox",
        "poll",
        "webhook",
        "worker",
        "failure",
        "bug",
        "poisoned",
        "smsir",
        "wal",
    ]
    words = shop.words(lang)
    said = {words.plain("operator-trouble", kind=kind, messenger="") for kind in [*kinds, "other"]}
    assert len(said) == len(kinds) + 1
