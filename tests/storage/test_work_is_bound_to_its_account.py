"""Who writes into the file cannot move half-done work to another account."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlite_utils.db import Database

from storage import (
    Account,
    ApprovalKind,
    ImportState,
    NewApproval,
    NewImport,
    Storage,
    Unsealable,
    Vault,
)
from storage.rows import change, rows
from tests.storage.support import API_KEY, CHAT, NOON, PERSON, SECRET

Work = Callable[[Storage, int], Awaitable[Any]]
WORDS, IMPORT, TICKET = "half-done words", 77, 5


async def begin_import(store: Storage, account: int) -> None:
    new = NewImport(
        id=IMPORT, chat=CHAT, user=PERSON, account_id=account, group_id=0, name=WORDS,
        format="csv", group_name="", state=ImportState.READING,
    )  # fmt: skip
    assert await store.imports.insert(new, file=b"09121234567")


async def import_of(store: Storage, _account: int) -> str | None:
    kept = await store.imports.get(IMPORT)
    assert [each.id for each in await store.imports.open()] == ([] if kept is None else [IMPORT])
    return None if kept is None else kept.name


async def begin_letter(store: Storage, account: int) -> None:
    letter = await store.letters.begin(account, CHAT, PERSON)
    await store.letters.attach(letter, 7, WORDS, "image/png", b"content")
    await store.reply_drafts.write(letter, TICKET, PERSON, WORDS)


async def file_of(store: Storage, _account: int) -> str | None:
    try:
        (file,) = await store.letters.files(1)
        assert await store.letters.content(1, file.id) == b"content"
    except Unsealable:
        with pytest.raises(Unsealable):
            await store.letters.content(1, 1)
        return None
    return file.name


async def draft_of(store: Storage, account: int) -> str | None:
    kept = await store.reply_drafts.find(account, CHAT, PERSON, TICKET)
    return None if kept is None else kept.text


async def begin_approval(store: Storage, account: int) -> None:
    new = NewApproval(
        chat=CHAT, user=PERSON, account_id=account, frame=1, revision=1, kind=ApprovalKind.SEND,
        content={"text": WORDS}, digest="d", recipients=1, most=1, expires_at=NOON,
    )  # fmt: skip
    await store.run(store.approvals.submission(new))


async def approval_of(store: Storage, _account: int) -> str | None:
    kept = await store.approvals.get(1)
    assert kept is not None
    return None if kept.content is None else str(kept.content["text"])


def move(db: Database, account: int) -> None:
    for table in ("imports", "letters", "approvals"):
        change(db, f"UPDATE {table} SET account_id = ?", (account,))


KINDS = [
    (begin_import, import_of),
    (begin_letter, file_of),
    (begin_letter, draft_of),
    (begin_approval, approval_of),
]


@pytest.mark.parametrize(("begin", "read"), KINDS)
async def test_work_that_was_moved_to_another_account_does_not_open(
    store: Storage, account: Account, begin: Work, read: Work
) -> None:
    other = await store.accounts.link(CHAT, PERSON, f"{API_KEY}-other", SECRET, "other")
    await begin(store, account.id)
    assert await read(store, account.id) == WORDS
    await store.run(lambda db: move(db, other.id))
    assert await read(store, other.id) is None


@pytest.mark.parametrize(("begin", "read"), [(begin_letter, file_of), (begin_letter, draft_of)])
async def test_letters_of_a_version_before_still_open(
    store: Storage, account: Account, vault: Vault, begin: Work, read: Work
) -> None:
    await begin(store, account.id)
    now, before = f"letter:{PERSON}:{account.id}", f"letter:{PERSON}"

    def as_before(db: Database) -> None:
        for table in ("letter_files", "letter_parts", "reply_drafts"):
            for each in rows(db, f"SELECT rowid AS place, sealed FROM {table}"):
                sealed = vault.seal(before, vault.open(now, each["sealed"]))
                sql = f"UPDATE {table} SET sealed = ? WHERE rowid = ?"
                change(db, sql, (sealed, each["place"]))

    await store.run(as_before)
    assert await read(store, account.id) == WORDS
