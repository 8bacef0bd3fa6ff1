"""Walking through the numbers of a sending page by page, in memory that does not grow.

100,000 numbers are 2,000 pages of 50 (GetSentMessagesMobileNumbers). Ids only fall, or only rise,
along the way, so the last one is all that must be remembered to give each number once.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass

from smsir import SentMessageMobile, SmsIr

PAGE_ROWS = 50
_SPARE_PAGES = 20
_MOST_PAGES = 20_000

Fetch = Callable[[int], Awaitable[list[SentMessageMobile]]]


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a walk has come; another walk goes on from there. `rising`: None if not known."""

    last: int = 0
    rising: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """`anew`: the service's ids turned out to rise, so the walk begins again with this page.

    `spot`: where the next page begins; None after the last one.
    """

    rows: list[SentMessageMobile]
    anew: bool
    spot: Cursor | None


def pages_of(recipients: int | None) -> int:
    """More pages than a sending to so many can have; a list that never ends is left there."""
    if not recipients:
        return _MOST_PAGES
    return 2 * (recipients // PAGE_ROWS) + _SPARE_PAGES


def fetching(api: SmsIr, batch_key: str) -> Fetch:
    async def fetch(last_id: int) -> list[SentMessageMobile]:
        return await api.messages.numbers(batch_key, last_id)

    return fetch


async def number_pages(
    fetch: Fetch, *, most_pages: int, start: Cursor | None = None
) -> AsyncGenerator[Page, None]:
    """Every number once, newest ids first (or oldest first, where the service goes that way).

    The guide does not say which way `lastId` leads: the second answer tells. Raises `SmsIrError`.
    """
    spot = start or Cursor()
    anew = False
    for _ in range(most_pages):
        rows = await fetch(spot.last)
        if spot.last and spot.rising is None:
            spot = Cursor(spot.last, _rises(rows, spot.last))
            if spot.rising:
                spot, anew = Cursor(1, rising=True), True
                continue
        fresh = _fresh(rows, spot)
        following = _next(rows, fresh, spot)
        if fresh or anew or following is None:
            yield Page(fresh, anew, following)
        if following is None:
            return
        spot, anew = following, False


def _rises(rows: list[SentMessageMobile], last: int) -> bool:
    ids = [row.id for row in rows if row.id]
    return bool(ids) and min(ids) >= last < max(ids)


def _fresh(rows: list[SentMessageMobile], spot: Cursor) -> list[SentMessageMobile]:
    """Those beyond the spot. Rows without an id cannot be placed: the first page gives them."""
    if not spot.last:
        return _distinct(rows)
    if spot.rising:
        return _distinct([row for row in rows if row.id and row.id > spot.last])
    return _distinct([row for row in rows if row.id and row.id < spot.last])


def _distinct(rows: list[SentMessageMobile]) -> list[SentMessageMobile]:
    return list({row.id or -place: row for place, row in enumerate(rows, 1)}.values())


def _next(
    rows: list[SentMessageMobile], fresh: list[SentMessageMobile], spot: Cursor
) -> Cursor | None:
    ids = [row.id for row in fresh if row.id]
    if len(rows) < PAGE_ROWS or not ids:
        return None
    return Cursor(max(ids) if spot.rising else min(ids), spot.rising)
