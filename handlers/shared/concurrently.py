"""Several questions to the service at the same time; none is cancelled when another one fails.

A call that is cancelled half-way leaks its connection's place (httpcore), so each comes to its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


async def gather_two(one: Awaitable[T], other: Awaitable[U]) -> tuple[T, U]:
    """The two answers; raises what the first that failed raised."""
    first, second = await asyncio.gather(one, other, return_exceptions=True)
    if isinstance(first, BaseException):
        raise first
    if isinstance(second, BaseException):
        raise second
    return first, second


async def gather_all(calls: Sequence[Awaitable[T]], at_once: int = 4) -> list[T]:
    """All answers in order, `at_once` calls at the same time; raises what the first failed with."""
    room = asyncio.Semaphore(at_once)

    async def within(call: Awaitable[T]) -> T:
        async with room:
            return await call

    done: list[T] = []
    for answer in await asyncio.gather(*map(within, calls), return_exceptions=True):
        if isinstance(answer, BaseException):
            raise answer
        done.append(answer)
    return done
