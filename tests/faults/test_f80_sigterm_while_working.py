from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.patience import PATIENCE
from tests.stories.book import HEADER, workbook
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.process import BotProcess

KEYS = "/link demo-key demo-secret"
MANY = 730
"""More than a few batches of AddContacts."""


async def test_f80_what_runs_is_finished_before_the_process_ends(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    person = telegram_twin.twin.user(1001)
    await bot_process.start()
    smsir_twin.twin.faults.add(operation="GetToken", kind="delay", seconds=1.0, times=1)
    await person.command(KEYS)
    await telegram_twin.twin.wait_call("deleteMessage")
    assert await bot_process.terminate() == 0
    assert any("گل یاس" in message.text for message in person.messages())


async def test_f80_what_cannot_be_finished_in_time_is_left_and_the_process_ends(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    person = telegram_twin.twin.user(1001)
    await bot_process.start(HARNESS_GRACE="0.5")
    smsir_twin.twin.faults.add(operation="*", kind="delay", seconds=2 * PATIENCE, times=None)
    await person.command(KEYS)
    await telegram_twin.twin.wait_call("deleteMessage")
    assert await bot_process.terminate() == 0
    assert "demo-secret" not in bot_process.written()


async def test_f80_an_idle_bot_ends_at_once(bot_process: BotProcess) -> None:
    await bot_process.start()
    assert await bot_process.terminate() == 0


async def test_f80_an_import_is_left_between_two_batches_and_goes_on_from_there(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    maryam, twin = telegram_twin.twin.user(1001), smsir_twin.twin
    await bot_process.start()
    await maryam.after(maryam.command(KEYS), "گل یاس")
    await maryam.command("/groups همکاران")
    await maryam.press("همکاران", await maryam.wait_for("گروه‌ها"))
    await maryam.press("📎 ورود از فایل", await maryam.wait_for("گروه همکاران"))
    await maryam.wait_for("فایل اکسل")
    people = [("نگار", "احمدی", f"09123{place:06d}", "") for place in range(MANY)]
    await maryam.send_file("مشتریان.xlsx", workbook([HEADER, *people, ("بی", "شماره", "12", "")]))
    ready = await maryam.wait_for(lambda one: one.has("✅ افزودن"))
    twin.faults.add("AddContacts", "delay", seconds=0.4, times=None)
    await maryam.press("✅ افزودن", ready)
    await eventually(lambda: len(twin.calls("AddContacts")) >= 2)

    assert await bot_process.terminate() == 0
    twin.faults.clear()
    given = Counter(sms.mobile for sms in twin.accounts["demo-key"].membership_sms)
    assert 0 < len(given) < MANY, "it was ended in the middle"

    await bot_process.start()
    await maryam.wait_for("تمام شد")
    given = Counter(sms.mobile for sms in twin.accounts["demo-key"].membership_sms)
    assert given == Counter(f"09123{place:06d}" for place in range(MANY)), "each once, none left"
    nothing_ignored(bot_process)


def nothing_ignored(bot: BotProcess) -> None:
    """What the interpreter says of objects that could not end themselves ("... closed file")."""
    assert "Exception ignored" not in bot.written()
    assert "Traceback" not in bot.written()
    assert "was never" not in bot.written()


async def test_f80_an_export_is_broken_off_without_a_complaint(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    maryam, twin = telegram_twin.twin.user(1001), smsir_twin.twin
    await bot_process.start(HARNESS_GRACE="0.5")
    await maryam.after(maryam.command(KEYS), "گل یاس")
    await maryam.command("/contacts")
    await maryam.press("📎 ورود و خروجی", await maryam.wait_for("مخاطبین"))
    twin.faults.add("GetContactsFromLastId", "delay", seconds=5, times=None, skip=1)
    twin.faults.add("GetContactsByPageId", "delay", seconds=5, times=None, skip=1)
    await maryam.press("📤 خروجی همه", await maryam.wait_for("ورود و خروجی مخاطبین"))
    await maryam.press("📗 اکسل", await maryam.wait_for("با کدام قالب؟"))
    await eventually(
        lambda: (
            len(twin.calls("GetContactsFromLastId")) + len(twin.calls("GetContactsByPageId")) >= 2
        )
    )

    assert await bot_process.terminate() == 0

    nothing_ignored(bot_process)
