"""The worker that follows sendings: it goes on after failures, tells once, and never too often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from handlers.messages.delivery.worker import FollowWorker
from handlers.shared.intervals import DeliveryIntervals
from screens.navigator import Build, PushResult
from screens.view import Outgoing
from storage import DeliveryTask, JobState, NewFollow
from tests.handlers.desk import NOW, OWNER, Desk, refusal
from tests.handlers.test_sent_one_screen import KEY, numbers
from tests.storage.support import new_job
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

TIMES = DeliveryIntervals(first=0, least=3, failed=30, idle=0.02, keep=0.0)


@dataclass
class Teller:
    """Stands for the navigator: builds what it is given, as the desk's person reads it."""

    desk: Desk
    results: list[PushResult] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    files: list[Outgoing] = field(default_factory=list)

    async def push(
        self,
        chat: int,
        user: int,
        build: Build,
        *,
        account: int | None = None,
        topic: int | None = None,
        files: Sequence[Outgoing] = (),
    ) -> PushResult:
        view = await build(self.desk.ctx(chat=chat, user=user))
        self.told.append(plain(view.text))
        self.files.extend(files)
        return self.results.pop(0) if self.results else "sent"


@asynccontextmanager
async def working(desk: Desk, teller: Teller) -> AsyncIterator[FollowWorker]:
    worker = FollowWorker(desk.services, teller, intervals=TIMES)
    async with at_work(worker):
        yield worker


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    await eventually(true)


async def enqueue_delivery_task(
    desk: Desk, want: DeliveryTask = "summary", recipients: int = 2
) -> None:
    (account,) = await desk.storage.accounts.all()
    await desk.storage.deliveries.follow(
        NewFollow(
            account_id=account.id,
            chat=OWNER,
            user=OWNER,
            batch_key=KEY,
            want=want,
            sent_at=NOW,
            recipients=recipients,
            due_at=NOW,
        )
    )


def asked(desk: Desk) -> int:
    return desk.script.asked.count("GetSentMessagesMobileNumbers")


async def test_it_looks_again_until_the_end_and_tells_once(desk: Desk) -> None:
    await desk.link()
    teller = Teller(desk)
    desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "در صف")
    await enqueue_delivery_task(desk)

    async def looked() -> bool:
        due = await desk.storage.deliveries.next_due()
        return due is not None and due > desk.now

    async def told() -> bool:
        return bool(teller.told)

    async with working(desk, teller) as worker:
        await until(looked)
        assert asked(desk) == 1
        assert await desk.storage.deliveries.next_due() == NOW + timedelta(seconds=3)
        desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "خطا")
        desk.later(seconds=3)
        desk.services.bells.delivery.ring()
        await until(told)
        assert worker is not None
    assert len(teller.told) == 1
    assert "۱ از ۲" in teller.told[0]
    await enqueue_delivery_task(desk)
    assert await desk.storage.deliveries.next_due() is None


async def two_parts(desk: Desk) -> None:
    """One confirmation that needed two calls, both sent."""
    account, outbox = await desk.link(), desk.storage.outbox
    for part, key in (("contacts", "part-1"), ("numbers", "part-2")):
        job = new_job(chat=OWNER, user=OWNER, account_id=account, due_at=NOW, part=part)
        await desk.storage.run(outbox.insertion(job))
        claimed = await outbox.claim(NOW)
        assert claimed is not None
        await outbox.finish(claimed.id, JobState.SENT, batch_key=key)


async def test_the_parts_of_one_confirmation_are_summed_up_in_one_message(desk: Desk) -> None:
    await two_parts(desk)
    teller = Teller(desk)
    desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "در صف")

    async def waiting() -> bool:
        return asked(desk) >= 2 and (await desk.storage.deliveries.next_due() or NOW) > desk.now

    async def ended() -> bool:
        return await desk.storage.deliveries.next_due() is None

    async with working(desk, teller):
        await until(waiting)
        assert teller.told == []
        answer = numbers("رسیده به گوشی", "رسیده به گوشی")
        for row in answer["Messages"]:  # type: ignore[attr-defined]
            row["SmsMessageBody"] = "فردا تعطیلیم"
        desk.script.answers["GetSentMessagesMobileNumbers"] = answer
        desk.later(seconds=30)
        desk.services.bells.delivery.ring()
        await until(ended)
    assert len(teller.told) == 1
    assert "۴ از ۴" in teller.told[0]
    assert "پیامک: «فردا تعطیلیم»" in teller.told[0]


async def test_a_service_that_fails_is_asked_ever_more_rarely(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetSentMessagesMobileNumbers"] = refusal("خراب است")
    await enqueue_delivery_task(desk)
    pauses: list[float] = []
    async with working(desk, Teller(desk)):
        for _ in range(3):

            async def failed() -> bool:
                due = await desk.storage.deliveries.next_due()
                return due is not None and due > desk.now

            await until(failed)
            due = await desk.storage.deliveries.next_due()
            assert due is not None
            pauses.append((due - desk.now).total_seconds())
            desk.now = due
            desk.services.bells.delivery.ring()
            await asyncio.sleep(0)
    assert pauses == [30, 60, 120]


@pytest.mark.parametrize(("result", "done"), [("unreachable", True), ("failed", False)])
async def test_who_cannot_be_reached_is_not_told_again_but_a_failure_is_repaired(
    desk: Desk,
    result: PushResult,
    done: bool,  # noqa: FBT001 (a case)
) -> None:
    await desk.link()
    desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی")
    teller = Teller(desk, results=[result])
    await enqueue_delivery_task(desk)

    async def told() -> bool:
        (found,) = [await desk.storage.deliveries.followed(1)]
        return bool(teller.told) and found is not None and found.due_at != NOW

    async with working(desk, teller):
        await until(told)
        assert (await desk.storage.deliveries.next_due() is None) is done
        desk.later(seconds=31)
        desk.services.bells.delivery.ring()
        if not done:

            async def again() -> bool:
                return len(teller.told) == 2

            await until(again)
    assert len(teller.told) == (1 if done else 2)


async def test_a_file_is_made_in_the_readers_language(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "=1+1")
    teller = Teller(desk)
    await enqueue_delivery_task(desk, "file")

    async def sent() -> bool:
        return bool(teller.files)

    async with working(desk, teller):
        await until(sent)
    assert teller.files[0].name == "گزارش ارسال ۱۴۰۵-۰۷-۲۲.xlsx"
    assert "۲ شماره" in teller.told[0]


async def test_an_unlinked_account_is_not_followed(desk: Desk) -> None:
    await desk.link()
    await enqueue_delivery_task(desk)
    await desk.storage.accounts.unlink(OWNER)
    async with working(desk, Teller(desk)):
        await asyncio.sleep(0.05)
    assert asked(desk) == 0
