"""The owner reads tickets, fetches what support attached, opens one, and closes one."""

from __future__ import annotations

from sandbox.telegram import Message
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

LATE = 48213
INVOICE = 48211


def operations(shop: Shop, since: int = 0) -> list[str]:
    return [seen.operation for seen in shop.smsir.requests[since:]]


async def opened(shop: Shop, ticket: int = LATE) -> Message:
    await shop.link()
    await shop.person.command(f"/tickets {ticket}")
    return await shop.person.wait_for(str(ticket))


async def test_the_list_names_status_department_and_priority(shop: Shop) -> None:
    await shop.link()
    listed = await shop.person.after(shop.person.command("/tickets"), "تیکت‌های پشتیبانی")

    assert "تأخیر در ارسال · 💬 پاسخ داده شده" in listed.plain
    assert "دپارتمان فنی، اولویت زیاد" in listed.plain
    assert "فاکتور رسمی · 🔒 بسته شده" in listed.plain
    assert "افزودن شماره‌ها با اکسل · ⏳ در انتظار پاسخ" in listed.plain
    assert listed.has("💬 تأخیر در ارسال · 48213")


async def test_a_thread_shows_who_wrote_when_and_costs_one_call(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.press("🎫 پشتیبانی"), "تیکت‌های پشتیبانی")
    before = len(shop.smsir.requests)
    thread = await maryam.after(maryam.press("تأخیر در ارسال"), "شماره: 48213")

    assert operations(shop, before) == ["GetTicketById"]
    text = thread.plain
    assert text.index("پیامک دیروز ما") < text.index("در دست بررسی") < text.index("نمونه شماره")
    assert text.count("🎧 پشتیبانی — ") == 2
    assert text.count("👤 شما — ") == 2
    assert "دپارتمان فنی، اولویت زیاد" in text
    await maryam.after(maryam.press("➡️ بازگشت"), "تیکت‌های پشتیبانی")


async def test_an_attachment_is_given_as_a_file_that_can_be_answered(shop: Shop) -> None:
    maryam = shop.person
    thread = await opened(shop, INVOICE)
    assert "📎 با پیوست" in thread.plain
    given = await maryam.after(maryam.press("📎 فاکتور.txt"), lambda message: message.document)

    assert given.document is not None
    assert given.document["name"] == "فاکتور.txt"
    assert "پیوست تیکت 48211" in given.plain
    assert given.id == maryam.last().id
    assert given.has("🏠 خانه")
    await eventually(lambda: bound(shop, given.id))


async def bound(shop: Shop, message: int) -> bool:
    found = await shop.bot.storage.bindings.find(shop.person.id, message)
    account = await shop.bot.storage.accounts.present(shop.person.id)
    return found == ("ticket", str(INVOICE), account)


async def test_a_closed_ticket_is_told_apart_and_offers_no_reply(shop: Shop) -> None:
    thread = await opened(shop, INVOICE)

    assert "🔒 بسته شده" in thread.plain
    assert "پاسخ نمی‌گیرد" in thread.plain
    assert not thread.has("💬 پاسخ")
    assert not thread.has("🔒 بستن تیکت")


async def test_a_long_thread_is_read_in_pages_from_its_end(shop: Shop) -> None:
    maryam = shop.person
    for number in range(30):
        shop.smsir.support_answers("demo-key", LATE, f"پاسخ شمارهٔ {number} " + "متن " * 60)
    await opened(shop)
    last = await maryam.wait_for("پاسخ شمارهٔ 29")
    assert "پیامک دیروز ما" not in last.plain
    seen = last.plain
    while "پیامک دیروز ما" not in seen:
        page = await maryam.after(maryam.press("▶️ قبلی"), "شماره: 48213")
        assert len(page.text) <= 4096
        seen = page.plain + seen

    places = [seen.index(f"پاسخ شمارهٔ {number} ") for number in range(30)]
    assert places == sorted(places)


