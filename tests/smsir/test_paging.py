"""Walks through lists end, whatever the service does, and give each row once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsir.pages import fetch_pages_concurrently, from_last_id, page_by_page, pages
from tests.smsir.calm import brief

Fetch = Callable[[int], Awaitable[list[int]]]


class Rows:
    """Ids 1..count, the newest first, ten a page, and how often they were asked for."""

    def __init__(self, count: int, *, newer: bool = False) -> None:
        self.ids = list(range(count, 0, -1))
        self.newer = newer
        self.calls: list[int] = []

    async def page(self, number: int) -> list[int]:
        self.calls.append(number)
        await asyncio.sleep(0)
        return self.ids[number * 10 : number * 10 + 10]

    async def by_last_id(self, last: int) -> list[int]:
        self.calls.append(last)
        if last == 0:
            return self.ids[:10]
        if self.newer:
            return sorted(one for one in self.ids if one > last)[:10]
        return [one for one in self.ids if one < last][:10]


def itself(row: int) -> int:
    return row


@brief
@given(st.integers(min_value=0, max_value=130))
async def test_every_row_comes_once_in_order(count: int) -> None:
    rows = Rows(count)
    assert [row async for row in pages(rows.page, key=itself, size=10)] == rows.ids
    assert rows.calls == list(range(count // 10 + 1))
    many = Rows(count)
    found = [row async for row in fetch_pages_concurrently(many.page, key=itself, size=10)]
    assert found == rows.ids


@brief
@given(st.integers(min_value=0, max_value=130), st.booleans())
async def test_every_row_comes_once_by_last_id_in_both_directions(count: int, newer: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    rows = Rows(count, newer=newer)
    found = [row async for row in from_last_id(rows.by_last_id, itself, size=10)]
    assert len(found) == len(set(found))
    # Asked for rows newer than 1, the service cannot give row 1 itself.
    assert set(rows.ids) - set(found) <= ({1} if newer else set())
    assert found[:10] == rows.ids[:10]


@pytest.mark.parametrize("newer", [False, True])
async def test_a_walk_with_a_start_goes_on_in_the_direction_it_finds(newer: bool) -> None:  # noqa: FBT001 - parametrized
    rows = Rows(95, newer=newer)
    found = [row async for row in from_last_id(rows.by_last_id, itself, start=50, size=10)]
    assert found == (list(range(51, 96)) if newer else list(range(49, 0, -1)))


async def same(_: int) -> list[int]:
    return list(range(10))


@pytest.mark.parametrize(
    "walk",
    [
        lambda: pages(same, key=itself, size=10),
        lambda: from_last_id(same, itself, size=10),
        lambda: fetch_pages_concurrently(same, key=itself, size=10),
    ],
)
async def test_a_page_that_repeats_itself_ends_the_walk(walk: Callable[[], object]) -> None:
    found = [row async for row in walk()]  # type: ignore[attr-defined]
    assert found == list(range(10))


async def test_a_list_without_end_is_cut_at_the_most_pages() -> None:
    async def endless(number: int) -> list[int]:
        return list(range(number * 10, number * 10 + 10))

    for walk in (pages, fetch_pages_concurrently):
        found = [row async for row in walk(endless, key=itself, size=10, most_pages=7)]
        assert found == list(range(70))
    upward = [row async for row in from_last_id(endless, itself, size=10, most_pages=7)]
    assert len(upward) == len(set(upward)) <= 70


async def test_rows_that_shift_between_pages_come_once() -> None:
    shifted = {0: list(range(30, 20, -1)), 1: list(range(21, 11, -1)), 2: [12, 11]}

    async def fetch(number: int) -> list[int]:
        return shifted[number]

    assert [row async for row in pages(fetch, key=itself, size=10)] == list(range(30, 10, -1))


async def test_rows_without_an_id_are_given_but_end_the_walk() -> None:
    for walk in (
        from_last_id(same, lambda _: None, size=10),
        pages(same, key=lambda _: None, size=10),
    ):
        assert [row async for row in walk] == list(range(10))


async def test_never_more_than_sixteen_pages_are_asked_for_at_once() -> None:
    running = most = 0

    async def fetch(number: int) -> list[int]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return list(range(number * 10, number * 10 + (10 if number < 100 else 3)))

    found = [row async for row in fetch_pages_concurrently(fetch, key=itself, size=10, at_once=500)]
    assert found == list(range(1003))
    assert most == 16


async def test_a_short_list_costs_one_call_even_when_fetched_at_once() -> None:
    rows = Rows(4)
    assert len([row async for row in fetch_pages_concurrently(rows.page, key=itself, size=10)]) == 4
    assert rows.calls == [0]


@brief
@given(st.integers(0, 230), st.none() | st.integers(0, 400))
async def test_a_walk_of_an_expected_length_begins_with_as_many_pages(
    count: int, expected: int | None
) -> None:
    rows, asked_at_once = Rows(count), 0

    async def fetch(number: int) -> list[int]:
        nonlocal asked_at_once
        page = await rows.page(number)
        asked_at_once = asked_at_once or len(rows.calls)
        return page

    walk = page_by_page(fetch, key=itself, expected=expected, size=10)
    assert [row async for page in walk for row in page] == rows.ids
    assert asked_at_once == min(16, max(1, -(-(expected or 0) // 10)))


async def test_a_failing_page_fails_the_walk_after_all_requests_have_ended() -> None:
    ended: list[int] = []

    async def fetch(number: int) -> list[int]:
        if number == 1:
            raise RuntimeError("page one")
        await asyncio.sleep(0.01)
        ended.append(number)
        return list(range(number * 10, number * 10 + 10))

    with pytest.raises(RuntimeError, match="page one"):
        _ = [row async for row in fetch_pages_concurrently(fetch, key=itself, size=10)]
    assert ended == [0, 2]
