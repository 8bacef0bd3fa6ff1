"""Campaigns that are over: what is kept of them, and for how long."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils.db import Database

from storage.moments import stamp
from storage.rows import change
from storage.table_context import TableContext


class CampaignsOver:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def forget(self, before: datetime) -> int:
        """Drop those that were over before then; of those with rows in the outbox the content."""
        at = (stamp(before),)

        def work(db: Database) -> int:
            forgotten = change(db, _FORGET, at)
            change(db, _ERASE, at)
            return forgotten

        return await self._context.write(work)


# One that is over and has no content left has been gone through before, or has rows.
_OVER = "sealed IS NOT NULL AND state IN ('stopped', 'done') AND finished_at < ?"
_FORGET = f"""
    DELETE FROM campaigns WHERE {_OVER}
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.campaign = campaigns.id)
"""  # noqa: S608 - literals of this module
_ERASE = f"UPDATE campaigns SET sealed = NULL WHERE {_OVER}"  # noqa: S608 - literals of this module
