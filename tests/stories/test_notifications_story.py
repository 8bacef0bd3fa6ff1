"""The owner reads what the service announces."""

from __future__ import annotations

from sandbox.smsir.model import Notification
from tests.stories.harness.shop import Shop
from tests.stories.harness.texts import plain


def unread(shop: Shop) -> list[str]:
    every = shop.smsir.accounts["demo-key"].notifications
    return [one.title for one in every if not one.is_read]


def announce(shop: Shop, count: int, *, read: bool) -> None:
    now = shop.smsir.now()
    shop.smsir.accounts["demo-key"].notifications += [
        Notification(3_000 + place, f"خبر {place}", "متن", now, now, None, read)
        for place in range(count)
    ]


async def test_unread_ones_stand_first_are_read_and_marked(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    listed = await maryam.after(maryam.command("/notifications"), "۲ اعلان خوانده نشده است")
    marks = [label[0] for label in map(plain, listed.labels) if label[0] in "🔵⚪"]
    assert marks == ["🔵", "🔵", "⚪", "⚪", "⚪"]
    read = await maryam.after(maryam.press("🔵 هدیهٔ پاییزی"), "با هر خرید ۱۰۰۰ پیامک")
    assert "هدیهٔ پاییزی" in read.plain
    assert not read.has("✅ خواندم"), "what is opened is read"
    await maryam.after(maryam.press("➡️ بازگشت"), "۱ اعلان خوانده نشده است")

    assert unread(shop) == ["قوانین تازهٔ ارسال"]
    await maryam.press("⚪ به پیامک سفید خوش آمدید")
    old = await maryam.wait_for("برای آشنایی، راهنمای پنل را ببینید")
    assert not old.has("✅ خواندم")


async def test_all_are_marked_with_one_tap_wherever_they_stand(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    announce(shop, 60, read=True)
    listed = await maryam.after(maryam.command("/notifications"), "۲ اعلان خوانده نشده است")
    assert listed.has("🔵 هدیهٔ پاییزی"), "older than a page of read ones, and still on top"
    done = await maryam.after(maryam.press("✅ همه را خواندم"), "۲ اعلان خوانده شد")

    assert "همه را خوانده‌اید" in done.plain
    assert not done.has("✅ همه را خواندم")
    assert unread(shop) == []
    assert len(shop.smsir.calls("UpdateNotificationStatus")) == 2
    assert shop.smsir.calls("GetUserNotificationFromLastId")


async def test_the_list_has_pages(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    announce(shop, 20, read=False)
    await maryam.after(maryam.command("/notifications"), "۲۲ اعلان خوانده نشده است")
    second = await maryam.after(maryam.press("◀️ بعدی"), lambda m: m.has("▶️ قبلی (۱"))
    await maryam.after(maryam.press("➡️ بازگشت", second), "چه کاری انجام دهم؟")


async def test_what_was_done_is_said_when_marking_all_breaks_off(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/notifications"), "۲ اعلان")
    shop.smsir.faults.add(operation="UpdateNotificationStatus", kind="drop_before", skip=1)
    told = await maryam.after(maryam.press("✅ همه را خواندم"), "۱ اعلان خوانده شد و بقیه نه")

    assert told.has("✅ همه را خواندم")
    assert len(unread(shop)) == 1


async def test_an_account_without_notifications_is_told_so(shop: Shop) -> None:
    shop.smsir.accounts["demo-key"].notifications.clear()
    await shop.link()
    await shop.person.command("/notifications")

    await shop.person.wait_for("هنوز اعلانی برای شما ندارد")


async def test_notifications_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/notifications"), "2 notifications are unread")
    await mary.after(mary.press("✅ Mark all as read"), "2 notifications were marked as read")


async def test_what_cannot_be_marked_as_read_is_shown_and_keeps_its_button(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/notifications"), "۲ اعلان خوانده نشده است")
    shop.smsir.faults.add("UpdateNotificationStatus", "http500")
    read = await maryam.after(maryam.press("🔵 هدیهٔ پاییزی"), "با هر خرید ۱۰۰۰ پیامک")
    assert read.has("✅ خواندم")
    assert len(unread(shop)) == 2
    await maryam.after(maryam.press("✅ خواندم"), "۱ اعلان خوانده نشده است")
