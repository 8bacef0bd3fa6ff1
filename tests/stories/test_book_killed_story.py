"""Killed in the middle of an import, the bot goes on from there; nobody is added twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.stories.book import HEADER, workbook

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram, User
    from tests.stories.harness.process import BotProcess

FRIENDS = "همکاران"
MANY = 730


async def to_the_preview(maryam: User) -> None:
    await maryam.after(maryam.command("/link demo-key demo-secret"), "گل یاس")
    await maryam.after(maryam.command(f"/groups {FRIENDS}"), "گروه‌ها")
    await maryam.after(maryam.press(FRIENDS), f"گروه {FRIENDS}")
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل")
    people = [("نگار", "احمدی", f"09122{place:06d}", "") for place in range(MANY)]
    await maryam.send_file("مشتریان.xlsx", workbook([HEADER, *people, ("بی", "شماره", "12", "")]))


def given(twin: Any) -> Counter[str]:
    """How often each number was handed to AddContacts and accepted, by membership SMS."""
    return Counter(sms.mobile for sms in twin.accounts["demo-key"].membership_sms)


@pytest.mark.parametrize(
    ("step", "count"),
    [("import:claimed", 3), ("import:answered", 3), ("import:finished", 2)],
)
async def test_f81_an_import_goes_on_from_the_batch_that_it_was_at(
    telegram_twin: RunningTelegram,
    smsir_twin: RunningSmsIr,
    bot_process: BotProcess,
    step: str,
    count: int,
) -> None:
    maryam = telegram_twin.twin.user(1001, first_name="مریم", language_code="fa")
    await bot_process.start(fault_at=step, count=count)
    await to_the_preview(maryam)
    await maryam.wait_for("آمادهٔ افزودن: ۷۳۰ نفر")
    await maryam.press("✅ افزودن")
    assert await bot_process.died() == 137
    before = sum(given(smsir_twin.twin).values())
    assert 0 < before < MANY or step != "import:finished"

    await bot_process.start()
    told = await maryam.wait_for("تمام شد")
    assert "افزوده شد: ۷۳۰ نفر" in told.plain, "the report counts those of both lives"
    assert "افزوده نشد: ۱ سطر" in told.plain
    book = smsir_twin.twin.accounts["demo-key"].book
    group = book.group_named(FRIENDS)
    assert group is not None
    members = [one.contact.mobile for one in group.members.values()]
    wanted = {f"09122{place:06d}" for place in range(MANY)}
    assert wanted <= set(members)
    assert set(given(smsir_twin.twin).values()) == {1}, "one membership SMS each"


async def test_f81_a_process_killed_while_reading_reads_again(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, bot_process: BotProcess
) -> None:
    maryam = telegram_twin.twin.user(1001, first_name="مریم", language_code="fa")
    smsir_twin.twin.faults.add("GetCancelledContactsByPageId", "delay", seconds=3)
    await bot_process.start()
    await to_the_preview(maryam)
    await maryam.wait_for("فایل را می‌خوانم")
    await bot_process.kill9()
    smsir_twin.twin.faults.clear()
    await bot_process.start()
    ready = await maryam.wait_for("آمادهٔ افزودن: ۷۳۰ نفر")

    assert "بدون شمارهٔ موبایل درست: ۱" in ready.plain
    assert given(smsir_twin.twin) == Counter()
