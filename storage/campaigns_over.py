"""Campaigns that are over: what is kept of them, and for how long."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils.db import Database

from storage.moments import stamp
from storage.rows import change
from storage.table_context import TableContext


class CampaignsOver:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def forget(self, before: datetime) -> int:
        """Drop those that were over before then; of those with rows in the outbox the content."""
        at = (stamp(before),)

        def work(db: Database) -> int:
            change(db, _ERASE, at)
            return change(db, _FORGET, at)

        return await self._kit.write(work)


_ERASE = """
    UPDATE campaigns SET sealed = NULL
    WHERE state IN ('stopped', 'done') AND finished_at < ? AND sealed IS NOT NULL
"""
_FORGET = """
    DELETE FROM campaigns WHERE state IN ('stopped', 'done') AND finished_at < ?
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.campaign = campaigns.id)
"""
