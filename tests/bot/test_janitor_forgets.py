from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from bot.janitor import AUDITED, CLOSED, KEPT, Janitor
from bot.tuning import utcnow
from storage import ApprovalState, JobState, Storage
from storage.bindings import KEPT as KEPT_BINDINGS
from tests.storage.support import TEXT, act, claimed, new_vault
from tests.storage.test_approvals import new_approval
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

pytestmark = pytest.mark.long


async def test_texts_of_old_refusals_go_after_a_week_and_not_before(tmp_path: Path) -> None:
    async with await Storage.open(tmp_path / "j.db", new_vault()) as storage:
        await storage.accounts.link(1, 1, "key-of-the-shop", "secret-of-it", "shop")
        job = await claimed(storage)
        await storage.outbox.finish(job.id, JobState.REFUSED)
        now = utcnow()

        async def text() -> str | None:
            found = await storage.outbox.get(job.id)
            assert found is not None
            return found.text

        async def gone() -> bool:
            return await text() is None

        async with at_work(Janitor(storage, lambda: now, every=0.01)):
            await asyncio.sleep(0.05)
            assert await text() == TEXT
            now += KEPT + timedelta(minutes=1)
            await eventually(gone)


async def test_chats_that_closed_long_ago_and_old_lines_of_the_audit_go(tmp_path: Path) -> None:
    now = utcnow()
    vault = new_vault()
    async with await Storage.open(tmp_path / "j.db", vault, clock=lambda: now) as storage:
        await storage.accounts.link(1, 1, "key-of-the-shop", "secret-of-it", "shop")
        for chat in (1, 2, 3):
            await storage.chats.seen(chat, chat, "private", "fa")
            await storage.states.save(chat, chat, b"x")
            await storage.bindings.bind(chat, 5, "ticket", "1", 1)
            await storage.audit.note(act(person=chat, account=chat))
        for closed in (1, 2):
            await storage.chats.unreachable(closed)

        async def left() -> list[int]:
            return [chat for chat in (1, 2, 3) if await storage.states.load(chat, chat)]

        async def sweep() -> None:
            async with at_work(Janitor(storage, lambda: now)):
                await asyncio.sleep(0)

        now += CLOSED - timedelta(days=1)
        await sweep()
        assert await left() == [1, 2, 3]
        now += timedelta(days=2)
        await sweep()
        assert await left() == [1, 3], "one that has an account, and one that can be reached"
        assert await storage.bindings.find(2, 5) is None
        assert await storage.bindings.find(3, 5) is not None
        assert len(await storage.audit.page(2)) == 1
        now += AUDITED
        await sweep()
        assert await storage.audit.page(2) == []
        assert (await storage.audit.check()).broken_at is None


async def test_messages_bound_long_ago_are_forgotten(tmp_path: Path) -> None:
    async with await Storage.open(tmp_path / "j.db", new_vault()) as storage:

        def fill(db: Database) -> None:
            rows = [(1, number, "ticket", "1") for number in range(1, KEPT_BINDINGS + 3)]
            sql = "INSERT INTO bindings (chat, message_id, kind, ref) VALUES (?, ?, ?, ?)"
            db.conn.executemany(sql, rows)

        await storage.run(fill)

        async def forgotten() -> bool:
            return await storage.bindings.find(1, 2) is None

        async with at_work(Janitor(storage, utcnow)):
            await eventually(forgotten)
            assert await storage.bindings.find(1, 3) is not None


async def test_approvals_that_were_decided_go_after_a_week(tmp_path: Path) -> None:
    now = utcnow()
    async with await Storage.open(tmp_path / "j.db", new_vault(), clock=lambda: now) as storage:
        account = await storage.accounts.link(1, 1, "key-of-the-shop", "secret-of-it", "shop")
        for frame in (1, 2):
            asked = new_approval(account, frame=frame, expires_at=now + 4 * KEPT)
            await storage.run(storage.approvals.submission(asked))
        waits, decided = await storage.approvals.page(account.id, 0, 2)
        assert await storage.approvals.decide(decided, 1, ApprovalState.REFUSED)

        async def kept() -> list[int]:
            async with at_work(Janitor(storage, lambda: now)):
                await asyncio.sleep(0)
            return [each.id for each in await storage.approvals.page(account.id, 0, 2)]

        now += KEPT - timedelta(minutes=1)
        assert await kept() == [waits.id, decided.id]
        now += timedelta(minutes=2)
        assert await kept() == [waits.id]
