"""Does the account's plan end soon: told at 30, 7 and 1 days, and when it has ended."""

from __future__ import annotations

from handlers.news.watch.news import PlanEnds
from handlers.news.watch.snapshot import AccountSnapshot, Found, Item

NAME = "plan"
_MARKS = (1, 7, 30)
ENDED, FAR = 0, 10_000


async def look(sight: AccountSnapshot) -> Found:
    """No call of its own: GetUserInfo was asked, or refused because the account has ended."""
    mark = _mark(sight)
    if mark is None:
        return Found()
    before = sight.cursors.get(NAME)
    if before == str(mark):
        return Found()
    if before is None or not before.isdecimal() or int(before) <= mark:
        return Found(str(mark))  # the first look, or the plan was renewed
    return Found(str(mark), (Item(_news(sight, mark), f"{mark}:{sight.now.isoformat()}"),))


def _mark(sight: AccountSnapshot) -> int | None:
    """The nearest mark that was passed; None where the service tells nothing."""
    days = _days_left(sight)
    if sight.expired or (sight.info is not None and sight.info.is_expired):
        return ENDED
    if days is None:
        return None
    return next((mark for mark in _MARKS if days <= mark), FAR)


def _days_left(sight: AccountSnapshot) -> int | None:
    """Whole days as the service counts them, else counted from the date."""
    if sight.info is None:
        return None
    if sight.info.days_left is not None:
        return max(0, sight.info.days_left)
    if sight.info.expires is None:
        return None
    return max(0, (sight.info.expires - sight.now).days)


def _news(sight: AccountSnapshot, mark: int) -> PlanEnds:
    return PlanEnds(
        at=sight.now,
        left=_days_left(sight) or 0,
        ends=sight.info.expires if sight.info else None,
        ended=mark == ENDED,
        trial=bool(sight.info and sight.info.is_trial),
    )
