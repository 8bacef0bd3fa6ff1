"""Draw the pictures of the documentation again: `python -m docs.shots` (needs Chromium).

Starts the demo at a fixed moment, does what a shop owner does on a phone-sized chat page, and
writes what is seen to docs/img. Words after the command name the walks to take again
(`python -m docs.shots evening`). The fonts fonts-noto-core and fonts-noto-color-emoji should be
installed.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright

from bot.demo import demo_bot
from docs.shot_walks import WALKS

HERE = Path(__file__).parent / "img"
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
BOOK = "نام,نام خانوادگی,موبایل\nعلی,رضایی,09121110001\nسارا,کریمی,۰۹۳۵۱۱۱۰۰۰۲\nبد,بد,123\n"


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
