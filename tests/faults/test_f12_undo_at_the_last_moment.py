"""F12: undo in time, twice, and too late: either nothing is called and told so, or "too late"."""

from __future__ import annotations

from storage import JobState
from tests.conftest import MakeShop
from tests.stories.sending import CONFIRM, TEXT, carded, jobs


async def test_undo_in_time_calls_nothing_and_keeps_the_text(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=60)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    waiting = await maryam.after(maryam.press(CONFIRM), "ارسال می‌شود…")
    data = waiting.button("↩️ لغو ارسال").data
    assert data is not None

    stopped = await maryam.after(maryam.raw_press(data, waiting), "ارسال لغو شد؛ چیزی ارسال نشد")
    await maryam.wait_answered(await maryam.raw_press(data, waiting))

    assert TEXT in stopped.plain
    assert shop.smsir.calls("Send") == []
    assert [job.state for job in await jobs(shop)] == [JobState.UNDONE]
    await maryam.after(maryam.press("✉️ بازگشت به کارت ارسال"), "پیش از ارسال ببینید")


async def test_cancel_while_it_waits_stops_the_sms_too(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=60)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.after(maryam.press(CONFIRM), "ارسال می‌شود…")

    await maryam.command("/cancel")

    await maryam.wait_for("ارسال لغو شد؛ چیزی ارسال نشد")
    assert [job.state for job in await jobs(shop)] == [JobState.UNDONE]
    home = await maryam.after(maryam.command("/cancel"), "سلام فروشگاه گل یاس")
    assert "دیر شد" not in home.plain


async def test_undo_after_the_call_began_is_too_late(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=60)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    waiting = await maryam.after(maryam.press(CONFIRM), "ارسال می‌شود…")
    (job,) = await jobs(shop)
    claimed = await shop.bot.storage.outbox.claim(job.due_at)
    assert claimed is not None
    assert claimed.id == job.id

    await maryam.press("↩️ لغو ارسال", waiting)

    toast = await maryam.wait_toast("دیر شد")
    assert "ارسال آغاز شده بود" in toast.text
    assert (await jobs(shop))[0].state is JobState.SENDING


async def test_the_countdown_moves_and_the_send_follows_by_itself(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=3)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.press(CONFIRM)

    await maryam.wait_for("ارسال می‌شود…")
    await maryam.wait_for("ارسال شد به ۱۲ نفر", fresh=False)

    assert len(shop.smsir.sent()) == 1
