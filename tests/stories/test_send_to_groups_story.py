"""The main job: a text, groups, a contact and numbers, the card, confirmation, delivery."""

from __future__ import annotations

from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CARD, CONFIRM, TEXT, carded, confirmed, jobs, written


@BOTH
async def test_the_owner_sends_to_two_groups_and_watches_it_arrive(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    asked = await written(shop)
    assert asked.has("مشتریان ثابت (۱۸۰)")
    await maryam.after(maryam.press("مشتریان ثابت"), "انتخاب‌شده: ۱ گروه")
    two = await maryam.after(maryam.press("همکاران"), "انتخاب‌شده: ۲ گروه")
    assert two.has("☑️ همکاران")
    assert two.has("✅ ادامه با ۱۸۸ نفر")
    assert "۲ نفر از این گروه‌ها هنوز در انتظارند" in two.plain

    card = await maryam.after(maryam.press("✅ ادامه"), CARD)
    assert "گروه‌ها: مشتریان ثابت، همکاران" in card.plain
    assert "گیرنده: ۱۸۸ نفر" in card.plain
    assert "در انتظار پس از پیامک عضویت: ۲ نفر" in card.plain
    assert "لغو عضویت یا نامعتبر: ۲ مورد" in card.plain
    assert "۱ بخش" in card.plain
    assert "برآورد: ۱۸۸ پیامک" in card.plain
    assert "اعتبار: ۱٬۲۵۰ ← حدود ۱٬۰۶۲ پس از ارسال" in card.plain
    assert shop.band == "bale" or card.button(CONFIRM).style == "success"

    done = await confirmed(shop, "ارسال شد به ۱۸۸ نفر")
    (batch,) = shop.smsir.sent()
    assert batch.text == TEXT
    assert len(batch.recipients) == 188
    assert done.button("📋 کد پیگیری").copy == batch.batch_key
    assert "اعتبار باقی‌مانده: ۱٬۰۶۲" in done.plain
    assert shop.smsir.accounts["demo-key"].credit == 1062
    for mobile in batch.recipients:
        shop.smsir.accounts["demo-key"].delivery[mobile] = "رسیده به گوشی"
    settled = await maryam.wait_for("۱۸۸ از ۱۸۸", fresh=False)
    assert "▓▓▓▓▓▓▓▓▓▓" in settled.plain

    await maryam.after(maryam.press("✉️ پیامک تازه", settled), "متن پیامک را بنویسید")
    assert shop.smsir.sent() == [batch], "the next one is only begun"


async def test_the_text_may_stand_on_the_commands_own_line(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command(f"/send {TEXT}"), ASKED)
    await maryam.after(maryam.press("همکاران"), "انتخاب‌شده: ۱ گروه")
    await maryam.after(maryam.press("✅ ادامه"), CARD)

    await confirmed(shop)

    assert shop.smsir.sent()[0].text == TEXT


async def test_a_contact_is_found_by_name_in_both_spellings_and_by_number(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    book = shop.smsir.accounts["demo-key"].book
    group = book.group_named("همکاران")
    assert group is not None
    arabic = book.new_contact("09351112233", None, "\u0643\u0645\u0627\u0644\u064a", "زند", 2, 0, 0)
    book.join(arabic, group, 0)
    await written(shop)

    await maryam.after(maryam.press("👤 مخاطب"), "نام یا بخشی از شماره")
    hits = await maryam.after(maryam.say("کمالی"), "نتیجهٔ «کمالی»")
    assert hits.has("کمالي زند 2233".replace("کما", "\u0643\u0645\u0627"))
    await maryam.after(maryam.press("2233"), "انتخاب‌شده: ۱ مخاطب")
    by_number = await maryam.after(maryam.say("۰۹۳۵۱۱۱"), "نتیجهٔ «۰۹۳۵۱۱۱»")
    assert by_number.has("☑️")
    card = await maryam.after(maryam.press("✅ ادامه"), CARD)
    assert "گیرنده: ۱ نفر" in card.plain

    await confirmed(shop, "ارسال شد به ۱ نفر")

    assert shop.smsir.sent()[0].recipients == ["09351112233"]


async def test_a_pasted_list_with_junk_sends_to_what_is_a_number_and_shows_the_rest(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    await maryam.say(
        "۰۹۱۲۱۱۱۲۲۳۳\n+98 935 444 5566، آقای نوری\n9121112233\n021-88776655\n0912111223"
    )
    told = await maryam.wait_for("۲ شماره افزوده شد")
    assert "۱ شماره تکراری بود" in told.plain
    for junk in ("آقای نوری", "021-88776655", "0912111223"):
        assert junk in told.plain
    card = await maryam.after(maryam.press("✅ ادامه"), CARD)
    assert "گیرنده: ۲ نفر" in card.plain

    await confirmed(shop, "ارسال شد به ۲ نفر")

    (batch,) = shop.smsir.sent()
    assert batch.recipients == ["09121112233", "09354445566"]
    assert shop.smsir.calls("GroupContactsDistinctCount") == []


async def test_groups_and_numbers_together_are_two_calls_told_as_one(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    await maryam.after(maryam.press("همکاران"), "انتخاب‌شده: ۱ گروه")
    await maryam.after(maryam.say("09121112233"), "۱ گروه، ۱ شماره")
    card = await maryam.after(maryam.press("✅ ادامه"), CARD)
    assert "گیرنده: ۱۳ نفر" in card.plain

    done = await confirmed(shop, "ارسال شد به ۱۳ نفر")

    assert done.plain.count("ارسال شد") == 1
    assert [label for label in done.labels if "📊" in label] == ["📊 گزارش"]
    assert done.has("📋 کد گروه‌ها")
    assert done.has("📋 کد شماره‌ها")
    for mobile in ("09121112233", *shop.smsir.sent()[0].recipients):
        shop.smsir.accounts["demo-key"].delivery[mobile] = "رسیده به گوشی"
    settled = await maryam.wait_for("از ۱۳", fresh=False)
    assert settled.plain.count("رسیده به گوشی: ") == 1
    report = await maryam.after(maryam.press("📊 گزارش"), "گزارش پیامک")
    assert "گیرنده: ۱۳ نفر" in report.plain
    assert "۱۳ از ۱۳ (۱۰۰٪)" in report.plain
    assert sorted(len(batch.recipients) for batch in shop.smsir.sent()) == [1, 12]
    assert {job.part for job in await jobs(shop)} == {"contacts", "numbers"}


async def test_a_pasted_number_that_a_chosen_group_holds_gets_one_sms_and_an_opt_out_none(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    book = shop.smsir.accounts["demo-key"].book
    group = book.group_named("همکاران")
    assert group is not None
    member = next(one.contact.mobile for one in group.members.values())
    gone = next(iter(book.cancelled))
    await written(shop)
    await maryam.after(maryam.press("همکاران"), "انتخاب‌شده: ۱ گروه")
    picked = await maryam.after(maryam.say(f"{member}\n{gone}\n09121112233"), "۱ گروه، ۳ شماره")
    assert "۱ شماره از این‌ها لغو عضویت کرده" in picked.plain
    card = await maryam.after(maryam.press("✅ ادامه با ۱۳ نفر"), CARD)
    assert "گیرنده: ۱۳ نفر" in card.plain
    assert f"یک بار حساب شد: {member}" in card.plain
    assert f"لغو عضویت کرده و پیامک نمی‌گیرد: {gone}" in card.plain

    await confirmed(shop)

    got = [mobile for batch in shop.smsir.sent() for mobile in batch.recipients]
    assert len(got) == len(set(got)) == 13
    assert member in got
    assert gone not in got


async def test_typed_words_filter_the_groups(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)

    await maryam.say("مشتريان")  # with an Arabic yeh
    found = await maryam.wait_for("گروه‌های «مشتریان»: ۲ مورد".replace("مشتریان", "مشتريان"))

    assert found.has("مشتریان ثابت")
    assert found.has("مشتریان تازه")
    assert not found.has("همکاران")
    await maryam.after(maryam.press("➕ همه"), "انتخاب‌شده: ۲ گروه")
    await maryam.press("👥 همهٔ گروه‌ها")
    assert (await maryam.wait_for(ASKED)).has("☑️ مشتریان تازه")


async def test_the_first_one_goes_to_the_owner_alone_and_the_card_stays(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.after(maryam.press("📱 اول برای خودم"), "به شمارهٔ خودتان")
    assert shop.smsir.sent() == []
    await maryam.after(maryam.press("✅ ارسال به من"), "ارسال شد به ۱ نفر", fresh=False)
    (batch,) = shop.smsir.sent()
    assert batch.recipients == [shop.smsir.accounts["demo-key"].profile.mobile]

    card = await maryam.after(maryam.press("✅ ادامه به کارت ارسال"), CARD)
    assert TEXT in card.plain
    await confirmed(shop, "ارسال شد به ۱۲ نفر")
    assert len(shop.smsir.sent()) == 2


async def test_the_opt_out_line_is_switched_with_its_cost_and_sent(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    text = "گل‌فروشی یاس: جمعه ۲۴ مهر تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."
    card = await carded(shop, text)
    assert "۶۹ نویسه، ۱ بخش" in card.plain

    dear = await maryam.after(maryam.press("⬜ سطر «لغو۱۱»"), "۷۵ نویسه، ۲ بخش")

    assert "برآورد: ۲۴ پیامک" in dear.plain
    assert "بدون سطر لغو، ۱ بخش می‌شود" in dear.plain
    await confirmed(shop)
    assert shop.smsir.sent()[0].text == f"{text}\nلغو۱۱"


async def test_the_card_is_kept_as_a_draft(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.press("📝 ذخیرهٔ پیش‌نویس")
    await maryam.wait_toast("پیش‌نویس ذخیره شد")

    assert shop.smsir.accounts["demo-key"].drafts[-1].text == TEXT
    assert shop.smsir.sent() == []


async def test_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary, business="گل یاس")
    await mary.after(mary.command("/send"), "Write the text of the SMS")
    await mary.after(mary.say("Closed on Friday. See you on Saturday!"), "Who should get it?")
    await mary.after(mary.press("همکاران"), "Chosen: 1 group")
    card = await mary.after(mary.press("✅ Continue"), "Review before sending")
    assert "Recipients: 12" in card.plain
    assert "1 part" in card.plain
    assert "(Latin;" in card.plain
    await mary.press("✅ Send to 12 people")

    await mary.wait_for("Sent to 12 people")

    assert shop.smsir.sent()[0].text == "Closed on Friday. See you on Saturday!"
