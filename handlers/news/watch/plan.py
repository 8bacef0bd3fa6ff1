"""Does the account's plan end soon: told at 30, 7 and 1 days, and when it has ended."""

from __future__ import annotations

from handlers.news.watch.news import PlanEnds
from handlers.news.watch.snapshot import AccountSnapshot, Findings, Item

NAME = "plan"
_MARKS = (1, 7, 30)
ENDED, FAR = 0, 10_000


async def detect(snapshot: AccountSnapshot) -> Findings:
    """No call of its own: GetUserInfo was asked, or refused because the account has ended."""
    mark = _mark(snapshot)
    if mark is None:
        return Findings()
    before = snapshot.cursors.get(NAME)
    if before == str(mark):
        return Findings()
    if before is None or not before.isdecimal() or int(before) <= mark:
        return Findings(str(mark))  # the first look, or the plan was renewed
    return Findings(str(mark), (Item(_news(snapshot, mark), f"{mark}:{snapshot.now.isoformat()}"),))


def _mark(snapshot: AccountSnapshot) -> int | None:
    """The nearest mark that was passed; None where the service tells nothing."""
    days = _days_left(snapshot)
    if snapshot.expired or (snapshot.info is not None and snapshot.info.is_expired):
        return ENDED
    if days is None:
        return None
    return next((mark for mark in _MARKS if days <= mark), FAR)


def _days_left(snapshot: AccountSnapshot) -> int | None:
    """Whole days as the service counts them, else counted from the date."""
    if snapshot.info is None:
        return None
    if snapshot.info.days_left is not None:
        return max(0, snapshot.info.days_left)
    if snapshot.info.expires is None:
        return None
    return max(0, (snapshot.info.expires - snapshot.now).days)


def _news(snapshot: AccountSnapshot, mark: int) -> PlanEnds:
    return PlanEnds(
        at=snapshot.now,
        left=_days_left(snapshot) or 0,
        ends=snapshot.info.expires if snapshot.info else None,
        ended=mark == ENDED,
        trial=bool(snapshot.info and snapshot.info.is_trial),
    )
