"""The switch above the chat: the same person before the same bot, in the other messenger."""

from __future__ import annotations

from typing import Any, cast

import pytest
from playwright.async_api import Browser, expect

from bot.demo import demo_bot
from tests.browser.chat import messages
from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_the_demo_serves_both_messengers_and_the_switch_leads_over(browser: Browser) -> None:
    context = await browser.new_context(**cast(Any, {"viewport": PHONE}))
    page = await context.new_page()
    async with demo_bot() as (url, _running):
        await page.goto(url)
        await expect(page.get_by_test_id("face")).to_have_count(4)
        there = page.get_by_test_id("switch-messenger").filter(has_text="بله")
        await there.click()
        await expect(there).to_have_attribute("aria-current", "true")
        await expect(page.locator("html")).to_have_attribute("data-messenger", "bale")
        await expect(page.get_by_test_id("face")).to_have_count(3)
        await page.get_by_test_id("start").click()
        await page.get_by_test_id("composer").fill("/link demo-key demo-secret")
        await page.get_by_test_id("send").click()
        await expect(messages(page).last).to_contain_text("فروشگاه گل یاس")
        await expect(messages(page).last.locator("b").first).to_be_visible()
        await page.get_by_test_id("switch-messenger").filter(has_text="تلگرام").click()
        await expect(page.get_by_test_id("start")).to_be_visible()
    await context.close()
