"""What Home shows of an account without asking the service: kept at each look, told to nobody."""

from __future__ import annotations

from handlers.news.watch.snapshot import AccountSnapshot, Found
from handlers.shared import last_seen
from handlers.shared.last_seen import NAME, LastSeen

__all__ = ["NAME", "look"]


async def look(sight: AccountSnapshot) -> Found:
    """No call of its own; it comes last, when the other kinds have asked theirs."""
    before = LastSeen.read(sight.cursors.get(NAME))
    last = before or LastSeen(at=sight.now)
    if sight.info is not None:
        last = last_seen.told(sight.info, sight.now, before)
    if sight.expired:
        last = last.model_copy(update={"at": sight.now, "expired": True})
    counted = {"unread": sight.unread, "answered": sight.answered}
    fresh = {name: value for name, value in counted.items() if value is not None}
    return Found(last.model_copy(update=fresh).after(before))
