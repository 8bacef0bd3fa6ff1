"""The main job as a shop owner does it: on a phone, in a real browser, from START to delivery.

The bot, both twins and the chat page are the product's own; only waiting times are shorter.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import PHONE, chromium
from tests.patience import PATIENCE
from tests.stories.harness.shop import Shop

pytestmark = pytest.mark.browser
MakeShop = Callable[..., Awaitable[Shop]]
TEXTS = {
    "fa": "یاس: جمعه ۲۴ مهر تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید.",
    "en": "Yas: closed on Friday. Order by Thursday for Saturday.",
}


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """In the event loop of the test, as the shop is."""
    async with chromium() as opened:
        yield opened


@dataclass
class Owner:
    """The owner's hands and eyes on the chat page."""

    page: Page
    shop: Shop
    lang: str

    def words(self, ident: str) -> str:
        return self.shop.label(ident, lang=self.lang)

    async def say(self, text: str) -> None:
        composer = self.page.get_by_test_id("composer")
        await composer.fill(text)
        await composer.press("Enter")

    async def press(self, label: str | re.Pattern[str]) -> None:
        await self.page.locator("button[data-action=press]").filter(has_text=label).last.click()

    async def picks(self, label: str) -> None:
        """Tick an item and wait for the tick: the next press must be of the new keyboard."""
        await self.press(label)
        ticked = self.page.locator("button[data-action=press]").filter(has_text="\u2611")
        await expect(ticked.filter(has_text=label)).to_be_visible()

    async def sees(self, text: str | re.Pattern[str]) -> None:
        message = self.page.locator("[data-testid=message][data-from=bot]").filter(has_text=text)
        await expect(message.last).to_be_visible()

    async def nothing_overflows(self) -> None:
        wide = await self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide


async def open_chat(shop: Shop, browser: Browser, lang: str) -> Owner:
    context = await browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]}, has_touch=True
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    await page.goto(f"{shop.running_telegram.url}/?lang={lang}")
    return Owner(page, shop, lang)


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_an_owner_links_looks_at_the_credit_sends_and_watches_it_arrive(
    make_shop: MakeShop, browser: Browser, lang: str
) -> None:
    shop = await make_shop(undo_seconds=0.5)
    shop.smsir.settle_seconds = 1.0
    owner = await open_chat(shop, browser, lang)
    await owner.page.get_by_test_id("start").click()

    await owner.press(owner.words("account-link-button"))
    await owner.sees("UserApiKey")
    await owner.say("demo-key")
    await owner.sees("SecretKey")
    await owner.say("demo-secret")
    await owner.sees("گل یاس")
    secrets = owner.page.get_by_test_id("message").filter(has_text=re.compile("demo-(key|secret)"))
    await expect(secrets).to_have_count(0)

    await owner.say("/credit")
    await owner.sees(re.compile("۱٬۲۵۰|1,250"))

    await owner.say("/send")
    await owner.sees(re.compile("متن پیامک را بنویسید|Write the text"))
    await owner.say(TEXTS[lang])
    await owner.picks("مشتریان ثابت")
    await owner.picks("همکاران")
    await owner.press(owner.words("audience-people"))
    await owner.sees(re.compile("مخاطب را بنویسید|contact's name"))
    await owner.say("0912")
    await owner.press("\u2b1c")  # a label has a name and the last four digits
    await owner.sees(re.compile("[۱1]\u2069? (مخاطب|contact)"))
    await owner.nothing_overflows()
    await owner.press(owner.words("audience-next"))

    await owner.sees(TEXTS[lang])
    await owner.nothing_overflows()
    confirm = re.compile("ارسال به|Send to")
    await owner.press(confirm)
    await owner.sees(re.compile("✅ (ارسال شد|Sent)"))

    [batch] = shop.smsir.sent()
    assert batch.text == TEXTS[lang]
    assert len(set(batch.recipients)) == len(batch.recipients) > 180
    await owner.sees(re.compile("رسیده به گوشی|Delivered"))
    await owner.page.context.close()
