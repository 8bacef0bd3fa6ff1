"""F10: how a call ended cannot be written: it is kept, written when it can be, and told once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import JobState
from storage.driver import sqlite3
from tests.handlers.outbox_desk import OutboxDesk
from tests.patience import PATIENCE
from tests.stories.harness.waiting import eventually

REFUSE_ENDS = """
    CREATE TRIGGER no_end BEFORE UPDATE OF state ON outbox WHEN OLD.state = 'sending'
    BEGIN SELECT RAISE(ABORT, 'no end today'); END
"""
REFUSE_NOTES = """
    CREATE TRIGGER no_note BEFORE INSERT ON audit
    BEGIN SELECT RAISE(ABORT, 'no note today'); END
"""
NOT_YET = "could not be written yet"


async def until(true: Callable[[], object]) -> None:
    await eventually(lambda: bool(true()))


async def run(desk: OutboxDesk, sql: str) -> None:
    await desk.storage.run(lambda db: db.conn.execute(sql))


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (None, JobState.SENT),
        ("drop_after", JobState.SENT),
        ("drop_before", JobState.UNKNOWN),
        ("refuse", JobState.REFUSED),
    ],
)
async def test_an_end_that_is_refused_again_and_again_is_written_at_last(
    outbox_desk: OutboxDesk,
    caplog: pytest.LogCaptureFixture,
    fault: str | None,
    state: JobState,
) -> None:
    if fault is not None:
        outbox_desk.twin.faults.add("Send", fault, message="اعتبار شما کافی نیست")
    await run(outbox_desk, REFUSE_ENDS)
    job = await outbox_desk.insert()
    async with outbox_desk.working():
        await until(lambda: caplog.text.count(NOT_YET) >= 3)
        assert (await outbox_desk.job(job)).state is JobState.SENDING
        assert outbox_desk.ear.pushed == []
        await run(outbox_desk, "DROP TRIGGER no_end")
        await until(lambda: outbox_desk.ear.pushed)
        async with asyncio.timeout(PATIENCE):
            while not (await outbox_desk.job(job)).told:  # noqa: ASYNC110 (rows ring no bell)
                await asyncio.sleep(0.01)

    assert (await outbox_desk.job(job)).state is state
    assert len(outbox_desk.ear.pushed) == 1
    assert len(outbox_desk.twin.calls("Send")) == 1


@pytest.mark.long
async def test_a_database_locked_for_longer_than_it_is_waited_for(
    outbox_desk: OutboxDesk, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    other = sqlite3.connect(str(tmp_path / "outbox.db"), isolation_level=None)

    def lock() -> None:
        other.execute("BEGIN IMMEDIATE")

    outbox_desk.on_step["outbox:answered"] = lock
    job = await outbox_desk.insert()
    async with outbox_desk.working():
        await until(lambda: NOT_YET in caplog.text)
        other.execute("ROLLBACK")
        other.close()
        await until(lambda: outbox_desk.ear.pushed)

    ended = await outbox_desk.job(job)
    assert (ended.state, ended.batch_key) == (
        JobState.SENT,
        outbox_desk.twin.sent()[0].batch_key,
    )


async def test_a_line_of_the_audit_that_cannot_be_written_leaves_nobody_untold(
    outbox_desk: OutboxDesk,
) -> None:
    await run(outbox_desk, REFUSE_NOTES)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.SENT
    assert len(outbox_desk.ear.pushed) == 1


async def test_a_process_that_ends_meanwhile_leaves_it_unknown_to_the_next(
    outbox_desk: OutboxDesk, caplog: pytest.LogCaptureFixture
) -> None:
    await run(outbox_desk, REFUSE_ENDS)
    job = await outbox_desk.insert()
    async with outbox_desk.working():
        await until(lambda: NOT_YET in caplog.text)
    assert (await outbox_desk.job(job)).state is JobState.SENDING
    await run(outbox_desk, "DROP TRIGGER no_end")

    ended = await outbox_desk.work_until_settled(job)

    assert ended.state is JobState.SENT
    assert len(outbox_desk.twin.calls("Send")) == 1
