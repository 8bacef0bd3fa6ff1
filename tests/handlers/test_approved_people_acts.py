"""Imports, and deletions of groups, that wait for another person's word."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.contacts.groups.deletion_worker import DeletionWorker
from handlers.contacts.importing.people import NewContact
from handlers.contacts.importing.worker import ImportWorker
from handlers.contacts.routes import GROUP_DELETE, IMPORT_JOB, GroupData, JobData
from handlers.shared.intervals import BookIntervals, CampaignIntervals
from handlers.shared.rights import Role
from storage import (
    Act,
    Approval,
    ApprovalKind,
    ApprovalState,
    CallState,
    Import,
    ImportCounts,
    ImportState,
    NewImport,
    Verb,
)
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TeamDesk, emptied
from tests.handlers.test_approval_rules import rule
from tests.handlers.test_approvals import again, approvals, book, group, look, worked

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]
NUMBER = 77
PEOPLE = [list(NewContact(row, f"0912000{row:04}", first="Sara"))[:5] for row in range(1, 4)]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        await rule(ready, imports=True, deletions=True)
        await ready.member(Role.WRITER, role=Role.MANAGER)
        yield ready


async def asked(desk: TeamDesk) -> Approval:
    (newest,) = await desk.storage.approvals.page(desk.account.id, 0, 1)
    assert newest.is_open
    return newest


async def acts(desk: TeamDesk, *verbs: Verb) -> list[tuple[Verb, int]]:
    """Verb and person of the newest ones, the oldest first."""
    rows: list[Act] = await desk.storage.audit.page(desk.account.id, many=20)
    decided = {act.person for act in rows if act.verb is Verb.APPROVED}
    named = {act.approved_by for act in rows if act.verb in {Verb.IMPORTED, Verb.GROUP_DELETED}}
    assert named == {f"user {person}" for person in decided}
    return [(act.verb, act.person) for act in reversed(rows) if act.verb in verbs]


async def deletion(desk: TeamDesk, by: int = MANAGER) -> Approval:
    ident, _ = await group(desk)
    await desk.lay(by, GROUP_DELETE.ident, GroupData(id=ident))
    await desk.press(by, "_redraw")
    assert desk.word("groups-delete-asks") in desk.gateway.shown[-1][1]
    await desk.tap(by, desk.word("groups-delete-ask"))
    return await asked(desk)


def deletes(desk: TeamDesk) -> int:
    return [seen.operation for seen in desk.twin.requests].count("DeleteContactGroup")


def deleting(desk: TeamDesk) -> DeletionWorker:
    intervals = CampaignIntervals(idle=0.02, retry=0.01)
    services = desk.navigator.parts.services
    return DeletionWorker(services, ended=services.bells.approvals.ring, intervals=intervals)


async def ended(desk: TeamDesk, approval: Approval) -> CallState | None:
    async def over() -> bool:
        state = await desk.storage.approval_calls.state(approval.id)
        return state not in {CallState.DUE, CallState.OUT}

    await worked(desk, deleting(desk), over)
    return await desk.storage.approval_calls.state(approval.id)


async def test_a_group_is_deleted_once_when_somebody_else_has_approved(desk: TeamDesk) -> None:
    ident, name = await group(desk)
    approval = await deletion(desk)
    assert deletes(desk) == 0
    await look(desk, OWNER)
    assert name in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("approval-approve"))
    assert deletes(desk) == 0, "the worker makes the call"
    assert await ended(desk, approval) is CallState.DONE
    assert (deletes(desk), ident in book(desk).groups) == (1, False)
    assert await acts(desk, Verb.SUBMITTED, Verb.APPROVED, Verb.GROUP_DELETED) == [
        (Verb.SUBMITTED, MANAGER),
        (Verb.APPROVED, OWNER),
        (Verb.GROUP_DELETED, MANAGER),
    ]
    before = len(desk.gateway.shown)
    await desk.command(OWNER, "start")

    async def heard() -> bool:
        return not (await again(desk, approval)).awaited

    await worked(desk, approvals(desk), heard)
    done = desk.word("groups-approval-end", state="done")
    assert {chat for chat, text in desk.gateway.shown[before:] if done in text} == {OWNER, MANAGER}


async def test_the_end_of_a_deletion_is_told_in_the_topic_in_which_it_was_asked_for(
    desk: TeamDesk,
) -> None:
    approval = await deletion(desk)
    place = (SHOP_GROUP, NUMBER)
    await desk.storage.run(lambda db: db.execute("UPDATE approvals SET chat = ?, topic = ?", place))
    await look(desk, OWNER)
    await desk.tap(OWNER, desk.word("approval-approve"))
    assert await ended(desk, approval) is CallState.DONE

    async def heard() -> bool:
        return not (await again(desk, approval)).awaited

    await worked(desk, approvals(desk), heard)
    assert [each for each in desk.gateway.placed if each[0] == SHOP_GROUP] == [place, place]


async def test_the_owner_s_own_deletion_waits_for_nobody(desk: TeamDesk) -> None:
    ident, _ = await group(desk)
    await desk.lay(OWNER, GROUP_DELETE.ident, GroupData(id=ident))
    await desk.press(OWNER, "_redraw")
    assert desk.word("groups-delete-ask") not in desk.gateway.labels
    await desk.tap(OWNER, "🗑")
    assert (deletes(desk), ident in book(desk).groups) == (1, False)


@pytest.mark.parametrize("change", ["renamed", "gone", "people", "role"])
async def test_a_group_that_has_changed_since_is_not_deleted(desk: TeamDesk, change: str) -> None:
    ident, _ = await group(desk)
    approval = await deletion(desk)
    if change == "renamed":
        book(desk).groups[ident].name = "نام دیگر"
    elif change == "gone":
        del book(desk).groups[ident]
    elif change == "people":
        contact = book(desk).new_contact("09120009999", None, "", "", None, 0, 0)
        book(desk).join(contact, book(desk).groups[ident], 0)
    else:
        await desk.member(Role.MANAGER, role=Role.WRITER)
    await look(desk, OWNER)
    await desk.press(OWNER, "approve", approval.digest)
    assert (await again(desk, approval)).state is ApprovalState.VOIDED
    assert await desk.storage.approval_calls.state(approval.id) is None
    await look(desk, MANAGER)
    why = "role" if change == "role" else "group"
    assert desk.word("approval-voided", why=why) in desk.gateway.shown[-1][1]
    assert deletes(desk) == 0


@pytest.mark.parametrize("done", [True, False])
async def test_a_lost_answer_is_looked_up_and_never_asked_twice(
    desk: TeamDesk,
    done: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    approval = await deletion(desk)
    await look(desk, OWNER)
    await desk.tap(OWNER, desk.word("approval-approve"))
    desk.twin.faults.add("DeleteContactGroup", "drop_after" if done else "drop_before")
    state = await ended(desk, approval)
    assert state is (CallState.DONE if done else CallState.UNKNOWN)
    assert deletes(desk) == 1
    assert len(await acts(desk, Verb.GROUP_DELETED)) == 1


@pytest.mark.parametrize("done", [True, False])
async def test_a_process_that_died_while_it_called_looks_and_calls_no_more(
    desk: TeamDesk,
    done: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    ident, _ = await group(desk)
    approval = await deletion(desk)
    await look(desk, OWNER)
    await desk.tap(OWNER, desk.word("approval-approve"))
    assert await desk.storage.approval_calls.claim(approval.id)
    if done:
        del book(desk).groups[ident]
    state = await ended(desk, approval)
    assert state is (CallState.DONE if done else CallState.UNKNOWN)
    assert deletes(desk) == 0


async def ready(desk: TeamDesk, by: int = MANAGER) -> Import:
    """An import of a file that was read, to a group."""
    ident, name = await group(desk)
    new = NewImport(
        id=NUMBER, chat=by, user=by, account_id=desk.account.id, group_id=ident, group_name=name,
        name="people.xlsx", format="xlsx", state=ImportState.READY,
        counts=ImportCounts(good=len(PEOPLE), fresh=len(PEOPLE)),
    )  # fmt: skip
    imports = desk.storage.imports
    await desk.storage.run(imports.insertion(new, batches=[PEOPLE]), full=True)
    found = await imports.get(NUMBER)
    assert found is not None
    return found


async def import_asked(desk: TeamDesk) -> Approval:
    await ready(desk)
    await desk.lay(MANAGER, IMPORT_JOB.ident, JobData(id=NUMBER))
    await desk.press(MANAGER, "_redraw")
    assert desk.word("book-raw") not in desk.gateway.labels
    await desk.tap(MANAGER, desk.word("book-preview-ask", count=len(PEOPLE))[:8])
    approval = await asked(desk)
    assert (approval.kind, approval.recipients) == (ApprovalKind.IMPORT, len(PEOPLE))
    return approval


async def state_of(desk: TeamDesk) -> ImportState:
    found = await desk.storage.imports.get(NUMBER)
    assert found is not None
    return found.state


async def test_people_are_added_when_somebody_else_has_approved(desk: TeamDesk) -> None:
    approval = await import_asked(desk)
    before = len(book(desk).contacts)
    assert await state_of(desk) is ImportState.READY
    await look(desk, WRITER)
    assert "people.xlsx" in desk.gateway.shown[-1][1]
    await desk.tap(WRITER, desk.word("approval-approve"))
    after = await again(desk, approval)
    assert (after.state, after.campaign) == (ApprovalState.APPROVED, NUMBER)
    intervals = BookIntervals(idle=0.02)
    worker = ImportWorker(desk.navigator.parts.services, desk.navigator, intervals=intervals)

    async def over() -> bool:
        return await state_of(desk) is ImportState.DONE

    await worked(desk, worker, over)
    assert len(book(desk).contacts) == before + len(PEOPLE)
    assert await acts(desk, Verb.SUBMITTED, Verb.APPROVED, Verb.IMPORTED) == [
        (Verb.SUBMITTED, MANAGER),
        (Verb.APPROVED, WRITER),
        (Verb.IMPORTED, MANAGER),
    ]
    await look(desk, WRITER)
    assert desk.word("book-added", count=len(PEOPLE)) in desk.gateway.shown[-1][1]


async def test_nobody_is_added_of_what_was_asked_for_and_of_one_s_own(desk: TeamDesk) -> None:
    """By presses of before the rule, or by hand: neither the tap that adds nor the raw file."""
    approval = await import_asked(desk)
    await desk.lay(MANAGER, IMPORT_JOB.ident, JobData(id=NUMBER))
    for action in ("raw", "resume", "yes"):
        await desk.press(MANAGER, action)
    await desk.lay(MANAGER, "approval", desk.parts.catalogue.ids["approval"].data(id=approval.id))
    await desk.press(MANAGER, "approve", approval.digest)
    assert (await again(desk, approval)).is_open
    assert await state_of(desk) is ImportState.READY
    assert desk.changes() == []


@pytest.mark.parametrize("change", ["dropped", "group"])
async def test_another_group_or_a_dropped_import_voids_it(desk: TeamDesk, change: str) -> None:
    approval = await import_asked(desk)
    imports = desk.storage.imports
    if change == "dropped":
        await imports.move(NUMBER, [ImportState.READY], ImportState.CANCELLED)
    else:
        found = await imports.get(NUMBER)
        assert found is not None
        await imports.give_group(found, found.group_id + 1, "دیگر", found.counts)
    await look(desk, OWNER)
    await desk.press(OWNER, "approve", approval.digest)
    assert (await again(desk, approval)).state is ApprovalState.VOIDED
    assert await state_of(desk) is not ImportState.RUNNING
    assert desk.changes() == []
