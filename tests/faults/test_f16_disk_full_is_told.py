"""F16: no room for the send, though some for the inbox: nothing is called, and that is told."""

from __future__ import annotations

from sqlite_utils.db import Database

from tests.stories.harness.shop import Shop
from tests.stories.sending import CONFIRM, carded, jobs


def _fill(db: Database) -> None:
    """No page more than there is now, and no room left in those."""
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")


async def test_a_full_disk_sends_nothing_and_says_so(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    text = "الف" * 200
    await carded(shop, text)
    storage = shop.bot.storage
    await storage.run(_fill, write=False)

    await maryam.after(maryam.press(CONFIRM), "چیزی ارسال نشد")

    await storage.run(lambda db: db.execute("PRAGMA max_page_count = 1000000"), write=False)
    assert shop.smsir.calls("Send") == []
    assert await jobs(shop) == []
