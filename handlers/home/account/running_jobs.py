"""What still runs with an account, so that its keys are not taken away under it."""

from __future__ import annotations

from storage import Storage


async def under_way(storage: Storage, account_id: int) -> int:
    """How many sends, imports and exports of the account have not ended."""
    sends = await storage.outbox.count_open(account_id)
    imports = await storage.imports.count_open(account_id)
    return sends + imports + await storage.exports.count_open(account_id)
