"""The card before sending as a function: counts, costs, hints, and what binds its button."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from handlers.messages.compose.preflight import Seen, bound, plan_of
from handlers.messages.counting.counting import Count
from handlers.shared.half_written import SendData
from handlers.shared.pacing import Pace
from screens.outcome import Push, Replace, Stay
from screens.view import Button
from tests.handlers.desk import NOW, USER_INFO, Desk, buttons, labels, said
from tests.stories.harness.texts import plain

DATA = SendData(text="سلام، فردا تعطیلیم.", groups=((301, "مشتریان"),))


def count(valid: int, invalid: int = 0) -> dict[str, Any]:
    return {
        "Count": valid, "InvalidCount": invalid, "IsSuccessful": True, "Message": "",
        "ErrorCode": 0,
    }  # fmt: skip


@pytest.fixture
async def shop(desk: Desk) -> Desk:
    await desk.link()
    desk.script.answers["GroupContactsDistinctCount"] = count(176, 4)
    desk.script.answers["GetContactGroups"] = {
        "ContactGroups": [
            {"GroupId": 301, "Name": "مشتریان", "ContactsCount": 180, "InvalidContactsCount": 3}
        ],
        "IsSuccessful": True,
    }
    return desk


def confirm_arg(view_buttons: list[Any]) -> str:
    (found,) = [b for b in view_buttons if isinstance(b, Button) and b.action == "send"]
    return str(found.arg)


async def card(shop: Desk, data: SendData, lang: str = "fa") -> str:
    """The card's words, without tags."""
    return re.sub(r"<[^>]*>", "", await shop.text(shop.ctx(lang=lang), "send-check", data))


@pytest.mark.parametrize(
    ("text", "written", "field"),
    [
        ("سلام [نام]، فردا تعطیلیم.", "«[نام]»", "{نام}"),
        ("سلام %نام خانوادگی% عزیز", "«%نام خانوادگی%»", "{نام خانوادگی}"),
        ("#نام# جان", "«#نام#»", "{نام}"),
        ("سلام ｛نام｝", "«｛نام｝»", "{نام}"),
        ("Dear [First Name], hi", "«[First Name]»", "{name}"),
    ],
)
async def test_a_field_in_other_brackets_is_pointed_at(
    shop: Desk, text: str, written: str, field: str
) -> None:
    view = plain(await shop.text(shop.ctx(), "send-check", DATA.with_text(text, None)))

    assert f"{written} همان‌طور که هست می‌رود" in view
    assert f"برای نام هر گیرنده {field} بنویسید" in view


@pytest.mark.parametrize("text", ["نرخ [۱۲] تا %۵۰ و ۲۰% #نام", "[نام شهر] را بفرستید", "a < name"])
async def test_other_brackets_are_nobodys_field(shop: Desk, text: str) -> None:
    assert "همان‌طور که هست" not in await card(shop, DATA.with_text(text, None))


async def test_it_asks_two_things_of_the_service_and_a_third_to_tell_who_is_left_out(
    shop: Desk,
) -> None:
    text = await card(shop, DATA)

    assert sorted(shop.script.asked) == [
        "GetContactGroups",
        "GetToken",
        "GetUserInfo",
        "GroupContactsDistinctCount",
    ]
    assert "گیرنده: ۱۷۶ نفر" in text
    assert "در انتظار پس از پیامک عضویت: ۳ نفر" in text
    assert "لغو عضویت یا نامعتبر: ۱ مورد" in text
    assert "اعتبار: ۱٬۰۷۴ ← حدود ۸۹۸ پس از ارسال" in text
    assert "ساعت‌های سکوت" not in text


