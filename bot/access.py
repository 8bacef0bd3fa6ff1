"""SEFID_ALLOWED_USERS, applied to what the database holds already."""

from __future__ import annotations

import logging
from collections.abc import Collection

from storage import Storage

log = logging.getLogger(__name__)


async def apply_the_list(listed: Collection[int], storage: Storage) -> None:
    """Stop all work for accounts whose owners are not listed; warn of a list that is empty."""
    if not listed:
        log.warning("SEFID_ALLOWED_USERS is empty: anybody who finds the bot may use it")
    barred = await storage.people.serve_only(listed)
    if barred:
        log.warning("%d accounts are not served: their owners are not on the list", barred)
