"""Draw the pictures that the bot itself sends: `python docs/drawings/draw.py` (needs Chromium).

A browser shapes Persian; the drawing is kept as SVG here, its picture where the bot finds it.
"""

from __future__ import annotations

import asyncio
import base64
import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.async_api import ViewportSize, async_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FONT = ROOT / "sandbox" / "telegram" / "page" / "fonts" / "Vazirmatn-wght.woff2"
TARGETS = {"panel.svg": ROOT / "handlers" / "account" / "panel.png"}
_SIZE: ViewportSize = {"width": 720, "height": 520}


def _page(drawing: str) -> str:
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f"@font-face{{font-family:Vazirmatn;src:url(data:font/woff2;base64,{font})}}"
    return f"<!doctype html><style>{face}body{{margin:0}}svg{{display:block}}</style>{drawing}"


async def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("Chromium is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page(viewport=_SIZE, device_scale_factor=1.5)
        for name, target in TARGETS.items():
            await page.set_content(_page((HERE / name).read_text(encoding="utf-8")))
            await page.evaluate("document.fonts.ready")
            seen = Image.open(io.BytesIO(await page.screenshot()))
            few = seen.convert("RGB").quantize(64, method=Image.Quantize.FASTOCTREE)
            few.save(target, optimize=True)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
