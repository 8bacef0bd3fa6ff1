"""F70: over 20 MB a bot gets no file: the limit is told, and what to do; nothing is downloaded."""

from __future__ import annotations

import pytest

from tests.stories.book import in_group
from tests.stories.harness.shop import Shop

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("megabytes", [21, 60])
async def test_f70_a_file_over_the_limit_is_refused_with_advice(shop: Shop, megabytes: int) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, "همکاران")
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل")
    await maryam.send_file("بزرگ.xlsx", b"\0" * (megabytes * MEGABYTE))
    told = await maryam.wait_for("بزرگ‌تر از ۲۰ مگابایت")

    assert "CSV" in told.plain
    assert "فایل کوچک‌تر" in told.plain
    await maryam.after(maryam.send_file("کوچک.csv", b"09121110001"), "آمادهٔ افزودن: ۱ نفر")


async def test_f70_over_the_wizard_and_the_list_as_well(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.send_file("بزرگ.vcf", b"\0" * (21 * MEGABYTE))
    await maryam.wait_for("بزرگ‌تر از ۲۰ مگابایت")
    await maryam.after(maryam.press("➕ مخاطب تازه"), "نام و شماره را بنویسید")
    await maryam.send_file("بزرگ.vcf", b"\0" * (21 * MEGABYTE))
    await maryam.wait_for("بزرگ‌تر از ۲۰ مگابایت")
