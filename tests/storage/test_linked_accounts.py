from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import Account, JobState, NewPush, Storage, Vault
from tests.storage.support import (
    API_KEY,
    CHAT,
    NOON,
    PERSON,
    SECRET,
    StoppedClock,
    act,
    all_bytes,
    claim_news,
    confirm,
    keep_news,
    new_vault,
)

GROUP = -9000


async def test_a_linked_account_comes_back_with_its_keys(store: Storage, account: Account) -> None:
    found = await store.accounts.for_chat(CHAT)
    assert found == account
    assert found.user_api_key.get_secret_value() == API_KEY
    assert found.secret_key.get_secret_value() == SECRET
    assert (found.owner, found.label, found.linked_at, found.status) == (PERSON, "shop", NOON, "ok")


async def test_an_account_shows_no_key_when_printed(account: Account) -> None:
    assert API_KEY not in f"{account!r} {account} {account.model_dump_json()}"


async def test_a_chat_without_an_account_has_none(store: Storage) -> None:
    assert await store.accounts.for_chat(1) is None
    assert await store.accounts.owner_of(1) is None
    assert not await store.accounts.broken(1)
    assert not await store.accounts.unlink(1)


async def test_the_same_key_of_the_same_owner_is_one_account(
    store: Storage, account: Account
) -> None:
    await store.accounts.set_status(account.id, "revoked")
    again = await store.accounts.link(CHAT + 1, PERSON, API_KEY, "newer secret", "new name")
    assert again.id == account.id
    assert again.status == "ok"
    assert await store.accounts.chats_of(account.id) == [CHAT, CHAT + 1]
    first = await store.accounts.for_chat(CHAT)
    assert first is not None
    assert first.secret_key.get_secret_value() == "newer secret"


async def test_the_same_key_of_another_owner_is_another_account(
    store: Storage, account: Account
) -> None:
    other = await store.accounts.link(CHAT + 1, PERSON + 1, API_KEY, SECRET, "shop")
    assert other.id != account.id
    assert await store.accounts.all() == [account, other]


async def test_linking_another_key_replaces_the_account_that_is_named(
    store: Storage, account: Account
) -> None:
    keys = ("another key", "another secret")
    other = await store.accounts.link(CHAT, PERSON, *keys, "second", replaces=account.id)
    assert await store.accounts.for_chat(CHAT) == other
    assert await store.accounts.by_id(account.id) is None


async def test_only_the_owner_attaches_a_group(store: Storage, account: Account) -> None:
    assert not await store.accounts.attach(GROUP, account.id, PERSON + 1)
    assert not await store.accounts.attach(GROUP, account.id + 1, PERSON)
    assert await store.accounts.for_chat(GROUP) is None
    assert await store.accounts.attach(GROUP, account.id, PERSON)
    found = await store.accounts.for_chat(GROUP)
    assert found is not None
    assert found.id == account.id
    assert await store.accounts.owner_of(GROUP) == PERSON


async def test_the_account_stays_while_a_chat_uses_it(store: Storage, account: Account) -> None:
    await store.accounts.attach(GROUP, account.id, PERSON)
    assert await store.accounts.unlink(CHAT)
    assert await store.accounts.for_chat(CHAT) is None
    found = await store.accounts.for_chat(GROUP)
    assert found is not None
    assert found.id == account.id
    assert await store.accounts.unlink(GROUP)
    assert await store.accounts.by_id(account.id) is None


async def test_unlinking_takes_the_accounts_data_along(store: Storage, account: Account) -> None:
    await store.cursors.set(account.id, "tickets", "5")
    await keep_news(
        store,
        NewPush(account_id=account.id, chat=CHAT, kind="k", ref="r", payload=b"p", due_at=NOON),
    )
    await confirm(store, account_id=account.id)
    job = await store.outbox.claim(NOON)
    assert job is not None
    await store.outbox.finish(job.id, JobState.SENT)
    await store.accounts.unlink(CHAT)
    assert await store.outbox.get(job.id) is None
    assert await store.cursors.get(account.id, "tickets") is None
    assert await claim_news(store, NOON) is None


async def test_unlinking_stops_what_waits_and_has_it_told(store: Storage, account: Account) -> None:
    await confirm(store, account_id=account.id)
    await store.accounts.unlink(CHAT)
    assert await store.outbox.claim(NOON) is None
    (job,) = await store.outbox.untold()
    assert (job.state, job.text, job.mobiles) == (JobState.NOT_SENT, None, ())
    await store.outbox.mark_told(job.id)
    assert await store.outbox.get(job.id) is None


async def test_unlinking_lets_a_running_call_end(store: Storage, account: Account) -> None:
    await confirm(store, account_id=account.id)
    job = await store.outbox.claim(NOON)
    assert job is not None
    await store.accounts.unlink(CHAT)
    assert await store.outbox.finish(job.id, JobState.SENT, batch_key="b")
    (untold,) = await store.outbox.untold()
    assert (untold.id, untold.state, untold.account_id) == (job.id, JobState.SENT, 0)
    await store.outbox.mark_told(job.id)
    assert await store.outbox.get(job.id) is None


async def test_a_new_account_never_gets_the_number_of_a_forgotten_one(
    store: Storage, account: Account
) -> None:
    await store.accounts.unlink(CHAT)
    assert (await store.accounts.link(CHAT, PERSON, "k", "s", "")).id > account.id


