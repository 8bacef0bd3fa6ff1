"""What Home shows of an account without asking the service: kept at each look, told to nobody."""

from __future__ import annotations

from handlers.news.kinds.kind import Detector
from handlers.news.kinds.snapshot import AccountSnapshot, Findings
from handlers.shared import last_seen
from handlers.shared.last_seen import NAME, LastSeen


async def detect(snapshot: AccountSnapshot) -> Findings:
    """No call of its own; it comes last, when the other kinds have asked theirs."""
    before = LastSeen.read(snapshot.cursors.get(NAME))
    last = before or LastSeen(at=snapshot.now)
    if snapshot.info is not None:
        last = last_seen.told(snapshot.info, snapshot.now, before)
    if snapshot.expired:
        last = last.model_copy(update={"at": snapshot.now, "expired": True})
    counted = {"unread": snapshot.unread, "answered": snapshot.answered}
    fresh = {name: value for name, value in counted.items() if value is not None}
    return Findings(last.model_copy(update=fresh).after(before))


OVERVIEW = Detector(NAME, detect)
