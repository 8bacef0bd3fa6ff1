"""What a person does in the chat page, and what of it reaches the bot."""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.chat import begin, height, inline, messages, picture
from tests.browser.conftest import HandBot, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_a_tap_on_code_and_on_a_copy_button_fills_the_clipboard(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page(permissions=["clipboard-read", "clipboard-write"])
    await begin(page)
    keys = inline([{"text": "رونوشت", "copy_text": {"text": "48213"}}])
    await hand_bot.send("<code>demo-key</code>", parse_mode="HTML", reply_markup=keys)
    await messages(page).nth(1).locator("code").click()
    await expect(page.get_by_test_id("toast").first).to_have_text("کپی شد")
    assert await page.evaluate("navigator.clipboard.readText()") == "demo-key"
    await page.locator('button[data-action="copy"]').click()
    await page.wait_for_function(
        "async () => await navigator.clipboard.readText() === '48213'", timeout=3000
    )


async def test_enter_sends_and_shift_enter_breaks_the_line(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    composer = page.get_by_test_id("composer")
    low = await height(composer)
    await composer.press_sequentially("یک")
    for _ in range(3):
        await composer.press("Shift+Enter")
    await composer.press_sequentially("دو")
    assert await height(composer) > low + 50
    await composer.press("Enter")
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["text"] == "یک\n\n\nدو"
    await expect(composer).to_have_value("")
    assert await height(composer) == low


async def test_a_double_click_replies_and_the_quote_is_shown(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    message_id = await hand_bot.send("پشتیبانی پاسخ داد")
    await page.locator(f'[data-message-id="{message_id}"] .bubble').dblclick()
    await expect(page.get_by_test_id("strip")).to_contain_text("پشتیبانی پاسخ داد")
    await page.get_by_test_id("composer").fill("ممنون")
    await page.get_by_test_id("send").click()
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["reply_to_message"]["message_id"] == message_id
    await expect(messages(page).last.get_by_test_id("quoted")).to_contain_text("پشتیبانی پاسخ داد")
    await expect(page.get_by_test_id("strip")).to_be_hidden()


async def test_ones_own_last_message_can_be_edited_and_deleted(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    composer = page.get_by_test_id("composer")
    await composer.fill("سلم")
    await composer.press("Enter")
    await expect(messages(page)).to_have_count(2)
    await composer.press("ArrowUp")
    await expect(composer).to_have_value("سلم")
    await composer.fill("سلام")
    await composer.press("Enter")
    (edited,) = await hand_bot.updates("edited_message")
    assert edited["text"] == "سلام"
    await expect(messages(page).last.get_by_test_id("text")).to_have_text("سلام")
    await messages(page).last.click(button="right")
    await page.get_by_test_id("do-delete").click()
    await expect(messages(page)).to_have_count(1)


async def test_a_file_and_a_photo_are_sent_and_shown(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    file: FilePayload = {"name": "مشتریان.csv", "mimeType": "text/csv", "buffer": b"0912\n" * 900}
    await page.get_by_test_id("file-input").set_input_files(file)
    await page.get_by_test_id("caption").fill("فهرست")
    await page.get_by_test_id("send-file").click()
    await expect(page.get_by_test_id("document")).to_contain_text("مشتریان.csv")
    photo: FilePayload = {"name": "a.png", "mimeType": "image/png", "buffer": picture()}
    await page.get_by_test_id("photo-input").set_input_files(photo)
    await page.get_by_test_id("send-file").click()
    updates = await hand_bot.updates("message", 3)
    assert (updates[1]["document"]["file_size"], updates[1]["caption"]) == (4500, "فهرست")
    assert updates[2]["photo"][0]["width"] == 60
    await page.get_by_test_id("photo").click()
    await expect(page.get_by_test_id("viewer").locator("img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("viewer")).to_have_count(0)
    async with page.expect_download() as started:
        await page.get_by_test_id("document").click()
    assert (await started.value).suggested_filename == "مشتریان.csv"


async def test_a_contact_is_picked_and_sent(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-contact").click()
    await page.get_by_test_id("friend").nth(2).click()
    await page.get_by_test_id("send-contact").click()
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["contact"]["first_name"] == "نگار"
    assert updates[1]["contact"]["phone_number"] == "۰۹۱۹ ۴۴۵ ۶۶۷۷"
    card = page.get_by_test_id("contact-card")
    await expect(card).to_contain_text("نگار احمدی")
    await expect(card.locator(".avatar")).to_be_visible()
