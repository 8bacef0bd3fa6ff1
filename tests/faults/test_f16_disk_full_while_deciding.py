"""F16: no room while something is decided about what others asked for, or what waits to leave.

With every bit of room from none to some pages: what is said is what was done, nothing is lost, and
all of it can be decided again once there is room.
"""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from handlers.messages.routes import SENDING
from handlers.shared.rights import Role
from storage import Approval, ApprovalState, JobState, NewAct, NewJob, StorageFull, Verb, Wanted
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, TeamDesk, emptied
from tests.handlers.test_approvals import SMS, again, look_at, sends, submitted

WRITER = COLLEAGUES[Role.WRITER]
ROOM = tuple(range(9))
"""Pages that may be written beyond those that are there."""

FULL, NOT_STOPPED = "جای ذخیرهٔ ربات پر است", "متوقف نشد"


async def fill(desk: TeamDesk, room: int) -> None:
    """Not a byte more, but for so many pages; not in the pages of the audit either."""
    pages = await desk.storage.run(_filled, write=False)
    filling = NewAct(verb=Verb.EXPORTED, person=OWNER, place=OWNER, account=77, object="x")
    with contextlib.suppress(StorageFull):
        while True:
            await desk.storage.audit.note(filling)
    bound = f"PRAGMA max_page_count = {pages + room}"
    await desk.storage.run(lambda db: db.execute(bound), write=False)


def _filled(db: Database) -> int:
    """How many pages there are; there will be no more."""
    pages = int(db.execute("PRAGMA page_count").fetchone()[0])
    db.execute(f"PRAGMA max_page_count = {pages}")
    return pages


def _free(db: Database) -> None:
    db.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        yield ready


@dataclass(frozen=True)
class Act:
    """`user` presses `action`; `answer`: to the question after it. `state`: what comes of it."""

    user: int
    action: str
    state: ApprovalState
    answer: str = ""


ACTS = (
    Act(OWNER, "approve", ApprovalState.APPROVED),
    Act(OWNER, "refuse", ApprovalState.REFUSED, "نه" * 200),
    Act(WRITER, "withdraw", ApprovalState.WITHDRAWN, "approval-withdraw-yes"),
)


async def decide(desk: TeamDesk, act: Act, approval: Approval) -> None:
    """As far as the conversation gets."""
    await look_at(desk, act.user, approval)
    await desk.press(act.user, "_redraw")
    await desk.press(act.user, act.action, approval.digest if act.action == "approve" else "")
    if await desk.top(act.user) == "ask":
        await desk.say(act.user, act.answer)
    if await desk.top(act.user) == "confirm":
        await desk.tap(act.user, desk.word(act.answer))


async def is_answered(acting: Awaitable[None]) -> bool:
    """Whether the engine could keep what it had to; where it could not, the intake answers for it.

    That is the matter of `test_f16_disk_full_for_everything`.
    """
    try:
        await acting
    except StorageFull:
        return False
    return True


def words(desk: TeamDesk) -> int:
    """How often anything was shown or answered."""
    return len(desk.gateway.shown) + len(desk.gateway.answered)


def said(desk: TeamDesk) -> str:
    return desk.gateway.shown[-1][1] + "".join(desk.gateway.answered[-2:])


async def test_f16_a_decision_is_told_as_it_was_kept_and_can_be_made_again(
    desk: TeamDesk,
) -> None:
    kept: Counter[bool] = Counter()
    for room, act in itertools.product(ROOM, ACTS):
        approval = await submitted(desk, SMS.changed(text=f"حراج {room} {act.action} " + "س" * 200))
        await fill(desk, room)
        with contextlib.suppress(StorageFull):  # for what the intake answers
            await decide(desk, act, approval)
        state = (await again(desk, approval)).state
        kept[state is act.state] += 1
        assert state in {ApprovalState.SUBMITTED, act.state}
        assert (FULL in said(desk)) == (state is ApprovalState.SUBMITTED), (room, act, said(desk))
        await desk.storage.run(_free)
        if state is ApprovalState.SUBMITTED:
            assert await desk.storage.outbox.recent(WRITER) == []
            await decide(desk, act, approval)
        assert (await again(desk, approval)).state is act.state
        jobs = await desk.storage.outbox.recent(WRITER)
        assert len(jobs) == (act.state is ApprovalState.APPROVED)
        await desk.storage.run(lambda db: db.execute("DELETE FROM outbox"))
    assert min(kept[True], kept[False]) > 0, "the disk was full, and was not"
    assert sends(desk) == []
    assert (await desk.storage.audit.check()).broken_at is None


async def waiting(desk: TeamDesk) -> int:
    """An SMS of the owner's in its window of undo, laid open; its row."""
    job = NewJob(
        chat=OWNER, user=OWNER, account_id=desk.account.id, frame=next(desk.updates), revision=1,
        part="numbers", text="حراج", mobiles=("09121112233",), recipients=1, segments=1,
        due_at=usual() + timedelta(minutes=9),
    )  # fmt: skip
    await desk.storage.run(desk.storage.outbox.insertion(job))
    (row,) = await desk.storage.outbox.for_frame(OWNER, OWNER, job.frame, 1)
    await desk.lay(OWNER, SENDING.ident, SENDING(frame=row.frame, revision=row.revision).data)
    await desk.press(OWNER, "_redraw")
    return row.id


async def test_f16_an_undo_that_was_not_kept_does_not_claim_that_nothing_leaves(
    desk: TeamDesk,
) -> None:
    kept: Counter[bool] = Counter()
    for room in ROOM:
        number = await waiting(desk)
        await fill(desk, room)
        before = words(desk)
        answered = await is_answered(desk.press(OWNER, "undo"))
        job = await desk.storage.outbox.get(number)
        assert job is not None
        undone = job.state is JobState.UNDONE
        kept[undone] += 1
        assert undone or job.state is JobState.WAITING
        if not answered:
            assert words(desk) == before, "what was not kept is not told"
        elif not undone:
            assert FULL in said(desk)
            assert NOT_STOPPED in said(desk), "it leaves as soon as there is room"
        await desk.storage.run(_free)
        if not undone:
            await desk.press(OWNER, "undo")
        job = await desk.storage.outbox.get(number)
        assert job is not None
        assert job.state is JobState.UNDONE
        acts = await desk.storage.audit.page(desk.account.id, Wanted(verbs=(Verb.UNDONE,)))
        assert len(acts) == sum(kept.values()), "each is one act"
    assert min(kept[True], kept[False]) > 0
    assert sends(desk) == []
