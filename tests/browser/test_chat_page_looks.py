"""How the chat page looks: direction, markup, size, colours; nothing from elsewhere."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import expect

from tests.browser.chat import MENU, begin, inline, messages
from tests.browser.conftest import HandBot, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_the_page_is_rtl_for_the_persian_person_and_ltr_for_the_english_one(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page("fa")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("switch-language").click()
    await expect(page.locator("html")).to_have_attribute("dir", "ltr")
    await begin(page)
    (update,) = await hand_bot.updates("message")
    assert (update["from"]["id"], update["from"]["language_code"]) == (1002, "en")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_every_line_takes_its_own_direction(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("سلام\nThis line is by far the longest one\nOK 12\nگیرنده: ۱۲ نفر")
    text = messages(page).nth(1).get_by_test_id("text")
    await expect(text).to_be_visible()
    gaps = await text.evaluate(
        """node => {
            const box = node.closest(".content").getBoundingClientRect();
            const words = node.firstChild;
            return ["س", "T", "O", "گ"].map((letter) => {
                const range = document.createRange();
                range.setStart(words, words.data.indexOf(letter));
                range.setEnd(words, words.data.indexOf(letter) + 1);
                const { left, right } = range.getBoundingClientRect();
                return [left - box.left, box.right - right];
            });
        }"""
    )
    (_, first), (second, _), (third, _), (_, fourth) = gaps
    assert max(first, fourth) < 3  # Persian lines begin at the right edge
    assert max(second, third) < 3  # Latin ones at the left


async def test_markup_is_drawn_and_never_interpreted(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send(
        "<b>مهم</b> &lt;img src=x onerror=alert(1)&gt; <code>09121234567</code>"
        "<blockquote>متن <i>پیامک</i></blockquote><tg-spoiler>راز</tg-spoiler>"
        '<pre>a  b</pre><a href="https://sms.ir/x">پیوند</a>',
        parse_mode="HTML",
    )
    text = messages(page).nth(1).get_by_test_id("text")
    await expect(text).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(text.locator("img")).to_have_count(0)
    await expect(text.locator("b")).to_have_text("مهم")
    await expect(text.locator("blockquote i")).to_have_text("پیامک")
    await expect(text.locator("pre")).to_have_text("a  b")
    await expect(text.locator("a")).to_have_attribute("href", "https://sms.ir/x")
    spoiler = text.locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.click()
    await expect(spoiler).to_have_class(re.compile("shown"))


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_nothing_overflows_and_targets_are_large_enough_for_a_finger(
    open_page: OpenPage, hand_bot: HandBot, language: str, screen: str
) -> None:
    page = await open_page(language, desktop=screen == "desktop")
    await begin(page)
    chat = 1001 if language == "fa" else 1002
    long_label = "گروه مشتریان بسیار ثابت و قدیمی فروشگاه " * 3
    keys = inline(
        [{"text": long_label, "callback_data": "a"}, {"text": "b", "callback_data": "b"}],
        [{"text": str(n), "callback_data": str(n)} for n in range(5)],
    )
    await hand_bot.send("https://sms.ir/" + "x" * 300, chat, reply_markup={**MENU})
    await hand_bot.send("ک" * 400, chat, reply_markup=keys)
    await expect(messages(page)).to_have_count(3)
    widths = await page.evaluate(
        """() => [document.documentElement, document.getElementById("scroller")]
            .map((node) => node.scrollWidth - node.clientWidth)"""
    )
    assert widths == [0, 0]
    small = await page.evaluate(
        """() => [...document.querySelectorAll("button")].filter((key) => key.offsetParent)
            .filter((key) => {
                const box = key.getBoundingClientRect();
                const grown = key.matches(".menu") ? 8 : 0; // its ::after reaches 4 px beyond
                return box.height + grown < 40 || box.width < 40;
            }).map((key) => key.textContent)"""
    )
    assert small == []


async def test_dark_and_light_follow_the_system_until_the_reader_chooses(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page(color_scheme="dark")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.emulate_media(color_scheme="light")
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("switch-theme").click()
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_page_asks_no_other_host_for_anything(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page(desktop=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.reload()
    await begin(page)
    await asyncio.sleep(0.1)
    root = page.url.split("/?")[0]
    assert asked
    assert [url for url in asked if not url.startswith(root)] == []
    assert await page.evaluate("document.fonts.check('16px Vazirmatn', 'سلام')")
