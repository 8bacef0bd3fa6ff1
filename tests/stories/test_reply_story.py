"""Answering support by Telegram's own reply: to the right ticket, once, with what was attached."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sandbox.smsir.model import Reply
from sandbox.telegram import Message
from tests.clock import Clock
from tests.conftest import MakeShop
from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import Shop

LATE, RENEWAL, INVOICE = 48213, 48212, 48211
PHOTO = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def replies(shop: Shop, ticket: int = LATE) -> list[Reply]:
    """What the owner wrote into a ticket since the twin began."""
    found = shop.smsir.accounts["demo-key"].ticket(ticket)
    assert found is not None
    return [reply for reply in found.replies if reply.reply_id >= 50_000 and not reply.is_admin]


def content(shop: Shop, reply: Reply) -> bytes:
    assert reply.file_key is not None
    return shop.smsir.accounts["demo-key"].files[reply.file_key].content


async def thread(shop: Shop, ticket: int = LATE) -> Message:
    await shop.person.command(f"/tickets {ticket}")
    return await shop.person.wait_for(f"شماره: {ticket}")


@BOTH
async def test_a_reply_with_a_photo_is_confirmed_and_posted(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shown = await thread(shop)
    await maryam.send_file(
        "نمونه.png", PHOTO, "این هم نمونه، هنوز نرسیده.", as_photo=True, reply_to=shown
    )
    card = await maryam.wait_for("ارسال شود؟")
    assert "این پاسخ به تیکت 48213 «تأخیر در ارسال» ارسال شود؟" in card.plain
    assert "این هم نمونه، هنوز نرسیده." in card.plain
    assert "(۱ کیلوبایت)" in card.plain
    assert replies(shop) == []
    done = await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")
    assert "خبرتان می‌کنم" in done.plain

    (reply,) = replies(shop)
    assert reply.body == "این هم نمونه، هنوز نرسیده."
    assert content(shop, reply) == PHOTO


async def test_replies_land_on_the_tickets_they_answer(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    late = await thread(shop, LATE)
    renewal = await thread(shop, RENEWAL)
    await maryam.after(maryam.say("برای تأخیر", reply_to=late), "به تیکت 48213")
    await maryam.after(maryam.say("برای تمدید", reply_to=renewal), "به تیکت 48212")
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48212 ثبت شد")
    back = maryam.last()
    assert "به تیکت 48213" in back.plain
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")

    assert [reply.body for reply in replies(shop, LATE)] == ["برای تأخیر"]
    assert [reply.body for reply in replies(shop, RENEWAL)] == ["برای تمدید"]


async def test_a_reply_is_heard_in_the_midst_of_other_work_and_after_a_restart(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shown = await thread(shop)
    await shop.restart()
    await maryam.after(maryam.command("/newticket موضوعی دیگر"), "متن تیکت")
    await maryam.after(maryam.say("برای تأخیر", reply_to=shown), "به تیکت 48213")
    back = await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")

    assert "متن تیکت «موضوعی دیگر»" in back.plain
    assert [reply.body for reply in replies(shop)] == ["برای تأخیر"]


async def test_a_ticket_closed_meanwhile_is_said_and_the_words_may_open_a_new_one(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    shown = await thread(shop)
    found = shop.smsir.accounts["demo-key"].ticket(LATE)
    assert found is not None
    found.status_id = 3
    await maryam.say("هنوز نرسیده", reply_to=shown)
    told = await maryam.wait_for("بسته شده است و پاسخ نمی‌گیرد")
    assert "چیزی ارسال نشد" in told.plain
    assert not told.has("✅ ارسال پاسخ")
    await maryam.after(maryam.press("➕ تیکت تازه با همین متن"), "به کدام دپارتمان برود؟")

    assert shop.smsir.calls("PostNewTicketReply") == []


async def test_a_ticket_closed_between_card_and_confirmation_is_said(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.say("هنوز نرسیده", reply_to=await thread(shop)), "ارسال شود؟")
    found = shop.smsir.accounts["demo-key"].ticket(LATE)
    assert found is not None
    found.status_id = 3
    told = await maryam.after(maryam.press("✅ ارسال پاسخ"), "بسته شده است و پاسخ نمی‌گیرد")

    assert "هنوز نرسیده" in told.plain
    assert replies(shop) == []


async def test_a_message_that_shows_something_else_now_takes_no_reply(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shown = await thread(shop)
    await maryam.press("🏠 خانه")
    home = await maryam.wait_for(lambda m: m.id == shown.id and "چه کاری انجام دهم؟" in m.plain)
    await maryam.say("سلام", reply_to=home)

    await maryam.wait_for("متن پیامک")  # typed at Home, it would be an SMS
    assert replies(shop) == []


async def test_what_is_written_under_the_open_thread_is_meant_for_it(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await thread(shop)
    await maryam.after(maryam.say("همین‌جا می‌نویسم"), "به تیکت 48213")
    card = await maryam.after(maryam.say("و این هم ادامه‌اش"), "و این هم ادامه‌اش")
    assert "همین‌جا می‌نویسم" in card.plain
    posted = await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    assert "شماره: 48213" in posted.plain
    (reply,) = replies(shop)
    assert reply.body == "همین‌جا می‌نویسم\nو این هم ادامه‌اش"


async def test_a_very_long_reply_that_telegram_cuts_is_one_reply(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shown = await thread(shop)
    long = "\n".join(f"سطر {number} از گزارش بلند" for number in range(300))
    sent = await maryam.say(long, reply_to=shown)
    assert len(sent) > 1
    await maryam.wait_for(lambda message: message.has("✅ ارسال پاسخ"))
    await maryam.wait_for("ارسال شود؟")
    await _settled(shop, len(sent))
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    (reply,) = replies(shop)
    assert reply.body.split() == long.split()


async def _settled(shop: Shop, cards: int) -> None:
    """Wait for the last of the cards that so many messages bring."""

    def all_there(_: Message) -> bool:
        shown = [m for m in shop.person.messages() if m.from_bot and "ارسال شود؟" in m.plain]
        return len(shown) >= cards and shown[-1].has("✅ ارسال پاسخ")

    await shop.person.wait_for(all_there, fresh=False)


async def test_the_text_is_edited_before_it_goes(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    (typed,) = await maryam.say("غلط", reply_to=await thread(shop))
    await maryam.wait_for("ارسال شود؟")
    await maryam.after(maryam.edit(typed, "درست در تلگرام"), "درست در تلگرام")
    await maryam.after(maryam.press("✏️ ویرایش متن"), "متن تازه را بنویسید")
    await maryam.after(maryam.say("درست‌تر"), "درست‌تر")
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")
    await maryam.after(maryam.edit(typed, "پس از فرستادن"), "ویرایش پیام قبلی خوانده نمی‌شود")

    assert [reply.body for reply in replies(shop)] == ["درست‌تر"]


async def test_a_file_without_words_goes_with_a_sentence(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.send_file("فهرست.txt", b"1\n2\n", reply_to=await thread(shop))
    card = await maryam.wait_for("ارسال شود؟")
    assert "فایل پیوست شد." in card.plain
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    (reply,) = replies(shop)
    assert reply.body == "فایل پیوست شد."
    assert content(shop, reply) == b"1\n2\n"


async def test_cancelling_posts_nothing_and_forgets_the_file(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.send_file("فهرست.txt", b"1\n2\n", "ببینید", reply_to=await thread(shop))
    await maryam.wait_for("ارسال شود؟")
    await maryam.after(maryam.press("❌ انصراف"), "لغو شد")

    assert shop.smsir.calls("PostNewTicketReply") == []
    kept = "SELECT count(*) FROM letter_parts"
    count = await shop.bot.storage.run(lambda db: db.conn.execute(kept).fetchone()[0], write=False)
    assert count == 0


async def test_two_taps_post_one_reply(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    card = await maryam.after(maryam.say("یک بار", reply_to=await thread(shop)), "ارسال شود؟")
    data = card.button("✅ ارسال پاسخ").data
    assert data is not None
    await maryam.raw_press(data, card)
    await maryam.raw_press(data, card)
    await maryam.wait_toast("این دکمه قدیمی بود")

    assert len(replies(shop)) == 1


async def test_a_lost_answer_is_looked_for_in_the_thread(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.say("رسید یا نه؟", reply_to=await thread(shop)), "ارسال شود؟")
    shop.smsir.faults.add(operation="PostNewTicketReply", kind="drop_after")
    unsure = await maryam.after(maryam.press("✅ ارسال پاسخ"), "شاید این پاسخ به تیکت 48213")
    assert not unsure.has("✅ ارسال پاسخ")
    await maryam.after(maryam.press("🔍 نگاه در تیکت"), "پاسخ به تیکت 48213 ثبت شد")

    assert len(replies(shop)) == 1
    assert len(shop.smsir.calls("PostNewTicketReply")) == 1


async def test_a_reply_that_never_arrived_is_offered_again_only_after_a_look(
    make_shop: MakeShop,
) -> None:
    shop = await make_shop(opening=False)
    clock = Clock()
    shop.tuning = replace(shop.tuning, clock=clock)
    await shop.open()
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.say("رسید یا نه؟", reply_to=await thread(shop)), "ارسال شود؟")
    shop.smsir.faults.add(operation="PostNewTicketReply", kind="drop_before")
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "شاید این پاسخ")
    await maryam.after(maryam.press("🔍 نگاه در تیکت"), "هنوز دیده نمی‌شود")
    clock.ahead += timedelta(seconds=30)
    await maryam.press("🔍 نگاه در تیکت")
    again = await maryam.wait_for("در تیکت نیست؛ می‌توانید دوباره ارسال کنید")
    assert again.has("✅ ارسال پاسخ")
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    assert len(replies(shop)) == 1


async def test_a_reply_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    shown = await mary.after(mary.command("/tickets 48213"), "Number: 48213")
    await mary.say("still nothing", reply_to=shown)
    card = await mary.wait_for("Send this reply to ticket 48213")
    assert "still nothing" in card.plain
    await mary.after(mary.press("✅ Send reply"), "was posted")

    assert [reply.body for reply in replies(shop)] == ["still nothing"]


async def test_after_a_reply_the_ticket_that_was_answered_hears_what_is_written_next(
    shop: Shop,
) -> None:
    """Another ticket stood open: what is written next must not become a reply to that one."""
    maryam = shop.person
    await shop.link()
    late = await thread(shop, LATE)
    await thread(shop, RENEWAL)
    await maryam.after(maryam.say("برای تأخیر", reply_to=late), "به تیکت 48213")
    shown = await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")
    assert "شماره: 48213" in shown.plain
    assert "برای تأخیر" in shown.plain
    card = await maryam.after(maryam.say("یک نکتهٔ دیگر"), "یک نکتهٔ دیگر")
    assert "به تیکت 48213" in card.plain
    await maryam.press("✅ ارسال پاسخ")
    await maryam.wait_for(lambda m: m.id > shown.id and "48213 ثبت شد" in m.plain)
    await maryam.after(maryam.press("➡️ بازگشت"), "شماره: 48212")

    assert [reply.body for reply in replies(shop, LATE)] == ["برای تأخیر", "یک نکتهٔ دیگر"]
    assert replies(shop, RENEWAL) == []


@pytest.mark.parametrize("command", ["/start", "/tickets", "/faq", "/contacts", "/settings"])
async def test_a_photo_as_reply_while_a_page_is_open_leads_to_its_ticket(
    shop: Shop, command: str
) -> None:
    maryam = shop.person
    await shop.link()
    late = await thread(shop, LATE)
    before = maryam.last().id
    await maryam.after(maryam.command(command), lambda m: m.id > before and bool(m.labels))
    await maryam.send_file("نمونه.png", PHOTO, "این هم نمونه", as_photo=True, reply_to=late)
    await maryam.wait_for("به تیکت 48213")
    shown = await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")

    assert "شماره: 48213" in shown.plain
    (posted,) = replies(shop, LATE)
    assert (posted.body, content(shop, posted)) == ("این هم نمونه", PHOTO)


async def test_a_second_reply_to_the_same_ticket_joins_the_first_one(shop: Shop) -> None:
    """Though a reply to another ticket was begun in between."""
    maryam = shop.person
    await shop.link()
    late = await thread(shop, LATE)
    renewal = await thread(shop, RENEWAL)
    await maryam.after(maryam.say("یکم", reply_to=late), "به تیکت 48213")
    await maryam.after(maryam.say("برای تمدید", reply_to=renewal), "به تیکت 48212")
    card = await maryam.after(maryam.say("دوم", reply_to=late), "دوم")
    assert "یکم" in card.plain
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")
    assert "به تیکت 48212" in maryam.last().plain
    over = await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48212 ثبت شد")
    assert "دیگر باز نیست" in over.plain
    card = await maryam.after(maryam.say("سوم"), "سوم")
    await maryam.press("✅ ارسال پاسخ")
    await maryam.wait_for(lambda m: m.id >= card.id and "48213 ثبت شد" in m.plain)

    assert [reply.body for reply in replies(shop, LATE)] == ["یکم\nدوم", "سوم"]
    assert [reply.body for reply in replies(shop, RENEWAL)] == ["برای تمدید"]


async def test_a_reply_that_was_left_unsent_is_found_again_at_its_ticket(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    late = await thread(shop, LATE)
    await maryam.send_file("نمونه.png", PHOTO, "نیمه‌کاره", as_photo=True, reply_to=late)
    await maryam.wait_for("به تیکت 48213")
    await maryam.after(maryam.command("/start"), "چه کاری انجام دهم؟")
    shown = await thread(shop, LATE)
    assert shown.has("✏️ ادامهٔ پاسخ نیمه‌کاره")
    card = await maryam.after(maryam.press("✏️ ادامهٔ پاسخ نیمه‌کاره"), "پاسخ نیمه‌کارهٔ شما")
    assert "نیمه‌کاره" in card.plain
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "پاسخ به تیکت 48213 ثبت شد")
    (posted,) = replies(shop, LATE)
    assert content(shop, posted) == PHOTO
    assert not maryam.last().has("✏️ ادامهٔ پاسخ نیمه‌کاره")


async def test_a_cancelled_reply_is_not_offered_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    late = await thread(shop, LATE)
    await maryam.after(maryam.say("منصرف شدم", reply_to=late), "به تیکت 48213")
    await maryam.after(maryam.command("/cancel"), "چه کاری انجام دهم؟")
    shown = await thread(shop, LATE)

    assert shown.has("💬 پاسخ")
    assert replies(shop, LATE) == []
