"""F91: what was confirmed long ago is not sent unasked, and the undo window outlives the clock."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handlers.shared.services import Options
from storage import Job, JobState
from tests.handlers.outbox_desk import OutboxDesk
from tests.patience import PATIENCE

WINDOW = timedelta(seconds=10)


@pytest.fixture
def desk(outbox_desk: OutboxDesk) -> OutboxDesk:
    outbox_desk.services.options = Options(undo_seconds=WINDOW.total_seconds(), late_minutes=60)
    outbox_desk.now = datetime.fromtimestamp(outbox_desk.twin.now(), outbox_desk.now.tzinfo)
    return outbox_desk


@pytest.mark.parametrize("away", [timedelta(minutes=61), timedelta(days=1), timedelta(days=400)])
async def test_killed_in_the_undo_window_and_up_much_later_it_is_held_and_asked(
    desk: OutboxDesk, away: timedelta
) -> None:
    job = await desk.insert(due_at=desk.now + WINDOW)
    desk.move(WINDOW + away)

    ended = await desk.work_until_told(job)

    assert (ended.state, ended.resolved_by) == (JobState.NOT_SENT, "late")
    assert ended.text == desk.text, "the text is kept for the card"
    assert desk.twin.calls("Send") == []
    (told,) = desk.ear.pushed
    assert "نتوانست آن را سر وقت ارسال کند" in told
    assert "چیزی ارسال نشد" in told


async def test_both_parts_of_a_late_confirmation_are_told_in_one_message(desk: OutboxDesk) -> None:
    first = await desk.insert(due_at=desk.now + WINDOW)
    second = await desk.insert(
        due_at=desk.now + WINDOW, part="numbers", group_ids=(), mobiles=("09121112233",)
    )
    desk.move(timedelta(hours=5))

    await desk.work_until_told(second)

    assert (await desk.job(first)).told
    assert len(desk.ear.pushed) == 1


async def test_a_little_late_it_is_sent_and_says_so(desk: OutboxDesk) -> None:
    job = await desk.insert(due_at=desk.now + WINDOW)
    desk.move(timedelta(minutes=59))

    ended = await desk.work_until_told(job)

    assert ended.state is JobState.SENT
    assert "دیرتر از زمانی که تأیید کردید" in desk.ear.pushed[0]


async def test_in_time_there_is_no_word_of_lateness(desk: OutboxDesk) -> None:
    job = await desk.insert(due_at=desk.now + WINDOW)
    desk.move(WINDOW)

    ended = await desk.work_until_told(job)

    assert ended.state is JobState.SENT
    assert "دیرتر" not in desk.ear.pushed[0]


AWAY = [
    timedelta(seconds=20),
    timedelta(minutes=5),
    timedelta(minutes=59),
    timedelta(minutes=100),
    timedelta(hours=30),
]


@pytest.mark.parametrize("late_minutes", [60, 600])
@pytest.mark.parametrize("away", AWAY, ids=str)
async def test_a_disk_put_back_does_not_send_what_was_sent_since(
    desk: OutboxDesk, away: timedelta, late_minutes: int
) -> None:
    """The row waits in the copy; the send that it led to stands in the service's list."""
    desk.services.options = replace(desk.services.options, late_minutes=late_minutes)
    job = await desk.insert(due_at=desk.now + WINDOW)
    await (await desk.api()).messages.send(desk.text, group_ids=[desk.group()])
    desk.move(WINDOW + away)

    ended = await desk.work_until_told(job)

    assert (ended.state, ended.resolved_by) == (JobState.SENT, "lookup")
    assert len(desk.twin.sent()) == 1
    assert "چیزی ارسال نشد" not in desk.ear.pushed[0]


BACK = [
    timedelta(seconds=-62),
    timedelta(seconds=-55),
    timedelta(minutes=-25),
    timedelta(minutes=-100),
    timedelta(days=-1),
    timedelta(days=-40),
]
"""By how much the clock is set a minute after the send: to before the confirmation, or into its
undo window.
"""


@pytest.mark.parametrize("by", BACK, ids=str)
async def test_a_disk_put_back_under_a_clock_set_back_does_not_send_what_was_sent_since(
    desk: OutboxDesk, by: timedelta
) -> None:
    """Nothing is late then: the row that waits in the copy lies ahead again, or begins anew."""
    job = await desk.insert(due_at=desk.now + WINDOW)
    await (await desk.api()).messages.send(desk.text, group_ids=[desk.group()])
    desk.move(timedelta(minutes=1))
    desk.set_clock(by)

    async with desk.working(), asyncio.timeout(PATIENCE):
        while not (ended := await desk.job(job)).told:
            desk.move(timedelta(seconds=1))
            desk.services.bells.outbox.ring()
            await asyncio.sleep(0.01)

    assert len(desk.twin.sent()) == 1
    assert ended.state in {JobState.SENT, JobState.UNKNOWN}
    assert "چیزی ارسال نشد" not in desk.ear.pushed[0]


