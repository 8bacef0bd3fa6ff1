"""Replies that were begun: found by their ticket, sealed, gone when posted or a day old."""

from __future__ import annotations

from pathlib import Path

from storage import Account, Storage
from tests.storage.support import CHAT, PERSON, StoppedClock, all_bytes

TICKET = 48213
WORDS = "canary-words-of-a-reply"


async def begun(store: Storage, account: Account, text: str = WORDS) -> int:
    letter = await store.letters.begin(account.id, CHAT, PERSON)
    await store.reply_drafts.write(letter, TICKET, PERSON, text)
    return letter


async def test_a_draft_is_found_by_person_chat_account_and_ticket(
    store: Storage, account: Account
) -> None:
    letter = await begun(store, account)
    await store.letters.attach(letter, 7, "a.png", "image/png", b"png")

    found = await store.reply_drafts.find(account.id, CHAT, PERSON, TICKET)
    assert found is not None
    assert (found.letter, found.text, found.files) == (letter, WORDS, 1)
    for others in (
        (account.id + 1, CHAT, PERSON, TICKET),
        (account.id, CHAT + 1, PERSON, TICKET),
        (account.id, CHAT, PERSON + 1, TICKET),
        (account.id, CHAT, PERSON, TICKET + 1),
    ):
        assert await store.reply_drafts.find(*others) is None


async def test_the_words_are_those_written_last_and_lie_sealed(
    store: Storage, account: Account, path: Path
) -> None:
    letter = await begun(store, account, "یکم")
    await store.reply_drafts.write(letter, TICKET, PERSON, WORDS)

    found = await store.reply_drafts.find(account.id, CHAT, PERSON, TICKET)
    assert found is not None
    assert found.text == WORDS
    assert WORDS.encode() not in all_bytes(path)


async def test_what_was_posted_is_no_draft_and_becomes_none_again(
    store: Storage, account: Account
) -> None:
    letter = await begun(store, account)
    await store.letters.claim(letter)
    assert await store.reply_drafts.find(account.id, CHAT, PERSON, TICKET) is not None
    await store.letters.posted(letter)
    await store.reply_drafts.write(letter, TICKET, PERSON, WORDS)

    assert await store.reply_drafts.find(account.id, CHAT, PERSON, TICKET) is None


async def test_a_draft_lives_as_long_as_its_files(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    await begun(store, account)
    clock.forward(hours=25)
    await store.letters.prune()

    assert await store.reply_drafts.find(account.id, CHAT, PERSON, TICKET) is None


async def test_unlinking_takes_the_drafts_along(store: Storage, account: Account) -> None:
    await begun(store, account)
    await store.accounts.unlink(CHAT)

    assert await store.reply_drafts.find(account.id, CHAT, PERSON, TICKET) is None
