from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from sandbox.telegram import RunningTelegram, User
    from tests.stories.harness.process import BotProcess

PEOPLE = 40


def served(person: User) -> bool:
    return any(message.buttons for message in person.messages())


async def begin(telegram: RunningTelegram) -> list[User]:
    """Forty people who begin while the bot is down: a batch that waits for it."""
    people = [telegram.twin.user(3000 + number) for number in range(PEOPLE)]
    for person in people:
        await person.command("/start")
    return people


async def all_served(people: list[User]) -> None:
    await eventually(lambda: all(map(served, people)))


@pytest.mark.parametrize(
    ("step", "count"),
    [
        ("inbox:stored", 1),
        ("inbox:begun", 1),
        ("inbox:begun", 25),
        ("inbox:handled", 10),
        ("inbox:done", 10),
    ],
)
async def test_f89_killed_with_updates_in_hand_none_is_lost(
    bot_process: BotProcess, telegram_twin: RunningTelegram, step: str, count: int
) -> None:
    people = await begin(telegram_twin)
    await bot_process.start(fault_at=step, count=count)
    assert await bot_process.died() == 137
    await bot_process.start()
    await all_served(people)


async def test_f89_sigterm_with_a_full_queue_loses_nothing_and_exits_at_once(
    bot_process: BotProcess, telegram_twin: RunningTelegram
) -> None:
    people = await begin(telegram_twin)
    telegram_twin.twin.faults.add("sendMessage", "delay", times=None, seconds=0.3)
    await bot_process.start()
    await telegram_twin.twin.wait_call("sendMessage")
    assert await bot_process.terminate() == 0
    telegram_twin.twin.faults.clear()
    await bot_process.start()
    await all_served(people)


async def test_f89_killed_after_handling_nothing_is_said_twice(
    bot_process: BotProcess, telegram_twin: RunningTelegram
) -> None:
    person = telegram_twin.twin.user(1001)
    await person.command("/start")
    await bot_process.start(fault_at="inbox:handled")
    assert await bot_process.died() == 137
    sent = len(telegram_twin.twin.calls_of("sendMessage"))
    await bot_process.start()
    await person.after(person.command("/help"), lambda message: bool(message.buttons))
    assert len(telegram_twin.twin.calls_of("sendMessage")) == sent + 1, "only the help is new"


async def test_f89_killed_between_saving_and_showing_the_screen_still_comes(
    bot_process: BotProcess, telegram_twin: RunningTelegram
) -> None:
    person = telegram_twin.twin.user(1001)
    await person.command("/start")
    await bot_process.start(fault_at="screen:saved")
    assert await bot_process.died() == 137
    assert not served(person)
    await bot_process.start()
    await eventually(lambda: served(person), 3)
