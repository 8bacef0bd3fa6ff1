"""Counting a sending: each number once, whichever way ids go, in memory that does not grow."""

from __future__ import annotations

import tracemalloc
from collections import Counter

import pytest

from handlers.messages.delivery import Delivery, status_of
from handlers.messages.delivery.paging import Cursor, Fetch, number_pages, pages_of
from smsir import SentMessageMobile

FIRST = 900_000
DELIVERED, LOST = "رسیده به گوشی", "نرسیده به گوشی"


def row(ident: int) -> SentMessageMobile:
    words = LOST if ident % 10 == 0 else DELIVERED
    return SentMessageMobile.model_construct(
        id=ident, mobile=f"0912{ident % 10_000_000:07d}", delivery=words
    )


def service(many: int, *, rising: bool = False) -> tuple[Fetch, Counter[str]]:
    """The numbers FIRST, FIRST + 1, ... as the service lists them; and how often it was asked."""
    asked: Counter[str] = Counter()
    end = FIRST + many

    async def fetch(last: int) -> list[SentMessageMobile]:
        asked["calls"] += 1
        if not last:
            span = range(max(FIRST, end - 50), end)
        elif rising:
            start = max(FIRST, last + 1)
            span = range(start, min(end, start + 50))
        else:
            span = range(max(FIRST, min(last, end) - 50), max(FIRST, min(last, end)))
        return [row(ident) for ident in reversed(span)]

    return fetch, asked


async def counted(fetch: Fetch, recipients: int) -> tuple[Delivery, bool]:
    running, ended = Delivery(), False
    async for page in number_pages(fetch, most_pages=pages_of(recipients)):
        if page.anew:
            running.clear()
        running.add(page.rows)
        ended = page.spot is None
    return running, ended


@pytest.mark.parametrize("rising", [False, True])
@pytest.mark.parametrize("many", [0, 1, 49, 50, 51, 100, 149, 1_230])
async def test_every_number_is_counted_once(many: int, rising: bool) -> None:  # noqa: FBT001 (a case)
    fetch, _ = service(many, rising=rising)
    found, ended = await counted(fetch, many)
    assert ended
    assert found.total == many
    assert found.counts["failed"] == len([n for n in range(FIRST, FIRST + many) if n % 10 == 0])


@pytest.mark.long
async def test_a_hundred_thousand_numbers_are_counted_in_memory_that_does_not_grow() -> None:
    fetch, asked = service(100_000)

    async def watched(last: int) -> list[SentMessageMobile]:
        if asked["calls"] == 1_600:  # watching memory is slow: the last 20,000 numbers will do
            tracemalloc.start()
        return await fetch(last)

    try:
        found, ended = await counted(watched, 100_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert ended
    assert found.counts == {"delivered": 90_000, "failed": 10_000}
    assert asked["calls"] == 2_001
    assert 0 < peak < 400_000


async def test_a_page_that_comes_again_for_ever_ends_the_walk() -> None:
    page = [row(FIRST + n) for n in range(50)]
    calls = 0

    async def fetch(_last: int) -> list[SentMessageMobile]:
        nonlocal calls
        calls += 1
        return page

    found, _ = await counted(fetch, 5_000)
    assert found.total == 50
    assert calls < 6


async def test_pages_without_end_are_left_at_a_bound() -> None:
    calls = 0

    async def fetch(_last: int) -> list[SentMessageMobile]:
        nonlocal calls
        calls += 1
        return [row(10_000_000 * calls + n) for n in range(50)]

    _, ended = await counted(fetch, 500)
    assert not ended
    assert calls == pages_of(500)


async def test_a_walk_goes_on_from_where_another_stopped() -> None:
    fetch, _ = service(230)
    walk = number_pages(fetch, most_pages=10)
    first = await anext(walk)
    await walk.aclose()
    assert first.spot is not None
    rest = [page async for page in number_pages(fetch, most_pages=10, start=first.spot)]
    assert sum(len(page.rows) for page in rest) == 180
    assert Cursor() == Cursor(0, None)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("رسیده به گوشی", "delivered"),
        ("رسيده به گوشي", "delivered"),
        ("نرسیده به گوشی", "failed"),
        ("نرسیده به گوشی (خاموش)", "failed"),
        ("رسیده به مخابرات", "telecom"),
        ("نرسیده به مخابرات", "rejected"),
        ("ارسال شده به مخابرات", "underway"),
        ("در لیست سیاه مخابرات", "blacklist"),
        ("", "underway"),
        ("چیز دیگری", None),
    ],
)
def test_the_services_words_are_known_by_a_part_of_them(words: str, status: str | None) -> None:
    assert status_of(words) == status


def test_ever_new_words_do_not_fill_the_memory() -> None:
    found = Delivery()
    found.add(SentMessageMobile(id=n, delivery=f"وضعیت {n}") for n in range(1, 5_001))
    assert found.total == 5_000
    assert len(found.others) < 50
