"""What the page must show as the app does, so that the demo hides nothing: lines, order, clock."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Page, expect

from sandbox.bot_api.people import TEAM, furnish
from tests.browser.chat import MENU, begin, height, inline, messages, picture
from tests.browser.conftest import HandBot, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LONG = "🔍 جست‌وجو در همهٔ مخاطبین و گروه‌های این حساب با نام و شماره"
_FROM_FOOT = """() => {
    const pane = document.getElementById("scroller");
    return pane.scrollHeight - pane.scrollTop - pane.clientHeight;
}"""


async def _at_foot(page: Page) -> None:
    await page.wait_for_function(f"({_FROM_FOOT})() < 2")
    await expect(page.get_by_test_id("to-end")).to_be_hidden()


async def test_the_page_ends_at_the_foot_after_a_keyboard_a_picture_and_a_reload(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    for number in range(20):
        await hand_bot.send(f"پیام {number}\nسطر دوم")
    await _at_foot(page)
    await hand_bot.send("منو", reply_markup=MENU)
    await hand_bot.send("پایین‌تر", reply_markup=inline([{"text": "الف", "callback_data": "a"}]))
    await expect(messages(page)).to_have_count(23)
    await _at_foot(page)
    await hand_bot.upload("sendPhoto", "photo", "a.png", picture(300, 400), chat_id="1001")
    await hand_bot.send("آخرین", reply_markup=inline([{"text": "آخرین", "callback_data": "b"}]))
    await expect(messages(page)).to_have_count(25)
    await _at_foot(page)

    await page.reload()
    await expect(page.get_by_test_id("reply-key")).to_have_count(4)
    await _at_foot(page)
    await expect(page.locator("button[data-action]").last).to_be_in_viewport(ratio=1)


async def test_whoever_scrolls_up_is_left_where_they_are(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    for number in range(30):
        await hand_bot.send(f"پیام {number}\nسطر دوم")
    await _at_foot(page)
    await page.evaluate("document.getElementById('scroller').scrollTop -= 600")
    await expect(page.get_by_test_id("to-end")).to_be_visible()
    await hand_bot.send("منو", reply_markup=MENU)
    await expect(page.get_by_test_id("unread")).to_have_text("۱")

    assert await page.evaluate(_FROM_FOOT) > 500


async def test_a_long_label_is_cut_at_one_line(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    keys = inline(
        [{"text": "کوتاه", "callback_data": "s"}],
        [{"text": LONG, "callback_data": "l"}, {"text": LONG, "callback_data": "m"}],
    )
    await hand_bot.send("کدام؟", reply_markup=keys)
    await hand_bot.send("منو", reply_markup={"keyboard": [["کوتاه"], [LONG, LONG]]})
    for kind in (page.locator("button[data-action]"), page.get_by_test_id("reply-key")):
        await expect(kind).to_have_count(3)
        assert await height(kind.nth(0)) == await height(kind.nth(1))
    label = page.locator("button[data-action] .label").nth(1)
    cut = "one => [one.scrollWidth > one.clientWidth, getComputedStyle(one).direction]"
    assert await label.evaluate(cut) == [True, "rtl"], "its end is cut, not its beginning"


async def test_both_keyboards_lie_left_to_right_in_every_language(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    keys = inline([{"text": "یک", "callback_data": "1"}, {"text": "دو", "callback_data": "2"}])
    await hand_bot.send("کدام؟", reply_markup=keys)
    await hand_bot.send("منو", reply_markup=MENU)
    for kind in (page.locator("button[data-action]"), page.get_by_test_id("reply-key")):
        first, second = await kind.nth(0).bounding_box(), await kind.nth(1).bounding_box()
        assert first is not None
        assert second is not None
        assert first["x"] < second["x"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
async def test_the_page_tells_the_bots_time_wherever_the_browser_is(
    open_page: OpenPage, hand_bot: HandBot, zone: str
) -> None:
    page = await open_page("en", timezone_id=zone)
    await begin(page)
    sent = await hand_bot.call("sendMessage", chat_id=1002, text="now")
    tehran = datetime.fromtimestamp(sent["date"], ZoneInfo("Asia/Tehran"))

    await expect(messages(page).last.locator("time")).to_have_text(f"{tehran:%H:%M}")
    assert abs(sent["date"] - time.time()) < 60
    await expect(page.locator(".day").last).to_have_text("Today")


async def test_the_person_is_changed_in_one_tap_and_the_bot_is_let_into_the_group(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    team = furnish(hand_bot.twin)
    page = await open_page()
    await begin(page)
    username = hand_bot.twin.world.bot.username
    into = f"https://t.me/{username}?startgroup=group_x"
    await hand_bot.send("گروه؟", reply_markup=inline([{"text": "افزودن", "url": into}]))
    await page.locator("button[data-action]").click()
    await expect(page.get_by_test_id("bot-name")).to_have_text(TEAM)
    await expect(page.get_by_test_id("status")).to_have_text("گروه")
    await hand_bot.send("سلام گروه", chat_id=team.id)
    await expect(messages(page).last).to_contain_text("سلام گروه")

    await page.get_by_test_id("open-chat").first.click()
    await page.get_by_role("button", name="نگار").click()
    await expect(page.get_by_test_id("start")).to_be_visible()
    await page.get_by_test_id("open-chat").filter(has_text=TEAM).click()
    await expect(messages(page).last).to_contain_text("سلام گروه")
    await page.get_by_test_id("composer").fill("/help")
    await page.get_by_test_id("composer").press("Enter")
    updates = await hand_bot.updates("message", 4)
    assert updates[-1]["from"]["first_name"] == "نگار"
    assert updates[-1]["chat"]["id"] == team.id
