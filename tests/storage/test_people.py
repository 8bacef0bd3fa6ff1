from __future__ import annotations

from pathlib import Path

from sqlite_utils.db import Database

from storage import NewPush, Storage
from storage.rows import value
from tests.storage.support import (
    API_KEY,
    CHAT,
    MOBILE,
    NOON,
    SECRET,
    TEXT,
    act,
    all_bytes,
    claim_news,
    confirm,
    keep_news,
    new_vault,
)

ALI, MARYAM, GROUP = 700, 701, -1005
VAULT = new_vault()


async def live(store: Storage, user: int) -> int:
    """Everything that one person may leave behind; the id of the account."""
    account = await store.accounts.link(user, user, f"{API_KEY}-{user}", SECRET, f"shop of {user}")
    await store.chats.seen(user, user, "private", "fa")
    await store.settings.update(user, language="en")
    await store.states.save(GROUP, user, b"in a group")
    await store.bindings.bind(user, 5, "ticket", "7", None)
    await store.audit.note(
        act(person=user, place=user, account=account.id, name="N", object="shop")
    )
    await store.cursors.set(account.id, "tickets", "9")
    await confirm(store, chat=user, user=user, account_id=account.id, frame=user)
    await store.states.save(user, user, TEXT.encode(), due=NOON)
    await keep_news(
        store,
        NewPush(account_id=account.id, chat=user, kind="k", ref="r", payload=b"p", due_at=NOON),
    )
    return account.id


async def test_nothing_is_done_for_who_is_not_listed_and_naming_them_again_is_enough(
    store: Storage,
) -> None:
    ali, maryam = await live(store, ALI), await live(store, MARYAM)
    assert await store.people.serve_only({MARYAM}) == 1
    assert list(await store.news.watched()) == [maryam]
    job = await store.outbox.claim(NOON)
    assert job is not None
    assert job.user == MARYAM
    assert await store.outbox.claim(NOON) is None
    push = await claim_news(store, NOON)
    assert push is not None
    assert push.account_id == maryam
    assert await claim_news(store, NOON) is None
    assert await store.states.due_before(NOON) == [(MARYAM, MARYAM)]
    assert all(job.user == MARYAM for job in await store.outbox.untold())
    for listed in ({ALI, MARYAM}, set[int]()):
        assert await store.people.serve_only(listed) == 0
        assert list(await store.news.watched()) == [ali, maryam]
    assert await store.outbox.claim(NOON) is None, "what waited then is not sent later"


async def test_a_person_is_forgotten_in_every_table_and_others_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    async with await Storage.open(folder / "a.db", VAULT) as store:
        ali, _ = await live(store, ALI), await live(store, MARYAM)
        await store.accounts.attach(GROUP, ali, ALI)
        gone = await store.people.forget(ALI)
        for table in ("accounts", "links", "states", "chats", "settings", "bindings", "audit"):
            assert gone[table] >= 1, table
        assert gone["states"] == gone["links"] == 2
        assert await store.run(lambda db: mentions(db, ALI, ali), write=False) == {}
        assert await store.accounts.for_chat(MARYAM) is not None
        assert await store.states.load(MARYAM, MARYAM) == TEXT.encode()
        assert len(await store.outbox.recent(MARYAM)) == 1
        assert await store.people.forget(ALI) == {}
    for trace in (f"shop of {ALI}", MOBILE, str(CHAT) + API_KEY):
        assert trace.encode() not in all_bytes(folder)


def mentions(db: Database, user: int, account: int) -> dict[str, int]:
    """How many rows still name the person or the account, by table."""
    found = {}
    for table in db.tables:
        columns = table.columns_dict
        tests = [f"{name} = {user}" for name in ("user", "chat", "owner") if name in columns]
        tests += [f"account_id = {account}"] if "account_id" in columns else []
        sql = f"SELECT count(*) FROM {table.name} WHERE {' OR '.join(tests) or '0'}"
        found[table.name] = int(value(db, sql))
    return {name: count for name, count in found.items() if count}
