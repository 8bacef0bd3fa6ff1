"""F15: several sends with one text, each lost in its own way and looked for in any order.

No two rows share a key, who is told "sent" has an entry of its own, and what cannot be told apart
stays unknown.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.sending.calling import CallEnd, Patience, call, newest_sent_id
from handlers.messages.sending.lookup import resolve_unknown
from storage import Job, JobState
from tests.handlers.outbox_desk import OutboxDesk, opened_outbox
from tests.smsir.calm import brief

Fate = Literal["answered", "never arrived", "answer lost", "failed after", "keyless", "unread list"]
FATES: list[Fate] = [
    "answered", "never arrived", "answer lost", "failed after", "keyless", "unread list",
]  # fmt: skip
TEXTS = ["سلام، فردا تعطیلیم.", "سلام، فردا تعطیليم."]  # the same to the service's list


@dataclass
class Play:
    """Each job is claimed, called and written as the worker does it, looks come in between."""

    desk: OutboxDesk
    jobs: list[Job] = field(default_factory=list)
    out: list[tuple[Job, CallEnd]] = field(default_factory=list)

    async def begin(self, fate: Fate, size: int, text: str) -> None:
        """Call for one job; its answer stays in the air until `land`."""
        desk, at = self.desk, len(self.jobs)
        mobiles = tuple(f"0912000{at:02}{n:02}" for n in range(size))
        await desk.insert(
            frame=at, part="numbers", group_ids=(), mobiles=mobiles, recipients=size, text=text
        )
        job = await desk.storage.outbox.claim(desk.now)
        assert job is not None
        self.jobs.append(job)
        api = await desk.api()
        if fate == "unread list":
            for operation in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
                desk.twin.faults.add(operation, "http500")
        newest = await newest_sent_id(api)
        if newest is not None:
            await desk.storage.outbox.note_last_sent(job.id, newest)
        job = job.model_copy(update={"last_sent_id": newest})
        self._befall(fate)
        answer = await call(api, job, Patience((), (0.0,), _no_pause))
        self.out.append((job, answer))

    def _befall(self, fate: Fate) -> None:
        faults: dict[str, tuple[str, dict[str, Any]]] = {
            "never arrived": ("drop_before", {}),
            "answer lost": ("drop_after", {}),
            "failed after": ("refuse", {"processed": True, "message": "Timeout expired."}),
            "keyless": ("missing_fields", {}),
            "unread list": ("drop_after", {}),
        }
        if fate in faults:
            kind, params = faults[fate]
            self.desk.twin.faults.add("SendByMobileNumbers", kind, **params)

    async def land(self) -> None:
        """The oldest answer that is in the air is written down."""
        if self.out:
            job, answer = self.out.pop(0)
            await self.desk.storage.outbox.finish(
                job.id, answer.state, message_id=answer.message_id, batch_key=answer.batch_key
            )

    async def look(self, which: int) -> None:
        job = await self.desk.job(self.jobs[which % len(self.jobs)])
        api = await self.desk.api()
        await resolve_unknown(self.desk.storage, api, job)

    async def check(self) -> None:
        batches = {batch.batch_key: batch for batch in self.desk.twin.sent()}
        rows = [await self.desk.job(job) for job in self.jobs]
        keys = [row.batch_key for row in rows if row.batch_key]
        assert len(keys) == len(set(keys)), "two rows share a key"
        assert set(keys) <= set(batches)
        told_sent = [row for row in rows if row.state is JobState.SENT]
        assert len(told_sent) <= len(batches), "more are told than there are"
        arrived = {mobile for batch in batches.values() for mobile in batch.recipients}
        for row, job in zip(rows, self.jobs, strict=True):
            if row.state is JobState.SENT:
                assert set(job.mobiles) <= arrived, "told sent, but nobody got it"


async def _no_pause(_: float) -> bool:
    return True


sends = st.lists(
    st.tuples(st.sampled_from(FATES), st.sampled_from([2, 3, 12]), st.sampled_from(TEXTS)),
    min_size=2,
    max_size=4,
)
order = st.lists(st.one_of(st.just("land"), st.integers(0, 3)), min_size=4, max_size=14)


@pytest.mark.long
@brief
@given(sends, order, st.data())
def test_no_order_of_answers_and_looks_tells_one_too_many(
    sends: list[tuple[Fate, int, str]], order: list[str | int], data: st.DataObject
) -> None:
    starts = sorted(data.draw(st.lists(st.integers(0, len(order)), min_size=len(sends))))

    async def play() -> None:
        with TemporaryDirectory() as folder:
            async with opened_outbox(Path(folder)) as desk:
                game, left = Play(desk), list(sends)
                for at, event in enumerate(order):
                    while left and starts[len(sends) - len(left)] <= at:
                        await game.begin(*left.pop(0))
                    if event == "land":
                        await game.land()
                    elif game.jobs:
                        await game.look(int(event))
                    await game.check()
                while game.out:
                    await game.land()
                for which in (*range(len(game.jobs)), *range(len(game.jobs))):
                    await game.look(which)
                    await game.check()

    asyncio.run(play())
