"""An SMS with names: the owner sees everybody's text, and everybody gets exactly their own."""

from __future__ import annotations

from itertools import cycle, islice

from sandbox.seed import words
from sandbox.smsir.book import AddressBook, Contact
from sandbox.smsir.segments import segments
from sandbox.telegram import Message
from storage import JobState
from tests.patience import PATIENCE
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import ASKED, CARD, carded, jobs, written

GREETING = "سلام {نام|دوست عزیز}، جشنوارهٔ پاییزی گل یاس آغاز شد؛ تا جمعهٔ این هفته منتظریم."
"""A name of more than four letters makes it two parts."""
FRIENDS = "نامی‌ها"
NAMES = (
    "آرش", "آزاده", "احمد", "الهام", "امید", "بهار", "پرویز", "پریسا", "تینا", "جواد", "حسین",
    "داریوش", "رضا", "رویا", "زهرا", "سارا", "سعید", "سیمین", "شهرام", "شیوا", "عباس", "علی",
    "فاطمه", "فرهاد", "کاوه", "کیان", "لیلا", "ماهان", "مریم", "مهدی", "مینا", "نادر", "نگار",
    "هادی", "هما", "یاسمن", "یونس",
)  # fmt: skip
"""Thirty-seven."""

ODD = ("", "  ", "{نام}", "}{", "🌹", "Sara", "۰۹۱۲", "gol.ir", "م" * 31, "\u200fزهره\u200e")


def friends(shop: Shop, names: list[str]) -> AddressBook:
    """A group whose members have these first names, in the first account."""
    book = shop.smsir.accounts["demo-key"].book
    now = shop.smsir.now()
    group = book.add_group(FRIENDS, None, now)
    for place, name in enumerate(names):
        book.join(_contact(book, place, name, now), group, now)
    return book


def _contact(book: AddressBook, place: int, name: str, now: float) -> Contact:
    mobile = f"0930{place:07d}"
    return book.new_contact(mobile, None, name, "کریمی", 2 + place % 2, now, now)


def own_text(name: str) -> str:
    shown = name if name in {*NAMES, "🌹", "Sara"} else "دوست عزیز"
    if "زهره" in name:
        shown = "زهره"
    return GREETING.replace("{نام|دوست عزیز}", shown)


def received(shop: Shop) -> dict[str, list[str]]:
    """Every text by number, as the service sent them."""
    texts: dict[str, list[str]] = {}
    for batch in shop.smsir.sent():
        for mobile in batch.recipients:
            texts.setdefault(mobile, []).append(batch.text)
    return texts


async def personal_card(shop: Shop) -> Message:
    return await carded(shop, GREETING, FRIENDS)


async def test_a_thousand_people_get_their_own_words(shop: Shop) -> None:
    names = [*islice(cycle(NAMES), 990), *ODD]
    book = friends(shop, names)
    await shop.link()
    shop.smsir.accounts["demo-key"].credit = 5_000
    wanted = {
        contact.mobile: [own_text(contact.first_name or "")]
        for contact in book.contacts.values()
        if contact.mobile.startswith("0930") and contact.last_name == "کریمی"
    }
    distinct = {text for (text,) in wanted.values()}
    cost = sum(segments(text) for (text,) in wanted.values())

    card = await personal_card(shop)

    assert "۱٬۰۰۰ نفر" in card.plain
    assert f"هزینه: دقیقاً {_fa(cost)} پیامک" in card.plain
    assert f"{_fa(len(distinct))} متن متفاوت" in card.plain
    assert "از ۱ تا ۲ بخش" in card.plain
    assert "۵ نام به نام نمی‌ماند" in card.plain
    assert "بی‌نام" in card.plain
    await shop.person.after(shop.person.press("✅ ارسال به", card), "ارسال شد به ۱٬۰۰۰ نفر")
    assert received(shop) == wanted, "everybody exactly their own text, once"
    assert len(shop.smsir.calls("Send")) == len(distinct)
    assert shop.smsir.accounts["demo-key"].credit == 5_000 - cost
    assert not any("{" in batch.text or "}" in batch.text for batch in shop.smsir.sent())
    assert all(job.state is JobState.SENT for job in await jobs(shop))


def _fa(number: int) -> str:
    return f"{number:,}".replace(",", "٬").translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


async def test_a_renamed_contact_draws_the_card_again(shop: Shop) -> None:
    book = friends(shop, ["سارا", "علی"])
    await shop.link()
    card = await personal_card(shop)
    book.by_mobile["09300000000"].first_name = "سودابه"

    await shop.person.press("✅ ارسال به", card)

    again = await shop.person.wait_for("از زمان نمایش این صفحه چیزی عوض شده است")
    assert CARD in again.plain
    assert "سودابه" in again.plain
    assert not shop.smsir.calls("Send")
    await shop.person.after(shop.person.press("✅ ارسال به", again), "ارسال شد به ۲ نفر")
    assert received(shop)["09300000000"] == [own_text("سارا").replace("سارا", "سودابه")]


