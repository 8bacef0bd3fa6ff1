"""Draw the pictures of the documentation again: `python docs/shots.py` (needs Chromium).

Starts the demo at a fixed moment, does what a shop owner does on a phone-sized chat page, and
writes what is seen to docs/img. Words after the command name the walks to take again
(`python docs/shots.py evening`). The fonts fonts-noto-core and fonts-noto-color-emoji should be
installed.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright

from bot.demo import demo_bot

HERE = Path(__file__).parent / "img"
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
AFTERNOON = datetime(2026, 11, 27, 14, 20, tzinfo=ZoneInfo("Asia/Tehran"))
TEXT = "یاس: جمعه ۲۴ مهر تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."
PERSONAL = "سلام {نام|دوست عزیز}، جشنوارهٔ پاییزی یاس آغاز شد؛ تا جمعه منتظریم."
ENGLISH = "Yas: closed on Friday. Please order by Thursday for Saturday."
BOOK = "نام,نام خانوادگی,موبایل\nعلی,رضایی,09121110001\nسارا,کریمی,۰۹۳۵۱۱۱۰۰۰۲\nبد,بد,123\n"

SENDING: Sequence[tuple[str, str]] = (
    ("wait", "8000"),
    ("say", "/start"),
    ("shot", "home-fa"),
    ("say", "/credit"),
    ("shot", "credit-fa"),
    ("say", "/send"),
    ("say", TEXT),
    ("press", "مشتریان ثابت"),
    ("press", "همکاران"),
    ("shot", "audience-fa"),
    ("press", "ادامه"),
    ("shot", "preflight-fa"),
    ("press", "ارسال در زمان دیگر"),
    ("shot", "when-fa"),
    ("press", "تاریخ دیگر"),
    ("press", "ماه بعد"),
    ("shot", "calendar-fa"),
    ("say", "فردا ساعت ۶ عصر"),
    ("press", "همین زمان"),
    ("press", "زمان‌بندی برای"),
    ("say", "/send"),
    ("say", "شنبه‌ها تا ظهر ۱۰٪ تخفیف داریم. گل یاس"),
    ("press", "همکاران"),
    ("press", "ادامه"),
    ("press", "ارسال در زمان دیگر"),
    ("say", "شنبه ساعت ۱۰ صبح"),
    ("press", "همین زمان"),
    ("press", "تکرار"),
    ("shot", "again-fa"),
    ("press", "هر هفته"),
    ("press", "تا وقتی"),
    ("press", "زمان‌بندی برای"),
    ("wait", "6000"),
    ("shot", "scheduled-fa"),
    ("say", "/send"),
    ("press", "نام گیرنده در متن"),
    ("shot", "fields-fa"),
    ("press", "بازگشت"),
    ("say", PERSONAL),
    ("press", "مشتریان ثابت"),
    ("press", "ادامه"),
    ("wait", "2000"),
    ("shot", "personal-fa"),
    ("say", "/send"),
    ("press", "شروع تازه"),
    ("say", "گل یاس: رزهای تازه رسید؛ تا پایان هفته ده درصد ارزان‌تر."),
    ("press", "مشتریان ثابت"),
    ("press", "همکاران"),
    ("press", "ادامه"),
    ("press", "ارسال تدریجی"),
    ("say", "۱۰۰ تا هر ۱۰ دقیقه از ۹ تا ۲۱"),
    ("shot", "pace-fa"),
    ("press", "با همین آهنگ"),
    ("press", "شروع ارسال به"),
    ("wait", "14000"),
    ("shot", "paced-fa"),
    ("say", "/send"),
    ("say", PERSONAL),
    ("press", "همکاران"),
    ("press", "ادامه"),
    ("wait", "2000"),
    ("press", "ارسال تدریجی"),
    ("say", "۵ تا هر ۱۰ دقیقه، شبانه‌روز"),
    ("press", "با همین آهنگ"),
    ("press", "شروع ارسال به"),
    ("wait", "16000"),
    ("shot", "paced-personal-fa"),
    ("say", "/send"),
    ("say", "گل یاس: امشب تا ساعت ۱۱ باز هستیم."),
    ("press", "مشتریان ثابت"),
    ("press", "همکاران"),
    ("press", "ادامه"),
    ("press", "ارسال به"),
    ("shot", "undo-fa"),
    ("wait", "16000"),
    ("shot", "sent-fa"),
)
PEOPLE: Sequence[tuple[str, str]] = (
    ("say", "/groups"),
    ("shot", "groups-fa"),
    ("press", "مشتریان تازه"),
    ("shot", "group-fa"),
    ("press", "رنگ"),
    ("shot", "group-color-fa"),
    ("press", "بازگشت"),
    ("press", "خالی کردن"),
    ("shot", "group-empty-fa"),
    ("press", "بازگشت"),
    ("press", "حذف گروه"),
    ("shot", "group-delete-fa"),
    ("say", "/contacts"),
    ("shot", "contacts-fa"),
    ("press", "رضا"),
    ("shot", "contact-fa"),
    ("press", "بازگشت"),
    ("press", "انتخاب چند نفر"),
    ("shot", "contacts-pick-fa"),
    ("press", "پایان"),
    ("press", "لغو عضویت"),
    ("wait", "2000"),
    ("shot", "opted-out-fa"),
    ("say", "/contacts"),
    ("press", "ورود و خروجی"),
    ("shot", "book-fa"),
    ("press", "ورود از فایل"),
    ("file", "مشتریان.csv"),
    ("wait", "2000"),
    ("press", "همکاران"),
    ("shot", "import-fa"),
)
PAGES: Sequence[tuple[str, str]] = (
    ("say", "/sent"),
    ("shot", "sent-list-fa"),
    ("say", "/drafts"),
    ("shot", "drafts-fa"),
    ("say", "/occasions"),
    ("shot", "occasions-fa"),
    ("press", "روز مادر"),
    ("press", "۱"),
    ("press", "ارسال در روز"),
    ("shot", "occasion-day-fa"),
    ("say", "/tickets"),
    ("shot", "tickets-fa"),
    ("press", "تأخیر در ارسال"),
    ("shot", "ticket-fa"),
    ("say", "/notifications"),
    ("shot", "notifications-fa"),
    ("say", "/transactions"),
    ("shot", "transactions-fa"),
    ("say", "/faq"),
    ("shot", "faq-fa"),
    ("say", "/settings"),
    ("shot", "settings-fa"),
)
EVENING: Sequence[tuple[str, str]] = (
    ("say", "/occasions"),
    ("press", "تبریک تولد"),
    ("press", "همهٔ تولدها"),
    ("say", "بهاره صادقی ۷ آذر"),
    ("say", "هانیه حسینی ۷ آذر"),
    ("say", "هادی خسروی ۱۲ دی"),
    ("shot", "birthdays-all-fa"),
    ("press", "بازگشت"),
    ("press", "متن خودم"),
    ("say", "{نام|دوست عزیز}، تولدتان مبارک! گل یاس"),
    ("shot", "greeting-fa"),
    ("press", "روشن شود"),
    ("press", "انتخاب از فهرست"),
    ("shot", "birthdays-fa"),
)
"""The list of tomorrow's birthdays comes at 18:00."""