async def test_of_single_contacts_the_service_does_not_say_who_only_waits(shop: Desk) -> None:
    """A contact who is new is counted as invalid with those who opted out."""
    data = SendData(text=DATA.text, contacts=((7001, "نگار"), (7002, "سارا")))
    shop.script.answers["GroupContactsDistinctCount"] = count(1, 1)

    text = await card(shop, data)

    assert "لغو عضویت، نامعتبر یا در انتظار پس از پیامک عضویت: ۱ مورد" in text
    assert "or still waiting after the membership SMS: 1;" in await card(shop, data, "en")


async def test_at_night_it_says_so(shop: Desk) -> None:
    shop.now = datetime(2026, 10, 14, 19, 0, tzinfo=UTC)  # 22:30 in Tehran

    text = await card(shop, DATA)

    assert "اکنون ساعت ۲۲:۳۰ است؛ از ۲۱:۰۰ تا ۰۸:۰۰ ساعت‌های سکوت" in text


async def test_few_characters_that_cost_a_part_are_named(shop: Desk) -> None:
    data = DATA.with_text("Hello " * 20 + "— see you ☺", None)

    text = await card(shop, data, "en")

    assert "Characters that make it a Unicode SMS: «—», «☺»" in text
    assert "Without these characters: 1 part(s)" in text


async def test_the_letters_of_a_persian_text_are_not_named(shop: Desk) -> None:
    for text in (DATA.text, "سلام " * 20, "حراج SALE در Gol Yas، ۲۰٪ تخفیف همهٔ گلدان‌ها"):
        said_here = await card(shop, DATA.with_text(text, None))
        assert "یونیکد" in said_here
        assert "نویسه‌هایی که پیامک را یونیکد می‌کنند" not in said_here
        assert "بدون این نویسه‌ها" not in said_here


async def test_the_first_of_many_strays_in_a_latin_text_are_named(shop: Desk) -> None:
    data = DATA.with_text("Tulips “fresh” — today… ☺ ✿ ❀ ❁ only at Gol Yas", None)

    text = await card(shop, data, "en")

    assert "Unicode SMS: «“», «”», «—», «…», «☺», «✿» and …" in text


async def test_a_hidden_character_is_told_of_without_a_name(shop: Desk) -> None:
    text = await card(shop, DATA.with_text("Fresh tulips\u200btoday", None), "en")

    assert "An invisible character makes it a Unicode SMS" in text


async def test_half_spaces_that_cost_a_part_are_counted(shop: Desk) -> None:
    data = DATA.with_text("می‌" * 3 + "ا" * 63, None)

    text = await card(shop, data)

    assert "۷۲ نویسه، ۲ بخش" in text
    assert "بدون ۳ نیم‌فاصله، ۱ بخش می‌شود" in text


async def test_the_chats_own_opt_out_line_is_the_default_and_stays_off_when_switched_off(
    shop: Desk,
) -> None:
    ctx = shop.ctx()
    await shop.storage.settings.update(ctx.chat, optout_line="لغو یاس")
    assert "سلام، فردا تعطیلیم.\nلغو یاس" in await shop.text(ctx, "send-check", DATA)

    off = await shop.press(ctx, "send-check", DATA, "line")

    assert isinstance(off, Stay)
    assert isinstance(off.data, SendData)
    assert "لغو یاس" not in await shop.text(ctx, "send-check", off.data)
    assert (await shop.storage.settings.get(ctx.chat)).optout_line == "لغو یاس"


async def test_confirming_writes_rows_with_the_screen_and_calls_nothing(shop: Desk) -> None:
    ctx = shop.ctx()
    arg = confirm_arg(buttons(await shop.view(ctx, "send-check", DATA)))

    outcome = await shop.press(ctx, "send-check", DATA, "send", arg)

    assert isinstance(outcome, Replace)
    assert outcome.screen == "sending"
    assert len(outcome.effects) == 3, "the owner's rules, the rows, and who confirmed"
    assert "Send" not in shop.script.asked
    for effect in outcome.effects:
        await shop.storage.run(effect)
    (job,) = await shop.storage.outbox.for_frame(ctx.chat, ctx.user, ctx.frame, ctx.revision)
    assert (job.text, job.group_ids, job.recipients) == (DATA.text, (301,), 176)


