"""Kill -9 between any two steps of the whole job: the next press goes on, nothing is lost.

Each step is met at three moments: it has arrived and nothing was done with it, it was acted on
but not shown, and it was shown. The moments inside a call to the service are those of F10.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

import pytest

from sandbox.smsir import RunningSmsIr
from sandbox.telegram import Message, RunningTelegram, User
from storage import JobState, Storage, Vault
from tests.stories.harness.process import KILLED, BotProcess
from tests.stories.sending import ASKED, CARD, CONFIRM, TEXT

Moment = Literal["inbox:stored", "screen:saved", "shown"]
Act = Callable[[User, Message | None], Awaitable[object]]
NUMBER = "09121112233"
LINE = "لغو۱۱"
UNDO = 60
"""Seconds. However slowly the next life begins, it finds the window open."""


@dataclass(frozen=True)
class Step:
    """What the person does on the screen in sight, and what stands on the next one."""

    act: Act
    shows: str


def press(label: str, shows: str) -> Step:
    return Step(lambda person, seen: person.press(label, seen), shows)


def say(text: str, shows: str) -> Step:
    return Step(lambda person, _: person.say(text), shows)


WIZARD = (
    say("/start", "حساب SMS.ir خود را متصل کنید"),
    press("🔗 اتصال حساب", "گام ۱ از ۲"),
    say("demo-key", "گام ۲ از ۲"),
    say("demo-secret", "سلام فروشگاه گل یاس"),
    say("/send", "متن پیامک را بنویسید"),
    say(TEXT, ASKED),
    press("همکاران", "انتخاب‌شده: ۱ گروه"),
    press("مشتریان تازه", "انتخاب‌شده: ۲ گروه"),
    press("👤 مخاطب", "نام یا بخشی از شماره"),
    say("احمدی", "نتیجهٔ «احمدی»"),
    press("احمدی", "۲ گروه، ۱ مخاطب"),
    press("📱 شماره", "فهرستی بچسبانید"),
    say(f"{NUMBER}، آقای نوری", "۲ گروه، ۱ مخاطب، ۱ شماره"),
    press("✅ ادامه", CARD),
    press(f"⬜ سطر «{LINE}»", f"{TEXT}\n{LINE}"),
)


TOLD = {"outbox:finished": ("۴۵",), "outbox:answered": ("۴۴", "۱"), "outbox:calling": ("۱",)}
"""To how many the card says it went: to all, as 44 people of groups and contacts and 1 number.

One sentence where both calls ended alike; else one for each call that is known to have gone out:
the first one was found in the sent list, or its end is unknown.
"""


@dataclass
class Lives:
    """A person at work while the bot is killed at one moment of each step."""

    bot: BotProcess
    person: User
    moment: Moment
    screen: Message | None = None

    async def through(self, step: Step) -> None:
        """Do the step, be killed, and go on in the next life."""
        if self.moment == "shown":
            await step.act(self.person, self.screen)
            self.screen = await self.person.wait_for(step.shows)
            await self.bot.kill9()
            await self.bot.start()
            return
        self.bot.arm(self.moment)
        await step.act(self.person, self.screen)
        assert await self.bot.died() == KILLED
        await self.bot.start()
        self.screen = await self.person.wait_for(step.shows)


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        ("inbox:stored", "outbox:finished"),
        ("screen:saved", "outbox:answered"),
        ("shown", "outbox:calling"),
    ],
)
async def test_a_kill_at_each_step_loses_nothing_and_sends_nothing_twice(
    telegram_twin: RunningTelegram,
    smsir_twin: RunningSmsIr,
    bot_process: BotProcess,
    moment: Moment,
    inside: str,
) -> None:
    maryam, twin = telegram_twin.twin.user(1001, first_name="مریم"), smsir_twin.twin
    bot_process.environment["SEFID_UNDO_SECONDS"] = str(UNDO)
    await bot_process.start()
    lives = Lives(bot_process, maryam, moment)
    for step in WIZARD:
        await lives.through(step)
    card = lives.screen
    assert card is not None
    assert "همکاران، مشتریان تازه" in card.plain
    assert NUMBER in card.plain
    assert twin.sent() == [], "nothing leaves before it is confirmed"

    # The undo window is lived through as well, then the call itself, then the telling.
    await lives.through(press(CONFIRM, "ارسال می‌شود"))
    await bot_process.kill9()
    bot_process.put_forward(UNDO)
    await bot_process.start(fault_at=inside)
    assert await bot_process.died() == KILLED
    await bot_process.start()
    lives.screen = await maryam.wait_for(
        lambda one: all(f"ارسال شد به {many} نفر" in one.plain for many in TOLD[inside]),
        fresh=False,
    )
    await lives.through(press("🏠", "سلام فروشگاه گل یاس"))
    assert await bot_process.terminate() == 0

    texts = [batch.text for batch in twin.sent()]
    assert set(texts) == {f"{TEXT}\n{LINE}"}
    called = len(twin.calls("Send")), len(twin.calls("SendByMobileNumbers"))
    # A kill before the call leaves an unknown one, which is never made by itself.
    assert called == ((0, 1) if inside == "outbox:calling" else (1, 1))
    assert len(texts) == sum(called)
    await _told_and_settled(bot_process, unknown=inside == "outbox:calling")


async def _told_and_settled(bot: BotProcess, *, unknown: bool) -> None:
    key_file = next(bot.database.parent.glob("*.key"))
    async with await Storage.open(bot.database, Vault.load(None, key_file)) as storage:
        found = await storage.outbox.recent(1001)
    states = {job.part: job.state for job in found}
    first = JobState.UNKNOWN if unknown else JobState.SENT
    assert states == {"contacts": first, "numbers": JobState.SENT}
    assert len(found) == len(states), "one row for each call that was confirmed"
    assert all(job.told for job in found)
