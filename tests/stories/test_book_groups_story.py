"""Groups, from the first to the last: made, found, renamed, coloured, emptied, deleted."""

from __future__ import annotations

from screens.text.bidi import FSI, LRM, PDI
from tests.stories.book import address_book, group, in_group
from tests.stories.harness.shop import Shop


async def test_a_group_is_made_renamed_and_coloured(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    listed = await maryam.after(maryam.command("/groups"), "۸ گروه")
    assert listed.has("مشتریان تازه (۴۰ نفر، ۶ در انتظار)")
    await maryam.after(maryam.press("➕ گروه تازه"), "نام گروه تازه")
    await maryam.after(maryam.say("همکاران"), "نام هر گروه باید یکتا باشد")
    await maryam.after(maryam.say("همسایه‌ها"), "ساخته شد")
    await maryam.after(maryam.press("✏️ تغییر نام"), "نام تازهٔ گروه")
    await maryam.after(maryam.say("همسایگان"), "عوض شد")
    await maryam.after(maryam.press("🎨 رنگ"), "کد رنگ")
    await maryam.after(maryam.say("۸E44ad"), "رنگ گروه عوض شد")

    assert group(shop, "همسایگان").color == "#8e44ad"
    assert [seen.operation for seen in shop.smsir.calls("AddOrUpdateContactGroup")] == [
        "AddOrUpdateContactGroup"
    ] * 4


async def test_a_group_is_found_among_many_by_a_part_of_its_name(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/groups"), "۸ گروه")
    await maryam.say("مشتري")  # with an Arabic yeh
    found = await maryam.wait_for("نتیجهٔ جست‌وجو")

    assert len([label for label in found.labels if "مشتریان" in label]) == 2


async def test_emptying_a_group_keeps_it_and_wants_a_second_tap(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, "عروس و دامادها")
    sure = await maryam.after(maryam.press("🧹 خالی کردن گروه"), "خود گروه می‌ماند")
    assert "۲۴ مخاطب" in sure.plain
    assert "در گروه دیگری هم باشد، در حساب شما می‌ماند" in sure.plain
    assert "فقط در این گروه است، از حساب هم حذف می‌شود" in sure.plain
    assert shop.smsir.calls("DeleteGroupContacts") == []
    await maryam.after(maryam.press("🧹 بله، ۲۴ مخاطب حذف شوند"), "خالی شد")

    assert group(shop, "عروس و دامادها").members == {}
    (call,) = shop.smsir.calls("DeleteGroupContacts")
    assert isinstance(call.json, dict), "an object, never a bare array"


async def test_deleting_a_group_names_it_and_looks_otherwise(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, "عروس و دامادها")
    sure = await maryam.after(maryam.press("🗑 حذف گروه"), "برای همیشه")
    assert "خود گروه و عضویت ۲۴ مخاطب" in sure.plain
    assert sure.button("🗑 بله").style == "danger"
    await maryam.after(maryam.press("🗑 بله"), "حذف شد")

    assert address_book(shop).group_named("عروس و دامادها") is None
    assert len(shop.smsir.calls("DeleteContactGroup")) == 1


async def test_a_persian_name_does_not_turn_the_numbers_of_an_english_label(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary, ("demo-key", "demo-secret"), business="is linked")
    listed = await mary.after(mary.command("/groups"), "8 groups")

    label = next(label for label in listed.labels if "همکاران" in label)
    assert label.startswith(LRM)
    assert f"{FSI}همکاران{PDI} (" in label
