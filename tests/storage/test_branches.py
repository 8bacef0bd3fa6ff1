"""Several accounts of one person: what a chat may act with, and what it acts with now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import MOST_ACCOUNTS, Account, NewPush, Storage, TooManyAccounts, Vault
from storage.driver import sqlite3
from storage.schema import migrations
from tests.storage.support import API_KEY, CHAT, NOON, PERSON, SECRET, keep_news

GROUP, TOPIC = -9000, 7


async def second(store: Storage, chat: int = CHAT) -> Account:
    return await store.accounts.link(chat, PERSON, "key-2", "secret-2", "second")


async def test_a_second_account_stands_beside_the_first(store: Storage, account: Account) -> None:
    other = await second(store)
    assert [each.id for each in await store.accounts.allowed(CHAT)] == [account.id, other.id]
    assert await store.accounts.present(CHAT) == other.id, "what was just linked is worked with"
    assert (other.colour, other.branches) == (1, 2)
    assert await store.accounts.switch(CHAT, account.id)
    assert await store.accounts.present(CHAT) == account.id
    still = await store.accounts.by_id(other.id, CHAT)
    assert still is not None, "what waits with it goes on"


async def test_nobody_turns_to_an_account_of_others(store: Storage, account: Account) -> None:
    stranger = await store.accounts.link(9, 9, "key-9", "secret-9", "stranger")
    assert not await store.accounts.switch(CHAT, stranger.id)

    def forge(db: Database) -> None:
        db.execute("INSERT INTO allowed VALUES (?, ?)", (stranger.id, CHAT))

    await store.run(forge)
    assert not await store.accounts.switch(CHAT, stranger.id), "a row in the file gives nothing"
    assert [each.id for each in await store.accounts.allowed(CHAT)] == [account.id]


async def test_unlinking_one_leaves_the_others_and_the_next_is_present(
    store: Storage, account: Account
) -> None:
    other = await second(store)
    await store.accounts.attach(GROUP, other.id, PERSON)
    for chat in await store.accounts.chats_of(other.id):
        assert await store.accounts.unlink(chat, other.id)
    assert await store.accounts.by_id(other.id) is None
    assert await store.accounts.for_chat(CHAT) == account
    assert await store.accounts.present(GROUP) == 0


async def test_there_are_ten_at_most(store: Storage, account: Account) -> None:
    for number in range(MOST_ACCOUNTS - 1):
        await store.accounts.link(CHAT, PERSON, f"k{number}", "s", "")
    colours = [each.colour for each in await store.accounts.allowed(CHAT)]
    assert sorted(colours) == [0, *range(9)], "each colour before one comes again"
    with pytest.raises(TooManyAccounts):
        await store.accounts.link(CHAT, PERSON, "one too many", "s", "")
    assert len(await store.accounts.allowed(CHAT)) == MOST_ACCOUNTS
    await store.accounts.link(CHAT, PERSON, "instead", "s", "", replaces=account.id)
    await store.accounts.link(CHAT, PERSON, "k1", "s", "again")
    assert len(await store.accounts.allowed(CHAT)) == MOST_ACCOUNTS


async def test_an_owners_name_outlives_linking_again(store: Storage, account: Account) -> None:
    await store.accounts.rename(account.id, "Vanak")
    await store.accounts.recolour(account.id, 5)
    again = await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
    assert (again.id, again.label, again.colour) == (account.id, "Vanak", 5)


async def test_a_topic_has_its_own_account_and_the_rest_of_the_group_another(
    store: Storage, account: Account
) -> None:
    other = await second(store)
    accounts = store.accounts
    assert await accounts.attach(GROUP, account.id, PERSON)
    assert await accounts.attach(GROUP, other.id, PERSON, TOPIC)
    assert await accounts.present(GROUP, TOPIC) == other.id
    assert await accounts.present(GROUP, TOPIC + 1) == account.id
    assert await accounts.topics_of(GROUP, other.id) == [TOPIC]
    assert await accounts.attach(GROUP, other.id, PERSON), "the whole group changes"
    assert await accounts.by_id(account.id, GROUP) is None, "nothing there acts with it any more"
    assert await accounts.attach(GROUP, account.id, PERSON)
    assert await accounts.unlink(GROUP, topic=TOPIC)
    assert await accounts.present(GROUP, TOPIC) == account.id
    assert await accounts.by_id(other.id, GROUP) is None


async def test_a_group_that_moves_takes_all_its_topics_along(
    store: Storage, account: Account
) -> None:
    other = await second(store)
    await store.accounts.attach(GROUP, account.id, PERSON)
    await store.accounts.attach(GROUP, other.id, PERSON, TOPIC)
    await store.chats.migrate(GROUP, GROUP - 1)
    assert await store.accounts.present(GROUP - 1, TOPIC) == other.id
    found = await store.accounts.for_chat(GROUP - 1)
    assert found is not None
    assert found.id == account.id
    assert await store.accounts.by_id(account.id, GROUP) is None


async def test_news_of_each_account_are_told_apart(store: Storage, account: Account) -> None:
    """Also of the one that the chat does not act with now."""
    other = await second(store)
    for whose in (account, other):
        push = NewPush(account_id=whose.id, chat=CHAT, kind="k", ref="r", payload=b"p", due_at=NOON)
        await keep_news(store, push)
    assert list(await store.news.watched()) == [account.id, other.id]
    bundles = [await store.news.claim(NOON) for _ in range(2)]
    assert [bundle.account_id for bundle in bundles if bundle] == [account.id, other.id]
    await store.accounts.forbid(account.id, CHAT)
    assert (await store.news.known(account.id)).chats == ()


async def test_a_chat_is_let_in_and_shut_out(store: Storage, account: Account) -> None:
    colleague = 777
    await store.accounts.allow(account.id, colleague)
    found = await store.accounts.for_chat(colleague)
    assert found is not None
    assert found.owner == PERSON
    await store.accounts.forbid(account.id, colleague)
    assert await store.accounts.by_id(account.id, colleague) is None
    assert await store.accounts.present(colleague) == 0
    assert await store.accounts.for_chat(CHAT) is not None


async def test_a_database_of_the_version_before_opens(path: Path, vault: Vault) -> None:
    """Each chat goes on with the account that it had; an owner's accounts get different colours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    conn = sqlite3.connect(str(path), isolation_level=None)
    db = Database(conn)
    conn.execute("PRAGMA foreign_keys=ON")
    migrations.apply(db, stop_before="0091_branches")
    kept = {1: (PERSON, [CHAT, GROUP]), 2: (PERSON, [GROUP - 1]), 3: (9, [9])}
    for ident, (owner, chats) in kept.items():
        sealed = vault.seal(f"account:{owner}", json.dumps([f"key-{ident}", "s", chats]).encode())
        conn.execute(
            "INSERT INTO accounts (id, owner, key_hash, sealed, label, linked_at, status)"
            " VALUES (?, ?, ?, ?, '', ?, 'ok')",
            (ident, owner, f"h{ident}", sealed, NOON.isoformat(timespec="microseconds")),
        )
        for chat in chats:
            conn.execute("INSERT INTO links (chat, account_id) VALUES (?, ?)", (chat, ident))
    conn.close()
    async with await Storage.open(path, vault) as store:
        for ident, (_, chats) in kept.items():
            assert await store.accounts.chats_of(ident) == sorted(chats)
            for chat in chats:
                assert [each.id for each in await store.accounts.allowed(chat)] == [ident]
                assert await store.accounts.present(chat, TOPIC) == ident
        colours = {each.id: each.colour for each in await store.accounts.all()}
    assert colours == {1: 0, 2: 1, 3: 0}
