"""Where no link leads into a group, a line that is typed there attaches it: Bale's groups."""

from __future__ import annotations

import pytest

from sandbox.bot_api.people import PLAIN_TEAM_ID
from tests.stories.harness.shop import Shop


@pytest.mark.parametrize("messenger", ["bale"], indirect=True)
async def test_the_owner_attaches_a_group_by_a_command(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/credit"), "ارسال‌شده تاکنون")
    page = await maryam.after(maryam.press("➕ افزودن به گروه گفتگو"), "در همان گروه بفرستید")
    line = await maryam.press("📋 کپی دستور برای گروه")
    stranger = shop.twin.user(1009, first_name="ناشناس")
    group = shop.twin.group(PLAIN_TEAM_ID, members=[maryam, stranger])

    await stranger.command(line, group)
    await stranger.wait_for("صاحب", chat=group)
    (by_hand,) = [shown for shown in page.plain.split("\n") if "/start" in shown]
    await maryam.say(by_hand, group)  # with all the marks that stand around it unseen
    await maryam.wait_for("این گروه به حساب", chat=group)
    await maryam.command("/credit", group)
    assert "گل یاس" in (await maryam.wait_for("اعتبار: ۱٬۲۵۰", chat=group)).plain
