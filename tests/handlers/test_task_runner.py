"""What still runs when a worker ends: left to itself while the process lives, ended with it."""

from __future__ import annotations

import asyncio

import pytest

from handlers.shared.bells import Bell
from handlers.shared.jobs import LONGEST_WAIT, TaskRunner


class TurnFailsError(Exception):
    pass


async def hangs(begun: asyncio.Event) -> None:
    begun.set()
    await asyncio.Event().wait()


async def test_what_is_late_when_the_process_ends_asks_a_closed_database_nothing() -> None:
    tasks, stop, begun = TaskRunner(), asyncio.Event(), asyncio.Event()

    async def turn() -> float:
        tasks.begin("one", hangs(begun), "late")
        await begun.wait()
        stop.set()
        return 0.0

    await tasks.serve(stop, turn, grace=0.0, cancel=False)
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "late"]


async def test_a_process_with_less_time_than_the_grace_ends_what_runs_too() -> None:
    tasks, stop, begun = TaskRunner(), asyncio.Event(), asyncio.Event()

    async def turn() -> float:
        tasks.begin("one", hangs(begun), "late")
        await begun.wait()
        stop.set()
        return 0.0

    serving = asyncio.create_task(tasks.serve(stop, turn, grace=3_600.0, cancel=False))
    await begun.wait()
    for _ in range(20):  # passes of the loop until it gives what runs its hour
        await asyncio.sleep(0)
    assert not serving.done()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "late"]


async def test_a_worker_that_is_started_again_finds_its_task_still_at_work() -> None:
    tasks, begun = TaskRunner(), asyncio.Event()

    async def turn() -> float:
        tasks.begin("one", hangs(begun), "late")
        await begun.wait()
        raise TurnFailsError

    with pytest.raises(TurnFailsError):
        await tasks.serve(asyncio.Event(), turn, grace=0.0, cancel=False)
    (late,) = [task for task in asyncio.all_tasks() if task.get_name() == "late"]
    assert "one" in tasks
    late.cancel()


@pytest.mark.parametrize("fails", [False, True])
async def test_what_fails_each_time_is_not_begun_again_without_a_pause(*, fails: bool) -> None:
    """The end of a task makes the worker look anew, so one that always fails would never rest."""
    bell, stop, begun = Bell(), asyncio.Event(), 0
    tasks = TaskRunner(bell)

    async def work() -> None:
        if fails:
            raise TurnFailsError

    async def turn() -> float:
        nonlocal begun
        begun += 1
        tasks.begin("one", work())
        return LONGEST_WAIT

    async def turns(many: int) -> None:
        """As many rounds of the loop as it takes, and some more."""
        for _ in range(20 * many):
            await asyncio.sleep(0)

    running = asyncio.create_task(tasks.run(stop, turn))
    await turns(5)
    if fails:
        assert begun == 1
        bell.ring()
        await turns(1)
        assert begun == 2, "whoever rings is heard"
    else:
        assert begun > 2
    stop.set()
    await running
