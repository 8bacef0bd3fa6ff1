"""An SMS that leaves slowly: chosen on the card, followed on one card, paused, resumed, stopped."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sandbox.telegram import Message
from storage import JobState
from tests.conftest import MakeShop
from tests.stories.book import group
from tests.stories.harness.waiting import eventually
from tests.stories.sending import TEXT, carded, jobs
from tests.stories.test_scheduled_story import FRIDAY, TEHRAN, Day, agreed_of

PACE = "🐢 ارسال تدریجی"
TAKE = "✅ با همین آهنگ"
SAID = "۵ تا هر ۱۰ دقیقه از ۹ تا ۲۱"
UNDO = timedelta(seconds=11)


@pytest.fixture
async def day(make_shop: MakeShop) -> Day:
    return await Day.begun(make_shop)


async def chosen(day: Day, words: str = SAID) -> Message:
    """The card to 12 colleagues with a pace that was typed."""
    maryam = day.shop.person
    await carded(day.shop)
    await maryam.after(maryam.press(PACE), "دسته‌دسته می‌رود")
    await maryam.say(words)
    await maryam.press(TAKE, await maryam.wait_for("در ۳ دسته"))
    return await maryam.wait_for("پیش از ارسال ببینید")


async def begun(day: Day) -> Message:
    """The living card, its first batch gone."""
    maryam = day.shop.person
    card = await chosen(day)
    await maryam.after(maryam.press("✅ شروع ارسال به ۱۲ نفر", card), "متن پیامک:")
    day.pass_to(FRIDAY + UNDO)
    return await maryam.wait_for("ارسال شد: ۵ نفر در ۱ دسته")


async def quiet(day: Day) -> None:
    """Nothing is due or under way."""

    async def nothing() -> bool:
        storage = day.shop.bot.storage
        rows = await jobs(day.shop)
        busy = {JobState.WAITING, JobState.SENDING}
        return not (await storage.campaigns.due(day.now) or any(row.state in busy for row in rows))

    await eventually(nothing)


def sent(day: Day) -> list[list[str]]:
    return [batch.recipients for batch in day.shop.smsir.sent() if batch.text == TEXT]


async def gone(day: Day, batches: int) -> None:
    await eventually(lambda: len(sent(day)) == batches)


async def test_the_card_says_in_how_many_batches_and_until_when(day: Day) -> None:
    card = await chosen(day)
    assert "🐢 هر ۱۰ دقیقه ۵ نفر، ۰۹:۰۰ تا ۲۱:۰۰" in card.plain
    assert "در ۳ دسته؛ اولی جمعه ۶ آذر ۱۴۰۵" in card.plain
    assert "۱۴:۴۰" in card.plain, "the last of three, ten minutes apart"


async def test_chips_choose_it_and_what_was_chosen_can_be_dropped(day: Day) -> None:
    maryam = day.shop.person
    await carded(day.shop)
    asked = await maryam.after(maryam.press(PACE), "دسته‌دسته می‌رود")
    assert asked.has("☑️ ۲۰۰ نفر")
    await maryam.press("۵۰ نفر", asked)
    asked = await maryam.wait_for(lambda message: message.has("☑️ ۵۰ نفر"))
    asked = await maryam.after(maryam.press("۳۰ دقیقه", asked), "هر ۳۰ دقیقه ۵۰ نفر")
    assert "همه در یک دسته جا می‌شوند" in asked.plain
    asked = await maryam.after(maryam.say("هر سال یک نفر"), "متوجه نشدم")
    await maryam.press(TAKE, asked)
    card = await maryam.wait_for(lambda message: message.has("✅ شروع ارسال به"))
    await maryam.press("🐢 تغییر آهنگ", card)
    await maryam.press("❌ یک‌جا ارسال شود", await maryam.wait_for("هر ۳۰ دقیقه ۵۰ نفر"))
    await maryam.wait_for(lambda message: message.has("✅ ارسال به ۱۲ نفر"))


async def test_with_names_each_batch_has_everybodys_own_text(day: Day) -> None:
    maryam, shop = day.shop.person, day.shop
    members = [row.contact for row in group(shop, "همکاران").members.values()]
    for place, contact in enumerate(members):
        contact.first_name = ("سارا", "علی", "مینا", None)[place % 4]
    own = {one.mobile: f"{one.first_name or 'دوست'} عزیز، فردا تعطیلیم." for one in members}
    await carded(shop, "{نام|دوست} عزیز، فردا تعطیلیم.")
    await maryam.after(maryam.press(PACE), "دسته‌دسته می‌رود")
    await maryam.say(SAID)
    await maryam.press(TAKE, await maryam.wait_for("در ۳ دسته"))
    card = await maryam.wait_for("نام‌ها در آغاز هر نوبت خوانده می‌شود")
    assert "هزینه: دقیقاً ۱۲ پیامک" in card.plain
    assert "۴ متن متفاوت" in card.plain
    card = await maryam.after(maryam.press("✅ شروع ارسال به ۱۲ نفر", card), "متن پیامک:")
    assert "{نام|دوست}" in card.plain
    day.pass_to(FRIDAY + UNDO)
    card = await maryam.wait_for("ارسال شد: ۵ نفر، هر کس متن خودش (۲ متن)")
    assert "مانده: ۷ نفر در ۲ دسته" in card.plain
    card = await maryam.after(maryam.press("⏸ توقف", card), "به ۷ نفر باقی‌مانده نمی‌رود")
    members[0].first_name = "سودابه"
    day.pass_to(FRIDAY + timedelta(hours=2))
    await quiet(day)
    assert sum(len(batch.recipients) for batch in shop.smsir.sent()) == 5
    await maryam.after(maryam.press("⏯ ادامه", card), "ارسال شد: ۱۰ نفر، هر کس متن خودش")
    day.pass_to(FRIDAY + timedelta(hours=2, minutes=10))
    await maryam.wait_for("ارسال شد به ۱۲ نفر")
    got = [(mobile, each.text) for each in shop.smsir.sent() for mobile in each.recipients]
    assert sorted(got) == sorted(own.items()), "as the names were when it began, once"


async def test_one_card_lives_through_pause_and_resume_and_each_has_it_once(day: Day) -> None:
    maryam = day.shop.person
    card = await begun(day)
    assert "مانده: ۷ نفر در ۲ دسته" in card.plain
    assert "دستهٔ بعد" in card.plain
    card = await maryam.after(maryam.press("⏸ توقف", card), "به ۷ نفر باقی‌مانده نمی‌رود")
    day.pass_to(FRIDAY + timedelta(hours=2))
    await quiet(day)
    assert len(sent(day)) == 1, "what is paused stands still although it is due"

    await maryam.after(maryam.press("⏯ ادامه", card), "ارسال شد: ۱۰ نفر در ۲ دسته")
    day.pass_to(FRIDAY + timedelta(hours=2, minutes=10))

    told = await maryam.wait_for("ارسال شد به ۱۲ نفر")
    assert "گل یاس" in told.plain
    people = [mobile for batch in sent(day) for mobile in batch]
    assert [len(batch) for batch in sent(day)] == [5, 5, 2]
    assert len(people) == len(set(people))
    told_once = [m for m in maryam.messages() if "ارسال شد به ۱۲ نفر" in m.plain]
    assert len(told_once) == 1, "one message for all of it"
    await read_as_one(day)


async def read_as_one(day: Day) -> None:
    """Among what was sent all batches are one entry, whose report sums them up."""
    maryam = day.shop.person
    listed = await maryam.after(maryam.command("/sent"), "پیامک‌های ارسال‌شده")
    assert listed.plain.count(TEXT[:12]) == 1
    assert "در ۳ دسته" in listed.plain
    report = await maryam.after(maryam.press("📨 ۱", listed), "گیرنده: ۱۲ نفر")
    assert TEXT in report.plain
    assert not report.has("نوبت پیش")


async def test_leaving_its_page_stops_nothing_and_says_so(day: Day) -> None:
    maryam = day.shop.person
    await begun(day)
    left = await maryam.after(maryam.command("/cancel"), "از این صفحه بیرون آمدید")
    assert "لغو شد" not in left.plain
    assert "سر جایش است" in left.plain
    day.pass_to(day.now + timedelta(minutes=10))
    await gone(day, 2)


async def test_stopped_in_the_middle_it_says_how_many_have_it(day: Day) -> None:
    maryam = day.shop.person
    card = await begun(day)
    await maryam.press("🛑 لغو بقیه", card)
    await maryam.press("🛑 لغو بقیه", await maryam.wait_for("بقیهٔ این پیامک لغو شود؟"))
    stopped = await maryam.wait_for("تا اینجا به ۵ نفر رفته است")
    assert "به ۷ نفر باقی‌مانده نرفت" in stopped.plain
    assert stopped.plain.count("لغو شد") == 1
    day.pass_to(FRIDAY + timedelta(days=1))
    await quiet(day)
    assert len(sent(day)) == 1


async def test_a_batch_that_credit_does_not_cover_is_held_and_asked(day: Day) -> None:
    maryam, account = day.shop.person, day.shop.smsir.accounts["demo-key"]
    await begun(day)
    account.credit = 1
    day.pass_to(FRIDAY + timedelta(minutes=11))
    held = await maryam.wait_for("۷ نفر مانده است")
    assert "اعتبار" in held.plain
    account.credit = 1_000
    await maryam.press("⏰ تصمیم بگیرید", held)
    page = await maryam.wait_for(lambda message: message.has("⏯ ادامه"))
    await maryam.press("⏯ ادامه", page)
    await gone(day, 2)
    day.pass_to(FRIDAY + timedelta(minutes=21))
    await maryam.wait_for("ارسال شد به ۱۲ نفر")


async def test_later_and_again_each_turn_leaves_in_batches(day: Day) -> None:
    maryam = day.shop.person
    card = await chosen(day)
    await maryam.after(maryam.press("⏰ ارسال در زمان دیگر", card), "چه زمانی ارسال شود؟")
    await maryam.say("فردا ساعت ۲۰:۵۵")
    await maryam.press("✅ همین زمان", await agreed_of(day))
    card = await maryam.wait_for(lambda message: message.has("🔁 تکرار"))
    assert "۰۹:۱۰" in card.plain, "the last batch is one of the next morning"
    await maryam.press("🔁 تکرار", card)
    await maryam.press("هر هفته", await maryam.wait_for("چند وقت یک بار"))
    await maryam.press("۳ بار", await maryam.wait_for("تا کی تکرار شود؟"))
    card = await maryam.wait_for(lambda message: message.has("✅ زمان‌بندی برای ۱۲ نفر"))
    await maryam.after(maryam.press("✅ زمان‌بندی برای ۱۲ نفر", card), "زمان‌بندی شد")
    saturday = datetime(2026, 11, 28, tzinfo=TEHRAN)
    sundays = [saturday + timedelta(weeks=week, days=1) for week in range(2)]
    clocks = (timedelta(hours=-3, minutes=-5), timedelta(hours=9), timedelta(hours=9, minutes=10))
    for number, moment in enumerate([sunday + clock for sunday in sundays for clock in clocks], 1):
        day.pass_to(moment + timedelta(seconds=1))
        await gone(day, number)
        await quiet(day)
    people = [mobile for batch in sent(day) for mobile in batch]
    assert [len(batch) for batch in sent(day)] == [5, 5, 2] * 2
    assert {people.count(mobile) for mobile in people} == {2}
