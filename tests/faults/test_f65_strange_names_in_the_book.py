"""F65: names and groups with markup, quotes, direction marks, emoji, and without end."""

from __future__ import annotations

import pytest

from tests.stories.book import address_book, cells, file_of, group, mobiles, workbook
from tests.stories.harness.shop import Shop

STRANGE = {
    "markup": "<b>رز</b> & <a href='x'>یاس</a>",
    "quotes": "«رز» \"یاس\" 'نرگس'",
    "direction": "\u202eرز\u202c \u2066یاس\u2069\u200f",
    "long": "رز " * 3_333,
    "emoji": "👩‍👩‍👧‍👦🌹" * 40,
    "formula": "=1+1",
}


@pytest.mark.parametrize("kind", STRANGE)
async def test_f65_strange_names_are_shown_safely_everywhere(shop: Shop, kind: str) -> None:
    maryam, name = shop.person, STRANGE[kind]
    await shop.link()
    friends = group(shop, "همکاران")
    friends.name = name
    for relation in friends.members.values():
        relation.contact.first_name = relation.contact.last_name = name
    listed = await maryam.after(maryam.command("/groups"), "۸ گروه")
    label = next(label for label in listed.labels if "۱۲" in label)
    assert len(label.encode("utf-16-le")) // 2 < 120, "cut with an ellipsis"
    card = await maryam.after(maryam.press(label), "تعداد:")
    assert "\u202e" not in card.text
    assert "نشان داده نمی‌شود" not in card.plain
    await maryam.press("👤 مخاطبین گروه")
    people = await maryam.wait_for(lambda message: message.has("👤 انتخاب چند نفر"))
    person = await maryam.after(maryam.press(people.labels[0]), "شماره:")
    assert "نشان داده نمی‌شود" not in person.plain


@pytest.mark.parametrize("kind", ["markup", "quotes", "direction", "long", "emoji"])
async def test_f65_strange_names_in_a_file_are_cleaned_and_shown(shop: Shop, kind: str) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    rows = [("نام", "موبایل"), (STRANGE[kind], "09121110001"), (STRANGE[kind], "12")]
    await maryam.send_file(f"{STRANGE['markup']}.xlsx", workbook(rows))
    preview = await maryam.wait_for("آمادهٔ افزودن: ۱ نفر")
    assert "<b>رز</b>" in preview.text or kind != "markup"
    await maryam.after(maryam.press("همکاران"), "گروه: همکاران")
    await maryam.after(maryam.press("✅ افزودن"), "تمام شد")
    await maryam.press("📎 فایل سطرهای کنارگذاشته")

    assert "09121110001" in mobiles(shop, "همکاران")
    kept = address_book(shop).by_mobile["09121110001"].first_name or ""
    assert not any(mark in kept for mark in "\u202e\u202c\u2066\u2069\u200f")
    assert len(kept) <= 60
    _, sheet = await file_of(shop, ".xlsx")
    assert len(cells(sheet)) == 2
