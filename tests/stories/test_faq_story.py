"""The owner finds an answer without asking anybody."""

from __future__ import annotations

from tests.stories.harness.shop import Shop


async def test_questions_stand_by_priority_without_inactive_ones(shop: Shop) -> None:
    faqs = shop.smsir.accounts["demo-key"].faqs
    faqs[0].is_active = False
    faqs[5].priority = -1
    await shop.link()
    listed = await shop.person.after(shop.person.command("/faq"), "پرسش‌های پرتکرار")

    questions = [label for label in listed.labels if label.startswith("💡")]
    assert f"💡 {faqs[5].question}".startswith(questions[0].removesuffix("…"))
    assert f"💡 {faqs[1].question}".startswith(questions[1].removesuffix("…"))
    assert all(len(label) <= 40 for label in questions), "one line of a button"
    cut = [faq for faq in faqs if faq.is_active and len(faq.question) > 36]
    assert cut
    assert all(faq.question in listed.plain for faq in cut), "what is cut stands whole in the text"
    assert len(questions) == 7


async def test_a_question_is_searched_read_and_left(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/faq"), "پرسشی را انتخاب کنید")
    found = await maryam.after(maryam.say("پسوند"), "نتیجهٔ جست‌وجوی «پسوند»: ۱ پرسش")
    read = await maryam.after(maryam.press("💡 چه فایل‌هایی"), "فایل‌های اکسل با پسوند")
    assert "چه فایل‌هایی برای افزودن گروهی" in read.plain
    await maryam.after(maryam.press("➡️ بازگشت"), "نتیجهٔ جست‌وجوی")
    await maryam.after(maryam.press("💡 همهٔ پرسش‌ها"), "پرسشی را انتخاب کنید")

    assert found.has("💡 چه فایل‌هایی")
    assert len(shop.smsir.calls("GetFrequentlyAskedQuestions")) == 1, "kept for some minutes"


async def test_arabic_letters_find_persian_words_and_nothing_leads_to_support(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/faq كليد وب‌سرويس")
    await maryam.wait_for(lambda m: m.has("💡 کلید وب‌سرویس را از کجا بگیرم؟"))
    none = await maryam.after(maryam.say("زعفران"), "از پشتیبانی بپرسید")
    await maryam.after(maryam.press("➕ پرسش از پشتیبانی", none), "موضوع را در یک جمله بنویسید")


async def test_common_questions_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.command("/faq")

    await mary.wait_for("Frequently asked questions")