IN_BALE: Sequence[tuple[str, str]] = (
    ("messenger", "بله"),
    ("say", "/link demo-key demo-secret"),
    ("say", "/send"),
    ("say", TEXT),
    ("press", "مشتریان ثابت"),
    ("press", "همکاران"),
    ("press", "ادامه"),
    ("shot", "preflight-bale-fa"),
)
OWNER, COLLEAGUE = "1001", "1005"
"""People of the demo."""

TOGETHER: Sequence[tuple[str, str]] = (
    ("say", "/team"),
    ("press", "دعوت همکار"),
    ("press", "نویسنده"),
    ("shot", "invitation-fa"),
    ("join", COLLEAGUE),
    ("press", "می‌پذیرم"),
    ("person", OWNER),
    ("press", "همکاران"),
    ("press", "خودش است"),
    ("say", "/team"),
    ("shot", "team-fa"),
    ("person", COLLEAGUE),
    ("say", "/send"),
    ("say", TEXT),
    ("press", "همکاران"),
    ("press", "ادامه"),
    ("press", "درخواست تأیید"),
    ("person", OWNER),
    ("wait", "2000"),
    ("press", "بررسی"),
    ("shot", "approval-fa"),
    ("say", "/link demo-key-2 demo-secret-2"),
    ("press", "کنار آن"),
    ("say", "/switch"),
    ("wait", "2000"),
    ("shot", "switch-fa"),
)
JOINED: Sequence[tuple[str, str]] = (
    ("say", "/settings"),
    ("press", "تلگرام و بله"),
    ("press", "گرفتن کد"),
    ("shot", "messengers-telegram-fa"),
    ("carry", "بله"),
    ("press", "خودم هستم"),
    ("say", "/settings"),
    ("press", "تلگرام و بله"),
    ("shot", "messengers-bale-fa"),
)
IN_ENGLISH: Sequence[tuple[str, str]] = (
    ("say", "/send"),
    ("say", ENGLISH),
    ("press", "مشتریان ثابت"),
    ("press", "Continue"),
    ("shot", "preflight-en"),
)


