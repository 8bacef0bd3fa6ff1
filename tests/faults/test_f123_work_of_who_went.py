"""F123: what a colleague began ends with their right to it, at whichever step that is lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from handlers.contacts.exporting.worker import ExportWorker
from handlers.contacts.importing.worker import ImportWorker
from handlers.messages.sending.worker import OutboxWorker
from handlers.shared.rights import ROLES, Right, Role
from storage import ImportCounts, ImportState, Job, JobState, NewExport, NewImport, NewJob, Verb
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, TeamDesk, emptied
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

MANAGER = COLLEAGUES[Role.MANAGER]
Change = Callable[[TeamDesk], Awaitable[object]]
BEFORE, WHILE = "before it is begun", "while it is read"


async def nothing(_: TeamDesk) -> None:
    """The control: then the work is done."""


async def removed(desk: TeamDesk) -> None:
    await desk.storage.dismissals.remove(desk.account.id, MANAGER, by=OWNER)


async def lowered(desk: TeamDesk) -> None:
    await desk.member(Role.MANAGER, role=Role.ACCOUNTANT)


async def detached(desk: TeamDesk) -> None:
    await desk.storage.accounts.unlink(MANAGER, desk.account.id)


CHANGES: list[Change] = [removed, lowered, detached]


async def export(desk: TeamDesk) -> None:
    new = NewExport(
        id=5, chat=MANAGER, user=MANAGER, account_id=desk.account.id, kind="all", format="xlsx"
    )
    insertion = desk.storage.exports.insertion(new)
    await desk.storage.run(lambda db: db.execute("DELETE FROM exports"))
    await desk.storage.run(insertion)


@pytest.mark.parametrize("step", [BEFORE, WHILE])
@pytest.mark.parametrize("change", [nothing, *CHANGES])
async def test_the_address_book_is_not_handed_to_who_is_no_colleague_any_more(
    tmp_path: Path, change: Change, step: str
) -> None:
    async with emptied(tmp_path) as desk:
        services = desk.navigator.parts.services
        await export(desk)
        if step == BEFORE:
            await change(desk)
        else:
            desk.twin.faults.add("GetContactsByPageId", "delay", seconds=600)
        async with at_work(ExportWorker(services, desk.navigator)):
            if step == WHILE:
                await eventually(lambda: bool(desk.twin.calls("GetContactsByPageId")))
                await change(desk)
                desk.twin.faults.clear()
            await eventually(lambda: _none_open(desk))
        files = [item for item in desk.gateway.beside if item.name.endswith(".xlsx")]
        assert len(files) == (change is nothing)
        rows = await desk.storage.audit.page(desk.account.id)
        assert [row.verb for row in rows if row.person == MANAGER].count(Verb.EXPORTED) == 1


async def _none_open(desk: TeamDesk) -> bool:
    return await desk.storage.exports.count_open(desk.account.id) == 0


@pytest.mark.parametrize("change", [nothing, *CHANGES])
async def test_nobody_is_added_for_who_is_no_colleague_any_more(
    tmp_path: Path, change: Change
) -> None:
    """What is on its way at that moment is seen to its end; the next batch does not leave."""
    async with emptied(tmp_path) as desk:
        services, twin = desk.navigator.parts.services, desk.twin
        people = [[[at, f"0912444000{at}", "", "", "", None]] for at in range(3)]
        new = NewImport(
            id=6, chat=MANAGER, user=MANAGER, account_id=desk.account.id, name="people.csv",
            group_id=next(iter(twin.accounts["demo-key"].book.groups)), group_name="g",
            format="text", state=ImportState.RUNNING, counts=ImportCounts(good=3),
        )  # fmt: skip
        await desk.storage.run(desk.storage.imports.insertion(new, batches=people))
        twin.faults.add("AddContacts", "delay", seconds=600)
        async with at_work(ImportWorker(services, desk.navigator)):
            await eventually(lambda: len(twin.calls("AddContacts")) == 1)
            await change(desk)
            twin.faults.clear()
            await eventually(lambda: _over(desk))
        ended = await desk.storage.imports.get(6)
        assert ended is not None
        went_on = change is nothing
        assert (ended.added, ended.state) == (
            (3, ImportState.DONE) if went_on else (1, ImportState.STOPPED)
        )
        assert len(twin.calls("AddContacts")) == ended.added


async def _over(desk: TeamDesk) -> bool:
    return await desk.storage.imports.count_open(desk.account.id) == 0


SEND = "SendByMobileNumbers"
LOOK_BEFORE_THE_CALL = "GetLastSentMessagesFromLastId"


async def confirmed(desk: TeamDesk, frame: int, approved_by: int | None) -> int:
    """An SMS of the manager's whose undo window has passed."""
    job = NewJob(
        chat=MANAGER, user=MANAGER, account_id=desk.account.id, frame=frame, revision=1,
        part="numbers", text=f"حراج {frame}", mobiles=("09121112233",), recipients=1, segments=1,
        due_at=usual(), approved_by=approved_by,
    )  # fmt: skip
    await desk.storage.run(desk.storage.outbox.insertion(job))
    (row,) = await desk.storage.outbox.for_frame(MANAGER, MANAGER, frame, 1)
    return row.id


@pytest.mark.parametrize("step", [BEFORE, WHILE])
async def test_no_sms_leaves_for_who_may_not_send_any_more(tmp_path: Path, step: str) -> None:
    """Confirmed by themselves or approved; lowered to each role after that."""
    async with emptied(tmp_path) as desk:
        services = desk.navigator.parts.services
        cases = [(role, by) for role in COLLEAGUES for by in (None, OWNER)]
        async with at_work(OutboxWorker(services, desk.navigator)):
            for frame, (role, by) in enumerate(cases, 10):
                calls = len(desk.twin.calls(SEND))
                ended = await sent_by_who_became(desk, role, frame, by, step)
                leaves = (Right.SEND if by is None else Right.SUBMIT) in ROLES[role]
                assert (ended.state is JobState.SENT) == leaves, (role, by)
                assert len(desk.twin.calls(SEND)) - calls == leaves
                assert leaves or "دیگر در این حساب اجازهٔ ارسال ندارد" in desk.gateway.shown[-1][1]


async def sent_by_who_became(
    desk: TeamDesk, role: Role, frame: int, approved_by: int | None, step: str
) -> Job:
    """The job's end, which has been told."""
    twin, looks = desk.twin, len(desk.twin.calls(LOOK_BEFORE_THE_CALL))
    bell = desk.navigator.parts.services.bells.outbox.ring
    if step == WHILE:
        await desk.member(Role.MANAGER)
        twin.faults.add(LOOK_BEFORE_THE_CALL, "delay", seconds=600)
        job = await confirmed(desk, frame, approved_by)
        bell()
        await eventually(lambda: len(twin.calls(LOOK_BEFORE_THE_CALL)) > looks)
        await desk.member(Role.MANAGER, role=role)
        twin.faults.clear()
    else:
        await desk.member(Role.MANAGER, role=role)
        job = await confirmed(desk, frame, approved_by)
        bell()
    await eventually(lambda: _told(desk, job))
    ended = await desk.storage.outbox.get(job)
    assert ended is not None
    return ended


async def _told(desk: TeamDesk, job: int) -> bool:
    found = await desk.storage.outbox.get(job)
    return found is not None and found.told
