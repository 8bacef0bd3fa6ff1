"""What was sent: the list, one sending, its numbers, pictures, files, and another try."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from openpyxl import load_workbook

from handlers.shared.intervals import DeliveryIntervals
from sandbox.seed import words
from sandbox.smsir.book import Contact
from sandbox.smsir.model import AccountState, SentBatch
from sandbox.smsir.quirks import Quirks
from sandbox.telegram import Message, User
from tests.clock import Clock
from tests.conftest import MakeShop
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually
from tests.stories.sending import carded, confirmed

LIST = "پیامک‌های ارسال‌شده"
PNG = b"\x89PNG\r\n\x1a\n"
WHEN = "Time:"


def account(shop: Shop) -> AccountState:
    return shop.smsir.accounts["demo-key"]


async def opened(shop: Shop, place: str = "📨 ۱") -> Message:
    """The page of the newest sending (or the one at `place`)."""
    maryam = shop.person
    await maryam.after(maryam.command("/sent"), LIST)
    await maryam.press(place)
    return await maryam.wait_for("گزارش پیامک")


def batch_of(shop: Shop, place: int = 1) -> SentBatch:
    return account(shop).sent[-place]


def some_lost(shop: Shop, many: int = 3) -> list[str]:
    """Everybody has got the newest SMS, but for the first few."""
    batch = batch_of(shop)
    fates = account(shop).delivery
    fates |= dict.fromkeys(batch.recipients, words.DELIVERED)
    fates |= dict.fromkeys(batch.recipients[:many], words.NOT_DELIVERED)
    return batch.recipients[:many]


def content(shop: Shop, file_id: str) -> bytes:
    return shop.telegram.world.files[file_id].data


async def test_the_list_shows_date_count_and_first_words_by_page(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    first = await maryam.after(maryam.command("/sent"), LIST)
    assert "رزهای تازهٔ محلات" in first.plain
    assert "۱. ۱۴۰" in first.plain
    assert "نفر" in first.plain
    assert len([label for label in first.labels if plain(label).startswith("📨")]) == 6
    assert not shop.smsir.calls("GetLastSentMessagesByPageId")

    second = await maryam.after(maryam.press("◀️ بعدی"), "دفترچهٔ تازهٔ گل‌آرایی")
    assert "۷." in second.plain
    third = await maryam.after(maryam.press("◀️ بعدی"), "۱۳.")
    assert not third.has("◀️ بعدی")


async def test_the_other_list_is_asked_where_the_first_one_fails(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("GetLastSentMessagesFromLastId", "object_reference", times=None)
    await maryam.after(maryam.command("/sent"), "رزهای تازهٔ محلات")
    assert shop.smsir.calls("GetLastSentMessagesByPageId")


async def test_a_long_list_is_paged_whichever_way_the_service_counts(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    sent = account(shop).sent
    sent[:0] = [
        replace(sent[0], message_id=9_000 + n, batch_key=f"old-{n}", text=f"پیامک کهنهٔ {n}")
        for n in range(120)
    ]
    for direction in ("older", "newer"):
        shop.smsir.quirks = Quirks(last_id_direction=direction)
        await maryam.after(maryam.command("/sent"), LIST)
        seen: list[str] = []
        for page in range(2, 12):
            shown = await maryam.after(maryam.press("◀️ بعدی"), f"{_fa(page * 6)}.")
            seen += [line for line in shown.plain.splitlines() if "کهنهٔ" in line]
        assert seen == [f"پیامک کهنهٔ {n}" for n in range(119, 119 - len(seen), -1)], direction
        assert len(seen) > 40


def _fa(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


async def test_a_sending_shows_its_text_and_how_it_arrived(shop: Shop) -> None:
    await shop.link()
    lost = some_lost(shop, 18)
    page = await opened(shop)
    batch = batch_of(shop)
    assert batch.text in page.plain
    assert len(lost) == 18
    many = len(batch.recipients)
    assert f"گیرنده: {_fa(many)} نفر" in page.plain
    assert f"{_fa(many - 18)} از {_fa(many)} (۹۰٪)" in page.plain
    assert "🔴 نرسیده به گوشی: ۱۸" in page.plain
    assert "▓▓▓▓▓▓▓▓▓░" in page.plain


async def test_unknown_words_are_shown_as_they_are(shop: Shop) -> None:
    await shop.link()
    account(shop).delivery |= dict.fromkeys(batch_of(shop).recipients[:2], "مسدود <موقت>")
    page = await opened(shop)
    assert "⚪ مسدود <موقت>: ۲" in page.plain


async def test_numbers_are_listed_masked_opened_by_a_tap_and_searched(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    lost = some_lost(shop)
    await opened(shop)
    listed = await maryam.after(maryam.press("📱 شماره‌ها"), "شماره‌های این ارسال")
    numbers = [plain(label) for label in listed.labels if plain(label).startswith("🟢")]
    assert len(numbers) == 10
    book = account(shop).book
    named = {
        f"{one.first_name} {one.last_name} {one.mobile[-4:]}" for one in book.contacts.values()
    }
    assert sum(any(name in label for name in named) for label in numbers) >= 5
    await maryam.after(maryam.press("◀️ بعدی"), lambda message: message.has("▶️ قبلی (۱)"))

    await maryam.say(lost[0].translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
    found = await maryam.wait_for("نتیجهٔ جست‌وجوی")
    (hit,) = [label for label in found.labels if plain(label).startswith("🔴")]
    await maryam.press(hit)
    toast = await maryam.wait_toast(lost[0])
    assert toast.alert
    assert "نرسیده به گوشی" in toast.text
    person = account(shop).book.by_mobile[lost[0]]
    assert person.last_name is None or person.last_name in toast.text
    await maryam.after(maryam.press("📱 همهٔ شماره‌ها"), "شماره‌های این ارسال")
    alone = await maryam.after(maryam.press("🔴 فقط نرسیده‌ها"), "پیامک به آن‌ها نرسیده است")
    ends = [label for label in map(plain, alone.labels) if label.startswith("🔴")]
    assert sorted(end.split(" · ")[0][-4:] for end in ends) == sorted(one[-4:] for one in lost)
    assert not [label for label in map(plain, alone.labels) if label.startswith("🟢")]
    await maryam.after(maryam.press("📱 همهٔ شماره‌ها"), "شماره‌های این ارسال")
    await maryam.after(maryam.say("0000000"), "چنین شماره‌ای نیست")


async def test_those_not_reached_get_it_again_through_the_card(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    lost = some_lost(shop)
    await opened(shop)
    card = await maryam.after(maryam.press("✉️ ارسال دوباره به ۳ نرسیده"), "پیش از ارسال ببینید")
    assert "فقط برای ۳ شماره‌ای" in card.plain
    assert "گیرنده: ۳ نفر" in card.plain
    assert not shop.smsir.sent()
    await maryam.after(maryam.press("✅ ارسال به ۳ نفر"), "ارسال شد به ۳ نفر")
    (batch,) = shop.smsir.sent()
    assert sorted(batch.recipients) == sorted(lost)
    assert batch.text == account(shop).sent[-2].text


async def test_those_not_reached_become_a_group_after_a_second_tap(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    lost = some_lost(shop)
    await opened(shop)
    before = set(account(shop).groups)
    await maryam.after(maryam.press("➕ ساخت گروه از ۳ نرسیده"), "نام گروه نرسیده‌ها")
    await maryam.after(maryam.say("همکاران"), "با ۳ شماره ساخته شود؟")
    await maryam.after(maryam.press("✅ ساختن گروه"), "باید یکتا باشد")
    sure = await maryam.after(maryam.say("پیگیری تلفنی"), "پیامک عضویت می‌گیرد")
    assert "پیگیری تلفنی" in sure.plain
    assert set(account(shop).groups) == before
    await maryam.after(maryam.press("✅ ساختن گروه"), "گروه «پیگیری تلفنی» ساخته شد: ۳ شماره")
    (made,) = set(account(shop).groups) - before
    members = account(shop).groups[made].members.values()
    assert sorted(each.contact.mobile for each in members) == sorted(lost)
    assert not account(shop).membership_sms


async def test_the_text_is_used_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await opened(shop, "📨 ۳")
    written = await maryam.after(maryam.press("✉️ استفاده از این متن"), "متن پیامک")
    assert batch_of(shop, 3).text in written.plain


async def test_the_file_holds_every_number_as_text(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    lost = some_lost(shop)
    await opened(shop)
    await maryam.press("📎 فایل اکسل")
    sent = await maryam.wait_for(lambda message: message.document is not None)
    assert sent.document is not None
    assert sent.document["name"].endswith(".xlsx")
    book = load_workbook(io.BytesIO(content(shop, sent.document["file_id"])))
    sheet = book.active
    assert sheet is not None
    assert sheet.sheet_view.rightToLeft
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0] == ("ردیف", "شماره", "نام", "وضعیت", "تاریخ", "ساعت", "متن پیامک")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:G{len(lines)}"
    assert [line[0] for line in lines[1:]] == list(range(1, len(lines)))
    assert {line[6] for line in lines[1:]} == {batch_of(shop).text}
    names = {str(line[1]): line[2] for line in lines[1:]}
    people = {one.mobile: one for one in account(shop).contacts.values()}
    assert [names[mobile] for mobile in lost] == [_full_name(people[mobile]) for mobile in lost]
    statuses = {str(line[1]): line[3] for line in lines[1:]}
    assert set(statuses) == set(batch_of(shop).recipients)
    assert {mobile for mobile, status in statuses.items() if status == "نرسیده به گوشی"} == set(
        lost
    )
    assert all(not _hidden(str(cell)) for line in lines for cell in line)


def _full_name(person: Contact) -> str | None:
    return " ".join(filter(None, (person.prefix, person.first_name, person.last_name))) or None


def _hidden(text: str) -> bool:
    return plain(text) != text


async def picture(shop: Shop, someone: User, label: str) -> Message:
    await someone.press(label)
    return await someone.wait_for(lambda message: message.photo is not None)


async def test_pictures_of_a_sending_and_of_thirty_days(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await opened(shop)
    shown = await picture(shop, maryam, "📊 نمودار")
    assert "رسیده به گوشی" in shown.plain
    assert shown.photo is not None
    assert content(shop, shown.photo["file_id"]).startswith(PNG)

    await maryam.after(maryam.command("/sent"), LIST)
    month = await picture(shop, maryam, "📊 ۳۰ روز گذشته")
    assert "۳۰ روز گذشته" in month.plain
    assert "رسیده" in month.plain
    assert month.photo is not None
    assert content(shop, month.photo["file_id"]).startswith(PNG)


async def test_thirty_days_are_drawn_where_pages_come_back_empty(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.quirks = Quirks(sent_pages_null=True, last_id_direction="newer")
    await maryam.after(maryam.command("/sent"), LIST)
    month = await picture(shop, maryam, "📊 ۳۰ روز گذشته")
    assert "۱۰ ارسال، به ۶۶۵ گیرنده" in month.plain
    await maryam.wait_for(LIST)
    asked = len(shop.smsir.calls("GetSentMessagesMobileNumbers"))
    await picture(shop, maryam, "📊 ۳۰ روز گذشته")
    assert len(shop.smsir.calls("GetSentMessagesMobileNumbers")) == asked


async def followed(make_shop: MakeShop) -> tuple[Shop, Callable[[float], None]]:
    clock = Clock()
    times = DeliveryIntervals(first=0.05, least=0.05, keep=0.01, failed=0.05, idle=0.05)
    shop = await make_shop(tuning=replace(QUICK, clock=clock, delivery=times))
    # Without quiet hours, so that the test says the same at night.
    await shop.bot.storage.settings.update(shop.person.id, quiet_from=0, quiet_to=0)

    def forward(seconds: float) -> None:
        clock.ahead += timedelta(seconds=seconds)
        shop.smsir.advance(seconds)

    return shop, forward


async def test_the_end_is_told_once_after_the_last_number_has_its_own(make_shop: MakeShop) -> None:
    shop, forward = await followed(make_shop)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await confirmed(shop)
    account(shop).delivery |= dict.fromkeys(batch_of(shop).recipients, words.DELIVERED)
    account(shop).delivery[batch_of(shop).recipients[0]] = words.NOT_DELIVERED
    forward(120)
    told = await maryam.wait_for("نتیجهٔ رسیدن پیامک")
    assert "۱۱ از ۱۲" in told.plain
    await shop.restart()
    forward(600)
    page = await maryam.after(maryam.press("📨 دیدن این ارسال"), "گزارش پیامک")
    assert batch_of(shop).text in page.plain
    assert "نرسیده به گوشی: ۱" in page.plain
    summaries = [m for m in maryam.messages() if "نتیجهٔ رسیدن پیامک" in m.plain]
    assert len(summaries) == 1


async def counted(shop: Shop, batch_key: str) -> None:
    kept = shop.bot.storage.deliveries
    (linked,) = await shop.bot.storage.accounts.all()

    async def whole() -> bool:
        found = await kept.get(linked.id, batch_key)
        return found is not None and found.whole

    await eventually(whole)


async def test_a_large_sending_is_counted_in_the_background_and_its_file_comes_later(
    make_shop: MakeShop,
) -> None:
    shop, forward = await followed(make_shop)
    maryam = shop.person
    await shop.link()
    crowd = [f"0912{n:07d}" for n in range(1_230)]
    large = replace(batch_of(shop), message_id=99_000, batch_key="large", recipients=crowd)
    large.first_number_id = account(shop).take_number_ids(len(crowd))
    account(shop).sent.append(large)
    account(shop).delivery |= dict.fromkeys(crowd, words.DELIVERED)
    await maryam.after(maryam.command("/sent"), LIST)
    await maryam.after(maryam.press("📨 ۱"), "شمرده می‌شود")
    await counted(shop, "large")
    # The page draws itself again, no button pressed.
    forward(4)
    await maryam.wait_for("۱٬۲۳۰ از ۱٬۲۳۰ (۱۰۰٪)")
    await maryam.after(maryam.press("📎 فایل اکسل"), "فایل ۱٬۲۳۰ شماره آماده می‌شود")
    sent = await maryam.wait_for(lambda message: message.document is not None)
    assert sent.document is not None
    book = load_workbook(io.BytesIO(content(shop, sent.document["file_id"])), read_only=True)
    assert len(list(book.worksheets[0].iter_rows())) == 1_231
    book.close()


async def test_a_failing_service_is_said_and_asked_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("GetSentMessagesMobileNumbers", "refuse", times=1)
    page = await opened(shop)
    assert "اکنون خوانده نشد" in page.plain
    again = await maryam.after(maryam.press("🔄 به‌روزرسانی"), "▓")
    assert "اکنون خوانده نشد" not in again.plain


async def test_sent_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/sent"), "Sent SMS")
    page = await mary.after(mary.press("📨 1"), "Message report")
    assert WHEN in page.plain
    assert "Delivered:" in page.plain
    await mary.after(mary.press("📱 Numbers"), "Numbers of this message")
