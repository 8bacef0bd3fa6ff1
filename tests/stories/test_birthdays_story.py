"""Birthdays: entered on a card, greeted once a year, with a list the evening before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils.db import Database

from sandbox.smsir.book import Contact
from sandbox.telegram import Message
from tests.conftest import MakeShop
from tests.stories.book import address_book, group
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.waiting import eventually

TEHRAN = ZoneInfo("Asia/Tehran")
FRIDAY = datetime(2026, 11, 27, 14, 20, tzinfo=TEHRAN)
"""6 Azar 1405."""

EVENING = FRIDAY.replace(hour=18, minute=0, second=1)
MORNING = datetime(2026, 11, 28, 10, 0, 1, tzinfo=TEHRAN)
TEXT = "تولدتان مبارک! گل یاس"
TOMORROW = (9, 7)


class Day:
    """A shop on a day whose clock the test turns; `friends`: of the group of colleagues."""

    shop: Shop
    friends: list[Contact]
    now = FRIDAY

    def pass_to(self, moment: datetime) -> None:
        self.shop.smsir.advance((moment - self.now).total_seconds())
        self.now = moment

    async def born_tomorrow(self, many: int) -> None:
        account = await self.shop.bot.storage.accounts.for_chat(self.shop.person.id)
        assert account is not None
        born = {friend.mobile: TOMORROW for friend in self.friends[:many]}
        await self.shop.bot.storage.birthdays.put(account.id, born)


@pytest.fixture
async def day(make_shop: MakeShop) -> Day:
    made = Day()
    made.shop = await make_shop(tuning=replace(QUICK, clock=lambda: made.now))
    made.shop.smsir.advance(FRIDAY.timestamp() - made.shop.smsir.now())
    await made.shop.link()
    book = address_book(made.shop)
    members = [relation.contact for relation in group(made.shop, "همکاران").members.values()]
    made.friends = [one for one in members if len(book.memberships(one)) == 1]
    return made


async def test_a_greeting_that_cannot_be_taken_is_asked_for_again(day: Day) -> None:
    """What is typed next is the greeting, no new SMS; hours are read in words as well."""
    maryam = day.shop.person
    await maryam.after(
        maryam.press("✏️ متن خودم", await greeting_screen(day)), "متن تبریک را بنویسید"
    )
    asked = await maryam.after(maryam.say("{نم} عزیز، تولدت مبارک"), "منظورتان")
    assert "متن تبریک را بنویسید" in asked.plain
    ready = await maryam.after(maryam.say("{نام|دوست} عزیز، تولدت مبارک"), "پیامک حساب می‌شود")
    await maryam.after(maryam.press("⏰ ساعت", ready), "چه ساعتی")
    await maryam.say("۹ و نیم صبح")
    await maryam.wait_for(lambda message: message.has("⏰ ساعت ۰۹:۳۰"))


async def greeting_screen(day: Day) -> Message:
    maryam = day.shop.person
    await maryam.after(maryam.command("/occasions"), "مناسبتی را انتخاب کنید")
    await maryam.press("🎂 تبریک تولد")
    return await maryam.wait_for(lambda message: message.has("✏️ متن خودم"))


async def switched_on(day: Day, ceiling: str = "", text: str = TEXT) -> Message:
    """With a text of one's own, at 10:00."""
    maryam = day.shop.person
    await maryam.press("✏️ متن خودم", await greeting_screen(day))
    await maryam.wait_for("متن تبریک را بنویسید")
    ready = await maryam.after(maryam.say(text), "۱ پیامک حساب می‌شود")
    if ceiling:
        await maryam.after(maryam.press("🛡 روزی تا", ready), "بدون پرسیدن ارسال شود؟")
        ready = await maryam.after(maryam.say(ceiling), lambda m: m.has("✅ روشن شود"))
    assert text in ready.plain
    assert "اعتبار اکنون" in ready.plain
    await maryam.press("✅ روشن شود", ready)
    return await maryam.wait_for("روشن است؛ هر روز ساعت ۱۰:۰۰")


async def told(day: Day, many: str) -> Message:
    return await day.shop.person.wait_for(f"فردا تولد {many} نفر است")


