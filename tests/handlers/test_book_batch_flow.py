"""Batches of a long import: few calls are out, one is ready, and none leaves once it is over."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from handlers.contacts.importing.worker import ImportWorker
from handlers.shared.intervals import BookIntervals
from handlers.shared.rights import Role
from storage import ImportCounts, ImportState, NewImport, Verb
from tests.handlers.team_desk import COLLEAGUES, OWNER, TeamDesk, emptied
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

MANAGER = COLLEAGUES[Role.MANAGER]
IDENT = 6
BATCHES = 12
LANES = BookIntervals().lanes
AT_ONCE, NEVER = 0.0, 600.0
EXPIRED = "اعتبار حساب کاربری شما به پایان رسیده است"

Change = Callable[[TeamDesk], Awaitable[object]]


async def stopped(desk: TeamDesk) -> None:
    running, cancelled = [ImportState.RUNNING], ImportState.CANCELLED
    await desk.storage.run(desk.storage.imports.moving(IDENT, running, cancelled))


async def removed(desk: TeamDesk) -> None:
    await desk.storage.dismissals.remove(desk.account.id, MANAGER, by=OWNER)


async def states(desk: TeamDesk) -> dict[str, int]:
    """How many batches of the import are in each state."""

    def read(db: Database) -> dict[str, int]:
        sql = "SELECT state, count(*) FROM import_parts WHERE kind = 'batch' GROUP BY state"
        return dict(db.conn.execute(sql).fetchall())

    return await desk.storage.run(read)


async def begun(desk: TeamDesk) -> None:
    """Of one person each, and told as so many that all lanes are taken."""
    new = NewImport(
        id=IDENT, chat=MANAGER, user=MANAGER, account_id=desk.account.id, name="people.csv",
        group_id=next(iter(desk.twin.accounts["demo-key"].book.groups)), group_name="g",
        format="text", state=ImportState.RUNNING, counts=ImportCounts(good=50_000),
    )  # fmt: skip
    people = [[[at, f"09124440{at:03}", "", "", "", None]] for at in range(BATCHES)]
    await desk.storage.run(desk.storage.imports.insertion(new, batches=people))


def calls(desk: TeamDesk) -> int:
    return len(desk.twin.calls("AddContacts"))


async def all_lanes_are_taken(desk: TeamDesk) -> bool:
    return calls(desk) == LANES and (await states(desk)).get("adding") == LANES + 1


async def is_over(desk: TeamDesk) -> bool:
    return await desk.storage.imports.count_open(desk.account.id) == 0


async def played(desk: TeamDesk, moment: float, change: Change | None) -> None:
    """`change` comes while calls are out and one batch is ready."""
    services = desk.navigator.parts.services
    await begun(desk)
    desk.twin.faults.add("AddContacts", "delay", times=None, seconds=600)
    intervals = BookIntervals(moment=moment, idle=0.02)
    async with at_work(ImportWorker(services, desk.navigator, intervals=intervals)):
        await eventually(partial(all_lanes_are_taken, desk))
        if change is not None:
            await change(desk)
        desk.twin.faults.clear()
        await eventually(partial(is_over, desk))


async def test_few_calls_are_out_and_one_batch_is_ready(tmp_path: Path) -> None:
    async with emptied(tmp_path) as desk:
        await played(desk, NEVER, None)

        assert await states(desk) == {"done": BATCHES}
        assert calls(desk) == BATCHES
        ended = await desk.storage.imports.get(IDENT)
        assert ended is not None
        assert (ended.state, ended.added) == (ImportState.DONE, BATCHES)


@pytest.mark.parametrize(("moment", "ready"), [(AT_ONCE, 0), (NEVER, 1)])
@pytest.mark.parametrize("change", [stopped, removed])
async def test_what_is_ready_leaves_only_while_it_may(
    tmp_path: Path, change: Change, moment: float, ready: int
) -> None:
    """Who was asked a moment ago need not be asked again; after a while they must be."""
    async with emptied(tmp_path) as desk:
        await played(desk, moment, change)

        assert calls(desk) == LANES + ready
        assert await states(desk) == {"done": LANES + ready, "waiting": BATCHES - LANES - ready}
        ended = await desk.storage.imports.get(IDENT)
        assert ended is not None
        assert ended.added == calls(desk), "each that left was seen to its end"
        if change is stopped:
            page = await desk.storage.audit.page(desk.account.id)
            (act,) = [row for row in page if row.verb is Verb.IMPORTED]
            assert act.people == calls(desk)


async def test_nobody_follows_those_whom_the_account_s_end_stopped(tmp_path: Path) -> None:
    async with emptied(tmp_path) as desk:
        desk.twin.faults.add("AddContacts", "refuse", times=LANES, message=EXPIRED)
        await played(desk, NEVER, None)

        assert calls(desk) == LANES
        assert await states(desk) == {"adding": LANES, "waiting": BATCHES - LANES}
        ended = await desk.storage.imports.get(IDENT)
        assert ended is not None
        assert (ended.state, ended.trouble) == (ImportState.STOPPED, "expired")
