"""A kill -9 between any two steps: the files are copied as they stand and opened anew."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Account, JobState, Storage, Vault
from tests.examples import tries
from tests.storage.support import (
    CHAT,
    NOON,
    PERSON,
    TEXT,
    StoppedClock,
    confirm,
    crash_image,
    new_vault,
)


async def restart(store: Storage, path: Path, vault: Vault, folder: Path) -> Storage:
    return await Storage.open(crash_image(path, folder), vault, clock=StoppedClock())


async def test_killed_before_the_claim_it_is_sent_after(
    store: Storage, path: Path, vault: Vault, tmp_path: Path
) -> None:
    await confirm(store)
    async with await restart(store, path, vault, tmp_path / "crash") as again:
        assert await again.outbox.recover() == []
        job = await again.outbox.claim(NOON)
        assert job is not None
        assert job.text == TEXT
        assert await again.states.load(CHAT, PERSON) == b"{}"


async def test_killed_after_the_claim_it_is_unknown_and_never_claimed_again(
    store: Storage, path: Path, vault: Vault, tmp_path: Path
) -> None:
    await confirm(store)
    await store.outbox.claim(NOON)
    async with await restart(store, path, vault, tmp_path / "crash") as again:
        (job,) = await again.outbox.recover()
        assert (job.state, job.text, job.told) == (JobState.UNKNOWN, TEXT, False)
        assert await again.outbox.recover() == []
        assert await again.outbox.claim(NOON) is None
        assert await again.outbox.untold() == [job]


async def test_killed_after_the_answer_it_is_told_after(
    store: Storage, path: Path, vault: Vault, tmp_path: Path, account: Account
) -> None:
    await confirm(store, account_id=account.id)
    job = await store.outbox.claim(NOON)
    assert job is not None
    await store.outbox.finish(job.id, JobState.SENT, batch_key="bk")
    async with await restart(store, path, vault, tmp_path / "crash") as again:
        assert await again.outbox.recover() == []
        (untold,) = await again.outbox.untold()
        assert (untold.state, untold.batch_key) == (JobState.SENT, "bk")
        await again.outbox.mark_told(untold.id)
        assert await again.outbox.untold() == []


async def test_a_job_that_cannot_be_opened_is_not_sent_and_told(
    store: Storage, path: Path, vault: Vault, tmp_path: Path
) -> None:
    await confirm(store, frame=1)
    strange = new_vault()
    async with await restart(store, path, strange, tmp_path / "crash") as again:
        (job,) = await again.outbox.recent(CHAT)
        assert (job.sealed, job.text) == (True, None)
        await confirm(again, frame=2)
        claimed = await again.outbox.claim(NOON)
        assert claimed is not None
        assert claimed.frame == 2
        (untold,) = await again.outbox.untold()
        assert (untold.frame, untold.state) == (1, JobState.NOT_SENT)


STEPS = st.lists(
    st.sampled_from(["confirm", "press again", "claim", "answer", "undo", "crash"]),
    min_size=4,
    max_size=14,
)


@pytest.mark.long
@tries(25)
@given(STEPS)
def test_whatever_happens_no_job_is_called_twice(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_play(steps, Path(folder)))


async def _play(steps: list[str], folder: Path) -> None:
    vault, path, frame = new_vault(), folder / "0" / "sefid.db", 0
    store, calls, running = await Storage.open(path, vault), list[int](), list[int]()
    for number, step in enumerate(steps, 1):
        if step == "confirm":
            frame += 1
            await confirm(store, frame=frame)
        elif step == "press again" and frame:
            jobs = await store.outbox.for_frame(CHAT, PERSON, frame)
            assert len(jobs) == 1
        elif step == "claim" and (job := await store.outbox.claim(NOON)):
            calls.append(job.id)
            running.append(job.id)
        elif step == "answer" and running:
            assert await store.outbox.finish(running.pop(0), JobState.SENT)
        elif step == "undo":
            ids = [job.id for job in await store.outbox.recent(CHAT)]
            done = await store.outbox.undo(ids)
            assert not {i for i, stopped in zip(ids, done, strict=True) if stopped} & set(calls)
        elif step == "crash":
            path = crash_image(path, folder / str(number))
            await store.close()
            store = await Storage.open(path, vault)
            assert {job.id for job in await store.outbox.recover()} == set(running)
            running.clear()
    assert len(calls) == len(set(calls))
    await store.close()


async def test_each_step_of_a_send_that_money_hangs_on_survives_a_power_cut(
    store: Storage,
) -> None:
    """The commit of a confirmation, a claim and an end waits for the disk (synchronous=FULL)."""
    heard: list[str] = []
    await store.chats.seen(CHAT, PERSON, "private", None)
    await store.run(lambda db: db.conn.set_trace_callback(heard.append), write=False)

    await confirm(store)
    job = await store.outbox.claim(NOON)
    assert job is not None
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    await store.outbox.finish(job.id, JobState.UNKNOWN)
    await store.outbox.resolve(job.id, JobState.SENT, by="lookup", batch_key="bk")

    assert commits(heard) == ["FULL", "FULL", "NORMAL", "FULL", "FULL"]


def commits(heard: list[str]) -> list[str]:
    """The level of safety that each commit had."""
    level, levels = "NORMAL", []
    for sql in heard:
        if sql.startswith("PRAGMA synchronous="):
            level = sql.partition("=")[2]
        if sql == "COMMIT":
            levels.append(level)
    return levels
