"""The worker: one call a job, in order for an account, side by side for several, told once."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from screens.navigator import PushResult
from screens.state import Frame, State
from storage import ActResult, Job, JobState, Verb
from tests.handlers.outbox_desk import OWNER, Ear, OutboxDesk
from tests.patience import PATIENCE
from tests.stories.harness.waiting import eventually


async def test_a_job_is_sent_recorded_and_told_with_its_text_erased(
    outbox_desk: OutboxDesk,
) -> None:
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    (batch,) = outbox_desk.twin.sent()
    assert (ended.state, ended.batch_key) == (JobState.SENT, batch.batch_key)
    assert ended.message_id == batch.message_id
    assert ended.text is None
    assert batch.text == outbox_desk.text
    assert len(outbox_desk.ear.pushed) == 1
    (act,) = await outbox_desk.storage.audit.page(job.account_id)
    assert (act.verb, act.person, act.place) == (Verb.SENT, OWNER, OWNER)
    assert (act.result, act.code) == (ActResult.DONE, batch.batch_key)
    assert outbox_desk.text not in str(act)


@pytest.mark.parametrize("refused", [False, True], ids=["sent", "refused"])
async def test_an_end_is_logged_by_ids_and_tells_neither_keys_nor_numbers_nor_the_text(
    outbox_desk: OutboxDesk,
    caplog: pytest.LogCaptureFixture,
    refused: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    mobile, state = "09121112233", JobState.REFUSED if refused else JobState.SENT
    if refused:
        words = f"اعتبار شما کافی نیست ({mobile})."
        outbox_desk.twin.faults.add("SendByMobileNumbers", "refuse", message=words, code=7)
    with caplog.at_level(logging.INFO):
        job = await outbox_desk.insert(
            part="numbers", group_ids=(), mobiles=(mobile,), recipients=1
        )
        assert (await outbox_desk.work_until_told(job)).state is state

    (line,) = [r.getMessage() for r in caplog.records if r.name.endswith("sending.ends")]
    assert line == f"chat {OWNER}, job {job.id}, account {job.account_id}: {state}, 1 people"
    ours = [r.getMessage() for r in caplog.records if not r.name.startswith(("uvicorn", "httpx"))]
    for secret in (mobile, mobile[1:], "demo-key", "demo-secret", outbox_desk.text):
        assert secret not in "\n".join(ours)


async def test_the_newest_id_of_the_sent_list_is_noted_before_the_call(
    outbox_desk: OutboxDesk,
) -> None:
    newest = max(batch.message_id for batch in outbox_desk.twin.accounts["demo-key"].sent)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.last_sent_id == newest
    asked = [seen.operation for seen in outbox_desk.twin.requests]
    assert asked.index("GetLastSentMessagesFromLastId") < asked.index("Send")


async def test_a_job_is_not_called_before_it_is_due(outbox_desk: OutboxDesk) -> None:
    job = await outbox_desk.insert(due_at=outbox_desk.now + timedelta(seconds=30))
    async with outbox_desk.working():
        await asyncio.sleep(0.1)
        assert (await outbox_desk.job(job)).state is JobState.WAITING
        outbox_desk.move(timedelta(seconds=31))
        outbox_desk.services.bells.outbox.ring()
        async with asyncio.timeout(PATIENCE):
            while not (await outbox_desk.job(job)).told:  # noqa: ASYNC110 (rows ring no bell)
                await asyncio.sleep(0.005)
    assert len(outbox_desk.twin.sent()) == 1


async def test_jobs_of_one_account_go_one_after_the_other(outbox_desk: OutboxDesk) -> None:
    jobs = [await outbox_desk.insert(frame=n, text=f"پیام {n}") for n in range(1, 4)]

    await outbox_desk.work_until_told(jobs[-1])

    assert [batch.text for batch in outbox_desk.twin.sent()] == ["پیام 1", "پیام 2", "پیام 3"]
    calls = [step for step in outbox_desk.steps if step in {"outbox:claimed", "outbox:answered"}]
    assert calls == ["outbox:claimed", "outbox:answered"] * 3


@pytest.mark.long
async def test_a_slow_account_does_not_hold_up_another(outbox_desk: OutboxDesk) -> None:
    second = await outbox_desk.link(chat=2002, key="demo-key-2")
    group = next(iter(outbox_desk.twin.accounts["demo-key-2"].book.groups))
    outbox_desk.twin.faults.add("Send", "delay", seconds=PATIENCE)
    slow = await outbox_desk.insert()

    async with outbox_desk.working(), asyncio.timeout(PATIENCE):
        while not outbox_desk.twin.calls("Send"):  # noqa: ASYNC110 (the twin rings no bell)
            await asyncio.sleep(0.005)
        quick = await outbox_desk.insert(
            account=second, chat=2002, user=2002, group_ids=(group,), recipients=5
        )
        outbox_desk.services.bells.outbox.ring()
        while not (await outbox_desk.job(quick)).told:  # noqa: ASYNC110 (rows ring no bell)
            await asyncio.sleep(0.005)
        assert (await outbox_desk.job(slow)).state is JobState.SENDING
        outbox_desk.twin.faults.clear()


async def test_two_parts_of_one_confirmation_are_told_together(outbox_desk: OutboxDesk) -> None:
    first = await outbox_desk.insert()
    second = await outbox_desk.insert(
        part="numbers", group_ids=(), mobiles=("09121112233",), recipients=1
    )

    await outbox_desk.work_until_told(second)

    assert (await outbox_desk.job(first)).told
    (told,) = outbox_desk.ear.pushed
    assert "ارسال شد</b> به ۱۳ نفر" in told
    assert told.count("ارسال شد") == 1
    assert "پیامک: «" in told


async def test_what_could_not_be_told_is_told_again_later(outbox_desk: OutboxDesk) -> None:
    outbox_desk.ear.results = ["failed"] * 9  # an outage is longer than the listed pauses
    job = await outbox_desk.insert()

    await outbox_desk.work_until_told(job)

    assert len(outbox_desk.ear.pushed) == 1


async def test_someone_who_blocked_the_bot_is_not_told_for_ever(outbox_desk: OutboxDesk) -> None:
    outbox_desk.ear.results = ["unreachable"]
    job = await outbox_desk.insert()

    await outbox_desk.work_until_told(job)

    assert outbox_desk.ear.pushed == []


async def _look_at(desk: OutboxDesk, frame: int, revision: int) -> None:
    data = {"frame": frame, "revision": revision}
    frames = (Frame(id=1, screen="home"), Frame(id=9, screen="sending", data=data))
    state = State(stack=frames, message=5)
    await desk.storage.states.save(OWNER, OWNER, state.model_dump_json().encode())


async def test_the_open_screen_is_redrawn_instead_of_a_message(outbox_desk: OutboxDesk) -> None:
    job = await outbox_desk.insert()
    await _look_at(outbox_desk, job.frame, job.revision)

    await outbox_desk.work_until_told(job)

    assert outbox_desk.ear.refreshed == [OWNER]
    assert outbox_desk.ear.pushed == []


@pytest.mark.parametrize("away", [timedelta(minutes=2), timedelta(minutes=59), timedelta(days=1)])
async def test_what_ends_long_after_it_was_due_comes_as_a_message_too_since_an_edit_is_silent(
    outbox_desk: OutboxDesk, away: timedelta
) -> None:
    job = await outbox_desk.insert()
    await _look_at(outbox_desk, job.frame, job.revision)
    outbox_desk.move(away)

    await outbox_desk.work_until_told(job)

    assert outbox_desk.ear.refreshed == [OWNER]
    assert len(outbox_desk.ear.pushed) == 1


async def test_the_screen_of_another_send_is_not_taken_for_this_one(
    outbox_desk: OutboxDesk,
) -> None:
    job = await outbox_desk.insert()
    await _look_at(outbox_desk, job.frame, job.revision + 1)

    await outbox_desk.work_until_told(job)

    assert outbox_desk.ear.refreshed == []
    assert len(outbox_desk.ear.pushed) == 1


async def _left_sending(desk: OutboxDesk) -> Job:
    """As a killed process leaves it: claimed, the answer never written."""
    await desk.insert()
    claimed = await desk.storage.outbox.claim(desk.now)
    assert claimed is not None
    return claimed


async def test_a_row_left_sending_is_unknown_and_never_called_again(
    outbox_desk: OutboxDesk,
) -> None:
    job = await _left_sending(outbox_desk)

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.UNKNOWN
    assert outbox_desk.twin.calls("Send") == []
    assert "معلوم نیست" in outbox_desk.ear.pushed[0]


async def test_a_service_that_is_down_while_looking_leaves_it_unknown(
    outbox_desk: OutboxDesk,
) -> None:
    outbox_desk.twin.faults.add("*", "http500", times=None)
    job = await _left_sending(outbox_desk)

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.UNKNOWN


async def test_what_was_told_is_not_told_again_after_a_restart(outbox_desk: OutboxDesk) -> None:
    first = await outbox_desk.insert()
    await outbox_desk.work_until_told(first)

    second = await outbox_desk.insert(frame=8)
    await outbox_desk.work_until_told(second)

    assert len(outbox_desk.ear.pushed) == 2


async def test_an_account_that_is_gone_sends_nothing(outbox_desk: OutboxDesk) -> None:
    job = await outbox_desk.insert(account=999)

    async with outbox_desk.working(), asyncio.timeout(PATIENCE):
        while not outbox_desk.ear.pushed:  # noqa: ASYNC110 (the ear rings no bell)
            await asyncio.sleep(0.005)

    assert outbox_desk.twin.calls("Send") == []
    assert "چیزی ارسال نشد" in outbox_desk.ear.pushed[0]
    assert job.account_id == 999


async def test_at_the_end_of_the_process_a_running_call_is_waited_for(
    outbox_desk: OutboxDesk,
) -> None:
    outbox_desk.twin.faults.add("Send", "delay", seconds=0.2)
    job = await outbox_desk.insert()

    async with outbox_desk.working(), asyncio.timeout(PATIENCE):
        while not outbox_desk.twin.calls("Send"):  # noqa: ASYNC110 (the twin rings no bell)
            await asyncio.sleep(0.005)

    assert (await outbox_desk.job(job)).state is JobState.SENT


async def test_a_call_that_outlasts_the_grace_is_left_for_the_next_start(
    outbox_desk: OutboxDesk,
) -> None:
    outbox_desk.intervals = replace(outbox_desk.intervals, grace=0.05)
    outbox_desk.twin.faults.add("Send", "delay", seconds=PATIENCE)
    job = await outbox_desk.insert()

    async with outbox_desk.working(), asyncio.timeout(PATIENCE):
        while not outbox_desk.twin.calls("Send"):  # noqa: ASYNC110 (the twin rings no bell)
            await asyncio.sleep(0.005)

    assert (await outbox_desk.job(job)).state is JobState.SENDING
    outbox_desk.twin.faults.clear()
    async with asyncio.timeout(PATIENCE):  # never cancelled, so its end is still written down
        while (await outbox_desk.job(job)).state is JobState.SENDING:  # noqa: ASYNC110 (as above)
            await asyncio.sleep(0.01)
    assert len(outbox_desk.twin.sent()) == 1


@dataclass
class Hanging(Ear):
    """A messenger that takes a message and never says so."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def push(self, *_: Any, **__: Any) -> PushResult:
        self.begun.set()
        await asyncio.Event().wait()
        return "sent"


