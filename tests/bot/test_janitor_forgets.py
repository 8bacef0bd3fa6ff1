from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.janitor import KEPT, Janitor
from bot.tuning import utcnow
from storage import JobState, Storage
from tests.storage.support import TEXT, claimed, new_vault
from tests.stories.harness.waiting import eventually


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

        stop = asyncio.Event()
        janitor = Janitor(storage, lambda: now, every=0.01)
        working = asyncio.create_task(janitor.run(stop))
        await asyncio.sleep(0.05)
        assert await text() == TEXT
        now += KEPT + timedelta(minutes=1)

        async def gone() -> bool:
            return await text() is None

        await eventually(gone)
        stop.set()
        await working