async def test_a_text_changed_behind_the_card_is_shown_again(shop: Desk) -> None:
    ctx = shop.ctx()
    arg = confirm_arg(buttons(await shop.view(ctx, "send-check", DATA)))
    await shop.storage.settings.update(ctx.chat, optout_line="لغو۱۱")

    outcome = await shop.press(ctx, "send-check", DATA, "send", arg)

    assert isinstance(outcome, Stay)
    assert "چیزی عوض شده است؛ چیزی ارسال نشد" in said(outcome)
    assert not outcome.effects


@pytest.mark.parametrize(("hours", "old"), [(23.9, False), (24.1, True), (72.0, True)])
async def test_a_card_of_the_day_before_is_shown_again(
    shop: Desk, hours: float, *, old: bool
) -> None:
    """Nothing else has changed: what it says of credit and people may have."""
    arg = confirm_arg(buttons(await shop.view(shop.ctx(), "send-check", DATA)))
    shop.later(hours=hours)

    outcome = await shop.press(shop.ctx(), "send-check", DATA, "send", arg)

    assert isinstance(outcome, Stay if old else Replace)
    assert ("از دیروز یا پیش‌تر مانده بود؛ چیزی ارسال نشد" in said(outcome)) is old
    assert bool(outcome.effects) is not old


async def test_another_account_behind_the_card_is_shown_again(shop: Desk) -> None:
    ctx = shop.ctx()
    arg = confirm_arg(buttons(await shop.view(ctx, "send-check", DATA)))
    await shop.storage.accounts.unlink(ctx.chat)
    await shop.storage.accounts.link(ctx.chat, ctx.user, "demo-key-2", "demo-secret-2", "دیگر")

    outcome = await shop.press(ctx, "send-check", DATA, "send", arg)

    assert isinstance(outcome, Stay)
    assert not outcome.effects


@pytest.mark.parametrize("arg", ["", "176", "x-1-abc", "176-1", "176-99999999999999-abcdefgh"])
async def test_an_argument_that_no_card_made_confirms_nothing(shop: Desk, arg: str) -> None:
    outcome = await shop.press(shop.ctx(), "send-check", DATA, "send", arg)

    assert isinstance(outcome, Stay)
    assert not outcome.effects


async def test_a_button_of_ten_million_people_fits_into_callback_data(shop: Desk) -> None:
    plan = await plan_of(shop.ctx(), DATA)

    count = Count(10_000_000, 0, 0)
    arg = Seen.of(count, plan, NOW + timedelta(days=3650))

    assert len(arg) <= 26
    seen = Seen.read(arg)
    assert seen is not None
    assert (seen.recipients, seen.digest) == (10_000_000, bound(plan, count))


async def test_without_a_mobile_of_ones_own_there_is_no_button_for_it(shop: Desk) -> None:
    shop.script.answers["GetUserInfo"] = USER_INFO | {"MobileNumber": None}

    shown = labels(await shop.view(shop.ctx(), "send-check", DATA))

    assert "📱 اول برای خودم" not in shown


def test_what_is_set_is_cleaned_lone_surrogates_and_marks_included() -> None:
    data = SendData(text="\u202e سلام\ud83d\x00\u00a0دنیا\r\nخط\u2069 ")

    assert data.text == "سلام دنیا\nخط"


async def test_what_cannot_be_paid_has_no_button_to_send_but_one_to_buy(shop: Desk) -> None:
    for changed, why in (
        ({"Credit": 175}, "حدود ۱ پیامک کم دارید"),
        ({"IsExpired": True}, "پایان یافته است"),
    ):
        shop.script.answers["GetUserInfo"] = USER_INFO | changed
        view = await shop.view(shop.ctx(), "send-check", DATA)

        assert why in plain(view.text)
        assert "پس از ارسال" not in plain(view.text)
        assert not [one for one in labels(view) if one.startswith("✅ ارسال به")]
        assert "💳 خرید در SMS.ir" in labels(view)


