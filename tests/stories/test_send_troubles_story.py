"""Each trouble on the way to an SMS gets one clear sentence."""

from __future__ import annotations

from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CARD, COLLEAGUES, CONFIRM, TEXT, carded, confirmed, written


async def test_without_an_account_it_says_so_and_links(shop: Shop) -> None:
    await shop.person.command("/send")

    told = await shop.person.wait_for("متصل")

    assert told.has("🔗 اتصال حساب")


async def test_keys_revoked_in_the_middle_are_told_and_nothing_is_lost(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.accounts["demo-key"].revoked = True
    shop.smsir.expire_tokens()
    told = await maryam.after(maryam.press(CONFIRM), "کلید")
    assert told.has("🔗 اتصال حساب")
    assert shop.smsir.sent() == []

    shop.smsir.accounts["demo-key"].revoked = False
    await maryam.after(maryam.press("🔄 "), CARD)
    await confirmed(shop)


async def test_an_expired_account_has_to_be_renewed_first(shop: Shop) -> None:
    maryam = shop.person
    await shop.link(keys=("expired-key", "expired-secret"), business="متصل شد")
    await written(shop)
    await maryam.after(maryam.say("09121112233"), "۱ شماره افزوده شد")
    card = await maryam.after(maryam.press("✅ ادامه"), CARD)
    assert "پلن حساب شما پایان یافته است" in card.plain
    assert "چیزی ارسال نشد" in card.plain
    assert not card.has(CONFIRM)
    assert card.has("💳 خرید در SMS.ir")


async def test_no_credit_is_warned_of(shop: Shop) -> None:
    maryam = shop.person
    await shop.link(keys=("broke-key", "broke-secret"), business="متصل شد")
    await written(shop)
    await maryam.after(maryam.say("09121112233"), "۱ شماره افزوده شد")
    await maryam.press("✅ ادامه")

    card = await maryam.wait_for(CARD)

    assert "اعتبار کافی نیست: حدود ۱ پیامک کم دارید" in card.plain
    assert not card.has(CONFIRM)


async def test_an_empty_group_has_nobody_to_send_to(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    await maryam.after(maryam.press("جشنواره نوروز"), "انتخاب‌شده: ۱ گروه")
    await maryam.press("✅ ادامه")

    card = await maryam.wait_for("هیچ گیرنده‌ای نیست")

    assert not card.has(CONFIRM)


async def test_without_recipients_there_is_no_way_on(shop: Shop) -> None:
    await shop.link()

    asked = await written(shop)

    assert "هنوز کسی انتخاب نشده است" in asked.plain
    assert not asked.has("✅ ادامه")


async def test_a_service_that_is_down_at_the_card_is_told_and_tried_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    shop.smsir.faults.add("GroupContactsDistinctCount", "http500", times=None)
    told = await maryam.after(
        maryam.press("✅ ادامه"), "تعداد گیرنده‌ها خوانده نشد و چیزی ارسال نشد"
    )
    assert told.has("🔄")

    shop.smsir.faults.clear()
    card = await maryam.after(maryam.press("🔄 "), CARD)
    assert TEXT in card.plain


async def test_a_token_that_expires_mid_flow_is_not_noticed(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    shop.smsir.expire_tokens()
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    shop.smsir.expire_tokens()
    await maryam.after(maryam.press("✅ ادامه"), CARD)
    shop.smsir.expire_tokens()

    await confirmed(shop)

    assert len(shop.smsir.sent()) == 1


async def test_digits_of_the_text_stay_as_they_are_typed(shop: Shop) -> None:
    await shop.link()
    text = "ساعت ۱۰:۳۰، کد 4521، پلاک ٣"
    await carded(shop, text)

    await confirmed(shop)

    assert shop.smsir.sent()[0].text == text


async def test_a_menu_label_typed_as_the_text_is_the_menu(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")

    await maryam.say(shop.label("menu-account"))

    await maryam.wait_for("اعتبار")
    assert not [m for m in maryam.messages() if m.from_bot and ASKED in m.plain]


async def test_links_and_card_numbers_are_warned_of_softly(shop: Shop) -> None:
    await shop.link()

    card = await carded(shop, "کارت ۶۰۳۷ ۹۹۷۱ ۱۲۳۴ ۵۶۷۸ و www.gol-yas.ir")

    assert "متن پیوند دارد" in card.plain
    assert "شماره کارت" in card.plain
    assert card.has(CONFIRM)