async def test_a_ticket_is_opened_after_the_answers_that_fit(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/newticket"), "موضوع را در یک جمله بنویسید")
    hints = await maryam.after(maryam.say("پیامک من نرسیده است"), "شاید پاسخ")
    assert hints.has("💡 چرا پیامک من نرسیده است؟")
    await maryam.after(maryam.press("💡 چرا پیامک من نرسیده است؟"), "گوشی خاموش یا خارج از دسترس")
    await maryam.after(maryam.press("➡️ بازگشت"), "شاید پاسخ")
    await maryam.press("➕ ادامه و نوشتن تیکت")
    await maryam.wait_for("را بنویسید. می‌توانید عکس یا فایل هم بفرستید")
    await maryam.say("از دیروز به ۳ نفر نرسیده <b>است</b>.")
    await maryam.wait_for("به کدام دپارتمان برود؟")
    await maryam.after(maryam.press("⬜ فنی"), "اولویت را انتخاب کنید")
    card = await maryam.after(maryam.press("⬜ زیاد"), "این تیکت ثبت شود؟")
    assert "از دیروز به ۳ نفر نرسیده <b>است</b>." in card.plain
    assert "دپارتمان فنی، اولویت زیاد" in card.plain
    await maryam.after(maryam.send_file("نمونه.txt", b"09121234567"), "📎 نمونه.txt (۱ کیلوبایت)")
    done = await maryam.after(maryam.press("✅ ثبت تیکت"), "ثبت شد")

    (ticket,) = [one for one in shop.smsir.accounts["demo-key"].tickets if one.ticket_id >= 50_000]
    assert (ticket.subject, ticket.body) == (
        "پیامک من نرسیده است",
        "از دیروز به ۳ نفر نرسیده <b>است</b>.",
    )
    assert (ticket.department_id, ticket.priority_id) == (1, 3)
    assert ticket.file_key is not None
    assert str(ticket.ticket_id) in done.plain
    assert len(shop.smsir.calls("PostNewTicket")) == 1


async def test_a_half_written_ticket_comes_back(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/newticket رنگ دکمه"), "را بنویسید. می‌توانید")
    await maryam.after(maryam.say("چگونه رنگ دکمه عوض می‌شود؟"), "به کدام دپارتمان برود؟")
    await maryam.after(maryam.command("/credit"), "اعتبار")
    back = await maryam.after(maryam.command("/newticket"), "تیکت نیمه‌کارهٔ شما")

    assert "به کدام دپارتمان برود؟" in back.plain
    await maryam.after(maryam.press("➡️ بازگشت"), "چگونه رنگ دکمه عوض می‌شود؟")
    await maryam.after(maryam.press("❌ انصراف"), "لغو شد")
    await maryam.after(maryam.command("/newticket"), "موضوع را در یک جمله بنویسید")


async def test_a_ticket_whose_answer_was_lost_is_looked_for_before_it_is_posted_again(
    shop: Shop,
) -> None:
    maryam = shop.person
    await _to_the_card(shop, "موضوع یگانه", "متن یگانه")
    shop.smsir.faults.add(operation="PostNewTicket", kind="drop_after")
    unsure = await maryam.after(maryam.press("✅ ثبت تیکت"), "شاید تیکت")
    assert not unsure.has("✅ ثبت تیکت")
    await maryam.after(maryam.press("🔍 نگاه در تیکت"), "ثبت شد")

    assert len(shop.smsir.calls("PostNewTicket")) == 1
    assert "GetTicketsFromLastId" in operations(shop)


async def _to_the_card(shop: Shop, subject: str, body: str) -> Message:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command(f"/newticket {subject}"), "را بنویسید. می‌توانید")
    await maryam.after(maryam.say(body), "به کدام دپارتمان برود؟")
    await maryam.after(maryam.press("➖ فرقی نمی‌کند"), "اولویت را انتخاب کنید")
    await maryam.press("➖ فرقی نمی‌کند")
    return await maryam.wait_for("این تیکت ثبت شود؟")


async def test_two_taps_open_one_ticket(shop: Shop) -> None:
    maryam = shop.person
    card = await _to_the_card(shop, "موضوع یگانه", "متن یگانه")
    shop.smsir.faults.add(operation="PostNewTicket", kind="delay", seconds=0.2)
    data = card.button("✅ ثبت تیکت").data
    assert data is not None
    await maryam.raw_press(data, card)
    await maryam.raw_press(data, card)
    await maryam.wait_toast("این دکمه قدیمی بود")

    assert "در انتظار پاسخ" in maryam.last().plain
    assert len(shop.smsir.calls("PostNewTicket")) == 1


async def test_what_was_refused_stays_written(shop: Shop) -> None:
    maryam = shop.person
    await _to_the_card(shop, "موضوع یگانه", "متن یگانه")
    shop.smsir.faults.add(operation="PostNewTicket", kind="refuse", message="ظرفیت <b>پر</b> است")
    told = await maryam.after(maryam.press("✅ ثبت تیکت"), "ظرفیت <b>پر</b> است")
    assert "متن یگانه" in told.plain
    await maryam.after(maryam.press("✅ ثبت تیکت"), "ثبت شد")

    assert len(shop.smsir.calls("PostNewTicket")) == 2


async def test_a_ticket_is_closed_after_a_second_tap_that_names_it(shop: Shop) -> None:
    maryam = shop.person
    await opened(shop)
    sure = await maryam.after(maryam.press("🔒 بستن تیکت"), "بسته شود؟")
    assert "48213" in sure.plain
    assert "تأخیر در ارسال" in sure.plain
    closed = await maryam.after(maryam.press("🔒 بله، بسته شود"), "تیکت 48213 بسته شد")

    assert "🔒 بسته شده" in closed.plain
    assert not closed.has("💬 پاسخ")
    ticket = shop.smsir.accounts["demo-key"].ticket(LATE)
    assert ticket is not None
    assert ticket.status_id == 3


async def test_a_lost_answer_to_closing_is_settled_by_the_thread(shop: Shop) -> None:
    maryam = shop.person
    await opened(shop)
    await maryam.after(maryam.press("🔒 بستن تیکت"), "بسته شود؟")
    shop.smsir.faults.add(operation="CloseTicket", kind="drop_after")
    told = await maryam.after(maryam.press("🔒 بله، بسته شود"), "پاسخ روشنی نداد")

    assert "🔒 بسته شده" in told.plain
    assert len(shop.smsir.calls("CloseTicket")) == 1


async def test_a_ticket_that_does_not_exist_is_said(shop: Shop) -> None:
    await shop.link()
    await shop.person.command("/tickets 999")

    await shop.person.wait_for("تیکت یافت نشد")


async def test_the_thread_is_shown_although_the_names_cannot_be_had(shop: Shop) -> None:
    for operation in ("GetTicketStatus", "GetTicketPrioritiesAndDepartments"):
        shop.smsir.faults.add(operation=operation, kind="refuse", times=None)
    thread = await opened(shop)

    assert "وضعیت نامعلوم" in thread.plain
    assert "نمونه شماره" in thread.plain


async def test_an_empty_account_is_invited_to_ask(shop: Shop) -> None:
    await shop.link(keys=("empty-key", "empty-secret"), business="ماهک")
    await shop.person.command("/tickets")

    listed = await shop.person.wait_for("هنوز تیکتی ندارید")
    assert listed.has("➕ تیکت تازه")


async def test_tickets_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    thread = await mary.after(mary.command("/tickets 48213"), "Number: 48213")

    assert "🎧 Support — " in thread.plain
    assert "use Reply on this message" in thread.plain