SLOW = Pace(many=50, minutes=10, start=time(8), end=time(21))
AFTERNOON = Pace(many=50, minutes=10, start=time(15), end=time(21))
TOMORROW = DATA.changed(at=NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("data", "changed", "leaves"),
    [
        (DATA.changed(pace=SLOW), {"Credit": 49}, False),
        (DATA.changed(pace=SLOW), {"Credit": 0}, False),
        (DATA.changed(pace=SLOW), {"IsExpired": True}, False),
        (DATA.changed(pace=SLOW), {"Credit": 50}, True),
        (DATA.changed(pace=AFTERNOON), {"Credit": 0}, True),
        (DATA.changed(pace=AFTERNOON), {"IsExpired": True}, True),
        (TOMORROW.changed(pace=SLOW), {"Credit": 0}, True),
        (TOMORROW, {"Credit": 0}, True),
        (TOMORROW, {"IsExpired": True}, True),
    ],
    ids=lambda value: repr(value) if isinstance(value, dict) else None,
)
async def test_only_what_leaves_at_the_press_must_be_paid_by_then(
    shop: Desk, data: SendData, changed: dict[str, object], *, leaves: bool
) -> None:
    shop.script.answers["GetUserInfo"] = USER_INFO | changed
    view = await shop.view(shop.ctx(), "send-check", data)
    text = plain(view.text)

    sending = any(isinstance(one, Button) and one.action == "send" for one in buttons(view))
    assert sending is leaves
    assert ("چیزی ارسال نشد" in text) is not leaves
    assert ("تا پیش از ارسال" in text) is leaves
    assert ("پس از ارسال" in text) is False
    assert "💳 خرید در SMS.ir" in labels(view)


async def test_a_try_at_oneself_that_cannot_be_paid_is_not_offered_nor_asked(shop: Desk) -> None:
    ctx = shop.ctx()
    long = DATA.with_text("س" * 100, None)
    for changed, why in (
        ({"Credit": 0}, "حدود ۲ پیامک کم دارید"),
        ({"Credit": 1}, "حدود ۱ پیامک کم دارید"),
        ({"IsExpired": True}, "پایان یافته است"),
    ):
        shop.script.answers["GetUserInfo"] = USER_INFO | changed
        assert "📱 اول برای خودم" not in labels(await shop.view(ctx, "send-check", long))
        pressed = await shop.press(ctx, "send-check", long, "me")
        assert isinstance(pressed, Stay)
        assert why in said(pressed)
    shop.script.answers["GetUserInfo"] = USER_INFO | {"Credit": 2}
    assert "📱 اول برای خودم" in labels(await shop.view(ctx, "send-check", long))
    assert isinstance(await shop.press(ctx, "send-check", long, "me"), Push)


async def test_the_opt_out_line_has_its_price_on_the_button(shop: Desk) -> None:
    longer = DATA.with_text("س" * 68, None)

    free = labels(await shop.view(shop.ctx(), "send-check", DATA))
    dear = labels(await shop.view(shop.ctx(), "send-check", longer))

    assert "⬜ سطر «لغو۱۱» (رایگان)" in free
    assert "⬜ سطر «لغو۱۱» (۱۷۶ پیامک بیشتر)" in dear


async def test_doubles_between_groups_are_told_apart_from_others(shop: Desk) -> None:
    two = DATA.changed(groups=((301, "مشتریان"), (302, "همکاران")))

    text = await card(shop, two)

    # Each group alone reaches 176, both together 176 as well: the script answers all alike.
    assert "تکراری در چند گروه: ۴ مورد" in text


