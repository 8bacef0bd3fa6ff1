"""Letters to support: claimed once, their files sealed, whole, and gone when they are posted."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from storage import Account, PostState, Storage, StorageFull, Unsealable, Vault
from tests.storage.support import (
    CHAT,
    PERSON,
    StoppedClock,
    all_bytes,
    crash_image,
    fill_the_disk,
    free_the_disk,
    new_vault,
)

MARK = b"canary-content-of-a-file"


async def state(store: Storage, letter: int) -> PostState:
    found = await store.letters.get(letter)
    assert found is not None
    return found.state


async def test_a_letter_is_claimed_once(store: Storage, account: Account) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)

    assert await store.letters.claim(letter)
    assert not await store.letters.claim(letter)
    assert await state(store, letter) is PostState.POSTING


async def test_a_claim_survives_a_crash(
    store: Storage, account: Account, path: Path, vault: Vault, tmp_path: Path
) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.letters.claim(letter)

    async with await Storage.open(crash_image(path, tmp_path / "crash"), vault) as after:
        assert not await after.letters.claim(letter)
        assert await state(after, letter) is PostState.POSTING


async def test_a_letter_that_was_not_posted_may_be_claimed_again(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.letters.claim(letter)
    await store.letters.release(letter)
    later = clock.forward(minutes=5)
    assert await store.letters.claim(letter)

    found = await store.letters.get(letter)
    assert found is not None
    assert found.claimed_at == later


async def test_a_posted_letter_is_never_a_draft_again_and_its_files_go(
    store: Storage, account: Account
) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.letters.attach(letter, 7, "a.png", "image/png", MARK)
    await store.letters.claim(letter)
    await store.letters.posted(letter)
    await store.letters.release(letter)

    assert await state(store, letter) is PostState.POSTED
    assert await store.letters.files(letter) == []


@pytest.mark.parametrize("size", [1, 2**20 - 1, 2**20, 2**20 + 1, 3 * 2**20 + 5])
async def test_files_come_back_as_they_went_in(store: Storage, account: Account, size: int) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    content = secrets.token_bytes(size)
    await store.letters.attach(letter, 7, "نمونه.png", "image/png", content)
    (file,) = await store.letters.files(letter)

    assert (file.name, file.mime, file.size) == ("نمونه.png", "image/png", size)
    assert await store.letters.content(letter, file.id) == content
    assert await store.letters.waiting_bytes(letter) == size


async def test_the_same_message_attaches_its_file_once(store: Storage, account: Account) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    for content in (b"first", b"again"):
        await store.letters.attach(letter, 7, "a.txt", "text/plain", content)
    await store.letters.attach(letter, 8, "b.txt", "text/plain", b"other")
    again, other = await store.letters.files(letter)

    assert await store.letters.content(letter, again.id) == b"again"
    assert other.name == "b.txt"
    await store.letters.detach(letter)
    assert await store.letters.files(letter) == []


async def test_a_file_that_was_cut_short_does_not_count(store: Storage, account: Account) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await fill_the_disk(store)
    with pytest.raises(StorageFull):
        await store.letters.attach(letter, 7, "big.bin", "", secrets.token_bytes(4 * 2**20))
    await free_the_disk(store)

    assert await store.letters.files(letter) == []


async def test_files_are_kept_for_a_day_and_the_letters_fate_for_long(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.letters.attach(letter, 7, "a.txt", "", MARK)
    await store.letters.claim(letter)
    clock.forward(hours=23)
    await store.letters.prune()
    assert len(await store.letters.files(letter)) == 1
    clock.forward(hours=2)
    await store.letters.begin(account.id, CHAT, PERSON)

    assert await store.letters.files(letter) == []
    assert await state(store, letter) is PostState.POSTING
    clock.forward(days=91)
    await store.letters.prune()
    assert await store.letters.get(letter) is None


async def test_unlinking_the_account_takes_its_letters_along(
    store: Storage, account: Account
) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.letters.attach(letter, 7, "a.txt", "", MARK)
    await store.accounts.unlink(CHAT)

    assert await store.letters.get(letter) is None
    await store.letters.attach(letter, 8, "b.txt", "", MARK)
    assert await store.letters.files(letter) == []
    with pytest.raises(Unsealable):
        await store.letters.content(letter, 1)


async def test_nothing_of_a_file_is_readable_in_the_folder(
    store: Storage, account: Account, path: Path
) -> None:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.letters.attach(letter, 7, "canary-name.txt", "text/plain", MARK)
    found = all_bytes(path.parent)

    assert MARK not in found
    assert b"canary-name" not in found


async def test_files_are_sealed_again_with_a_new_key(path: Path, vault: Vault) -> None:
    async with await Storage.open(path, vault) as store:
        account = await store.accounts.link(CHAT, PERSON, "key", "secret", "shop")
        letter = await store.letters.begin(account.id, CHAT, PERSON)
        await store.letters.attach(letter, 7, "a.txt", "", MARK * 100)
        (file,) = await store.letters.files(letter)
        assert (await store.rotate()).unreadable == 0
        assert await store.letters.content(letter, file.id) == MARK * 100

    async with await Storage.open(path, new_vault()) as strange:
        with pytest.raises(Unsealable):
            await strange.letters.content(letter, file.id)
