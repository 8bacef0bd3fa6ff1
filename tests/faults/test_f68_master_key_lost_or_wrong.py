"""F68: a lost master key is said at start; chats link again; nothing crashes or is deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import Storage, Vault, add_key, inspect, keep_newest
from storage.keyfile import read_or_create
from tests.storage.support import API_KEY, CHAT, PERSON, SECRET, confirm, new_vault


async def test_f68_the_start_works_and_says_what_is_wrong(tmp_path: Path) -> None:
    path, right = tmp_path / "a.db", new_vault()
    async with await Storage.open(path, right) as store:
        assert store.key_trouble is None
        await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
        await confirm(store)
        await store.states.save(CHAT, PERSON, b"typed")
        buttons = store.signing_key
    async with await Storage.open(path, new_vault()) as strange:
        assert strange.key_trouble is not None
        assert "master key" in strange.key_trouble
        assert (await strange.doctor()).key_trouble == strange.key_trouble
        assert await strange.accounts.for_chat(CHAT) is None
        assert await strange.accounts.broken(CHAT)
        assert await strange.states.load(CHAT, PERSON) is None
        assert strange.signing_key != buttons
    async with await Storage.open(path, right) as store:
        assert store.signing_key == buttons
        assert await store.accounts.for_chat(CHAT) is not None
        assert await store.states.load(CHAT, PERSON) == b"typed"


async def test_f68_a_chat_that_links_again_works_with_the_new_key(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", new_vault()
    async with await Storage.open(path, new_vault()) as store:
        await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
    async with await Storage.open(path, new) as store:
        await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
        await store.states.save(CHAT, PERSON, b"typed")
        buttons = store.signing_key
    async with await Storage.open(path, new) as store:
        assert store.signing_key == buttons
        assert await store.accounts.for_chat(CHAT) is not None
        assert not await store.accounts.broken(CHAT)
        assert await store.states.load(CHAT, PERSON) == b"typed"


async def link(path: Path, vault: Vault, chat: int, secret: str) -> None:
    async with await Storage.open(path, vault) as store:
        await store.accounts.link(chat, PERSON, API_KEY + secret, secret, "shop")
        await store.states.save(chat, PERSON, b"typed")


@pytest.mark.long
async def test_f68_it_is_said_at_every_start_until_the_former_key_is_back(tmp_path: Path) -> None:
    """Also where the new key has sealed much by then; with both keys everything opens."""
    path, file = tmp_path / "a.db", tmp_path / "a.key"
    old = read_or_create(file)
    await link(path, Vault(old), CHAT, "before")
    file.rename(tmp_path / "elsewhere.key")
    new = read_or_create(file)

    for start in range(3):
        await link(path, Vault.load(None, file), CHAT + 1 + start, "after")
        async with await Storage.open(path, Vault.load(None, file)) as store:
            assert "not instead of it" in (store.key_trouble or "")
        assert inspect(path, Vault.load(None, file)).key_trouble
    assert read_or_create(file) == new, "a start never writes over a key file"

    for keys in ([*new, *old], [*old, *new]):
        async with await Storage.open(path, Vault(keys)) as store:
            assert store.key_trouble is None
            for chat in range(CHAT, CHAT + 4):
                assert await store.accounts.for_chat(chat) is not None
                assert await store.states.load(chat, PERSON) == b"typed"


async def test_f68_the_former_key_alone_opens_its_own_and_says_what_it_lacks(
    tmp_path: Path,
) -> None:
    path, old, new = tmp_path / "a.db", new_vault(), new_vault()
    await link(path, old, CHAT, "before")
    await link(path, new, CHAT + 1, "after")
    async with await Storage.open(path, old) as store:
        assert store.key_trouble is not None
        assert store.key_trouble.startswith("2 values ")
        assert not store.key_is_strange
        assert await store.accounts.for_chat(CHAT) is not None
        assert await store.accounts.for_chat(CHAT + 1) is None


async def test_f68_rotation_meanwhile_leaves_the_former_key_its_values(tmp_path: Path) -> None:
    path, file = tmp_path / "a.db", tmp_path / "a.key"
    old = read_or_create(file)
    await link(path, Vault(old), CHAT, "before")
    file.unlink()
    await link(path, Vault.load(None, file), CHAT + 1, "after")

    keys = add_key(file)
    async with await Storage.open(path, Vault(keys)) as store:
        assert (await store.rotate()).unreadable
    newest = keep_newest(file)

    async with await Storage.open(path, Vault([*newest, *old])) as store:
        assert store.key_trouble is None
        assert await store.accounts.for_chat(CHAT) is not None
        assert await store.accounts.for_chat(CHAT + 1) is not None
        assert (await store.rotate()).unreadable == 0
    async with await Storage.open(path, Vault(newest)) as store:
        assert store.key_trouble is None


async def test_f68_nothing_is_said_of_a_key_that_nothing_needs_any_more(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", new_vault()
    async with await Storage.open(path, new_vault()):
        pass
    async with await Storage.open(path, new) as store:
        assert store.key_is_strange
    async with await Storage.open(path, new) as store:
        assert store.key_trouble is None
