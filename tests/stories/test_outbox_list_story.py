"""Sends of this bot in one list: what waits can be undone, what is unknown settled."""

from __future__ import annotations

from storage import ActResult, Verb, Wanted
from tests.conftest import MakeShop
from tests.stories.harness.shop import OWNER, Shop
from tests.stories.sending import carded, confirmed, jobs

OUTBOX = "ارسال‌های همین ربات"


async def listed(shop: Shop) -> str:
    maryam = shop.person
    await maryam.after(maryam.command("/sent"), "پیامک‌های ارسال‌شده")
    await maryam.press("🤖 در این ربات")
    return (await maryam.wait_for(OUTBOX)).plain


async def noted(shop: Shop) -> list[tuple[Verb, ActResult]]:
    """What the audit has of the sends, all of them Maryam's."""
    rows = await shop.bot.storage.audit.page(1, Wanted(person=OWNER))
    assert len(rows) == await shop.bot.storage.audit.count(1)
    return [(row.verb, row.result) for row in reversed(rows) if row.verb is not Verb.LINKED]


async def test_what_was_sent_here_is_listed_with_its_end(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    assert "هنوز از این گفتگو" in await listed(shop)
    await carded(shop)
    await confirmed(shop)
    shop.smsir.faults.add("Send", "refuse", message="اعتبار کافی نیست")
    await carded(shop, "متن دوم")
    await confirmed(shop, "نپذیرفت")
    shown = await listed(shop)
    assert shown.index("پذیرفته نشد") < shown.index("✅ ارسال شد")
    assert "متن دوم" in shown
    refused = await maryam.after(maryam.press("📨 ۱"), "نپذیرفت")
    assert "متن دوم" in refused.plain
    await maryam.after(maryam.press("➡️ بازگشت"), OUTBOX)


async def test_what_waits_is_undone_from_the_list(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=60)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await confirmed(shop, "ارسال می‌شود")
    assert "در انتظار" in await listed(shop)
    await maryam.after(maryam.press("📨 ۱"), "ارسال می‌شود")
    await maryam.after(maryam.press("↩️ لغو ارسال"), "چیزی ارسال نشد")
    assert not shop.smsir.sent()
    assert "↩️ لغو شد" in await listed(shop)
    assert await noted(shop) == [(Verb.UNDONE, ActResult.DONE)]


async def unknown(shop: Shop) -> None:
    """One send whose answer was lost before the service did anything."""
    await shop.link()
    shop.smsir.faults.add("Send", "drop_before")
    await carded(shop)
    await confirmed(shop, "معلوم نیست")
    assert "نامعلوم" in await listed(shop)
    await shop.person.after(shop.person.press("📨 ۱"), "معلوم نیست")


async def test_an_unknown_send_is_looked_for_and_marked_as_sent(shop: Shop) -> None:
    maryam = shop.person
    await unknown(shop)
    await maryam.after(maryam.press("🔍 جست‌وجوی دوباره"), "پیدا نشد")
    await maryam.after(maryam.press("✅ ارسال شده"), "به گفتهٔ شما ارسال شده است")
    assert "✅ ارسال شد" in await listed(shop)
    assert not shop.smsir.sent()
    settled = (Verb.SETTLED, ActResult.DONE)
    assert await noted(shop) == [(Verb.SENT, ActResult.UNKNOWN), settled]


async def test_an_unknown_send_goes_again_only_after_a_warning_and_a_new_card(shop: Shop) -> None:
    maryam = shop.person
    await unknown(shop)
    await maryam.after(maryam.press("⚠️ ارسال دوباره"), "دو بار")
    await maryam.after(maryam.press("⚠️ می‌دانم، ادامه"), "پیش از ارسال ببینید")
    assert not shop.smsir.sent()
    await confirmed(shop)
    assert len(shop.smsir.sent()) == 1
    assert [job.state for job in await jobs(shop)] == ["sent", "not_sent"]
    assert await noted(shop) == [
        (Verb.SENT, ActResult.UNKNOWN),
        (Verb.SETTLED, ActResult.NOT_DONE),
        (Verb.SENT, ActResult.DONE),
    ]


async def test_the_outbox_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/sent"), "Sent SMS")
    await mary.after(mary.press("🤖 In this bot"), "Nothing has been sent from this chat yet")