async def test_a_birthday_from_the_card_is_greeted_once(day: Day) -> None:
    maryam, smsir, friend = day.shop.person, day.shop.smsir, day.friends[0]
    await switched_on(day)
    await maryam.after(maryam.command(f"/contacts {friend.mobile}"), "نتیجهٔ جست‌وجو")
    await maryam.press(friend.last_name or friend.mobile)
    await maryam.after(maryam.press("🎂 تولد", await maryam.wait_for(friend.mobile)), "تاریخ تولد")
    await maryam.after(maryam.say("۵/۶"), "این تاریخ روشن نیست")
    card = await maryam.after(maryam.say("۷ آذر ۱۳۶۹"), "تولد ذخیره شد")
    assert "تولد بعدی: ۷ آذر ۱۴۰۵ (۱ روز دیگر)" in card.plain

    day.pass_to(EVENING)
    listed = await told(day, "۱")
    assert (friend.last_name or friend.mobile) in listed.plain
    assert "۱۰:۰۰" in listed.plain
    assert not smsir.calls("Send")

    day.pass_to(MORNING)
    await maryam.wait_for("ارسال شد به ۱ نفر")
    (batch,) = smsir.sent()
    assert batch.text == TEXT
    day.pass_to(datetime(2026, 11, 28, 18, 0, 1, tzinfo=TEHRAN))
    await maryam.after(maryam.command("/sent"), "گل یاس")
    assert len(smsir.calls("Send")) == 1


async def test_who_is_entered_after_the_hour_of_their_birthday_is_offered_at_once(day: Day) -> None:
    maryam, smsir, friend = day.shop.person, day.shop.smsir, day.friends[0]
    await switched_on(day, text="{نام|دوست عزیز}، تولدت مبارک!")
    friend.first_name = "نگار"
    await maryam.after(maryam.command(f"/contacts {friend.mobile}"), "نتیجهٔ جست‌وجو")
    await maryam.press("نگار")
    await maryam.after(maryam.press("🎂 تولد", await maryam.wait_for(friend.mobile)), "تاریخ تولد")
    asked = await maryam.after(maryam.say("۶ آذر ۱۳۶۹"), "تبریک امسالش خودکار نمی‌رود")
    assert "تولد ذخیره شد" in asked.plain
    assert "۱۰:۰۰" in asked.plain
    assert not smsir.calls("Send"), "nothing leaves without a card"
    card = await maryam.after(maryam.press("🎂 تبریک همین حالا", asked), "پیش از ارسال ببینید")
    await maryam.after(maryam.press("✅ ارسال به ۱ نفر", card), "ارسال شد به ۱ نفر")
    (batch,) = smsir.sent()
    assert (batch.text, batch.recipients) == ("نگار، تولدت مبارک!", [friend.mobile])
    day.pass_to(MORNING)
    await maryam.after(maryam.command("/scheduled"), "پیامکی در انتظار نیست")
    assert len(smsir.calls("Send")) == 1


