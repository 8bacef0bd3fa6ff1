"""Several people before one page: a tap changes the person; a group with topics, a hidden admin."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from sandbox.bot_api.people import TEAM, furnish
from tests.browser.chat import begin, inline, messages
from tests.browser.conftest import HandBot, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_topics_are_places_of_their_own_and_tell_of_news(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    team = furnish(hand_bot.twin)
    team.add_bot()
    sales, support = (number for number in team.chat.topics if number)
    page = await open_page()
    await begin(page)
    chats, topics = page.get_by_test_id("open-chat"), page.get_by_test_id("open-topic")
    await expect(topics).to_have_count(0)
    await chats.filter(has_text=TEAM).click()
    await expect(topics).to_have_text(["عمومی", "فروش", "پشتیبانی"])
    await topics.filter(has_text="فروش").click()
    await page.get_by_test_id("composer").fill("/credit")
    await page.get_by_test_id("composer").press("Enter")
    await expect(messages(page)).to_have_count(1)
    asked = (await hand_bot.updates("message", 3))[-1]
    assert (asked["chat"]["id"], asked["message_thread_id"]) == (team.id, sales)

    await hand_bot.send("پاسخ فروش", chat_id=team.id, message_thread_id=sales)
    await hand_bot.send("پاسخ پشتیبانی", chat_id=team.id, message_thread_id=support)
    await expect(messages(page)).to_have_text([re.compile("credit"), re.compile("پاسخ فروش")])
    await expect(page.locator(".topics .news")).to_have_text(["پشتیبانی"])

    await page.get_by_role("button", name="رضا").click()
    await expect(page.get_by_role("button", name="رضا")).to_have_attribute("aria-pressed", "true")
    await expect(topics.filter(has_text="فروش")).to_have_attribute("aria-current", "true")
    await expect(messages(page).first).to_contain_text("سارا")
    await topics.filter(has_text="پشتیبانی").click()
    await expect(messages(page)).to_have_text([re.compile("پاسخ پشتیبانی")])


async def test_an_anonymous_admin_writes_in_the_groups_name_and_presses_with_the_own(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    team = furnish(hand_bot.twin)
    team.add_bot()
    page = await open_page()
    await page.get_by_role("button", name="امید").click()
    await page.get_by_test_id("open-chat").filter(has_text=TEAM).click()
    await page.get_by_test_id("composer").fill("/start")
    await page.get_by_test_id("composer").press("Enter")
    await expect(messages(page).last).to_have_attribute("data-from", "user")
    asked = (await hand_bot.updates("message", 2))[-1]
    assert (asked["from"]["id"], asked["sender_chat"]["id"]) == (1087968824, team.id)
    button = inline([{"text": "ادامه", "callback_data": "go"}])
    await hand_bot.send("این دکمه را بزنید", chat_id=team.id, reply_markup=button)
    await page.locator("button[data-action]").click()
    (pressed,) = await hand_bot.updates("callback_query")
    assert pressed["from"]["id"] == 1007

    await page.get_by_role("button", name="سارا").click()
    await expect(messages(page).first.locator(".sender")).to_have_text(TEAM)
