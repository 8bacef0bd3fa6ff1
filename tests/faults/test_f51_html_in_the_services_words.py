"""F51: whatever the service writes is escaped and quoted, never interpreted by Telegram."""

from __future__ import annotations

from sandbox.smsir.model import Faq, Notification, Transaction
from tests.stories.harness.shop import Shop

NASTY = '</blockquote><b>پررنگ</b> <a href="tg://user?id=1">اینجا</a> & "نقل" <script>'


def kinds(message: object) -> set[str]:
    return {str(entity["type"]) for entity in getattr(message, "entities", [])}


async def test_f51_a_ticket_with_html_is_shown_letter_by_letter(shop: Shop) -> None:
    account = shop.smsir.accounts["demo-key"]
    ticket = account.ticket(48213)
    assert ticket is not None
    ticket.subject = NASTY
    shop.smsir.support_answers("demo-key", 48213, NASTY + " پایان")
    await shop.link()
    listed = await shop.person.after(shop.person.command("/tickets"), "تیکت‌های پشتیبانی")
    assert NASTY in listed.plain
    thread = await shop.person.after(shop.person.command("/tickets 48213"), "<script> پایان")

    assert NASTY + " پایان" in thread.plain
    assert "text_link" not in kinds(thread)
    assert "blockquote" in kinds(thread)


async def test_f51_notifications_questions_and_payments_with_html(shop: Shop) -> None:
    maryam, account, now = shop.person, shop.smsir.accounts["demo-key"], shop.smsir.now()
    account.notifications = [Notification(1, NASTY, NASTY + " پایان", now, now, None)]
    account.faqs = [Faq(NASTY, NASTY + " پایان", now)]
    account.transactions = [Transaction(1, 5, now, NASTY)]
    await shop.link()
    for command in ("/notifications", "/faq"):
        await maryam.command(command)
        listed = await maryam.wait_for(lambda m: any("پررنگ" in label for label in m.labels))
        label = next(label for label in listed.labels if "پررنگ" in label)
        shown = await maryam.after(maryam.press(label, listed), "<script> پایان")
        assert NASTY + " پایان" in shown.plain, command
        assert "text_link" not in kinds(shown), command
    paid = await maryam.after(maryam.command("/transactions"), "پررنگ")
    assert "</blockquote><b>" in paid.plain


async def test_f51_a_refusal_with_html_is_quoted(shop: Shop) -> None:
    await shop.link()
    for operation in ("GetTicketById", "GetUserNotificationFromPageId"):
        shop.smsir.faults.add(operation=operation, kind="refuse", message=NASTY, times=None)
    for command in ("/tickets 48213", "/notifications"):
        told = await shop.person.after(shop.person.command(command), "پاسخ سامانه")
        assert NASTY in told.plain, command
        assert "blockquote" in kinds(told), command


async def test_f51_what_the_owner_writes_is_echoed_as_it_is(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    thread = await maryam.after(maryam.command("/tickets 48213"), "شماره: 48213")
    card = await maryam.after(maryam.say(NASTY, reply_to=thread), "ارسال شود؟")
    assert NASTY in card.plain
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    ticket = shop.smsir.accounts["demo-key"].ticket(48213)
    assert ticket is not None
    assert ticket.replies[-1].body == NASTY
