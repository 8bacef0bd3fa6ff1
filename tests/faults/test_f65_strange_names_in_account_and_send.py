"""F65, account and sending: the service's names with markup, direction marks, and without end."""

from __future__ import annotations

from html import unescape

import pytest

from sandbox.telegram import Message
from tests.stories.book import group
from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CARD, confirmed, written

STRANGE = {
    "markup": "<b>رز</b> & <a href='x'>یاس</a> &lt;",
    "quotes": "«رز» \"یاس\" 'نرگس' {x}",
    "direction": "\u202eرز\u202c \u2066یاس\u2069\u200f",
    "long": "رز " * 3_333,
    "emoji": "👩‍👩‍👧‍👦🌹" * 40,
}
MOST = 1_500
"""Characters of a whole screen on which such names stand several times."""


def safe(message: Message, name: str) -> None:
    """It is drawn, nothing of the name is interpreted, and it does not fill the screen."""
    assert "نشان داده نمی‌شود" not in message.plain
    assert not set(message.text) & set("\u202a\u202b\u202c\u202d\u202e")
    assert len(message.text) < MOST
    assert all(len(label.encode("utf-16-le")) // 2 < 130 for label in message.labels)
    assert not [one for one in message.entities if one["type"] == "text_link"]
    if name.startswith("<b>"):
        assert "<b>رز</b>" in unescape(message.plain) + "".join(message.labels)


@pytest.mark.parametrize("kind", STRANGE)
async def test_f65_a_strange_business_is_greeted_and_its_card_shown(shop: Shop, kind: str) -> None:
    maryam, name = shop.person, STRANGE[kind]
    profile = shop.smsir.accounts["demo-key"].profile
    profile.business_name = profile.first_name = profile.last_name = name
    profile.membership_keyword = profile.cancel_keyword = profile.referral_code = name

    safe(await shop.link(business="متصل شد"), name)
    await maryam.command("/credit")
    safe(await maryam.wait_for("پایان پلن"), name)
    safe(await shop.start(), name)
    await maryam.command("/unlink")
    safe(await maryam.wait_for("جدا شود"), name)


@pytest.mark.parametrize("kind", STRANGE)
async def test_f65_strange_groups_and_people_are_picked_and_named_on_the_card(
    shop: Shop, kind: str
) -> None:
    maryam, name = shop.person, STRANGE[kind]
    await shop.link()
    friends = group(shop, "همکاران")
    friends.name = name
    for relation in friends.members.values():
        relation.contact.first_name = relation.contact.last_name = name
    asked = await written(shop)
    safe(asked, name)
    await maryam.press(next(label for label in asked.labels if "۱۲" in label))
    safe(await maryam.wait_for("انتخاب‌شده: ۱ گروه"), name)
    await maryam.after(maryam.press("👤 مخاطب"), "نام یا بخشی از شماره")
    mobile = next(iter(friends.members.values())).contact.mobile
    found = await maryam.after(maryam.say(mobile[:7]), "نتیجهٔ")
    safe(found, name)
    await maryam.press(found.labels[0])
    safe(await maryam.wait_for("۱ مخاطب"), name)
    await maryam.press("✅ ادامه")
    safe(await maryam.wait_for(CARD), name)

    await confirmed(shop)
    assert len(shop.smsir.sent()) == 1


async def test_f65_a_search_for_markup_is_quoted_and_not_interpreted(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    await maryam.after(maryam.press("👤 مخاطب"), "نام یا بخشی از شماره")

    await maryam.say("<i>هیچ‌کس</i> & {x}")

    told = await maryam.wait_for("پیدا نشد")
    assert "<i>هیچ‌کس</i> & {x}" in told.plain
    assert ASKED not in told.plain
