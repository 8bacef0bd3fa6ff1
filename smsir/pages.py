"""Walking through lists that come 50 at a time and never tell how many there are.

The service has no totals; a page may be short, empty, or the same one again for ever. Every walk
here ends, whatever the service does.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Hashable
from contextlib import aclosing
from math import ceil
from typing import TypeVar

T = TypeVar("T")

PAGE_SIZE = 50
MOST_AT_ONCE = 16
"""Fewer than an account has places (``calls.PLACES``): a long walk leaves some to people."""
MOST_PAGES = 20_000
_SMALLEST_ID = 1


async def pages(
    fetch: Callable[[int], Awaitable[list[T]]],
    *,
    key: Callable[[T], object],
    size: int = PAGE_SIZE,
    most_pages: int = MOST_PAGES,
) -> AsyncIterator[T]:
    """Yield the rows of page 0, 1, 2...: each ``key`` once.

    Stops after an empty or short page, and at a page that brings nothing new.
    """
    keys: set[Hashable] = set()
    for number in range(most_pages):
        rows = await fetch(number)
        fresh, anything_new = _fresh(rows, key, keys)
        for row in fresh:
            yield row
        if len(rows) < size or not anything_new:
            return


async def from_last_id(
    fetch: Callable[[int], Awaitable[list[T]]],
    id_of: Callable[[T], int | None],
    *,
    start: int = 0,
    size: int = PAGE_SIZE,
    most_pages: int = MOST_PAGES,
) -> AsyncIterator[T]:
    """Yield rows by last id: the newest 50, then on from the last one seen; each id once.

    The guide does not say whether ``lastid=N`` gives rows older or newer than N: the first answer
    to a real id tells. Where it is newer ones, the rest is walked upward from the smallest id, so
    those rows come after the newest 50. A walk with a ``start`` goes on in the direction it finds.
    """
    keys: set[Hashable] = set()
    last, rising, direction_known = start, False, False
    for _ in range(most_pages):
        rows = await fetch(last)
        fresh, anything_new = _fresh(rows, id_of, keys)
        for row in fresh:
            yield row
        ids = [ident for ident in map(id_of, rows) if ident]
        if last and ids and not direction_known:
            direction_known, rising = True, min(ids) >= last < max(ids)
            if rising and not start:
                last = _SMALLEST_ID
                continue
        if len(rows) < size or not anything_new or not ids:
            return
        last = max(ids) if rising else min(ids)


async def fetch_pages_concurrently(
    fetch: Callable[[int], Awaitable[list[T]]],
    *,
    key: Callable[[T], object],
    size: int = PAGE_SIZE,
    at_once: int = MOST_AT_ONCE,
    most_pages: int = MOST_PAGES,
) -> AsyncIterator[T]:
    """Yield the same rows as ``pages``, in the same order, fetching up to 16 pages at once.

    A batch grows 1, 2, 4... so that a short list costs one call; once there are as many at once as
    may be, the next page is asked for whenever the oldest has come, so that reading rows takes no
    time away from waiting. Ends as ``pages`` does; the pages asked for beyond the end were in vain.
    """
    walk = page_by_page(fetch, key=key, size=size, at_once=at_once, most_pages=most_pages)
    async with aclosing(walk) as lists:
        async for rows in lists:
            for row in rows:
                yield row


async def page_by_page(
    fetch: Callable[[int], Awaitable[list[T]]],
    *,
    key: Callable[[T], object],
    expected: int | None = None,
    size: int = PAGE_SIZE,
    at_once: int = MOST_AT_ONCE,
    most_pages: int = MOST_PAGES,
) -> AsyncGenerator[list[T], None]:
    """What ``fetch_pages_concurrently`` yields, a list a page: for tens of thousands of rows.

    ``expected``: how many rows there should be, where that is known: as many pages as they fill are
    asked for at once from the first one on. More or fewer rows than that do no harm.
    """
    keys: set[Hashable] = set()
    most = max(1, min(at_once, MOST_AT_ONCE))
    first = min(most, max(1, ceil((expected or 0) / size)))
    async with aclosing(_in_order(fetch, first, most, most_pages)) as lists:
        async for rows in lists:
            fresh, anything_new = _fresh(rows, key, keys)
            yield fresh
            if len(rows) < size or not anything_new:
                return


async def _in_order(
    fetch: Callable[[int], Awaitable[list[T]]], first: int, most: int, most_pages: int
) -> AsyncGenerator[list[T], None]:
    """Yield the pages in order; every request ends, even if one fails or nobody wants it any more.

    A request that is cancelled half-way can leak its connection, so none is.
    """
    flying: deque[asyncio.Future[list[T]]] = deque()
    number, window = 0, first
    try:
        while number < most_pages or flying:
            if not flying or window == most:
                wanted = range(number, min(number + window - len(flying), most_pages))
                flying.extend(asyncio.ensure_future(fetch(n)) for n in wanted)
                number += len(wanted)
            rows = await flying[0]
            flying.popleft()
            if not flying:
                window = min(window * 2, most)
            yield rows
    finally:
        await asyncio.gather(*flying, return_exceptions=True)


def _fresh(rows: list[T], key: Callable[[T], object], keys: set[Hashable]) -> tuple[list[T], bool]:
    """Pick the rows not seen before, and say whether any of them proves that the page is new.

    A row without a key is given, but proves nothing: it may come again for ever.
    """
    fresh: list[T] = []
    before = len(keys)
    for row in rows:
        mark = key(row)
        if mark is None:
            fresh.append(row)
        elif isinstance(mark, Hashable) and mark not in keys:
            keys.add(mark)
            fresh.append(row)
    return fresh, len(keys) > before
