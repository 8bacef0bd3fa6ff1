"""An SMS for later: the moment is chosen, waits, can be changed and stopped, and leaves once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.shared.repeating import Repeat
from sandbox.bot_api.sight import visible
from sandbox.telegram import Message
from storage import CampaignState
from storage.backup import restore, snapshot
from tests.conftest import MakeShop
from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import TEXT, carded

TEHRAN = ZoneInfo("Asia/Tehran")
FRIDAY = datetime(2026, 11, 27, 14, 20, tzinfo=TEHRAN)
"""6 Azar 1405."""

LATER = "⏰ ارسال در زمان دیگر"
SCHEDULE = "✅ زمان‌بندی برای"
MADE = "زمان‌بندی شد"


class Day:
    """A shop on a day whose clock the test turns."""

    shop: Shop
    now = FRIDAY

    @classmethod
    async def begun(cls, make_shop: MakeShop) -> Day:
        """A linked shop on Friday."""
        made = cls()
        made.shop = await make_shop(tuning=replace(QUICK, clock=lambda: made.now))
        made.shop.smsir.advance(FRIDAY.timestamp() - made.shop.smsir.now())
        await made.shop.link()
        return made

    def pass_to(self, moment: datetime) -> None:
        self.shop.smsir.advance((moment - self.now).total_seconds())
        self.now = moment


@pytest.fixture
async def day(make_shop: MakeShop) -> Day:
    return await Day.begun(make_shop)


async def asked_when(day: Day) -> Message:
    await carded(day.shop)
    await day.shop.person.press(LATER)
    return await day.shop.person.wait_for("چه زمانی ارسال شود؟")


async def agreed_of(day: Day) -> Message:
    """The moment that was understood, in full, with the button that takes it."""
    return await day.shop.person.wait_for(lambda message: message.has("✅ همین زمان"))


async def scheduled(day: Day, words: str = "فردا ساعت ۶ عصر") -> Message:
    """The card of the send to 12 colleagues, confirmed for that time; the list comes up."""
    maryam = day.shop.person
    await asked_when(day)
    await maryam.say(words)
    await maryam.press("✅ همین زمان", await agreed_of(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    await maryam.press(SCHEDULE, card)
    return await maryam.wait_for(MADE)


async def opened(day: Day) -> Message:
    """The page of the only campaign."""
    await day.shop.person.command("/scheduled")
    listed = await day.shop.person.wait_for("پیامک‌های زمان‌بندی‌شده")
    await day.shop.person.press("🔁 " if "🔁" in listed.plain else "⏰ ", listed)
    return await day.shop.person.wait_for("متن پیامک:")


async def test_the_usual_moments_are_those_ahead(day: Day) -> None:
    asked = await asked_when(day)
    labels = asked.labels
    shown = [visible(label) for label in labels]
    assert shown[:3] == ["امروز ۱۸:۰۰", "یک ساعت دیگر", "فردا ۱۰:۰۰"], "right to left"
    assert not any("شنبه" in label for label in shown), "that is tomorrow"


@BOTH
async def test_a_typed_moment_waits_and_leaves_once_at_its_time(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    made = await scheduled(day)
    assert "شنبه" in made.plain
    assert "۷ آذر ۱۴۰۵" in made.plain
    assert "۱۸:۰۰" in made.plain
    assert not smsir.calls("Send"), "nothing leaves before its time"

    day.pass_to(datetime(2026, 11, 28, 18, 0, 1, tzinfo=TEHRAN))

    told = await maryam.wait_for("ارسال شد به ۱۲ نفر")
    assert "گل یاس" in told.plain
    (batch,) = smsir.sent()
    assert batch.text == TEXT
    day.pass_to(datetime(2026, 11, 29, 18, 0, 1, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "پیامکی در انتظار نیست")
    assert len(smsir.calls("Send")) == 1


async def test_by_buttons_alone(day: Day) -> None:
    maryam = day.shop.person
    asked = await asked_when(day)
    month = await maryam.after(maryam.press("📅 تاریخ دیگر", asked), "روز را انتخاب کنید")
    month = await maryam.after(maryam.press("◀️ ماه بعد", month), lambda m: m.has("دی ۱۴۰۵"))
    hours = await maryam.after(maryam.press("۱۵", month), "چه ساعتی؟")
    assert "سه‌شنبه" in hours.plain
    assert not hours.has("۲۲:۰۰"), "within quiet hours nothing is offered"
    await maryam.press("۱۷:۰۰", hours)
    await maryam.press("۱۷:۳۰", await maryam.wait_for("چه دقیقه‌ای؟"))
    agreed = await agreed_of(day)
    assert "سه‌شنبه" in agreed.plain
    assert "۱۵ دی ۱۴۰۵" in agreed.plain
    card = await maryam.after(maryam.press("✅ همین زمان", agreed), "پیش از ارسال ببینید")
    assert "۱۵ دی ۱۴۰۵" in card.plain
    await maryam.after(maryam.press(SCHEDULE, card), MADE)

    account = await day.shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    (campaign,) = await day.shop.bot.storage.campaigns.open_of(account.id)
    assert campaign.due_at == datetime(2027, 1, 5, 17, 30, tzinfo=TEHRAN)


async def test_an_hour_that_may_be_two_is_asked_and_words_that_are_none_are_named(day: Day) -> None:
    maryam = day.shop.person
    await asked_when(day)
    await maryam.after(maryam.say("فردا سر ظهرانه"), "را متوجه نشدم")
    await maryam.after(maryam.say("روز مادر ساعت ۱۰"), "به تقویم قمری است")
    days = await maryam.after(maryam.say("۵/۹"), "این تاریخ دو جور خوانده می‌شود")
    hours = await maryam.after(maryam.press("📅 جمعه ۵ آذر", days), "چه ساعتی؟")
    assert "۵ آذر ۱۴۰۶" in hours.plain
    four = await maryam.after(maryam.say("۵/۹ ساعت ۷"), lambda m: m.has("شنبه ۹ مرداد ۱۴۰۶، ۰۷:۰۰"))
    assert sum("۱۹:۰۰" in label for label in four.labels) == 2
    which = await maryam.after(maryam.say("فردا ۷"), "کدام؟")
    assert which.has("۰۷:۰۰")
    await maryam.press("۱۹:۰۰", which)
    agreed = await agreed_of(day)
    assert "۱۹:۰۰" in agreed.plain


async def test_quiet_hours_are_asked_about_once(day: Day) -> None:
    maryam = day.shop.person
    await asked_when(day)
    asked = await maryam.after(maryam.say("فردا ۲۳:۳۰"), "ساعت‌های سکوت")
    agreed = await maryam.after(maryam.press("⏰ بهتر:", asked), "۰۸:۰۰")
    assert "ساعت‌های سکوت" not in agreed.plain


async def test_another_time_changes_the_same_campaign(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    page = await opened(day)
    await maryam.after(maryam.press("⏰ تغییر زمان", page), "چه زمانی ارسال شود؟")
    await maryam.say("دوشنبه ۱۰:۳۰")
    await maryam.after(maryam.press("✅ همین زمان", await agreed_of(day)), "✅ زمان ارسال:")

    day.pass_to(datetime(2026, 11, 28, 19, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "۹ آذر")
    assert not smsir.calls("Send")
    day.pass_to(datetime(2026, 11, 30, 10, 30, 2, tzinfo=TEHRAN))
    await maryam.wait_for("ارسال شد به ۱۲ نفر")
    assert len(smsir.calls("Send")) == 1


async def test_what_is_paused_does_not_leave(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    await maryam.after(maryam.press("⏸ توقف", await opened(day)), "تا ادامه ندهید ارسال نمی‌شود")
    day.pass_to(datetime(2026, 11, 28, 18, 30, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/credit"), "اعتبار")
    assert not smsir.calls("Send")

    await maryam.after(maryam.press("⏯ ادامه", await opened(day)), "چه زمانی ارسال شود؟")


async def test_what_is_stopped_never_leaves(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    await maryam.press("🛑 لغو این پیامک", await opened(day))
    await maryam.press("🛑 لغو شود", await maryam.wait_for("لغو شود؟"))
    stopped = await maryam.wait_for("لغو شد؛ چیزی ارسال نشد")
    assert stopped.plain.count("لغو شد؛ چیزی ارسال نشد") == 1
    for promise in ("در زمان ارسال", "پیش از ارسال می‌پرسم"):
        assert promise not in stopped.plain, "nothing of it is still to come"
    day.pass_to(datetime(2026, 11, 28, 18, 30, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "پیامکی در انتظار نیست")
    assert not smsir.calls("Send")


async def test_send_now_leaves_once_and_ends_the_campaign(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    await maryam.press("✅ همین حالا", await opened(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    assert "نه در انتظار می‌ماند و نه تکرار می‌شود" in card.plain
    send = card.button("✅ ارسال به ۱۲ نفر").data
    assert send is not None
    await maryam.press(send, card)
    await maryam.after(maryam.press(send, card), "ارسال شد به ۱۲ نفر")

    day.pass_to(datetime(2026, 11, 28, 18, 0, 5, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "پیامکی در انتظار نیست")
    assert len(smsir.calls("Send")) == 1
    many = await day.shop.bot.storage.run(
        lambda db: db.execute("SELECT count(*), max(state) FROM campaigns").fetchone()
    )
    assert many == (1, "done"), "it is the same campaign that left"


async def test_other_words_change_it_in_place(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    await maryam.press("✏️ متن و گیرنده‌ها", await opened(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    await maryam.after(maryam.press("✏️ ویرایش متن", card), "برای تغییر")
    card = await maryam.after(maryam.say("گل یاس: حراج پایان فصل."), "پیش از ارسال ببینید")
    assert "۷ آذر ۱۴۰۵" in card.plain
    assert "دو بار ارسال نمی‌شود" in card.plain
    await maryam.after(maryam.press(SCHEDULE, card), MADE)

    day.pass_to(datetime(2026, 11, 28, 18, 0, 5, tzinfo=TEHRAN))
    await maryam.wait_for("ارسال شد به ۱۲ نفر")
    (batch,) = smsir.sent()
    assert batch.text == "گل یاس: حراج پایان فصل."


@pytest.mark.parametrize(
    ("late", "sent"), [(timedelta(minutes=40), True), (timedelta(hours=3), False)]
)
async def test_what_was_due_while_the_bot_was_down(day: Day, late: timedelta, sent: bool) -> None:  # noqa: FBT001
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    await day.shop.close()
    day.pass_to(datetime(2026, 11, 28, 18, tzinfo=TEHRAN) + late)
    await day.shop.open()

    if sent:
        told = await maryam.wait_for("ارسال شد به ۱۲ نفر")
        assert "دیرتر" in told.plain
        assert len(smsir.calls("Send")) == 1
    else:
        told = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
        assert "خاموش بود" in told.plain
        assert not smsir.calls("Send")
        page = await maryam.after(maryam.press("⏰ تصمیم بگیرید", told), "متن پیامک:")
        await maryam.press("✅ همین حالا", page)
        await maryam.press("✅ ارسال به ۱۲ نفر", await maryam.wait_for("پیش از ارسال ببینید"))
        await maryam.wait_for("ارسال شد به ۱۲ نفر")
        assert len(smsir.calls("Send")) == 1


async def test_what_a_backup_brought_back_after_its_time_is_asked_about(day: Day) -> None:
    """The bot that the backup was made of may have sent it, so it does not leave by itself."""
    maryam, smsir, database = day.shop.person, day.shop.smsir, day.shop.settings.database
    await scheduled(day)
    copy = database.with_name("backup.db")
    snapshot(database, copy)
    day.pass_to(datetime(2026, 11, 28, 18, 0, 1, tzinfo=TEHRAN))
    await maryam.wait_for("ارسال شد به ۱۲ نفر")
    await day.shop.close()
    for file in database.parent.glob(f"{database.name}*"):
        file.rename(file.with_name(f"broken-{file.name}"))
    restore(copy, database)

    day.pass_to(datetime(2026, 11, 28, 18, 5, tzinfo=TEHRAN))
    await day.shop.open()

    told = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
    assert "از نسخهٔ پشتیبان" in told.plain
    await maryam.press("⏰ تصمیم بگیرید", told)
    await maryam.press("⏰ تغییر زمان", await maryam.wait_for("متن پیامک:"))
    await maryam.wait_for("چه زمانی ارسال شود؟")
    await maryam.say("فردا ساعت ۶ عصر")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    await maryam.press(SCHEDULE, await maryam.wait_for("پیش از ارسال ببینید"))
    asked = await maryam.wait_for("پس از نسخهٔ پشتیبان به ۱۲ نفر رفته است")
    assert asked.has("✉️ دوباره ارسال شود")
    assert len(smsir.calls("Send")) == 1


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("credit", "اعتبار حساب"),
        ("plan", "پلن حساب"),
        ("keys", "کلیدهای حساب را نپذیرفت"),
        ("count", "بیش از ده درصد"),
        ("group", "دیگر کسی نیست"),
    ],
)
async def test_what_has_changed_since_is_asked_once_and_nothing_leaves(
    day: Day, trouble: str, why: str
) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    account = smsir.accounts["demo-key"]
    group = account.book.group_named("همکاران")
    assert group is not None
    if trouble == "credit":
        account.credit = 3
    elif trouble == "plan":
        account.expired = True
    elif trouble == "keys":
        smsir.faults.add("GetToken", "refuse", times=None, message="کلید نامعتبر است", status=401)
        smsir.faults.add("GetUserInfo", "unauthorized_once", times=None)
        smsir.faults.add("GroupContactsDistinctCount", "unauthorized_once", times=None)
    else:
        members = account.book.people([group.group_id], [])
        for member in members[: 3 if trouble == "count" else len(members)]:
            account.book.delete_contact(member)

    day.pass_to(datetime(2026, 11, 28, 18, 0, 2, tzinfo=TEHRAN))

    told = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
    assert why in told.plain
    assert "چیزی ارسال نشد" in told.plain
    assert not smsir.calls("Send")
    assert told.has("💳 خرید در SMS.ir") is (trouble in {"credit", "plan"})
    held = [m for m in maryam.messages() if m.from_bot and "زمان‌بندی‌شده نرفت" in m.plain]
    assert len(held) == 1


async def test_a_service_out_of_reach_is_tried_again_and_then_held(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    smsir.faults.add("*", "http500", times=None)
    day.pass_to(datetime(2026, 11, 28, 18, 0, 2, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "در حال رفتن")
    await eventually(lambda: len(smsir.calls("GetUserInfo")) >= 3)
    day.pass_to(datetime(2026, 11, 28, 19, 5, tzinfo=TEHRAN))
    told = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
    assert "در دسترس نبود" in told.plain
    assert not smsir.calls("Send")


async def test_home_names_what_waits(day: Day) -> None:
    await scheduled(day)
    home = await day.shop.start()
    assert "در انتظار: ۱ پیامک" in home.plain


async def test_unlinking_says_that_it_will_not_be_sent(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    sure = await maryam.after(maryam.command("/unlink"), "۱ پیامک زمان‌بندی‌شده لغو می‌شود")
    await maryam.after(maryam.press("🗑 جدا شود", sure), "کلیدهایش پاک شدند")
    day.pass_to(datetime(2026, 11, 28, 18, 0, 2, tzinfo=TEHRAN))
    await maryam.command("/start")
    assert not smsir.calls("Send")


async def test_the_second_press_makes_no_second_campaign(day: Day) -> None:
    maryam = day.shop.person
    await asked_when(day)
    await maryam.say("فردا ۱۸:۰۰")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    data = card.button(SCHEDULE).data
    assert data is not None
    for _ in range(2):
        await maryam.raw_press(data, card)
    await maryam.wait_for(MADE)
    account = await day.shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    waiting = await day.shop.bot.storage.campaigns.open_of(account.id)
    assert [each.state for each in waiting] == [CampaignState.WAITING]


async def repeated(day: Day, *presses: str) -> Message:
    """The card of a send for tomorrow at 18:00, to come again as was pressed."""
    maryam = day.shop.person
    await asked_when(day)
    await maryam.say("فردا ساعت ۶ عصر")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    await maryam.after(maryam.press("🔁 تکرار", card), "چند وقت یک بار ارسال شود؟")
    for press in presses:
        await maryam.press(press, await maryam.wait_for(lambda m, p=press: m.has(p)))  # type: ignore[misc]
    return await maryam.wait_for("پیش از ارسال ببینید")


async def test_a_send_comes_again_every_week_until_its_end(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    card = await repeated(day, "هر هفته، شنبه", "۳ بار")
    assert "🔁 هر هفته، شنبه (۳ بار)" in card.plain
    assert "نوبت‌های بعد: ۱۴ آذر، ۲۱ آذر" in card.plain
    assert "بیش از ۲۴ پیامک" in card.plain
    await maryam.after(maryam.press(SCHEDULE, card), MADE)

    for turn in range(3):
        day.pass_to(datetime(2026, 11, 28, 18, 0, 2, tzinfo=TEHRAN) + timedelta(weeks=turn))
        await eventually(lambda wanted=turn + 1: len(smsir.calls("Send")) == wanted)  # type: ignore[misc]
        await eventually(lambda: told(day) == turn + 1)  # noqa: B023
    day.pass_to(datetime(2026, 12, 19, 18, 0, 2, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "پیامکی در انتظار نیست")
    assert len(smsir.calls("Send")) == 3
    await each_turn_leads_to_the_next(day)


async def each_turn_leads_to_the_next(day: Day) -> None:
    """From the report of the last turn back to the first, and forth again."""
    maryam = day.shop.person
    await maryam.after(maryam.command("/sent"), "پیامک‌های ارسال‌شده")
    last = await maryam.after(maryam.press("📨 ۱"), "نوبت ۳؛ تاکنون ۳ نوبت")
    assert last.has("نوبت پیش")
    assert not last.has("نوبت بعد")
    second = await maryam.after(maryam.press("نوبت پیش", last), "نوبت ۲؛ تاکنون ۳ نوبت")
    first = await maryam.after(maryam.press("نوبت پیش", second), "نوبت ۱؛ تاکنون ۳ نوبت")
    assert not first.has("نوبت پیش")
    assert "گیرنده: ۱۲ نفر" in first.plain
    assert "شنبه ۷ آذر" in first.plain
    again = await maryam.after(maryam.press("نوبت بعد", first), "نوبت ۲؛ تاکنون ۳ نوبت")
    assert "شنبه ۱۴ آذر" in again.plain


def told(day: Day) -> int:
    return sum("ارسال شد به ۱۲ نفر" in m.plain for m in day.shop.person.messages() if m.from_bot)


async def test_days_of_the_week_are_ticked_and_an_end_is_a_day(day: Day) -> None:
    maryam = day.shop.person
    await repeated_until(day)
    account = await day.shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    (campaign,) = await day.shop.bot.storage.campaigns.open_of(account.id)
    assert campaign.content is not None
    rule = Repeat.model_validate(campaign.content["again"])
    assert (rule.weekdays, str(rule.until)) == ((1, 5), "2026-12-16")


async def repeated_until(day: Day) -> None:
    maryam = day.shop.person
    card = await repeated(day, "روزهای دیگر هفته", "سه‌شنبه", "✅ ادامه", "📅 تا تاریخ", "۲۵")
    assert "تا ۲۵ آذر ۱۴۰۵" in card.plain
    await maryam.after(maryam.press(SCHEDULE, card), MADE)


async def test_a_turn_is_left_out_and_the_next_one_waits(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await maryam.press(SCHEDULE, await repeated(day, "هر روز", "تا وقتی لغوش کنید"))
    await maryam.wait_for(MADE)
    await maryam.after(maryam.press("⏭ این نوبت نه", await opened(day)), "✅ زمان ارسال:")
    day.pass_to(datetime(2026, 11, 28, 18, 30, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "۸ آذر")
    assert not smsir.calls("Send")


async def test_turns_missed_while_the_bot_was_down_are_asked_about_once(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await maryam.press(SCHEDULE, await repeated(day, "هر روز", "تا وقتی لغوش کنید"))
    await maryam.wait_for(MADE)
    await day.shop.close()
    day.pass_to(datetime(2026, 12, 1, 21, tzinfo=TEHRAN))
    await day.shop.open()

    asked = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
    assert "۳ نوبت دیگر هم" in asked.plain
    page = await maryam.after(maryam.press("⏰ تصمیم بگیرید", asked), "متن پیامک:")
    await maryam.press("✅ همین حالا", page)
    card = await maryam.wait_for("پیش از ارسال ببینید")
    assert "نوبت پس از آن: چهارشنبه ۱۱ آذر ۱۴۰۵" in card.plain
    await maryam.press("✅ ارسال به ۱۲ نفر", card)
    await maryam.wait_for("ارسال شد به ۱۲ نفر")
    await maryam.after(maryam.command("/scheduled"), "۱۱ آذر")
    assert len(smsir.calls("Send")) == 1
    day.pass_to(datetime(2026, 12, 2, 18, 0, 2, tzinfo=TEHRAN))
    await eventually(lambda: len(smsir.calls("Send")) == 2)


async def test_a_card_of_one_that_has_left_meanwhile_says_so_and_keeps_what_was_written(
    day: Day,
) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day, "امروز ۱۸:۰۰")
    await maryam.press("✅ همین حالا", await opened(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    day.pass_to(datetime(2026, 11, 27, 18, 0, 2, tzinfo=TEHRAN))
    await eventually(lambda: len(smsir.calls("Send")) == 1)

    await maryam.press("✅ ارسال به ۱۲ نفر", card)

    kept = await maryam.wait_for("در این میان رفته")
    assert "گل یاس" in kept.plain
    assert len(smsir.calls("Send")) == 1


async def test_a_host_that_slept_over_the_time_blames_no_service(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)

    day.pass_to(datetime(2026, 11, 28, 21, tzinfo=TEHRAN))

    told = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
    assert "خاموش بود" in told.plain
    assert "در دسترس نبود" not in told.plain
    assert not smsir.calls("Send")


async def test_a_paused_one_whose_card_is_confirmed_anew_leaves(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day)
    page = await opened(day)
    page = await maryam.after(maryam.press("⏸ توقف", page), "تا ادامه ندهید ارسال نمی‌شود")
    await maryam.press("✏️ متن و گیرنده‌ها", page)
    await maryam.press(SCHEDULE, await maryam.wait_for("پیش از ارسال ببینید"))
    made = await maryam.wait_for(MADE)
    assert "متوقف" not in made.plain

    day.pass_to(datetime(2026, 11, 28, 18, 0, 5, tzinfo=TEHRAN))
    await maryam.wait_for("ارسال شد به ۱۲ نفر")
    assert len(smsir.calls("Send")) == 1


@pytest.mark.parametrize("way", ["✅ همین حالا", "✏️ متن و گیرنده‌ها"])
@pytest.mark.parametrize("meanwhile", ["stopped", "paused", "left"])
async def test_a_card_of_one_that_changed_meanwhile_says_so(
    day: Day, way: str, meanwhile: str
) -> None:
    """As when a colleague in the same group was quicker, or the clock was."""
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day, "امروز ساعت ۱۸")
    campaigns = day.shop.bot.storage.campaigns
    account = await day.shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    (campaign,) = await campaigns.open_of(account.id)
    card = await maryam.after(maryam.press(way, await opened(day)), "پیش از ارسال ببینید")
    if meanwhile == "stopped":
        assert await campaigns.stop(campaign.id)
    elif meanwhile == "paused":
        assert await campaigns.pause(campaign)
    else:
        day.pass_to(datetime(2026, 11, 27, 18, 0, 1, tzinfo=TEHRAN))
        await maryam.wait_for("ارسال شد به ۱۲ نفر")

    await maryam.press("✅ ارسال به" if "حالا" in way else SCHEDULE, card)

    await maryam.wait_for("در این میان رفته")
    assert len(smsir.calls("Send")) == (meanwhile == "left")


async def test_an_hour_typed_on_a_day_that_was_chosen_is_not_moved_to_the_next(day: Day) -> None:
    maryam = day.shop.person
    await asked_when(day)
    await maryam.after(maryam.say("امروز"), "چه ساعتی؟")
    await maryam.after(maryam.say("۱۰:۰۰"), "این زمان گذشته است")
    await maryam.say("۱۸:۳۰")
    agreed = await agreed_of(day)
    assert "۶ آذر ۱۴۰۵" in agreed.plain


@pytest.mark.parametrize("again", ["later", "at once"])
async def test_what_is_planned_for_the_same_people_is_asked_about(day: Day, again: str) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await scheduled(day, "فردا ساعت ۱۰ صبح")
    if again == "later":
        await asked_when(day)
        await maryam.say("فردا ساعت ۲۰")
        await maryam.press("✅ همین زمان", await agreed_of(day))
        await maryam.press(SCHEDULE, await maryam.wait_for(lambda message: message.has(SCHEDULE)))
    else:
        await maryam.press("✅ ارسال به", await carded(day.shop))

    asked = await maryam.wait_for("دو بار می‌گیرند")
    assert "۷ آذر" in asked.plain
    assert not smsir.calls("Send")
    await maryam.press("✉️ دوباره ارسال شود", asked)
    await maryam.wait_for("ارسال شد به ۱۲ نفر" if again == "at once" else MADE)


async def test_the_same_words_another_day_or_for_others_are_not_asked_about(day: Day) -> None:
    maryam = day.shop.person
    await scheduled(day)
    await asked_when(day)
    await maryam.say("دوشنبه ساعت ۲۰")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    await maryam.press(SCHEDULE, await maryam.wait_for(lambda message: message.has(SCHEDULE)))
    await maryam.wait_for("۹ آذر ۱۴۰۵، ۲۰:۰۰")


async def test_a_turn_that_is_brought_forward_does_not_leave_again_at_its_old_time(
    day: Day,
) -> None:
    """The whole series moves, and its card is confirmed again."""
    maryam, smsir = day.shop.person, day.shop.smsir
    await maryam.after(maryam.press(SCHEDULE, await repeated(day, "هر هفته، شنبه", "۳ بار")), MADE)
    await maryam.after(maryam.press("⏰ تغییر زمان", await opened(day)), "چه زمانی ارسال شود؟")
    await maryam.say("امروز ۱۸:۰۰")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    assert "🔁 هر هفته، جمعه (۳ بار)" in card.plain
    assert "نوبت‌های بعد: ۱۳ آذر، ۲۰ آذر" in card.plain
    await maryam.after(maryam.press(SCHEDULE, card), MADE)

    day.pass_to(datetime(2026, 11, 27, 18, 0, 2, tzinfo=TEHRAN))
    await eventually(lambda: len(smsir.calls("Send")) == 1)
    day.pass_to(datetime(2026, 11, 28, 18, 30, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/scheduled"), "۱۳ آذر")
    assert len(smsir.calls("Send")) == 1


async def capped(day: Day, answer: str) -> Message:
    """The card of a send for tomorrow at 18:00 that may grow up to a ceiling."""
    maryam = day.shop.person
    await asked_when(day)
    await maryam.say("فردا ساعت ۶ عصر")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    await maryam.press("🚦 سقف", await maryam.wait_for("پیش از ارسال ببینید"))
    asked = await maryam.wait_for("اگر گروه‌ها تا آن زمان عوض شوند")
    if not asked.has(answer):
        asked = await maryam.after(maryam.say("۱۱"), "کمتر نباشد")
        await maryam.say(answer)
    else:
        await maryam.press(answer, asked)
    return await maryam.wait_for("پیش از ارسال ببینید")


@pytest.mark.parametrize(
    ("answer", "people", "leaves"), [("تا ۲۴ پیامک", 24, True), ("۱۵", 15, True), ("۱۵", 16, False)]
)
async def test_a_group_may_grow_up_to_the_ceiling_that_was_set(
    day: Day,
    answer: str,
    people: int,
    leaves: bool,  # noqa: FBT001
) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    card = await capped(day, answer)
    most = "۲۴" if "۲۴" in answer else "۱۵"
    assert f"بیش از {most} پیامک" in card.plain
    await maryam.after(maryam.press(SCHEDULE, card), MADE)
    book = smsir.accounts["demo-key"].book
    group = book.group_named("همکاران")
    assert group is not None
    for number in range(12, people):
        book.join(book.new_contact(f"0999{number:07}", None, "تازه", None, None, 0, 0), group, 0)

    day.pass_to(datetime(2026, 11, 28, 18, 0, 2, tzinfo=TEHRAN))

    if leaves:
        await eventually(lambda: [len(batch.recipients) for batch in smsir.sent()] == [people])
        return
    told = await maryam.wait_for("یک پیامک زمان‌بندی‌شده نرفت")
    assert "بیش از سقف ۱۵ پیامک" in told.plain
    await maryam.press("⏰ تصمیم بگیرید", told)
    await maryam.press("⏰ تغییر زمان", await maryam.wait_for("متن پیامک:"))
    await maryam.wait_for("چه زمانی ارسال شود؟")
    await maryam.say("پس‌فردا ساعت ۶ عصر")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    card = await maryam.wait_for("پیش از ارسال ببینید")
    assert "تعداد گیرندگان: ۱۶" in card.plain or "۱۶ نفر" in card.plain
    assert not smsir.calls("Send")
