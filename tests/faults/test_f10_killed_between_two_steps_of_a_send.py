"""F10: kill -9 before the claim, after it, during the call, after the answer, before the telling.

At most one SMS each time; after the restart the state is right and the person is told once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from sandbox.smsir import RunningSmsIr
from sandbox.telegram import RunningTelegram, User
from storage import Job, JobState, Storage, Vault
from tests.patience import PATIENCE
from tests.stories.harness.process import BotProcess
from tests.stories.sending import ASKED, CARD, COLLEAGUES, CONFIRM

FOUND = "در فهرست پیامک‌های ارسال‌شده پیدا شد"
SENT = "ارسال شد به ۱۲ نفر"
UNKNOWN = "معلوم نیست ارسال شده یا نه"


async def carded(person: User, text: str) -> None:
    await person.after(person.command("/send"), "متن پیامک را بنویسید")
    await person.after(person.say(text), ASKED)
    await person.after(person.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    await person.after(person.press("✅ ادامه"), CARD)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 (the other process rings no bell)
            await asyncio.sleep(0.01)


def told(person: User, words: str) -> int:
    return sum(words in message.plain for message in person.messages() if message.from_bot)


async def rows(database: Path) -> list[Job]:
    """The outbox, oldest first, as it stands in the file."""
    key_file = next(database.parent.glob("*.key"))
    async with await Storage.open(database, Vault.load(None, key_file)) as storage:
        return sorted(await storage.outbox.recent(1001), key=lambda job: job.id)


async def test_killed_at_each_step_there_is_one_sms_at_most_and_one_word(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, bot_process: BotProcess
) -> None:
    maryam, sent = telegram_twin.twin.user(1001), smsir_twin.twin.sent
    await bot_process.start(fault_at="outbox:claimed")
    await maryam.after(maryam.command("/link demo-key demo-secret"), "متصل شد")

    await carded(maryam, "یک: پس از ادعا")
    await maryam.press(CONFIRM)
    assert await bot_process.died() == 137
    assert sent() == []

    await bot_process.start(fault_at="outbox:calling")
    await maryam.wait_for(UNKNOWN, fresh=False)
    assert sent() == [], "what was claimed is never called again"

    await carded(maryam, "دو: پیش از تماس")
    await maryam.press(CONFIRM)
    assert await bot_process.died() == 137
    assert sent() == []

    await bot_process.start(fault_at="outbox:answered")
    await until(lambda: told(maryam, UNKNOWN) == 2)

    await carded(maryam, "سه: پس از پاسخ")
    await maryam.press(CONFIRM)
    assert await bot_process.died() == 137
    assert len(sent()) == 1

    await bot_process.start(fault_at="outbox:finished")
    await maryam.wait_for(FOUND, fresh=False)

    await carded(maryam, "چهار: پس از ثبت")
    await maryam.press(CONFIRM)
    assert await bot_process.died() == 137
    assert len(sent()) == 2

    # The first telling of this life is that of the fourth send; it dies at its own.
    await bot_process.start(fault_at="outbox:shown", count=2)
    await until(lambda: told(maryam, SENT) == 2)

    await carded(maryam, "پنج: پس از نمایش")
    await maryam.press(CONFIRM)
    assert await bot_process.died() == 137
    assert len(sent()) == 3

    await bot_process.start()
    await maryam.wait_for(SENT, fresh=False)
    assert await bot_process.terminate() == 0
    assert len(sent()) == 3
    assert told(maryam, UNKNOWN) == 2
    assert told(maryam, SENT) == 3, "each is told in one message"
    found = await rows(bot_process.database)
    assert [job.state for job in found] == [JobState.UNKNOWN] * 2 + [JobState.SENT] * 3
    assert all(job.told for job in found)


async def test_killed_before_the_claim_and_during_the_call(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, bot_process: BotProcess
) -> None:
    maryam, twin = telegram_twin.twin.user(1001), smsir_twin.twin
    await bot_process.start(SEFID_UNDO_SECONDS="1")
    await maryam.after(maryam.command("/link demo-key demo-secret"), "متصل شد")
    await carded(maryam, "شش: پیش از ادعا")
    await maryam.after(maryam.press(CONFIRM), "ارسال می‌شود…")
    await bot_process.kill9()
    assert twin.calls("Send") == []

    await bot_process.start()
    await maryam.wait_for(SENT, fresh=False)
    assert len(twin.sent()) == 1

    await carded(maryam, "هفت: در میان تماس")
    twin.faults.add("Send", "delay", seconds=0.3)
    await maryam.press(CONFIRM)
    await until(lambda: len(twin.calls("Send")) == 2)
    await bot_process.kill9()
    await asyncio.sleep(0.3)

    await bot_process.start()
    await maryam.wait_for(lambda one: FOUND in one.plain or UNKNOWN in one.plain, fresh=False)
    assert await bot_process.terminate() == 0
    assert len(twin.calls("Send")) == 2
    assert len(twin.sent()) <= 2
    first, second = await rows(bot_process.database)
    assert first.state is JobState.SENT
    assert second.state is (JobState.SENT if len(twin.sent()) == 2 else JobState.UNKNOWN)
    assert second.told
