"""F68: a lost master key is said at start; chats link again; nothing crashes or is deleted."""

from __future__ import annotations

from pathlib import Path

from storage import Storage
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
        assert await strange.accounts.sealed_chats() == [CHAT]
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
        assert await store.accounts.sealed_chats() == []
        assert await store.states.load(CHAT, PERSON) == b"typed"