async def test_a_field_that_is_none_names_the_nearest(shop: Shop) -> None:
    await shop.link()
    await shop.person.after(shop.person.command("/send"), "متن پیامک را بنویسید")
    refused = await shop.person.after(shop.person.say("سلام {نامم} عزیز"), "را نمی‌شناسم")
    assert "{نام}" in refused.plain
    await shop.person.after(shop.person.say("سلام {نام|دوست عزیز"), "آکولادی باز مانده است")
    await shop.person.after(shop.person.say("سلام {{نام}}"), "با یک آکولاد نوشته می‌شود")
    await shop.person.after(shop.person.say("سلام {نام}"), "به چه کسانی ارسال شود؟")


async def test_buttons_put_the_name_in_front(shop: Shop) -> None:
    maryam = shop.person
    friends(shop, ["سارا"])
    await shop.link()
    card = await carded(shop, "فردا تعطیلیم.", FRIENDS)
    await maryam.press("✏️ ویرایش متن", card)
    await maryam.press("👤 نام گیرنده در متن", await maryam.wait_for("برای تغییر"))
    explained = await maryam.wait_for("نام هر گیرنده در متن")
    assert "سارا" in explained.plain, "an example of each"
    await maryam.press("➕ نام در آغاز متن", explained)
    present = await maryam.wait_for("{نام|دوست عزیز}، فردا تعطیلیم.")
    card = await maryam.after(maryam.press("✅ همین متن، ادامه", present), CARD)
    assert "سارا، فردا تعطیلیم." in card.plain
    await maryam.after(maryam.press("✅ ارسال به", card), "ارسال شد به ۱ نفر")
    assert received(shop) == {"09300000000": ["سارا، فردا تعطیلیم."]}


async def test_stopped_between_two_texts_it_is_told_truly_and_the_rest_goes_later(
    shop: Shop,
) -> None:
    maryam, smsir = shop.person, shop.smsir
    friends(shop, ["سارا", "علی", "مینا", "علی"])
    await shop.link()
    card = await personal_card(shop)
    smsir.faults.add("Send", "delay", skip=1, seconds=PATIENCE)
    await maryam.press("✅ ارسال به", card)
    await eventually(lambda: len(smsir.calls("Send")) == 2)
    going = await maryam.wait_for("در حال ارسال به ۴ نفر")

    await maryam.press("↩️ لغو ارسال", going)

    await maryam.wait_for("پس از ۲ متن از ۳ متوقف شد")
    smsir.faults.clear()
    stopped = await maryam.wait_for(lambda one: one.has("✉️ بازگشت به کارت ارسال"))
    assert "۲ متن از ۳" in stopped.plain
    assert "چیزی ارسال نشد" not in stopped.plain.partition("۱ متن از ۳")[2]
    reached = set(received(shop))
    assert sum(len(batch.recipients) for batch in smsir.sent()) == len(reached)
    rest = await maryam.after(maryam.press("✉️ بازگشت به کارت ارسال", stopped), CARD)
    await maryam.press("✅ ارسال به", rest)
    await eventually(lambda: len(received(shop)) == 4)
    names = ["سارا", "علی", "مینا", "علی"]
    assert received(shop) == {f"0930000000{n}": [own_text(name)] for n, name in enumerate(names)}


async def test_the_reading_of_many_names_shows_how_far_it_is(shop: Shop) -> None:
    maryam, smsir = shop.person, shop.smsir
    friends(shop, list(islice(cycle(NAMES), 120)))
    await shop.link()
    listing = "GetContactsByGroupIdByPageId"
    smsir.faults.add(listing, "delay", times=None, skip=1, seconds=PATIENCE)
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    await maryam.say(GREETING)
    await maryam.press(FRIENDS, await maryam.wait_for(ASKED))
    await maryam.press("✅ ادامه", await maryam.wait_for("انتخاب‌شده: ۱ گروه"))

    reading = await maryam.wait_for("نام گیرنده‌ها خوانده می‌شود")

    assert "۵۰ از ۱۲۰ نفر" in reading.plain
    assert not reading.has("✅ ارسال به")
    other = shop.english()
    await other.after(other.command("/start"), lambda message: bool(message.buttons))
    smsir.faults.clear()
    card = await maryam.wait_for("هزینه: دقیقاً")
    assert card.has("✅ ارسال به"), "it draws itself once all are read"


