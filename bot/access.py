"""SEFID_ALLOWED_USERS, applied to what the database holds already."""

from __future__ import annotations

import logging
from collections.abc import Collection

from storage import Storage

log = logging.getLogger(__name__)


def warn_of_an_empty_list(listed: Collection[int]) -> None:
    """For a bot that the world can find; the demo's is on this machine alone."""
    if not listed:
        log.warning("SEFID_ALLOWED_USERS is empty: anybody who finds the bot may use it")


async def apply_the_list(listed: Collection[int], storage: Storage) -> None:
    """Let rest the accounts whose owners are not listed, and what is of others who are not."""
    barred = await storage.people.serve_only(listed)
    if barred:
        log.warning("%d accounts rest: their owners are not on the list", barred)
