"""F16: not even the inbox can be written: presses and messages are answered, nothing acts later."""

from __future__ import annotations

from itertools import count

from sqlite_utils.db import Database

from storage import Storage, StorageFull
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import CONFIRM, carded, jobs

NOT_DONE = "اکنون جایی برای ثبت نیست؛ این کار انجام نشد"


def _bound(db: Database) -> None:
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")


async def fill(storage: Storage) -> None:
    """No page more than there is now, and no room for an update in those of the inbox."""
    await storage.run(_bound, write=False)
    numbers = count(-1, -1)
    for size in (2000, 200, 1):
        while await taken(storage, next(numbers), size):
            pass


async def taken(storage: Storage, number: int, size: int) -> bool:
    try:
        await storage.inbox.put([(number, b"x" * size)])
    except StorageFull:
        return False
    return True


def free(db: Database) -> None:
    db.execute("PRAGMA max_page_count = 1000000")


async def test_f16_a_press_is_answered_and_does_not_act_when_there_is_room_again(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop, "الف" * 200)
    storage = shop.bot.storage
    await fill(storage)

    await maryam.press(CONFIRM)
    await eventually(lambda: any(NOT_DONE in toast.text for toast in maryam.toasts))
    assert maryam.toasts[-1].alert
    await maryam.after(maryam.command("/credit"), NOT_DONE)
    told = [one for one in maryam.messages() if NOT_DONE in one.plain]
    assert len(told) == 1

    await storage.run(free, write=False)
    await eventually(lambda: shop.bot.intake.counts["refused"] == 2)
    await maryam.after(maryam.command("/help"), "راهنما")
    assert shop.smsir.calls("Send") == []
    assert await jobs(shop) == []


async def test_f16_what_was_told_to_nobody_is_handled_when_there_is_room_again(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    storage = shop.bot.storage
    await fill(storage)
    shop.telegram.faults.add("sendMessage", "bad_gateway", times=None)
    await maryam.command("/help")
    await shop.telegram.wait_call("sendMessage", len(shop.telegram.calls_of("sendMessage")) + 1)

    await storage.run(free, write=False)
    shop.telegram.faults.clear()
    await maryam.wait_for("راهنما")
    assert shop.bot.intake.counts["refused"] == 0
