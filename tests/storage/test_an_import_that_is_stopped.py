"""What was on its way when an import was stopped counts, in its own figures and in the audit."""

from __future__ import annotations

from itertools import product

import pytest

from storage import Account, ActResult, Import, ImportState, Storage, Verb
from tests.storage.test_imports_and_exports import new

BATCHES = 3
PEOPLE = [[[at, f"0912000000{at}", "", "", "", None]] for at in range(BATCHES)]
RUNNING, STOPPED = ImportState.RUNNING, ImportState.STOPPED


async def imported(store: Storage, account: Account) -> list[tuple[int, ActResult]]:
    """How many people its rows of the audit name, and how it ended."""
    page = await store.audit.page(account.id)
    return [(row.people or 0, row.result) for row in page if row.verb is Verb.IMPORTED]


async def begun(store: Storage, account: Account, claimed: int) -> tuple[Import, list[int]]:
    await store.run(store.imports.insertion(new(account), batches=PEOPLE))
    found = await store.imports.get(77)
    assert found is not None
    parts = (await store.imports.waiting(found))[:claimed]
    for part in parts:
        assert await store.imports.claim(found, part)
    return found, parts


@pytest.mark.parametrize("halted", [False, True], ids=["running", "stopped by the service before"])
async def test_the_audit_has_one_row_with_all_who_were_added(
    store: Storage, account: Account, *, halted: bool
) -> None:
    """However many batches had left, and had been answered, when it was stopped."""
    for claimed, answered in product(range(BATCHES + 1), repeat=2):
        if answered > claimed:
            continue
        rows_before = len(await imported(store, account))
        found, parts = await begun(store, account, claimed)
        for part in parts[:answered]:
            await store.imports.finish(found, part, 1)
        if halted:
            assert await store.imports.move(77, [RUNNING], STOPPED, "unreachable")
        assert await store.imports.move(77, [RUNNING, STOPPED], ImportState.CANCELLED)
        for left in range(claimed - answered, 0, -1):
            rows = await imported(store, account)
            assert len(rows) == rows_before, "it is not over yet"
            assert await store.imports.count_open(account.id) == 1
            assert [one.id for one in await store.imports.open()] == [77]
            await store.imports.finish(found, parts[claimed - left], 1)
        assert await store.imports.count_open(account.id) == 0
        assert await store.imports.open() == []
        newest, *_ = rows = await imported(store, account)
        assert len(rows) == rows_before + 1, "one row"
        assert newest == (claimed, ActResult.PARTLY)
        await store.run(lambda db: db.execute("DELETE FROM imports"))


async def test_what_cannot_be_found_out_is_noted_as_unknown(
    store: Storage, account: Account
) -> None:
    found, (part,) = await begun(store, account, 1)
    await store.imports.move(77, [RUNNING], ImportState.CANCELLED)
    await store.imports.doubt(found)
    await store.imports.finish(found, part, 0)
    assert await imported(store, account) == [(0, ActResult.UNKNOWN)]


async def test_one_whose_owner_is_barred_is_noted_with_who_was_added(
    store: Storage, account: Account
) -> None:
    """A colleague's import stops with the colleague; the account is the owner's, and goes on."""
    await store.run(store.imports.insertion(new(account, user=4711), batches=PEOPLE))
    found = await store.imports.get(77)
    assert found is not None
    part, *_ = await store.imports.waiting(found)
    assert await store.imports.claim(found, part)
    await store.imports.finish(found, part, 1)
    await store.people.serve_only([account.owner])
    assert await imported(store, account) == [(1, ActResult.PARTLY)]
