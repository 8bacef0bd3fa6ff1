"""The token: kept 25 minutes, renewed once however many wait."""

from __future__ import annotations

import asyncio

import pytest

from smsir.tokens import KEPT_SECONDS, TokenKeeper


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Source:
    """Gives t1, t2... after a gate opens; fails while ``broken``."""

    def __init__(self) -> None:
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.broken = False

    async def __call__(self) -> str:
        self.asked += 1
        number = self.asked
        await self.gate.wait()
        if self.broken:
            raise RuntimeError("no token")
        return f"t{number}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_token_is_kept_for_twenty_five_minutes(clock: Clock) -> None:
    source = Source()
    keeper = TokenKeeper(source, clock)
    assert await keeper.current() == "t1"
    clock.now += KEPT_SECONDS - 1
    assert await keeper.current() == "t1"
    clock.now += 1
    assert await keeper.current() == "t2"
    assert KEPT_SECONDS == 1500


async def test_the_age_counts_from_the_request_not_from_the_answer(clock: Clock) -> None:
    source = Source()
    source.gate.clear()
    keeper = TokenKeeper(source, clock)
    waiting = asyncio.create_task(keeper.current())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    clock.now += 100
    source.gate.set()
    await waiting
    clock.now += KEPT_SECONDS - 100
    assert await keeper.current() == "t2"


async def test_many_waiters_cause_one_request(clock: Clock) -> None:
    source = Source()
    keeper = TokenKeeper(source, clock)
    assert await asyncio.gather(*(keeper.current() for _ in range(50))) == ["t1"] * 50
    assert source.asked == 1


async def test_a_waiter_who_gives_up_does_not_take_the_others_down(clock: Clock) -> None:
    source = Source()
    source.gate.clear()
    keeper = TokenKeeper(source, clock)
    waiters = [asyncio.create_task(keeper.current()) for _ in range(3)]
    await asyncio.sleep(0)
    waiters[0].cancel()
    await asyncio.sleep(0)
    source.gate.set()
    assert await asyncio.gather(*waiters[1:]) == ["t1", "t1"]
    assert waiters[0].cancelled()
    assert source.asked == 1


async def test_a_failed_request_fails_all_waiters_once_and_the_next_call_asks_again(
    clock: Clock,
) -> None:
    source = Source()
    source.broken = True
    keeper = TokenKeeper(source, clock)
    results = await asyncio.gather(*(keeper.current() for _ in range(5)), return_exceptions=True)
    assert all(isinstance(result, RuntimeError) for result in results)
    source.broken = False
    assert await keeper.current() == "t2"


async def test_a_failure_that_nobody_waits_for_any_more_is_silent(clock: Clock) -> None:
    source = Source()
    source.broken = True
    source.gate.clear()
    keeper = TokenKeeper(source, clock)
    waiter = asyncio.create_task(keeper.current())
    await asyncio.sleep(0)
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    source.gate.set()
    await asyncio.sleep(0.01)
    source.broken = False
    assert await keeper.current() == "t2"


async def test_a_token_that_another_has_renewed_is_not_renewed_again(clock: Clock) -> None:
    source = Source()
    keeper = TokenKeeper(source, clock)
    first = await keeper.current()
    assert await keeper.renew(first) == "t2"
    assert await keeper.renew(first) == "t2"
    assert source.asked == 2


async def test_a_failed_renewal_does_not_forget_a_token_renewed_meanwhile(clock: Clock) -> None:
    source = Source()
    keeper = TokenKeeper(source, clock)
    first = await keeper.current()
    await keeper.renew(first)
    source.broken = True
    with pytest.raises(RuntimeError):
        await keeper.force()
    assert await keeper.current() == "t2"
