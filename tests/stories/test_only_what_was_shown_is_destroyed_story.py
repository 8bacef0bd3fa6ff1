"""A dangerous button destroys what its screen named, or nothing."""

from __future__ import annotations

import pytest

from tests.stories.book import address_book, group, in_group
from tests.stories.harness.shop import Shop

NAME = "همکاران"
CHANGED = "چیزی انجام نشد"


@pytest.mark.parametrize(
    ("button", "yes"), [("🗑 حذف گروه", "🗑 بله"), ("🧹 خالی کردن گروه", "🧹 بله")]
)
async def test_a_group_that_has_changed_meanwhile_is_shown_again(
    shop: Shop, button: str, yes: str
) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, NAME)
    await maryam.after(maryam.press(button), lambda message: message.has(yes))
    members = group(shop, NAME).members
    before = len(members)
    book = address_book(shop)
    stranger = next(one for one in book.contacts.values() if one.contact_id not in members)
    book.join(stranger, group(shop, NAME), shop.smsir.now())

    await maryam.after(maryam.press(yes), CHANGED)
    assert len(group(shop, NAME).members) == before + 1
    await maryam.after(maryam.press(yes), lambda message: CHANGED not in message.plain)


async def test_a_draft_that_was_changed_elsewhere_is_shown_before_it_is_deleted(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/drafts متنی که می‌ماند")
    await maryam.wait_for(lambda message: message.has("متنی که می‌ماند"))
    await maryam.after(maryam.press("متنی که می‌ماند"), lambda message: message.has("🗑 حذف"))
    await maryam.after(maryam.press("🗑 حذف"), lambda message: message.has("🗑 بله"))
    drafts = shop.smsir.accounts["demo-key"].drafts
    draft = next(one for one in drafts if "متنی که می‌ماند" in one.text)
    draft.text = "متن تازهٔ همکار"

    told = await maryam.after(maryam.press("🗑 بله"), CHANGED)
    assert "متن تازهٔ همکار" in told.plain
    assert draft in shop.smsir.accounts["demo-key"].drafts
