"""A file is compared with the book while it is still being read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contacts.importing.checking import Comparing, Comparison, number
from sandbox.smsir import Seed, SmsIrTwin, running_smsir
from smsir import Http, SmsIr, SmsIrError
from tests.examples import tries

_PEOPLE, _GROUPS = 200, 3
_STRANGERS = range(9_990_000_000, 9_990_000_010)


@asynccontextmanager
async def book() -> AsyncIterator[tuple[SmsIr, SmsIrTwin, list[int]]]:
    """A client, the twin, and the mobiles of the twin's book."""
    twin = SmsIrTwin(seed=Seed.large(contacts=_PEOPLE, groups=_GROUPS))
    async with running_smsir(twin) as running, Http(running.url) as http:
        mobiles = [number(mobile) for mobile in twin.accounts["demo-key"].book.by_mobile]
        yield SmsIr(http, "demo-key", "demo-secret"), twin, mobiles


async def compared(api: SmsIr, chunks: list[list[int]]) -> Comparison:
    mobiles = set[int]()
    async with Comparing(api, mobiles) as comparing:
        for chunk in chunks:
            mobiles.update(chunk)
            comparing.go_on()
            await asyncio.sleep(0.001)  # others run meanwhile, wherever they stand
        return await comparing.end()


@pytest.mark.long
@given(st.lists(st.lists(st.integers(0, _PEOPLE + 5), max_size=8), max_size=5))
@tries(12)
def test_in_chunks_it_finds_what_is_found_at_once(drawn: list[list[int]]) -> None:
    async def play() -> None:
        async with book() as (api, twin, mobiles):
            everybody = [*mobiles, *_STRANGERS]
            chunks = [[everybody[place] for place in chunk] for chunk in drawn]
            whole = await compared(api, [[each for chunk in chunks for each in chunk]])
            assert await compared(api, chunks) == whole
            kept = twin.accounts["demo-key"].book
            for mobile in {each for chunk in chunks for each in chunk}:
                contact = kept.by_mobile.get(f"0{mobile}")
                relations = [] if contact is None else kept.memberships(contact)
                groups = {relation.group_id for relation in relations}
                assert set(whole.groups.get(mobile, ())) == groups

    asyncio.run(play())


async def test_the_book_is_walked_before_the_last_row_was_read() -> None:
    async with book() as (api, twin, everybody):
        mobiles = set(everybody[:20])
        async with Comparing(api, mobiles) as comparing:
            comparing.go_on()
            while len(twin.calls("GetContactsByPageId")) < _PEOPLE // 50:  # noqa: ASYNC110 (the twin rings no bell)
                await asyncio.sleep(0.005)
            mobiles.update(everybody[150:])
            checked = await comparing.end()
        assert checked.groups.keys() == mobiles


async def test_a_file_without_people_costs_no_call() -> None:
    async with book() as (api, twin, _):
        with pytest.raises(ZeroDivisionError):
            async with Comparing(api, set()):
                raise ZeroDivisionError
        assert not twin.requests


async def test_a_book_that_cannot_be_read_is_told_at_the_end() -> None:
    async with book() as (api, twin, everybody):
        twin.faults.add("GetContactsByPageId", "refuse", times=None)
        mobiles = set(everybody)
        async with Comparing(api, mobiles) as comparing:
            comparing.go_on()
            with pytest.raises(SmsIrError):
                await comparing.end()
