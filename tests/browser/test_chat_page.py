"""What a person sees in the chat page as a bot speaks: no bot code, a real Chromium."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chat import MENU, begin, inline, messages
from tests.browser.conftest import HandBot, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_an_empty_chat_shows_the_description_and_start_sends_the_command(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    await hand_bot.call("setMyDescription", description="پیامک‌های فروشگاه", language_code="fa")
    page = await open_page()
    await expect(page.get_by_text("پیامک‌های فروشگاه")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await begin(page)
    (update,) = await hand_bot.updates("message")
    assert update["text"] == "/start"
    assert update["from"]["language_code"] == "fa"
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(page.get_by_test_id("start")).to_be_hidden()


async def test_a_pressed_button_spins_until_the_query_is_answered(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    keys = inline(
        [{"text": "✅ ارسال", "callback_data": "go", "style": "success"}],
        [{"text": "❌ انصراف", "callback_data": "no", "style": "danger"}],
    )
    message_id = await hand_bot.send("بفرستم؟", reply_markup=keys)
    key = page.locator("button[data-action]", has_text="ارسال")
    await expect(key).to_have_attribute("data-style", "success")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    await key.click()  # a second tap on a spinning button does nothing
    (query,) = await hand_bot.updates("callback_query")
    assert (query["data"], query["message"]["message_id"]) == ("go", message_id)
    assert len(hand_bot.twin.unanswered) == 1
    await hand_bot.call("answerCallbackQuery", callback_query_id=query["id"], text="ثبت شد")
    await expect(page.get_by_test_id("toast")).to_have_text("ثبت شد")
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_for_ok(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("حساب", reply_markup=inline([{"text": "نمایش", "callback_data": "x"}]))
    await page.locator("button[data-action]").click()
    (query,) = await hand_bot.updates("callback_query")
    await hand_bot.call(
        "answerCallbackQuery",
        callback_query_id=query["id"],
        text="اعتبار کافی نیست",
        show_alert=True,
    )
    alert = page.get_by_test_id("alert")
    await expect(alert).to_contain_text("اعتبار کافی نیست")
    await page.get_by_test_id("alert-ok").click()
    await expect(alert).to_have_count(0)


async def test_edits_and_deletions_show_at_once(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    message_id = await hand_bot.send(
        "یک", reply_markup=inline([{"text": "الف", "callback_data": "a"}])
    )
    shown = page.locator(f'[data-message-id="{message_id}"]')
    await expect(shown.locator("button[data-action]")).to_have_text("الف")
    await hand_bot.call("editMessageText", chat_id=1001, message_id=message_id, text="دو")
    await expect(shown.get_by_test_id("text")).to_have_text("دو")
    await expect(shown.get_by_test_id("edited")).to_have_text("ویرایش‌شده")
    await expect(shown.locator("button[data-action]")).to_have_count(0)
    await hand_bot.call("deleteMessage", chat_id=1001, message_id=message_id)
    await expect(shown).to_have_count(0)
    await expect(messages(page)).to_have_count(1)


async def test_the_menu_and_a_typed_slash_list_the_commands(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await expect(page.get_by_test_id("menu")).to_have_text("منو")
    await page.get_by_test_id("menu").click()
    await expect(page.locator("[data-command]")).to_have_count(2)
    await expect(page.locator('[data-command="send"]')).to_contain_text("ارسال پیامک")
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("composer").fill("/se")
    await expect(page.locator("[data-command]")).to_have_count(1)
    await page.locator('[data-command="send"]').click()
    updates = await hand_bot.updates("message", 2)
    assert [update["text"] for update in updates] == ["/start", "/send"]
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_the_reply_keyboard_sends_its_labels_and_folds(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("خوش آمدید", reply_markup=MENU)
    keys = page.get_by_test_id("reply-key")
    await expect(keys).to_have_count(4)
    await expect(page.get_by_test_id("composer")).to_have_attribute(
        "placeholder", "پیامک را بنویسید"
    )
    await keys.nth(2).click()
    await keys.nth(3).click()
    await page.get_by_test_id("yes").click()
    updates = await hand_bot.updates("message", 3)
    assert updates[1]["text"] == "💳 اعتبار"
    assert updates[2]["contact"]["user_id"] == 1001
    await page.get_by_test_id("keyboard-toggle").click()
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()
    await hand_bot.send("تمام", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_test_id("keyboard-toggle")).to_be_hidden()


async def test_typing_is_shown_and_ends_with_the_message(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.call("sendChatAction", chat_id=1001, action="typing")
    await expect(page.get_by_test_id("status")).to_have_text("در حال نوشتن…")
    await hand_bot.send("آماده است")
    await expect(page.get_by_test_id("status")).to_have_text("ربات")


async def test_unread_messages_are_counted_while_the_reader_is_above(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    for number in range(25):
        await hand_bot.send(f"پیام {number}\nدوم\nسوم")
    await expect(messages(page)).to_have_count(26)
    await expect(messages(page).last).to_be_in_viewport()
    await page.locator("#scroller").evaluate("node => node.scrollTo(0, 0)")
    await expect(page.get_by_test_id("to-end")).to_be_visible()
    await hand_bot.send("تازه ۱")
    await hand_bot.send("تازه ۲")
    await expect(page.get_by_test_id("unread")).to_have_text("۲")
    await page.get_by_test_id("to-end").click()
    await expect(page.get_by_text("تازه ۲")).to_be_in_viewport()
    await expect(page.get_by_test_id("to-end")).to_be_hidden()


async def test_a_link_to_the_bot_itself_stays_in_the_chat(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    url = f"https://t.me/{hand_bot.twin.world.bot.username}?start=ref42"
    await hand_bot.send("دعوت", reply_markup=inline([{"text": "باز کردن", "url": url}]))
    await page.locator('button[data-action="url"]').click()
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["text"] == "/start ref42"


async def test_the_history_is_there_after_a_reload_and_nothing_is_doubled(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("یک", reply_markup=MENU)
    await page.reload()
    await expect(messages(page)).to_have_count(2)
    await expect(page.get_by_test_id("reply-key")).to_have_count(4)
    await hand_bot.send("دو")
    await expect(messages(page)).to_have_count(3)