@pytest.mark.long
async def test_what_a_busy_hour_has_pushed_down_the_sent_list_is_found_there(
    desk: OutboxDesk,
) -> None:
    job = await desk.insert(due_at=desk.now + WINDOW)
    messages = (await desk.api()).messages
    await messages.send(desk.text, group_ids=[desk.group()])
    for number in range(60):
        await messages.send_numbers(f"{number}", ["09121112233"])
    desk.move(timedelta(minutes=30))

    ended = await desk.work_until_told(job)

    assert (ended.state, ended.resolved_by) == (JobState.SENT, "lookup")
    assert len(desk.twin.sent()) == 61


async def test_a_late_one_is_held_where_the_sent_list_cannot_be_read(desk: OutboxDesk) -> None:
    job = await desk.insert(due_at=desk.now + WINDOW)
    desk.move(timedelta(minutes=5))
    for operation in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
        desk.twin.faults.add(operation=operation, times=None)

    ended = await desk.work_until_told(job)

    assert (ended.state, ended.resolved_by) == (JobState.NOT_SENT, "late")
    assert desk.twin.calls("Send") == []


async def _moved(desk: OutboxDesk, job: Job) -> Job:
    async with asyncio.timeout(PATIENCE):
        while (found := await desk.job(job)).due_at == job.due_at:  # noqa: ASYNC110 (no bell)
            await asyncio.sleep(0.01)
    return found


async def _ended(desk: OutboxDesk, job: Job) -> Job:
    async with asyncio.timeout(PATIENCE):
        while not (found := await desk.job(job)).told:  # noqa: ASYNC110 (no bell)
            await asyncio.sleep(0.01)
    return found


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(days=-3), timedelta(minutes=59)])
async def test_a_clock_set_in_the_undo_window_neither_ends_nor_stretches_it(
    desk: OutboxDesk, by: timedelta
) -> None:
    async with desk.working():
        await _ended(desk, await desk.insert(frame=1))
        job = await desk.insert(due_at=desk.now + WINDOW)
        desk.move(timedelta(seconds=4))
        desk.set_clock(by)
        moved = await _moved(desk, job)
        assert moved.state is JobState.WAITING
        assert moved.due_at - desk.now == timedelta(seconds=6)
        desk.move(timedelta(seconds=7))
        desk.services.bells.outbox.ring()
        assert (await _ended(desk, job)).state is JobState.SENT
    assert len(desk.twin.sent()) == 2


async def test_a_clock_set_far_ahead_may_be_a_machine_that_slept_so_it_is_asked(
    desk: OutboxDesk,
) -> None:
    async with desk.working():
        await _ended(desk, await desk.insert(frame=1))
        job = await desk.insert(due_at=desk.now + WINDOW)
        desk.set_clock(timedelta(days=1))
        ended = await _ended(desk, job)

    assert (ended.state, ended.resolved_by) == (JobState.NOT_SENT, "late")
    assert len(desk.twin.calls("Send")) == 1


async def test_what_an_earlier_slice_sent_is_not_taken_for_a_late_one(desk: OutboxDesk) -> None:
    """Slices and turns of a campaign have one text and size: whose entry it is the keys tell."""
    first = await desk.insert(frame=-1, revision=1)
    assert (await desk.work_until_told(first)).state is JobState.SENT
    second = await desk.insert(frame=-1, revision=2)
    desk.move(timedelta(minutes=5))

    assert (await desk.work_until_told(second)).state is JobState.SENT
    assert len(desk.twin.calls("Send")) == 2


@pytest.mark.long
async def test_a_clock_set_back_while_the_bot_was_down_starts_the_window_anew(
    desk: OutboxDesk,
) -> None:
    job = await desk.insert(due_at=desk.now + WINDOW)
    desk.set_clock(timedelta(hours=-1))
    async with desk.working():
        moved = await _moved(desk, job)
        assert moved.due_at - desk.now == WINDOW
        desk.move(WINDOW)
        desk.services.bells.outbox.ring()
        assert (await _ended(desk, job)).state is JobState.SENT


async def test_undo_works_after_the_clock_was_set(desk: OutboxDesk) -> None:
    async with desk.working():
        await _ended(desk, await desk.insert(frame=1))
        job = await desk.insert(due_at=desk.now + WINDOW)
        desk.set_clock(timedelta(minutes=30))
        await _moved(desk, job)
        assert await desk.storage.outbox.undo([job.id]) == [True]
    assert len(desk.twin.calls("Send")) == 1