async def test_a_plain_number_has_the_name_of_its_contact(shop: Shop) -> None:
    maryam = shop.person
    friends(shop, ["سارا"])
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    await maryam.say(GREETING)
    await maryam.after(maryam.press("📱 شماره", await maryam.wait_for(ASKED)), "فهرستی بچسبانید")
    await maryam.say("09300000000 09129998877")
    card = await maryam.after(maryam.press("✅ ادامه", await maryam.wait_for("۲ شماره")), CARD)
    await maryam.after(maryam.press("✅ ارسال به", card), "ارسال شد به ۲ نفر")
    assert received(shop) == {"09300000000": [own_text("سارا")], "09129998877": [own_text("")]}


async def test_a_brace_that_is_meant_is_written_twice(shop: Shop) -> None:
    await shop.link()
    await carded(shop, "کد {{۱۲} تا فردا")
    await shop.person.after(shop.person.press("✅ ارسال به"), "ارسال شد به ۱۲ نفر")
    (batch,) = shop.smsir.sent()
    assert batch.text == "کد {۱۲} تا فردا"


async def test_who_was_not_reached_gets_their_own_text_again(shop: Shop) -> None:
    maryam, account = shop.person, shop.smsir.accounts["demo-key"]
    friends(shop, ["سارا", "علی"])
    account.delivery["09300000001"] = words.NOT_DELIVERED
    await shop.link()
    await maryam.press("✅ ارسال به", await personal_card(shop))
    lost = "✉️ ارسال دوباره به ۱ نرسیده"
    await maryam.wait_for("ارسال شد به ۲ نفر")
    await maryam.press(lost, await maryam.wait_for(lambda one: one.has(lost)))
    card = await maryam.wait_for(lambda one: CARD in one.plain and one.has("✅ ارسال به"))
    assert own_text("علی") in card.plain
    assert own_text("سارا") not in card.plain
    await maryam.press("✅ ارسال به", card)
    await eventually(lambda: len(shop.smsir.sent()) == 3)
    assert received(shop)["09300000001"] == [own_text("علی")] * 2
    assert received(shop)["09300000000"] == [own_text("سارا")]

    await maryam.command("/sent")
    await maryam.press("📨 ۲", await maryam.wait_for("پیامک‌های ارسال‌شده"))
    report = await maryam.wait_for(lambda one: "گزارش پیامک" in one.plain and one.has(lost))
    await maryam.press(lost, report)
    card = await maryam.wait_for(lambda one: CARD in one.plain and own_text("علی") in one.plain)
    assert own_text("سارا") not in card.plain
    await maryam.press("❌ انصراف", card)
    await maryam.command("/sent")
    await maryam.press("📨 ۲", await maryam.wait_for("پیامک‌های ارسال‌شده"))
    await maryam.press("✉️ استفاده از این متن", await maryam.wait_for("گزارش پیامک"))
    written = await maryam.wait_for("برای تغییر، متن تازه را بنویسید")
    assert GREETING in written.plain, "what it was made from, not one person's text"


async def test_the_same_words_to_a_group_more_are_asked_about_whatever_the_names(
    shop: Shop,
) -> None:
    """Most of the second send gets a text that nobody had; who is in the group of both would."""
    maryam, book = shop.person, friends(shop, ["سارا", "علی"])
    await shop.link()
    shop.smsir.accounts["demo-key"].credit = 5_000
    now = shop.smsir.now()
    others = book.add_group("مینا‌ها", None, now)
    for place in range(20):
        book.join(_contact(book, 100 + place, "مینا", now), others, now)
    card = await personal_card(shop)
    await maryam.after(maryam.press("✅ ارسال به ۲ نفر", card), "ارسال شد به ۲ نفر")

    await written(shop, GREETING)
    await maryam.after(maryam.press(FRIENDS), "انتخاب‌شده: ۱ گروه")
    await maryam.after(maryam.press("مینا‌ها"), "انتخاب‌شده: ۲ گروه")
    card = await maryam.after(maryam.press("✅ ادامه"), CARD)
    asked = await maryam.after(maryam.press("✅ ارسال به ۲۲ نفر", card), "همین متن")
    assert len(shop.smsir.sent()) == 2
    await maryam.press("بازگشت", asked)
    await maryam.wait_for(CARD)
    await maryam.after(maryam.press("❌ انصراف"), "چه کاری انجام دهم؟")
    card = await carded(shop, GREETING, "مینا‌ها")
    await maryam.after(maryam.press("✅ ارسال به ۲۰ نفر", card), "ارسال شد به ۲۰ نفر")
    assert {len(texts) for texts in received(shop).values()} == {1}
