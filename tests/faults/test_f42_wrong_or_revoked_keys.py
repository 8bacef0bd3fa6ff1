"""F42: wrong keys are told and not stored; keys revoked later are told, with the way out."""

from __future__ import annotations

import pytest

from tests.stories.harness.shop import Shop


@pytest.mark.parametrize("keys", ["nobody demo-secret", "demo-key wrong"])
async def test_wrong_keys_are_told_and_nothing_is_stored(shop: Shop, keys: str) -> None:
    await shop.person.command(f"/link {keys}")

    told = await shop.person.wait_for("سامانه این کلیدها را نپذیرفت")
    assert "چیزی ذخیره نشد" in told.plain
    assert await shop.bot.storage.accounts.all() == []


async def test_wrong_keys_leave_the_account_that_was_linked(shop: Shop) -> None:
    await shop.link()
    await shop.person.command("/link other wrong")
    await shop.person.wait_for("سامانه این کلیدها را نپذیرفت")

    (account,) = await shop.bot.storage.accounts.all()
    assert account.user_api_key.get_secret_value() == "demo-key"


async def test_keys_revoked_later_are_told_and_new_ones_heal_it(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    account = shop.smsir.accounts["demo-key"]
    account.secret_key = "changed-in-the-panel"
    shop.smsir.expire_tokens()
    told = await maryam.after(maryam.command("/credit"), "سامانه کلیدهای این حساب را نپذیرفت")
    assert "چیزی ارسال یا عوض نشد" in told.plain
    home = await shop.start()
    assert "دیگر کلیدهای این حساب را نمی‌پذیرد" in home.plain

    linked = await maryam.after(maryam.command("/link demo-key changed-in-the-panel"), "متصل شد")
    assert "نمی‌پذیرد" not in linked.plain
    assert len(await shop.bot.storage.accounts.all()) == 1
