"""A shop owner meets the bot, links the account, leaves it, and comes back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sandbox.telegram import Message
from tests.conftest import MakeShop
from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import Shop


@BOTH
async def test_the_owner_links_in_two_steps_and_the_keys_vanish_from_the_chat(shop: Shop) -> None:
    maryam = shop.person
    home = await shop.start()
    assert "حساب SMS.ir خود را متصل کنید" in home.plain

    asked = await maryam.after(maryam.press("🔗 اتصال حساب"), "گام ۱ از ۲")
    assert asked.id == home.id, "the screen is the same message"
    assert "رمزنگاری سرتاسری ندارد" in asked.plain
    (typed,) = await maryam.say("demo-key")
    await maryam.wait_for("گام ۲ از ۲")
    await shop.vanished(typed)
    (typed,) = await maryam.say("demo-secret")
    linked = await maryam.wait_for("حساب فروشگاه گل یاس متصل شد")

    await shop.vanished(typed)
    assert "اعتبار: ۱٬۲۵۰" in linked.plain
    assert "سلام فروشگاه گل یاس" in linked.plain
    assert linked.has("💳 حساب و اعتبار")
    assert not [m for m in maryam.messages() if "demo-" in m.text and not m.mine]
    assert shop.band == "bale" or not [m for m in maryam.messages() if "demo-" in m.text]


async def test_one_line_links_as_well(shop: Shop) -> None:
    maryam = shop.person
    linked = await shop.link()

    assert "متصل شد" in linked.plain
    assert not [m for m in maryam.messages() if "demo-" in m.text]
    assert [seen.operation for seen in shop.smsir.requests] == ["GetToken", "GetUserInfo"]


async def test_wrong_keys_are_told_and_right_ones_follow(shop: Shop) -> None:
    maryam = shop.person
    await maryam.command("/link demo-key wrong-secret")
    told = await maryam.wait_for("سامانه این کلیدها را نپذیرفت")

    assert "چیزی ذخیره نشد" in told.plain
    assert "پاسخ سامانه" in told.plain
    assert await shop.bot.storage.accounts.all() == []
    await maryam.after(maryam.say("demo-key demo-secret"), "متصل شد")


async def test_a_service_that_is_down_is_told_and_a_press_tries_again(shop: Shop) -> None:
    maryam = shop.person
    shop.smsir.faults.add(operation="GetToken", kind="http500", times=None)
    await maryam.command("/link demo-key demo-secret")
    told = await maryam.wait_for("سامانهٔ پیامک پاسخ نداد")
    assert "لازم نیست کلیدها را دوباره بنویسید" in told.plain

    shop.smsir.faults.clear()
    await maryam.after(maryam.press("🔄 دوباره"), "متصل شد")


async def test_an_expired_account_is_linked_with_a_warning(shop: Shop) -> None:
    await shop.person.command("/link expired-key expired-secret")

    await shop.person.wait_for("پلن این حساب پایان یافته است")


async def test_linking_is_left_with_cancel_and_nothing_is_stored(shop: Shop) -> None:
    maryam = shop.person
    await maryam.after(maryam.command("/link"), "گام ۱ از ۲")
    await maryam.after(maryam.say("demo-key"), "گام ۲ از ۲")
    await maryam.press("❌ انصراف")

    await maryam.wait_for("چیز تازه‌ای ارسال نشد")
    assert await shop.bot.storage.accounts.all() == []


async def test_unlinking_asks_by_name_and_forgets_the_keys(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    sure = await maryam.after(maryam.command("/unlink"), "حساب فروشگاه گل یاس جدا شود؟")
    assert sure.button("🗑 جدا شود").style == "danger"

    gone = await maryam.after(maryam.press("🗑 جدا شود"), "کلیدهایش پاک شدند")
    assert "متصل کنید" in gone.plain
    assert await shop.bot.storage.accounts.all() == []
    told = await maryam.wait_for("منوی پایین گفتگو برداشته شد", fresh=False)
    assert told.reply_keyboard == "remove"

    await shop.link()
    assert isinstance(_menu(maryam.messages()), list), "it comes back with an account"


async def test_unlinking_can_be_thought_better_of(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/unlink"), "جدا شود؟")
    await maryam.press("➡️ بازگشت")

    await maryam.wait_for("سلام فروشگاه گل یاس")
    assert len(await shop.bot.storage.accounts.all()) == 1


async def test_what_needs_an_account_leads_to_linking_one(shop: Shop) -> None:
    maryam = shop.person
    told = await maryam.after(maryam.command("/credit"), "هنوز به حساب SMS.ir متصل نیست")
    assert list(told.labels).count("🔗 اتصال حساب") == 1
    assert "چیزی ارسال نشد" in told.plain

    await maryam.after(maryam.press("🔗 اتصال حساب", told), "گام ۱ از ۲")


async def test_linking_is_offered_although_help_has_a_section_of_that_name(shop: Shop) -> None:
    maryam = shop.person
    await maryam.after(maryam.command("/help"), "دربارهٔ کدام موضوع بگویم؟")
    told = await maryam.after(maryam.command("/credit"), "هنوز به حساب SMS.ir متصل نیست")

    await maryam.after(maryam.press("🔗 اتصال حساب", told), "گام ۱ از ۲")


async def test_the_account_is_still_linked_after_a_restart(shop: Shop) -> None:
    await shop.link()
    await shop.restart()

    home = await shop.start()
    assert "سلام فروشگاه گل یاس" in home.plain


async def test_linking_in_english(shop: Shop) -> None:
    mary = shop.english()
    home = await shop.start(mary)
    assert "To begin, link your SMS.ir account" in home.plain
    await mary.after(mary.press("🔗 Link an account"), "step 1 of 2")
    await mary.after(mary.say("demo-key"), "step 2 of 2")
    await mary.say("demo-secret")

    linked = await mary.wait_for("is linked")
    assert "Credit: 1,250" in linked.plain


async def test_no_key_stands_readable_in_the_database(make_shop: MakeShop, tmp_path: Path) -> None:
    database = tmp_path / "secret.db"
    shop = await make_shop(database=database)
    await shop.person.after(shop.person.command("/link"), "گام ۱ از ۲")
    await shop.person.after(shop.person.say("demo-key"), "گام ۲ از ۲")
    on_the_way = _bytes(database)
    await shop.person.after(shop.person.say("demo-secret"), "متصل شد")
    await shop.close()

    for found in (on_the_way, _bytes(database)):
        assert b"demo-key" not in found
        assert b"demo-secret" not in found
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT count(*) FROM accounts").fetchone() == (1,)
    db.close()


async def test_start_puts_the_menu_below_the_chat_and_its_labels_are_commands(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await shop.start()
    assert any("💳 حساب و اعتبار" in row for row in _menu(maryam.messages()))

    await maryam.after(maryam.say("💳 حساب و اعتبار"), "پایان پلن")
    await maryam.after(maryam.say("💳 Account & credit"), "پایان پلن")


async def test_help_is_laid_over_what_is_open(shop: Shop) -> None:
    maryam = shop.person
    await maryam.after(maryam.command("/link"), "گام ۱ از ۲")
    await maryam.after(maryam.say("demo-key"), "گام ۲ از ۲")
    await maryam.after(maryam.command("/help"), "راهنما")
    await maryam.after(maryam.press("🔒 امنیت کلیدها"), "رمزشده نگهداری")
    await maryam.press("➡️ بازگشت")
    await maryam.press("➡️ بازگشت", await maryam.wait_for("دربارهٔ کدام موضوع"))
    await maryam.wait_for("گام ۲ از ۲")
    await maryam.say("demo-secret")

    await maryam.wait_for("متصل شد")


def _bytes(database: Path) -> bytes:
    found = [path.read_bytes() for path in database.parent.glob(f"{database.name}*")]
    return b"".join(found)


def _menu(messages: list[Message]) -> list[list[str]]:
    return next(m.reply_keyboard for m in reversed(messages) if m.reply_keyboard)
