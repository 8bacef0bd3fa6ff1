"""One person with two numbers: joined once, by a code, and never by who can write the file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from screens.bands import number
from storage import (
    CODE_LENGTH,
    CODE_LETTERS,
    MOST_ACCOUNTS,
    Account,
    Member,
    Storage,
    TooManyAccounts,
)
from tests.storage.support import API_KEY, NOON, PERSON, SECRET, StoppedClock, new_vault
from tests.storage.test_turns_migration import older

THERE = number("bale", PERSON)
"""The same person elsewhere, by chance with the same id."""

STRANGER, COLLEAGUE = number("bale", 9), 2002


@pytest.fixture
async def account(store: Storage) -> Account:
    return await store.accounts.link(PERSON, PERSON, API_KEY, SECRET, "shop")


async def join(store: Storage, one: int = PERSON, other: int = THERE) -> None:
    code = await store.identities.make_code(one, "مریم")
    claim = await store.identities.join(code, other)
    assert claim is not None
    assert (claim.user, claim.name) == (one, "مریم")


async def test_who_made_a_code_is_to_be_told_of_its_use_once(store: Storage) -> None:
    code = await store.identities.make_code(PERSON, "مریم")
    refused = await store.identities.join("2" * CODE_LENGTH, THERE, "x", [_never])
    assert refused is None
    assert await store.identities.join(code, THERE, "غریبه", [])
    (use,) = await store.identity_uses.untold()
    assert (use.user, use.by, use.name) == (PERSON, THERE, "غریبه")
    await store.run(lambda db: db.execute("UPDATE identity_uses SET user = ?", (COLLEAGUE,)))
    assert await store.identity_uses.untold() == [], "a row that was written by hand"
    await store.run(lambda db: db.execute("UPDATE identity_uses SET user = ?", (PERSON,)))
    await store.identity_uses.told(use)
    assert await store.identity_uses.untold() == []


def _never(_db: object) -> None:
    raise AssertionError("nothing was joined")


async def test_a_database_of_before_has_people_of_one_number(tmp_path: Path) -> None:
    path, vault = tmp_path / "old.db", new_vault()
    older(path, vault, "0106_identities").close()
    async with await Storage.open(path, vault) as store:
        assert (await store.identities.of(PERSON)).users == (PERSON,)
        assert (await store.members.standing(1, PERSON)).owner
        await join(store)
        assert (await store.members.standing(1, THERE)).owner


async def test_who_is_joined_acts_with_the_same_accounts(store: Storage, account: Account) -> None:
    theirs = await store.accounts.link(THERE, THERE, "their-key", SECRET, "another")
    assert not (await store.members.standing(account.id, THERE)).owner
    await join(store)
    for user in (PERSON, THERE):
        allowed = await store.accounts.allowed(user)
        assert [each.id for each in allowed] == [account.id, theirs.id]
        assert len({each.colour for each in allowed}) == 2, "told apart, whatever they had before"
        for each in allowed:
            assert (await store.members.standing(each.id, user)).owner
        assert await store.accounts.owned_by(user) == [account.id, theirs.id]
    assert await store.accounts.present(PERSON) == account.id
    assert await store.accounts.present(THERE) == theirs.id


async def test_what_is_linked_later_is_linked_in_both_and_what_goes_goes_from_both(
    store: Storage,
) -> None:
    await join(store)
    linked = await store.accounts.link(THERE, THERE, API_KEY, SECRET, "shop")
    assert await store.accounts.present(PERSON) == linked.id
    again = await store.accounts.link(PERSON, PERSON, API_KEY, SECRET, "shop")
    assert (again.id, again.owner) == (linked.id, THERE)
    group = number("bale", -5)
    assert await store.accounts.attach(group, linked.id, PERSON)
    assert await store.accounts.unlink(group)
    assert await store.accounts.unlink(PERSON)
    assert not await store.accounts.allowed(THERE)
    assert await store.accounts.by_id(linked.id) is None


async def test_one_person_has_ten_accounts_at_most_wherever_they_are_linked(
    store: Storage,
) -> None:
    await join(store)
    users = (PERSON, THERE) * (MOST_ACCOUNTS // 2)
    for place, user in enumerate(users):
        await store.accounts.link(user, user, f"key-{place}", SECRET, "")
    colours = [each.colour for each in await store.accounts.allowed(PERSON)]
    assert sorted(colours) == [0, *range(9)], "each colour before one comes again"
    for user in (PERSON, THERE):
        with pytest.raises(TooManyAccounts):
            await store.accounts.link(user, user, "one too many", SECRET, "")
    others = await store.accounts.link(STRANGER, STRANGER, "offered", SECRET, "")
    heir = Member(
        account_id=others.id, user=THERE, role="manager", invited_by=STRANGER, joined_at=NOON
    )
    await store.members.write(heir)
    assert await store.handovers.offer(others.id, THERE, by=STRANGER)
    with pytest.raises(TooManyAccounts):
        await store.handovers.take(others.id, THERE, role="manager", act=lambda _: None)


async def test_a_colleague_has_the_role_in_both_and_loses_it_in_both(
    store: Storage, account: Account
) -> None:
    theirs = number("bale", COLLEAGUE)
    member = Member(
        account_id=account.id, user=COLLEAGUE, role="writer", invited_by=PERSON, joined_at=NOON
    )
    await store.members.write(member)
    await store.accounts.allow(account.id, COLLEAGUE)
    await join(store, COLLEAGUE, theirs)
    assert (await store.members.standing(account.id, theirs)).member == member
    assert [each.id for each in await store.accounts.allowed(theirs)] == [account.id]
    assert await store.dismissals.remove(account.id, COLLEAGUE, by=PERSON)
    for user in (COLLEAGUE, theirs):
        assert (await store.members.standing(account.id, user)).member is None
        assert not await store.accounts.allowed(user)


async def test_private_chats_of_a_colleague_hold_no_account(
    store: Storage, account: Account
) -> None:
    theirs = number("bale", COLLEAGUE)
    await store.members.write(
        Member(account_id=account.id, user=COLLEAGUE, role="viewer", invited_by=1, joined_at=NOON)
    )
    await store.accounts.allow(account.id, COLLEAGUE)
    await join(store, COLLEAGUE, theirs)
    await store.accounts.unlink(PERSON)
    assert await store.accounts.by_id(account.id) is None


async def test_a_code_is_good_once_for_ten_minutes_and_for_somebody_else(
    store: Storage, clock: StoppedClock
) -> None:
    first = await store.identities.make_code(PERSON, "")
    code = await store.identities.make_code(PERSON, "")
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(CODE_LETTERS)
    assert await store.identities.claim(first) is None, "only the last one counts"
    assert await store.identities.join(code, PERSON) is None
    clock.forward(minutes=9, seconds=59)
    both = await asyncio.gather(
        store.identities.join(code, THERE), store.identities.join(code, STRANGER)
    )
    assert sorted(claim is None for claim in both) == [False, True]
    assert await store.identities.claim(code) is None
    late = await store.identities.make_code(STRANGER + 1, "")
    clock.forward(minutes=10)
    assert await store.identities.claim(late) is None
    assert await store.identities.join(late, 5) is None


async def test_who_is_joined_is_joined_with_nobody_else(store: Storage) -> None:
    await join(store)
    for one, other in ((PERSON, STRANGER), (STRANGER, THERE)):
        code = await store.identities.make_code(one, "")
        assert await store.identities.join(code, other) is None
    assert (await store.identities.of(STRANGER)).users == (STRANGER,)


async def test_parted_each_keeps_what_is_its_own(store: Storage, account: Account) -> None:
    theirs = await store.accounts.link(THERE, THERE, "their-key", SECRET, "another")
    await join(store)
    assert set(await store.identities.part(THERE)) == {PERSON, THERE}
    assert [each.id for each in await store.accounts.allowed(PERSON)] == [account.id]
    assert [each.id for each in await store.accounts.allowed(THERE)] == [theirs.id]
    assert not (await store.members.standing(account.id, THERE)).owner
    assert (await store.identities.of(PERSON)).users == (PERSON,)


async def test_a_person_is_told_where_they_were_last_or_where_they_chose(
    store: Storage, path: Path
) -> None:
    identities = store.identities
    assert (await identities.of(PERSON)).place == PERSON
    await join(store)
    for user in (PERSON, THERE):
        assert (await identities.of(user)).place == THERE, "the code was typed there"
    await identities.came(PERSON)
    assert (await identities.of(THERE)).place == PERSON
    await identities.choose(PERSON, THERE)
    await identities.came(PERSON)
    assert (await identities.of(PERSON)).place == THERE
    await identities.choose(PERSON, STRANGER)
    assert (await identities.of(PERSON)).place == THERE, "nobody is told at a stranger's"
    await identities.choose(THERE, None)
    assert (await identities.of(PERSON)).place == PERSON


@pytest.mark.parametrize("forged", ["person", "user"])
async def test_a_row_written_by_hand_makes_nobody_somebody_else(
    store: Storage, account: Account, forged: str
) -> None:
    await join(store, COLLEAGUE, THERE)
    place = {"person": (PERSON, THERE), "user": (STRANGER, THERE)}[forged]

    def forge(db: Any) -> None:
        db.execute(f"UPDATE identities SET {forged} = ? WHERE user = ?", place)

    await store.run(forge)
    for user in (THERE, STRANGER):
        assert not (await store.members.standing(account.id, user)).owner
    assert (await store.identities.of(STRANGER)).users == (STRANGER,)


@pytest.mark.parametrize(
    ("column", "taken"), [("user", PERSON), ("expires_at", "2099-01-01T00:00:00+00:00")]
)
async def test_a_code_changed_by_hand_joins_nobody(
    store: Storage, account: Account, column: str, taken: Any
) -> None:
    """Else whoever can write the file would become the owner, by a code of their own."""
    code = await store.identities.make_code(STRANGER, "سارا")
    assert await store.identities.claim(code)

    await store.run(lambda db: db.execute(f"UPDATE identity_codes SET {column} = ?", (taken,)))
    assert await store.identities.join(code, THERE) is None
    assert not (await store.members.standing(account.id, THERE)).owner


async def test_forgetting_a_person_forgets_both_numbers(store: Storage, account: Account) -> None:
    await join(store)
    await store.states.save(THERE, THERE, b"typed there")
    await store.people.forget(THERE)
    assert await store.states.load(THERE, THERE) is None
    assert await store.accounts.by_id(account.id) is None
