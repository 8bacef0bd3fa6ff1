"""Birthdays and their greetings: sealed, found by the day, one list of a year for each person."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlite_utils.db import Database

from storage import (
    Account,
    Campaign,
    CampaignState,
    NewCampaign,
    NewGreeting,
    Planned,
    Storage,
    Vault,
)
from storage.backup import restore
from tests.storage.support import CHAT, NOON, PERSON, new_vault
from tests.storage.test_campaigns import new_campaign
from tests.storage.test_members import COLLEAGUE, member
from tests.storage.test_turns_migration import older

ALI, SARA = "09120000001", "09120000002"
DAY = date(2026, 12, 1)


def greeting(account: Account, **changes: Any) -> NewGreeting:
    fields = {
        "account_id": account.id, "chat": CHAT, "user": PERSON, "text": "تولدت مبارک",
        "clock": 600, "most": 50, "planned_until": DAY - timedelta(days=1),
    }  # fmt: skip
    return NewGreeting.model_validate(fields | changes)


def of_day(account: Account, **changes: Any) -> NewCampaign:
    fields = {"frame": -DAY.toordinal(), "announced": True} | changes
    return new_campaign(account, **fields)


async def switched_on(store: Storage, account: Account, **changes: Any) -> Any:
    await store.run(store.greetings.switching_on(greeting(account, **changes)))
    kept = await store.greetings.get(account.id)
    assert kept is not None
    return kept


async def open_campaigns(store: Storage, account: Account) -> list[Campaign]:
    return await store.campaigns.open_of(account.id)


async def test_a_birthday_is_found_by_its_day_and_by_its_mobile(
    store: Storage, account: Account
) -> None:
    birthdays = store.birthdays
    await birthdays.put(account.id, {ALI: (5, 12), SARA: (12, 30)})
    assert await birthdays.get(account.id, ALI) == (5, 12)
    assert await birthdays.on(account.id, [(12, 29), (12, 30)]) == [SARA]
    await birthdays.put(account.id, {ALI: (6, 1)})
    assert await birthdays.on(account.id, [(5, 12)]) == []
    assert await birthdays.all(account.id) == {ALI: (6, 1), SARA: (12, 30)}
    assert await birthdays.remove(account.id, [ALI, "09120000003"]) == 1
    assert await birthdays.get(account.id, ALI) is None
    assert await birthdays.count(account.id) == 1
    await birthdays.put(account.id, {ALI: (12, 30)})
    assert await birthdays.many_on(account.id, [(1, 1), (12, 30)]) == {(12, 30): 2}


async def test_who_is_left_out_stands_on_no_list_of_that_year(
    store: Storage, account: Account
) -> None:
    assert await store.greetings.leave_out(account.id, 1405, ALI)
    assert not await store.greetings.leave_out(account.id, 1405, ALI), "left out already"
    assert await store.greetings.still_ungreeted(account.id, 1405, [ALI, SARA]) == [SARA]
    assert await store.greetings.still_ungreeted(account.id, 1406, [ALI, SARA]) == [ALI, SARA]


async def test_nothing_of_them_can_be_read_in_the_file(
    store: Storage, account: Account, tmp_path: Path
) -> None:
    await store.birthdays.put(account.id, {ALI: (5, 12)})
    await switched_on(store, account)
    await store.backup(tmp_path / "copy.db")
    content = (tmp_path / "copy.db").read_bytes()
    assert ALI.encode() not in content
    assert "تولدت".encode() not in content


@pytest.mark.long
async def test_another_master_key_opens_them_after_a_rotation(tmp_path: Path) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    file = tmp_path / "sefid.db"
    async with await Storage.open(file, Vault([old])) as store:
        account = await store.accounts.link(CHAT, PERSON, "key", "secret", "")
        await store.birthdays.put(account.id, {ALI: (5, 12)})
        await switched_on(store, account)
    async with await Storage.open(file, Vault([new, old])) as store:
        assert (await store.rotate()).unreadable == 0
    async with await Storage.open(file, Vault([new])) as store:
        assert await store.birthdays.on(account.id, [(5, 12)]) == [ALI]
        assert await store.greetings.get(account.id) is not None


async def test_unlinking_forgets_all_of_it(store: Storage, account: Account) -> None:
    await store.birthdays.put(account.id, {ALI: (5, 12)})
    kept = await switched_on(store, account)
    assert await store.greetings.plan(kept, 1405, [ALI], of_day(account))
    await store.accounts.unlink(CHAT)
    assert await store.run(rows_left) == 0


def rows_left(db: Database) -> int:
    tables = ("birthdays", "birthday_greetings", "birthday_turns")
    return sum(db.table(name).count for name in tables)


async def test_a_person_who_is_forgotten_leaves_nothing(store: Storage, account: Account) -> None:
    await store.birthdays.put(account.id, {ALI: (5, 12)})
    await switched_on(store, account)
    gone = await store.people.forget(PERSON)
    assert (gone["birthdays"], gone["birthday_greetings"]) == (1, 1)


async def test_nobody_stands_on_two_lists_of_a_year(store: Storage, account: Account) -> None:
    kept, plan = await switched_on(store, account), store.greetings.plan
    assert await plan(kept, 1405, [ALI], of_day(account))
    assert not await plan(kept, 1405, [SARA, ALI], of_day(account)), "one of them was greeted"
    assert await store.greetings.still_ungreeted(account.id, 1405, [ALI, SARA]) == [SARA]
    assert await plan(kept, 1405, [SARA], of_day(account)), "a second list of the same day"
    assert await plan(kept, 1406, [ALI], of_day(account, frame=-1)), "another year"
    assert len(await open_campaigns(store, account)) == 3


async def test_a_greeting_that_was_changed_plans_nothing_by_its_old_words(
    store: Storage, account: Account
) -> None:
    before = await switched_on(store, account)
    after = await switched_on(store, account, text="مبارک!", planned_until=DAY)
    assert not await store.greetings.plan(before, 1405, [ALI], of_day(account))
    assert await open_campaigns(store, account) == []
    assert after.planned_until == before.planned_until, "a change plans no day again"
    await store.run(store.greetings.switching_off(account.id))
    assert not await store.greetings.plan(after, 1405, [ALI], of_day(account))
    assert await store.greetings.behind(date.max) == []


async def test_two_people_with_one_account_greet_once(store: Storage, account: Account) -> None:
    other = await store.accounts.link(-700, PERSON + 1, "user-key", "secret", "")
    same = await store.run(
        lambda db: db.execute(
            "UPDATE accounts SET key_hash = (SELECT key_hash FROM accounts WHERE id = ?)"
            " WHERE id = ?", [account.id, other.id]
        ).rowcount
    )  # fmt: skip
    assert same == 1
    mine = await switched_on(store, account)
    theirs = await switched_on(store, other)
    assert await store.greetings.plan(mine, 1405, [ALI], of_day(account))
    assert await store.greetings.still_ungreeted(other.id, 1405, [ALI]) == []
    assert not await store.greetings.plan(theirs, 1405, [ALI], of_day(other, chat=-700))


async def test_what_is_announced_or_held_is_to_be_told(store: Storage, account: Account) -> None:
    kept = await switched_on(store, account)
    await store.greetings.plan(kept, 1405, [ALI], of_day(account))
    await store.greetings.plan(kept, 1405, [SARA], of_day(account, why="restored"))
    waiting, held = await store.campaigns.untold()
    assert (waiting.state, waiting.why) == (CampaignState.WAITING, None)
    assert (held.state, held.why) == (CampaignState.HELD, "restored")
    await store.campaigns.mark_told(waiting.id)
    assert [campaign.id for campaign in await store.campaigns.untold()] == [held.id]


async def test_a_copy_knows_that_its_greetings_may_have_been_sent(
    store: Storage, account: Account, tmp_path: Path, vault: Vault
) -> None:
    await switched_on(store, account)
    copy, fresh = tmp_path / "copy.db", tmp_path / "fresh.db"
    await store.backup(copy)
    restore(copy, fresh)
    async with await Storage.open(fresh, vault) as restored:
        (kept,) = await restored.greetings.behind(DAY)
        assert kept.copied
        await restored.greetings.planned(kept, DAY)
        assert await restored.greetings.behind(DAY) == []
        await restored.greetings.look_again(account.id, DAY - timedelta(days=1))
        (kept,) = await restored.greetings.behind(DAY)
        assert not kept.copied


async def test_the_migration_leaves_what_was_there(tmp_path: Path) -> None:
    file, vault = tmp_path / "sefid.db", new_vault()
    db = older(file, vault, "0082_birthdays")
    db.conn.execute(
        "INSERT INTO campaigns (chat, user, account_id, frame, revision, segments, state, due_at,"
        " created_at) VALUES (?, ?, 1, 3, 1, 1, 'waiting', ?, ?)",
        (CHAT, PERSON, NOON.isoformat(), NOON.isoformat()),
    )
    db.conn.close()
    async with await Storage.open(file, vault) as store:
        assert len(await store.campaigns.open_of(1)) == 1
        await store.birthdays.put(1, {ALI: (1, 1)})
        assert await store.birthdays.on(1, [(1, 1)]) == [ALI]


@pytest.mark.parametrize("table", ["birthdays", "birthday_greetings", "birthday_turns"])
async def test_every_row_belongs_to_an_account(store: Storage, table: str) -> None:
    columns = await store.run(lambda db: set(db.table(table).columns_dict))
    assert "account_id" in columns


@pytest.mark.parametrize("planned", list(Planned))
@pytest.mark.parametrize("chat", [COLLEAGUE, CHAT])
async def test_the_greeting_of_a_colleague_who_is_removed_is_the_owners(
    store: Storage, account: Account, chat: int, planned: Planned
) -> None:
    """Their private chat acts with the account no more, so nobody would be greeted."""
    await store.members.write(member(account))
    before = await switched_on(store, account, user=COLLEAGUE, chat=chat)
    assert await store.dismissals.remove(account.id, COLLEAGUE, by=account.owner, planned=planned)
    kept = await store.greetings.get(account.id)
    if planned is Planned.DROPPED:
        assert kept is None
        return
    assert kept is not None
    place = account.owner if chat == COLLEAGUE else chat
    assert (kept.chat, kept.user, kept.text) == (place, account.owner, before.text)
    assert kept.version > before.version, "what is planned at this moment is planned anew"