async def test_telling_that_hangs_ends_with_the_process_and_is_done_at_the_next_start(
    outbox_desk: OutboxDesk,
) -> None:
    job, heard = await outbox_desk.insert(), outbox_desk.ear
    hanging = outbox_desk.ear = Hanging(heard.make_ctx)
    before = asyncio.all_tasks()

    async with outbox_desk.working(), asyncio.timeout(PATIENCE):
        await hanging.begun.wait()
    left = {task.get_name() for task in asyncio.all_tasks() - before}

    assert not left, "it would ask a database that is closed by then"
    outbox_desk.ear = heard
    assert (await outbox_desk.work_until_told(job)).state is JobState.SENT
    assert len(heard.pushed) == len(outbox_desk.twin.sent()) == 1


async def test_what_is_not_sent_says_the_true_reason(outbox_desk: OutboxDesk) -> None:
    """The chat was detached, the account unlinked, the database failed: no call was made."""
    accounts, told = outbox_desk.storage.accounts, outbox_desk.ear.pushed
    detached = await outbox_desk.insert(chat=-77)
    await accounts.unlink(-77, outbox_desk.accounts[0])
    await outbox_desk.work_until_told(detached)
    assert "دیگر به این گفتگو متصل نیست" in told[-1]
    assert outbox_desk.text in told[-1]

    await outbox_desk.storage.run(lambda db: db.executescript(_NO_NOTE_OF_THE_LIST))
    await outbox_desk.work_until_told(await outbox_desk.insert(frame=8))
    assert "خطایی در خود ربات" in told[-1]
    assert outbox_desk.text in told[-1]

    unlinked = await outbox_desk.insert(frame=9)
    await accounts.unlink(OWNER, outbox_desk.accounts[0])
    async with outbox_desk.working():
        await eventually(lambda: _gone(outbox_desk, unlinked))
    assert "دیگر به این گفتگو متصل نیست" in told[-1]
    assert outbox_desk.twin.sent() == []


_NO_NOTE_OF_THE_LIST = """
    CREATE TRIGGER refused BEFORE UPDATE OF last_sent_id ON outbox
    WHEN new.last_sent_id IS NOT old.last_sent_id BEGIN SELECT RAISE(ABORT, 'refused'); END
"""


async def _gone(desk: OutboxDesk, job: Job) -> bool:
    return await desk.storage.outbox.get(job.id) is None