async def test_unlinking_leaves_nothing_in_the_files(
    store: Storage, account: Account, path: Path
) -> None:
    def sealed(db: object) -> bytes:
        return bytes(db.conn.execute("SELECT sealed FROM accounts").fetchone()[0])  # type: ignore[attr-defined]

    token = await store.run(sealed, write=False)
    assert token in all_bytes(path.parent)
    await store.accounts.unlink(CHAT)
    assert token not in all_bytes(path.parent)


@pytest.mark.usefixtures("account")
async def test_keys_that_no_longer_open_are_said_to_be_broken(
    store: Storage, path: Path, clock: StoppedClock
) -> None:
    await store.accounts.attach(GROUP, 1, PERSON)
    await store.close()
    async with await Storage.open(path, new_vault(), clock=clock) as strange:
        assert await strange.accounts.for_chat(CHAT) is None
        assert await strange.accounts.by_id(1) is None
        assert await strange.accounts.all() == []
        assert await strange.accounts.broken(CHAT)
        assert await strange.accounts.broken(GROUP)
        assert await strange.accounts.owner_of(CHAT) == PERSON
        await strange.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
        assert not await strange.accounts.broken(CHAT)
        assert await strange.accounts.broken(GROUP)


async def test_keys_moved_to_another_owners_row_do_not_open(
    store: Storage, account: Account, vault: Vault
) -> None:
    thief = await store.accounts.link(CHAT + 1, PERSON + 1, "own", "own", "thief")
    await store.run(
        lambda db: db.conn.execute(
            "UPDATE accounts SET sealed = (SELECT sealed FROM accounts WHERE id = ?) WHERE id = ?",
            (account.id, thief.id),
        )
    )
    assert await store.accounts.for_chat(CHAT + 1) is None
    assert await store.accounts.broken(CHAT + 1)


async def test_old_rows_are_of_the_present_account_unless_the_chat_had_several(
    store: Storage,
) -> None:
    account = await store.accounts.link(CHAT, PERSON, "key", "secret", "Rose")
    await store.audit.note(act(object="Rose"))
    await store.audit.note(act(object="Rose"))
    assert await store.accounts.inherited(CHAT) == account.id
    await store.audit.note(act(object="Cafe"))
    assert await store.accounts.inherited(CHAT) is None
    assert await store.accounts.present(CHAT) == account.id
    assert await store.accounts.present(CHAT + 1) == 0


async def test_what_groups_have_half_done_goes_with_the_account(store: Storage) -> None:
    await store.accounts.link(CHAT, PERSON, "key", "secret", "Rose")
    account = await store.accounts.for_chat(CHAT)
    assert account is not None
    assert await store.accounts.attach(-5, account.id, PERSON)
    await store.states.save(-5, PERSON, b"half a text")
    await store.states.save(-6, PERSON, b"of another group")
    await store.bindings.bind(-5, 1, "ticket", "48213", account.id)
    for chat in (-5, CHAT):
        assert await store.accounts.unlink(chat)
    assert await store.states.load(-5, PERSON) is None
    assert await store.states.load(-6, PERSON) == b"of another group"
    assert await store.bindings.find(-5, 1) == ("ticket", "", account.id)


OTHERS = 2002
"""Somebody who can write the database file, and has an account of their own."""


async def test_a_link_that_was_written_into_the_file_gives_nothing(store: Storage) -> None:
    victim = await store.accounts.link(CHAT, PERSON, "key", "secret", "Rose")
    own = await store.accounts.link(OTHERS, OTHERS, "other", "secret", "Cafe")
    await store.run(lambda db: db.execute("UPDATE links SET account_id = ?", (victim.id,)))
    assert await store.accounts.for_chat(OTHERS) is None
    assert await store.accounts.by_id(victim.id, OTHERS) is None
    assert await store.accounts.owner_of(OTHERS) is None
    assert await store.accounts.broken(OTHERS), "linking again mends it"
    assert await store.accounts.for_chat(CHAT) is not None
    await store.run(lambda db: db.execute("UPDATE links SET account_id = ?", (own.id,)))
    statements = (
        "PRAGMA defer_foreign_keys = ON",
        f"UPDATE accounts SET id = 99 WHERE id = {own.id}",
        f"UPDATE accounts SET id = {own.id} WHERE id = {victim.id}",
        f"UPDATE accounts SET id = {victim.id} WHERE id = 99",
    )

    def exchange(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    await store.run(exchange)
    assert await store.accounts.for_chat(OTHERS) is None, "nor do ids that were exchanged"


async def test_chats_come_and_go_inside_what_is_sealed(store: Storage) -> None:
    account = await store.accounts.link(CHAT, PERSON, "key", "secret", "Rose")
    assert await store.accounts.attach(-5, account.id, PERSON)
    await store.chats.migrate(-5, -1005)
    again = await store.accounts.link(CHAT, PERSON, "key", "secret2", "Rose")
    assert again.chats == {CHAT, -1005}
    assert await store.accounts.for_chat(-1005) is not None
    await store.accounts.unlink(-1005)
    found = await store.accounts.by_id(account.id)
    assert found is not None
    assert found.chats == {CHAT}


async def test_accounts_of_a_version_that_sealed_no_chats_go_on(
    path: Path, vault: Vault, clock: StoppedClock
) -> None:
    async with await Storage.open(path, vault, clock=clock) as store:
        account = await store.accounts.link(CHAT, PERSON, "key", "secret", "Rose")
        old = vault.seal(f"account:{PERSON}", b'["key", "secret"]')
        await store.run(lambda db: db.execute("UPDATE accounts SET sealed = ?", (old,)))
    async with await Storage.open(path, vault, clock=clock) as store:
        found = await store.accounts.for_chat(CHAT)
        assert found is not None
        assert found.id == account.id
        assert found.chats == {CHAT}