async def _step(page: Page, verb: str, what: str, folder: Path) -> None:
    match verb:
        case "say":
            composer = page.get_by_test_id("composer")
            await composer.fill(what)
            await composer.press("Enter")
        case "press":
            buttons = page.locator("button[data-action]").filter(has_text=what)
            await buttons.last.click(timeout=90_000)
        case "file":
            path = folder / what
            path.write_text(BOOK, encoding="utf-8")
            await page.get_by_test_id("file-input").set_input_files(path)
            await page.get_by_test_id("send-file").click()
        case "person":
            here = page.url.partition("?")[0]
            await page.goto(f"{here}?lang=fa&user={what}")
        case "join":
            link = await page.get_by_text("?start=join_").last.inner_text()
            code = link.partition("?start=")[2].split()[0]
            await _step(page, "person", what, folder)
            await page.get_by_test_id("start").click()
            await _step(page, "say", f"/start {code}", folder)
        case "carry":
            await _carry(page, what, folder)
        case "messenger":
            await _switch(page, what)
        case "wait":
            await page.wait_for_timeout(float(what))
        case "shot":
            seen = Image.open(io.BytesIO(await page.screenshot()))
            few = seen.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE)
            few.save(HERE / f"{what}.png", optimize=True)
            return
    await page.wait_for_timeout(1200)


async def _carry(page: Page, messenger: str, folder: Path) -> None:
    """Type the code that is shown in the other messenger."""
    shown = await page.get_by_test_id("message").last.locator("code").inner_text()
    await _switch(page, messenger)
    for verb, what in (("say", "/settings"), ("press", "تلگرام و بله"), ("say", shown)):
        await _step(page, verb, what, folder)


async def _switch(page: Page, messenger: str) -> None:
    await page.get_by_test_id("switch-messenger").filter(has_text=messenger).click()
    await page.wait_for_timeout(2000)
    await page.get_by_test_id("start").click()
    await page.wait_for_timeout(2000)


async def _walk(browser: Browser, url: str, lang: str, steps: Sequence[tuple[str, str]]) -> None:
    context = await browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=1.5
    )
    page = await context.new_page()
    await page.goto(f"{url}/?lang={lang}")
    await page.get_by_test_id("start").click()
    await page.wait_for_timeout(1000)
    with tempfile.TemporaryDirectory() as folder:
        for verb, what in (("say", "/link demo-key demo-secret"), *steps):
            await _step(page, verb, what, Path(folder))
    await context.close()


WALKS: Mapping[str, tuple[str, Sequence[tuple[str, str]], datetime]] = {
    "sending": ("fa", SENDING, AFTERNOON),
    "people": ("fa", PEOPLE, AFTERNOON),
    "pages": ("fa", PAGES, AFTERNOON),
    "evening": ("fa", EVENING, AFTERNOON.replace(hour=17, minute=59)),
    "together": ("fa", TOGETHER, AFTERNOON),
    "joined": ("fa", JOINED, AFTERNOON),
    "bale": ("fa", IN_BALE, AFTERNOON),
    "english": ("en", IN_ENGLISH, AFTERNOON),
}
"""Each in a demo of its own: language, steps, and the moment at which it begins."""


async def main(names: Sequence[str]) -> None:
    chromium = shutil.which("chromium") or sys.exit("Chromium is not installed")
    HERE.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGS)
        for name in names or WALKS:
            lang, steps, moment = WALKS[name]
            async with demo_bot(at=moment) as (url, _):
                await _walk(browser, url, lang, steps)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
