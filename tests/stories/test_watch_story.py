"""News that come by themselves: support answers, notifications, credit, plan, keys, switches."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from sandbox.smsir.model import AccountState, Notification
from sandbox.telegram import Message
from tests.clock import usual
from tests.conftest import MakeShop
from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.waiting import eventually

TICKET = 48213
_IDS = count(9_000)


@pytest.fixture
async def watched(make_shop: MakeShop) -> Shop:
    """A linked shop without quiet hours, looked at ten times a second, past its first look."""
    shop = await make_shop(watch_seconds=0.1)
    await awake(shop)
    await shop.link()
    await first_look(shop)
    return shop


async def awake(shop: Shop) -> None:
    await shop.bot.storage.settings.update(shop.owner, quiet_from=0, quiet_to=0)


async def first_look(shop: Shop) -> None:
    async def seen() -> bool:
        (account,) = await shop.bot.storage.accounts.all()
        known = await shop.bot.storage.news.known(account.id)
        return {"tickets", "notices", "credit", "plan", "optouts"} <= known.cursors.keys()

    await eventually(seen)


def demo(shop: Shop) -> AccountState:
    return shop.smsir.accounts["demo-key"]


def notify(shop: Shop, title: str, text: str = "متن اعلان") -> None:
    now = shop.smsir.now()
    one = Notification(next(_IDS), title, text, now, now, now + 86_400)
    demo(shop).notifications.append(one)


def news(shop: Shop, wanted: str) -> list[Message]:
    return [m for m in shop.person.messages() if m.from_bot and wanted in m.plain]


async def looks(shop: Shop, many: int = 2) -> None:
    """Wait for so many more looks."""
    before = len(shop.smsir.calls("GetUserInfo"))
    await eventually(lambda: len(shop.smsir.calls("GetUserInfo")) >= before + many)


async def test_what_was_there_before_linking_is_not_told(watched: Shop) -> None:
    await looks(watched, 3)

    assert news(watched, "🎫") == news(watched, "🔔 اعلان") == []


async def test_an_answer_of_support_is_told_once_with_the_way_to_reply(watched: Shop) -> None:
    watched.smsir.support_answers("demo-key", TICKET, "مشکل برطرف شد؛ یک نمونه بفرستید.")
    told = await watched.person.wait_for("پاسخ داد")

    assert str(TICKET) in told.plain
    assert "مشکل برطرف شد؛ یک نمونه بفرستید." in told.plain
    assert "Reply" in told.plain
    assert told.has("💬 گفتگو و پاسخ")

    async def bound() -> bool:
        thing = await watched.bot.storage.bindings.find(watched.person.id, told.id)
        account = await watched.bot.storage.accounts.present(watched.person.id)
        return thing == ("ticket", str(TICKET), account)

    await eventually(bound)
    await looks(watched, 3)
    assert len(news(watched, "پاسخ داد")) == 1


@BOTH
async def test_a_reply_to_the_message_with_the_answer_goes_into_its_ticket(
    watched: Shop,
) -> None:
    maryam, ticket = watched.person, demo(watched).ticket(TICKET)
    assert ticket is not None
    watched.smsir.support_answers("demo-key", TICKET, "یک نمونه بفرستید.")
    told = await maryam.wait_for("یک نمونه بفرستید.")
    await looks(watched, 1)
    await maryam.say("این هم نمونه: ۰۹۱۲۰۰۰۰۰۰۱", reply_to=told)
    asked = await maryam.wait_for("ارسال شود؟")
    assert str(TICKET) in asked.plain
    await maryam.after(maryam.press("✅ ارسال پاسخ", asked), "ثبت شد")

    assert ticket.replies[-1].body == "این هم نمونه: ۰۹۱۲۰۰۰۰۰۰۱"


async def test_nobody_is_told_of_a_ticket_that_they_closed_themselves(watched: Shop) -> None:
    maryam, ticket = watched.person, demo(watched).ticket(TICKET)
    assert ticket is not None
    await maryam.command(f"/tickets {TICKET}")
    await maryam.press("بستن", await maryam.wait_for(f"شماره: {TICKET}"))
    sure = await maryam.wait_for(lambda message: len(message.labels) == 3 and message.has("بسته"))
    await maryam.press("بسته", sure)
    await eventually(lambda: ticket.status_id == 3)
    await looks(watched, 4)

    assert news(watched, "🔒 تیکت") == []


async def test_a_ticket_that_support_closes_is_told(watched: Shop) -> None:
    ticket = demo(watched).ticket(TICKET)
    assert ticket is not None
    ticket.status_id = 3

    told = await watched.person.wait_for("بسته شد")
    assert str(TICKET) in told.plain


async def test_a_new_notification_is_told_and_its_switch_holds_the_next(watched: Shop) -> None:
    notify(watched, "تعطیلی سامانه در روز جمعه")
    told = await watched.person.wait_for("تعطیلی سامانه در روز جمعه")
    await watched.person.press("⚙️ تنظیم هشدارها", told)
    await watched.person.press("☑️ اعلان تازه", await watched.person.wait_for("از چه چیزهایی"))
    await watched.person.wait_for(lambda message: message.has("⬜ اعلان تازه"))

    notify(watched, "خبری که نباید بیاید")
    await looks(watched, 3)
    assert news(watched, "خبری که نباید بیاید") == []


async def test_low_credit_is_told_at_the_owners_mark_and_once(watched: Shop) -> None:
    maryam = watched.person
    await maryam.command("/settings")
    await maryam.press("🔔 هشدارها", await maryam.wait_for("تنظیمات"))
    await maryam.press("✏️ مرز هشدار اعتبار", await maryam.wait_for("از چه چیزهایی"))
    await maryam.press("✏️ مرز عددی", await maryam.wait_for("برای چند روز"))
    await maryam.wait_for("به چه عددی")
    await maryam.after(maryam.say("۱٬۰۰۰"), "وقتی به ۱٬۰۰۰ برسد")
    demo(watched).credit = 990

    told = await maryam.wait_for("اعتبار به مرز شما (۱٬۰۰۰) رسید: ۹۹۰")
    assert told.has("💳 حساب و اعتبار")
    demo(watched).credit = 980
    await looks(watched, 3)
    assert len(news(watched, "به مرز شما")) == 1


async def test_the_end_of_the_plan_is_told_at_each_mark(watched: Shop) -> None:
    account = demo(watched)
    account.expires = watched.smsir.now() + 7.5 * 86_400
    await watched.person.wait_for("۷ روز تا پایان پلن حساب مانده است")
    account.expires = watched.smsir.now() + 1.5 * 86_400
    await watched.person.wait_for("۱ روز تا پایان پلن حساب مانده است")
    account.expired = True
    await watched.person.wait_for("پلن حساب پایان یافته است")

    await looks(watched, 2)
    assert len(news(watched, "پلن حساب")) == 3


async def test_at_night_answers_make_no_sound_and_the_rest_waits(
    make_shop: MakeShop,
) -> None:
    at = [(usual() + timedelta(days=1)).replace(hour=21)]  # after midnight in Tehran
    shop = await make_shop(watch_seconds=0.1, tuning=replace(QUICK, clock=lambda: at[0]))
    shop.smsir.advance(at[0].timestamp() - shop.smsir.now())
    await shop.link()
    await first_look(shop)
    notify(shop, "خبر یکم")
    notify(shop, "خبر دوم")
    shop.smsir.support_answers("demo-key", TICKET, "شب به‌خیر")
    await shop.person.wait_for("شب به‌خیر")
    await looks(shop, 6)
    assert news(shop, "خبر") == []
    quiet = [c for c in shop.telegram.calls_of("sendMessage") if "شب به‌خیر" in c.params["text"]]
    assert [str(c.params.get("disable_notification")).lower() for c in quiet] == ["true"]
    at[0] += timedelta(hours=8)

    told = await shop.person.wait_for("۲ خبر تازه")
    assert "خبر یکم" in told.plain
    assert "خبر دوم" in told.plain
    assert told.has("🔔 اعلان‌ها")
    (aloud,) = [c for c in shop.telegram.calls_of("sendMessage") if "خبر یکم" in c.params["text"]]
    assert "disable_notification" not in aloud.params
    await looks(shop, 2)
    assert len(news(shop, "خبر تازه")) == 1


async def test_a_chat_that_blocked_the_bot_gets_its_news_when_it_is_back(watched: Shop) -> None:
    maryam = watched.person
    maryam.block()
    notify(watched, "در نبود شما")

    async def closed() -> bool:
        return not await watched.bot.storage.chats.is_reachable(maryam.id)

    await eventually(closed)
    calls = len(watched.smsir.requests)
    await asyncio.sleep(0.3)
    assert len(watched.smsir.requests) - calls <= 4, "a chat out of reach is left alone"
    maryam.unblock()
    await maryam.command("/start")

    await maryam.wait_for("در نبود شما")
    assert len(news(watched, "در نبود شما")) == 1