async def test_on_the_evenings_list_people_are_left_out(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    await day.born_tomorrow(3)
    await switched_on(day)
    day.pass_to(EVENING)
    await maryam.press("🎂 انتخاب از فهرست", await told(day, "۳"))
    listed = await maryam.wait_for("هر که تیک نداشته باشد")
    left_out = next(label for label in listed.labels if label.startswith("☑️"))
    await maryam.press(left_out, listed)
    await maryam.wait_for(lambda m: m.has("⬜") and "هر که تیک" in m.plain)

    day.pass_to(MORNING)
    await maryam.wait_for("ارسال شد به ۲ نفر")
    (batch,) = smsir.sent()
    assert len(batch.recipients) == 2


async def test_everybody_is_greeted_by_name(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    first, second = day.friends[:2]
    first.first_name, second.first_name = "نگار", None
    await day.born_tomorrow(2)
    await switched_on(day, text="{نام|دوست عزیز}، تولدت مبارک!")
    day.pass_to(EVENING)
    await told(day, "۲")
    day.pass_to(MORNING)
    await maryam.wait_for("ارسال شد")
    await eventually(lambda: len(smsir.sent()) == 2)
    assert {batch.text: batch.recipients for batch in smsir.sent()} == {
        "نگار، تولدت مبارک!": [first.mobile],
        "دوست عزیز، تولدت مبارک!": [second.mobile],
    }


async def test_nobody_tomorrow(day: Day) -> None:
    maryam = day.shop.person
    await day.born_tomorrow(2)
    await switched_on(day)
    day.pass_to(EVENING)
    await maryam.press("🎂 انتخاب از فهرست", await told(day, "۲"))
    await maryam.press("🛑 هیچ‌کس نگیرد", await maryam.wait_for("هر که تیک نداشته باشد"))
    await maryam.wait_for("کسی تبریک نمی‌گیرد")
    day.pass_to(MORNING)
    await maryam.after(maryam.command("/scheduled"), "پیامکی در انتظار نیست")
    assert not day.shop.smsir.calls("Send")


async def test_who_went_since_the_evening_gets_nothing(day: Day) -> None:
    """One opted out, one was deleted, one has another number, one is still there."""
    maryam, smsir, book = day.shop.person, day.shop.smsir, address_book(day.shop)
    await day.born_tomorrow(4)
    await switched_on(day)
    day.pass_to(EVENING)
    await told(day, "۴")
    gone, deleted, moved, stays = day.friends[:4]
    book.cancel(gone.mobile, smsir.now())
    book.delete_contact(deleted)
    book.rename_mobile(moved, "09120000099", smsir.now())

    day.pass_to(MORNING)
    await maryam.wait_for("ارسال شد به ۱ نفر")
    (batch,) = smsir.sent()
    assert batch.recipients == [stays.mobile]


async def test_more_than_the_ceiling_is_asked_about(day: Day) -> None:
    maryam = day.shop.person
    await day.born_tomorrow(3)
    await switched_on(day, "۲")
    day.pass_to(EVENING)
    listed = await told(day, "۳")
    assert "از سقف روزانهٔ شما (۲) بیشتر است" in listed.plain
    day.pass_to(MORNING)
    await maryam.press("🎂 انتخاب از فهرست", listed)
    await maryam.press("⏰ متن، زمان و ارسال", await maryam.wait_for("تا نگویید چیزی نمی‌رود"))
    await maryam.press("✅ همین حالا", await maryam.wait_for("متن پیامک:"))
    await maryam.press("✅ ارسال", await maryam.wait_for("پیش از ارسال ببینید"))
    await maryam.wait_for("ارسال شد به ۳ نفر")
    assert len(day.shop.smsir.calls("Send")) == 1


async def test_switched_off_what_waits_is_cancelled(day: Day) -> None:
    maryam = day.shop.person
    await day.born_tomorrow(2)
    await switched_on(day)
    day.pass_to(EVENING)
    await told(day, "۲")
    day.shop.smsir.faults.add("GetUserInfo", "http500", times=None)
    kept = await greeting_screen(day)
    assert "اعتبار اکنون: ؟" in kept.plain
    await maryam.after(maryam.press("🛑 خاموش شود", kept), "خاموش است")
    account = await day.shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    assert await day.shop.bot.storage.campaigns.open_of(account.id) == []


async def test_a_ready_text_becomes_the_greeting_at_another_hour(day: Day) -> None:
    maryam = day.shop.person
    await maryam.press("🎉 متن آماده", await greeting_screen(day))
    await maryam.wait_for("مناسبتی را انتخاب کنید")
    await maryam.after(maryam.press("🎉 تولد"), "شمارهٔ متنی")
    await maryam.after(maryam.press("🎉 ۱"), "طول:")
    await maryam.press("🎂 برای تبریک تولد")
    await maryam.press("⏰ ساعت ۱۰:۰۰", await maryam.wait_for("هر تبریک"))
    await maryam.wait_for("تبریک چه ساعتی ارسال شود؟")
    await maryam.after(maryam.say("۲۳"), "در ساعت‌های سکوت شماست")
    await maryam.say("۱۱:۳۰")
    await maryam.press("✅ روشن شود", await maryam.wait_for(lambda m: m.has("⏰ ساعت ۱۱:۳۰")))
    await maryam.wait_for("روشن است؛ هر روز ساعت ۱۱:۳۰")


async def test_unlinking_forgets_birthdays_and_greeting(day: Day) -> None:
    maryam, storage = day.shop.person, day.shop.bot.storage
    await day.born_tomorrow(2)
    await switched_on(day)
    await maryam.command("/unlink")
    await maryam.after(maryam.press("🗑 جدا شود", await maryam.wait_for("جدا شود")), "جدا شد")
    assert await storage.run(rows_left) == 0


def rows_left(db: Database) -> int:
    return sum(db.table(name).count for name in ("birthdays", "birthday_greetings"))


async def test_deleted_on_the_card_the_birthday_goes_too(day: Day) -> None:
    maryam, storage, friend = day.shop.person, day.shop.bot.storage, day.friends[0]
    await day.born_tomorrow(1)
    await maryam.after(maryam.command(f"/contacts {friend.mobile}"), "نتیجهٔ جست‌وجو")
    card = await maryam.after(maryam.press(friend.last_name or friend.mobile), "تولد بعدی")
    await maryam.press("🗑 حذف", card)
    await maryam.after(maryam.press("🗑", await maryam.wait_for("حذف «")), "حذف شد")
    assert await storage.run(rows_left) == 0


async def test_in_english(day: Day) -> None:
    await day.born_tomorrow(1)
    mary = day.shop.english()
    await day.shop.link(mary)
    await mary.after(mary.command("/occasions"), "Choose an occasion")
    await mary.after(mary.press("🎂 Birthday greeting"), "No text is chosen yet")


def is_other_page(line: str, message: Message) -> bool:
    return "از امروز به بعد" in message.plain and line not in message.plain


async def all_birthdays(day: Day) -> Message:
    maryam = day.shop.person
    await maryam.press("🎂 همهٔ تولدها", await greeting_screen(day))
    return await maryam.wait_for("تولدها، از امروز به بعد")


async def test_all_birthdays_are_listed_by_month_added_by_typing_and_left_out(day: Day) -> None:
    maryam, smsir = day.shop.person, day.shop.smsir
    friends = sorted(day.friends, key=lambda friend: friend.mobile)
    for place, friend in enumerate(friends):
        friend.prefix, friend.first_name, friend.last_name = None, "نگار", f"دوست{place}"
    first = friends[0]
    await switched_on(day)
    listed = await all_birthdays(day)
    assert "هنوز تولدی ثبت نشده" in listed.plain
    await maryam.after(maryam.say("هفتم"), "متوجه نشدم")
    for unclear in ("۳۱ مهر", "۵/۹", "۱۴۰۴/۱۳/۰۱"):
        for who in ("سارا", first.mobile):
            await maryam.after(maryam.say(f"{who} {unclear}"), f"«{unclear}» تاریخ روشنی نیست")
    await maryam.after(maryam.say("سارای ناشناس ۷ آذر"), "در مخاطبین نیست")
    await maryam.after(maryam.say("نگار ۷ آذر"), "نفر به نام «نگار» هستند")
    await maryam.after(maryam.say(f"{first.mobile} ۷ آذر ۱۳۶۹"), "تولد ذخیره شد")
    await maryam.after(maryam.say("نگار دوست1 ۷ آذر"), "تولد ذخیره شد")
    await maryam.after(maryam.say("۲ آذر دوست2"), "تولد ذخیره شد")
    listed = await maryam.wait_for("آذر ۱۴۰۶")
    lines = [line for line in listed.plain.splitlines() if line.startswith(("آذر", "•"))]
    assert lines == [
        "آذر ۱۴۰۵", "• ۷ آذر: نگار دوست0 (فردا)", "• ۷ آذر: نگار دوست1 (فردا)",
        "آذر ۱۴۰۶", "• ۲ آذر: نگار دوست2 (۳۶۱ روز دیگر)",
    ]  # fmt: skip

    card = await maryam.after(maryam.press("🎂 نگار دوست1", listed), "تولد بعدی: ۷ آذر")
    await maryam.after(maryam.press("🛑 امسال تبریک نگیرد", card), "تبریک سال ۱۴۰۵ را نمی‌گیرد")
    await maryam.after(maryam.press("🛑 امسال تبریک نگیرد"), "پیش‌تر کنار گذاشته شده")
    listed = await maryam.after(maryam.press("بازگشت"), "تولدها، از امروز به بعد")
    card = await maryam.after(maryam.press("🎂 نگار دوست2", listed), "تولد بعدی")
    listed = await maryam.after(maryam.press("🗑 حذف تولد", card), "تاریخ تولد پاک شد")
    assert "دوست2" not in listed.plain

    day.pass_to(EVENING)
    told = await maryam.wait_for("فردا تولد ۱ نفر است")
    assert "دوست0" in told.plain
    day.pass_to(MORNING)
    await maryam.wait_for("ارسال شد به ۱ نفر")
    (batch,) = smsir.sent()
    assert batch.recipients == [first.mobile]


async def test_a_long_list_of_birthdays_is_turned_and_a_month_leads_to_its_page(day: Day) -> None:
    maryam = day.shop.person
    account = await day.shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    months = {friend.mobile: (1 + place % 12, 5) for place, friend in enumerate(day.friends)}
    strangers = {f"0912777{place:04}": (1 + place % 12, 9) for place in range(24)}
    await day.shop.bot.storage.birthdays.put(account.id, months | strangers)
    seen = list[str]()
    listed = await all_birthdays(day)
    while True:
        seen += [line for line in listed.plain.splitlines() if line.startswith("•")]
        if not listed.has("◀️ بعدی"):
            break
        last = seen[-1]
        await maryam.press("◀️ بعدی", listed)
        listed = await maryam.wait_for(partial(is_other_page, last))
    assert len(seen) == len(months) + len(strangers), "each of them once"
    jumped = await maryam.after(maryam.say("مرداد"), lambda m: "مرداد ۱۴۰۶" in m.plain)
    assert "مرداد" in jumped.plain
