"""Words shared by the tests of the chat page: finding messages, keyboards, a small picture."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from playwright.async_api import Locator, Page, expect

MENU = {
    "keyboard": [["✉️ ارسال پیامک", "👥 گروه‌ها"], ["💳 اعتبار", {"text": "📱 شمارهٔ من",
                                                              "request_contact": True}]],
    "is_persistent": True,
    "input_field_placeholder": "پیامک را بنویسید",
}  # fmt: skip


def messages(page: Page) -> Locator:
    return page.get_by_test_id("message")


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def picture(width: int = 60, height: int = 40) -> bytes:
    """A plain blue PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        framed = kind + body
        return struct.pack(">I", len(body)) + framed + struct.pack(">I", zlib.crc32(framed))

    rows = (b"\0" + b"\x20\x60\xd0" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


async def height(node: Locator) -> float:
    box = await node.bounding_box()
    assert box is not None
    return box["height"]


async def begin(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await expect(messages(page)).to_have_count(1)