@pytest.mark.parametrize(
    "said",
    [
        "لغو۱۱",
        "لغو11",
        "لغو ۱۱",
        "لغو ١١",
        "لغو: 11",
        "لغو\u200c۱۱",
        "«لغو-۱۱»",
        "لــغو۱۱",
        "Lغو لغو 11.",
    ],
)
@pytest.mark.parametrize("line", ["لغو۱۱", "لغو یاس", ""])
async def test_a_text_that_says_how_to_stop_it_gets_no_second_line(
    shop: Desk, said: str, line: str
) -> None:
    ctx = shop.ctx()
    await shop.storage.settings.update(ctx.chat, optout_line=line)
    data = DATA.with_text(f"سلام، فردا تعطیلیم. {said}", None)
    for chosen in (data, data.changed(optout="لغو۱۱")):
        view = await shop.view(ctx, "send-check", chosen)
        assert f"{said}</blockquote>" in view.text
        assert not any(getattr(button, "action", "") == "line" for button in buttons(view))


@pytest.mark.parametrize("said", ["لغو", "۱۱", "لغو۱۱۰", "لغو شد ۱۱ نفر", "لغ و"])
async def test_other_words_still_leave_room_for_the_line(shop: Desk, said: str) -> None:
    ctx = shop.ctx()
    await shop.storage.settings.update(ctx.chat, optout_line="لغو۱۱")
    data = DATA.with_text(f"سلام. {said}", None)

    view = await shop.view(ctx, "send-check", data)
    assert f"{said}\nلغو۱۱</blockquote>" in view.text
    assert any(getattr(button, "action", "") == "line" for button in buttons(view))


@pytest.mark.parametrize(
    ("line", "words", "says"),
    [
        ("لغو", "کنسرت امشب لغو شد.", False),
        ("لغو", "جلسه لغو", False),
        ("لغو", "سفارش لغوشده بازمی‌گردد", False),
        ("لغو", "سلام\n«لغو»", True),
        ("لغو", "لغو.\nتا شنبه", True),
        ("stop", "Do not stop here", False),
        ("stop", "Sale!\nSTOP", True),
        ("خروج", "درِ خروج از پشت است", False),
        ("لغو یاس", "برای لغو یاسمن بنویسید", False),
        ("لغو یاس", "برای لغو «یاس» بفرستید", True),
        ("لغو یاس", "لغویاس", True),
        ("لغو یاس", "قلغو یاس", False),
        ("لغو۵", "کد لغو ۵", True),
        ("لغو۵", "لغو ۵۰ سفارش", False),
        ("۱۱", "۱۱", True),
        ("لغو", "سلام لغو ۱۱", True),
    ],
    ids=lambda value: None if isinstance(value, bool) else str(value),
)
async def test_a_common_word_says_how_to_stop_only_as_a_line_of_its_own(
    shop: Desk, line: str, words: str, *, says: bool
) -> None:
    ctx = shop.ctx()
    await shop.storage.settings.update(ctx.chat, optout_line=line)

    view = await shop.view(ctx, "send-check", DATA.with_text(words, None))

    assert (f"\n{line}</blockquote>" not in view.text) is says or words.endswith(f"\n{line}")
    assert any(getattr(button, "action", "") == "line" for button in buttons(view)) is not says


@pytest.mark.parametrize(
    ("credit", "last"), [(10, "کم دارید"), (10_000, "پس از ارسال"), (None, "سامانه نگفت")]
)
async def test_what_decides_stands_below_a_long_text(
    shop: Desk, credit: int | None, last: str
) -> None:
    shop.script.answers["GetUserInfo"] = USER_INFO | {"Credit": credit}
    long = SendData(text="سلام، فردا تعطیلیم. " * 30, groups=DATA.groups)

    text = plain(await card(shop, long))

    below = text[text.rindex("تعطیلیم") :]
    assert "برآورد" in below
    assert "اعتبار" in below
    assert last in text.splitlines()[-1]
