"""Colleagues: sealed, gone with their account, and none in a database of before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage import Account, Member, Storage, Vault, snapshot
from tests.storage.support import CHAT, NOON, PERSON, new_vault
from tests.storage.test_campaigns import job_of, planned
from tests.storage.test_turns_migration import older

COLLEAGUE, OTHER = 2002, 2003


def member(account: Account, user: int = COLLEAGUE, **changes: Any) -> Member:
    fields = {"account_id": account.id, "user": user, "role": "writer", "name": "سارا"}
    return Member(**{**fields, "invited_by": account.owner, "joined_at": NOON, **changes})


async def test_in_a_database_of_before_the_owner_of_each_account_is_its_owner(
    tmp_path: Path,
) -> None:
    path, vault = tmp_path / "old.db", new_vault()
    older(path, vault, "0092_team").close()

    async with await Storage.open(path, vault) as store:
        for account, owner in ((1, PERSON), (2, PERSON + 1)):
            assert (await store.members.standing(account, owner)).owner
            assert await store.members.having(account, ["manager"]) == [owner]
            assert not await store.members.of(account)
        assert not (await store.members.standing(1, PERSON + 1)).owner


async def test_a_colleague_is_what_the_owner_made_them(store: Storage, account: Account) -> None:
    await store.members.write(member(account, daily=50))
    await store.members.write(member(account, OTHER, role="manager", numbers=True))

    standing = await store.members.standing(account.id, COLLEAGUE)
    assert not standing.owner
    assert standing.member == member(account, daily=50)
    assert await store.members.having(account.id, {"manager"}) == [account.owner, OTHER]
    await store.members.write(member(account, role="viewer"))
    assert [one.role for one in await store.members.of(account.id)] == ["viewer", "manager"]


@pytest.mark.parametrize("column", ["user", "account_id"])
async def test_a_row_copied_by_hand_makes_nobody_a_colleague(
    store: Storage, account: Account, column: str
) -> None:
    """Who can write the file can give neither somebody nor another account a role."""
    other = await store.accounts.link(OTHER, OTHER, "other-key", "secret", "other")
    await store.members.write(member(account))
    taken = {"user": OTHER, "account_id": other.id}[column]

    def forge(db: Any) -> None:
        db.execute(f"UPDATE members SET {column} = ?", (taken,))

    await store.run(forge)
    for where in (account.id, other.id):
        for user in (COLLEAGUE, 4004):
            assert (await store.members.standing(where, user)).member is None
    assert await store.members.of(account.id) == []


@pytest.mark.parametrize("column", ["user", "account_id", "made_by", "expires_at"])
async def test_an_invitation_changed_by_hand_brings_nobody(
    store: Storage, account: Account, column: str
) -> None:
    """Neither somebody in the name of who accepted it, nor anybody into another account."""
    other = await store.accounts.link(OTHER, OTHER, "other-key", "secret", "other")
    ident, code = await store.invitations.make(account.id, "manager", account.owner)
    assert await store.invitations.accept(code, COLLEAGUE, "سارا")
    assert await store.invitations.get(ident, account.id)
    taken = {"user": 4004, "account_id": other.id, "made_by": OTHER, "expires_at": "2099"}[column]

    await store.run(lambda db: db.execute(f"UPDATE invitations SET {column} = ?", (taken,)))
    for where in (account.id, other.id):
        assert await store.invitations.get(ident, where) is None
        for user in (COLLEAGUE, 4004):
            assert await store.invitations.confirm(ident, where, user) is None
            assert (await store.members.standing(where, user)).member is None


async def test_colleagues_go_with_the_account_and_with_the_person(
    store: Storage, account: Account
) -> None:
    await store.members.write(member(account))
    await store.members.write(member(account, OTHER))
    await store.people.forget(COLLEAGUE)
    assert [one.user for one in await store.members.of(account.id)] == [OTHER]

    await store.accounts.unlink(CHAT)
    counted = await store.run(lambda db: db.table("members").count, write=False)
    assert counted == 0


async def test_roles_are_sealed_anew_with_new_keys(store: Storage, account: Account) -> None:
    await store.members.write(member(account))
    rotation = await store.rotate()
    assert rotation.unreadable == 0
    assert (await store.members.of(account.id))[0].role == "writer"


async def test_what_no_key_opens_keeps_its_seal_when_it_goes_to_the_owner(
    store: Storage, account: Account
) -> None:
    """An SMS without its text would be sent empty; sealed it is held, and told."""
    await store.members.write(member(account))
    theirs: dict[str, Any] = {"chat": COLLEAGUE, "user": COLLEAGUE, "topic": 77}
    made = await planned(store, account, **theirs)
    job = job_of(made, due_at=NOON, **theirs)
    assert await store.campaigns.leave(made, [store.outbox.insertion(job)], NOON)
    await store.run(lambda db: db.execute("UPDATE outbox SET sealed = ?", (b"of a lost key",)))

    assert await store.dismissals.remove(account.id, COLLEAGUE, by=account.owner)
    (held,) = await store.outbox.hold(NOON)
    assert (held.chat, held.sealed) == (account.owner, True)
    (moved,) = await store.campaigns.open_of(account.id)
    assert (moved.chat, moved.topic, held.topic) == (account.owner, 0, 0), "77 is of another chat"
    assert await store.outbox.claim(NOON) is None


async def test_a_link_that_waits_takes_no_limit_from_who_came_otherwise(
    store: Storage, account: Account
) -> None:
    ident, code = await store.invitations.make(account.id, "manager", account.owner)
    assert await store.invitations.accept(code, COLLEAGUE, "سارا")
    await store.members.write(member(account, daily=50))
    confirmed = await store.invitations.confirm(ident, account.id, COLLEAGUE)
    assert confirmed == member(account, daily=50)
    assert (await store.members.standing(account.id, COLLEAGUE)).member == confirmed
    assert not await store.invitations.open_of(account.id)


async def test_an_offer_in_a_backup_hands_no_account_over(
    store: Storage, account: Account, path: Path, vault: Vault, tmp_path: Path
) -> None:
    """It may have been withdrawn since, and the colleague alone would take it."""
    await store.members.write(member(account))
    assert await store.handovers.offer(account.id, COLLEAGUE, by=account.owner)
    snapshot(path, tmp_path / "copy.db")
    assert await store.handovers.of(account.id) is not None
    async with await Storage.open(tmp_path / "copy.db", vault, clock=store._context.clock) as copy:
        assert await copy.handovers.of(account.id) is None
        assert await copy.members.owner(account.id) == account.owner
