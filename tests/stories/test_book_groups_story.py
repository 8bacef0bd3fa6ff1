"""Groups, from the first to the last: made, found, renamed, coloured, emptied, deleted."""

from __future__ import annotations

from screens.text.bidi import FSI, LRM, PDI
from tests.stories.book import address_book, group, in_group
from tests.stories.harness.shop import Shop


async def test_a_group_is_made_renamed_and_coloured(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/groups")
    listed = await maryam.wait_for("۸ گروه")
    assert listed.has("مشتریان تازه (۴۰ نفر، ۶ در انتظار)")
    await maryam.press("➕ گروه تازه")
    await maryam.wait_for("نام گروه تازه")
    await maryam.say("همکاران")
    await maryam.wait_for("نام هر گروه باید یکتا باشد")
    await maryam.say("همسایه‌ها")
    await maryam.wait_for("ساخته شد")
    await maryam.press("✏️ تغییر نام")
    await maryam.wait_for("نام تازهٔ گروه")
    await maryam.say("همسایگان")
    await maryam.wait_for("عوض شد")
    await maryam.press("🎨 رنگ")
    await maryam.wait_for("کد رنگ")
    await maryam.say("۸E44ad")
    await maryam.wait_for("رنگ گروه عوض شد")

    assert group(shop, "همسایگان").color == "#8e44ad"
    assert [seen.operation for seen in shop.smsir.calls("AddOrUpdateContactGroup")] == [
        "AddOrUpdateContactGroup"
    ] * 4


async def test_a_group_is_found_among_many_by_a_part_of_its_name(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/groups")
    await maryam.wait_for("۸ گروه")
    await maryam.say("مشتري")  # with an Arabic yeh
    found = await maryam.wait_for("نتیجهٔ جست‌وجو")

    assert len([label for label in found.labels if "مشتریان" in label]) == 2


async def test_emptying_a_group_keeps_it_and_wants_a_second_tap(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, "عروس و دامادها")
    await maryam.press("🧹 خالی کردن گروه")
    sure = await maryam.wait_for("خود گروه می‌ماند")
    assert "۲۴ مخاطب" in sure.plain
    assert shop.smsir.calls("DeleteGroupContacts") == []
    await maryam.press("🧹 بله، ۲۴ مخاطب حذف شوند")
    await maryam.wait_for("خالی شد")

    assert group(shop, "عروس و دامادها").members == {}
    (call,) = shop.smsir.calls("DeleteGroupContacts")
    assert isinstance(call.json, dict), "an object, never a bare array"


async def test_deleting_a_group_names_it_and_looks_otherwise(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, "عروس و دامادها")
    await maryam.press("🗑 حذف گروه")
    sure = await maryam.wait_for("برای همیشه")
    assert "خود گروه و عضویت ۲۴ مخاطب" in sure.plain
    assert sure.button("🗑 بله").style == "danger"
    await maryam.press("🗑 بله")
    await maryam.wait_for("حذف شد")

    assert address_book(shop).group_named("عروس و دامادها") is None
    assert len(shop.smsir.calls("DeleteContactGroup")) == 1


async def test_a_persian_name_does_not_turn_the_numbers_of_an_english_label(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary, ("demo-key", "demo-secret"), business="is linked")
    await mary.command("/groups")
    listed = await mary.wait_for("8 groups")

    label = next(label for label in listed.labels if "همکاران" in label)
    assert label.startswith(LRM)
    assert f"{FSI}همکاران{PDI} (" in label
