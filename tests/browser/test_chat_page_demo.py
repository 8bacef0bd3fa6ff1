"""The demo's guide beside the chat, and the chat page when its server comes and goes."""

from __future__ import annotations

from typing import Any, cast

import httpx
import pytest
from playwright.async_api import Browser, expect

from sandbox.smsir import running_smsir
from sandbox.telegram import TelegramTwin, running_telegram
from tests.browser.chat import begin, messages
from tests.browser.conftest import PHONE, HandBot, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_the_guide_is_beside_the_chat_on_a_desktop_and_a_sheet_on_a_phone(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    wide = await open_page(desktop=True)
    await begin(wide)
    await wide.get_by_test_id("panel").get_by_test_id("link-demo").click()
    await expect(wide.get_by_test_id("composer")).to_have_value("/link demo-key demo-secret")
    phone = await open_page()
    await expect(phone.get_by_test_id("panel")).to_be_hidden()
    await phone.get_by_test_id("more").click()
    await phone.get_by_test_id("open-guide").click()
    await phone.get_by_test_id("guide-sheet").get_by_test_id("link-demo").click()
    await expect(phone.get_by_test_id("composer")).to_have_value("/link demo-key demo-secret")
    await expect(phone.get_by_test_id("guide-sheet")).to_have_count(0)


async def test_the_guide_shows_what_went_out_and_its_switches_break_the_service(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    async with running_smsir() as smsir, httpx.AsyncClient(base_url=smsir.url) as client:
        hand_bot.twin.smsir_url = smsir.url
        page = await open_page(desktop=True)
        await expect(page.get_by_text("هنوز چیزی ارسال نشده است.")).to_be_visible()
        keys = {"UserApiKey": "demo-key", "SecretKey": "demo-secret"}
        token = (await client.post("/Token/GetToken", json=keys)).json()["TokenKey"]
        body = {"Message": "سلام از گل یاس", "MobileNumbers": ["09123456789"]}
        headers = {"x-sms-ir-secure-token": token}
        await client.post("/Message/SendByMobileNumbers", json=body, headers=headers)
        batch = page.get_by_test_id("sent-batch")
        await expect(batch).to_contain_text("سلام از گل یاس")
        await expect(batch).to_contain_text("۱ گیرنده · ۱ بخش")
        switch = page.locator('[data-fault="faultLost"]')
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "true")
        assert [(one.operation, one.kind) for one in smsir.twin.faults] == [("Send", "drop_after")]
        await page.reload()
        await expect(switch).to_have_attribute("aria-checked", "true")
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "false")
        assert list(smsir.twin.faults) == []


async def test_what_happened_while_the_connection_was_lost_is_shown_after_it(
    browser: Browser,
) -> None:
    twin = TelegramTwin()
    context = await browser.new_context(**cast(Any, {"viewport": PHONE}))
    page = await context.new_page()
    async with running_telegram(twin) as first:
        await page.goto(first.url)
        await begin(page)
        await expect(page.get_by_test_id("status")).to_have_text("ربات")
    await expect(page.get_by_test_id("status")).to_have_text("در حال اتصال…")
    await page.get_by_test_id("composer").fill("نوشته‌ای که گم نمی‌شود")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("toast")).to_have_text("سرور پاسخ نمی‌دهد.")
    await expect(page.get_by_test_id("composer")).to_have_value("نوشته‌ای که گم نمی‌شود")
    await twin.user().say("از گوشی دیگر")
    async with running_telegram(twin, port=int(first.url.rpartition(":")[2])):
        await expect(page.get_by_test_id("status")).to_have_text("ربات")
        await expect(messages(page).last.get_by_test_id("text")).to_have_text("از گوشی دیگر")
        await page.get_by_test_id("send").click()
        await expect(messages(page)).to_have_count(3)
        await context.close()


async def test_a_fresh_twin_at_the_same_address_begins_a_fresh_chat(browser: Browser) -> None:
    context = await browser.new_context(**cast(Any, {"viewport": PHONE}))
    page = await context.new_page()
    async with running_telegram() as first:
        await page.goto(first.url)
        await begin(page)
    async with running_telegram(port=int(first.url.rpartition(":")[2])):
        await expect(page.get_by_test_id("start")).to_be_visible()
        await begin(page)
        await context.close()
