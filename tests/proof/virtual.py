"""A clock that leaps: when nothing can run, it is at once the time of what comes next.

`install` must come before the product is imported, since some of it keeps `time.monotonic` itself.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from tests.proof.children import ChildRun

T = TypeVar("T")

_BEGIN = datetime(2026, 10, 14, 6, 0, tzinfo=UTC).timestamp()
"""Wednesday, 22 Mehr 1405, 09:30 in Tehran."""


_QUIET = 0.25
"""Seconds in which nothing is to be done: what began before them has ended, or is slow."""


class LeapingClock:
    """`elapsed`: seconds that have passed; the time of day is that and what somebody set it by."""

    def __init__(self) -> None:
        self.elapsed = 1_000.0
        self._set_by = _BEGIN - self.elapsed

    def monotonic(self) -> float:
        return self.elapsed

    def seconds(self) -> float:
        """As the twins count it; nobody sets their clock."""
        return _BEGIN - 1_000.0 + self.elapsed

    def now(self) -> datetime:
        """The time of day of the machine on which the bot runs."""
        return datetime.fromtimestamp(self._set_by + self.elapsed, UTC)

    def set_beside(self, by: timedelta) -> None:
        """Somebody sets the machine's clock so far from the true time; no time passes."""
        self._set_by = _BEGIN - 1_000.0 + by.total_seconds()

    def leap(self, seconds: float) -> None:
        """So much time passes in which nothing was due."""
        self.elapsed += seconds

    def right(self) -> None:
        """The machine's clock shows the true time again."""
        self._set_by = _BEGIN - 1_000.0


clock = LeapingClock()


def install() -> None:
    time.monotonic = clock.monotonic


class _LeapingSelector(selectors.DefaultSelector):
    """Waits for nobody: what is awaited happens in this process, or at a known time."""

    def __init__(self) -> None:
        super().__init__()
        self._settling: list[tuple[float, asyncio.Future[None]]] = []

    def settle(self, future: asyncio.Future[None], longest: float) -> None:
        """Ends `future` once nothing is left to be done before `_QUIET` seconds have passed."""
        self._settling.append((clock.elapsed + longest, future))

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout == 0:
            return []
        if timeout is None:
            raise RuntimeError("everybody waits for ever")
        if self._settling and self._settled(timeout):
            return []
        clock.elapsed += max(timeout, 0.000_001)
        return []

    def _settled(self, timeout: float) -> bool:
        done = [
            future for end, future in self._settling if timeout > _QUIET or clock.elapsed >= end
        ]
        self._settling = [each for each in self._settling if each[1] not in done]
        for future in done:
            if not future.done():
                future.set_result(None)
        return bool(done)


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop in which time passes only while nothing can run. Threads are none."""

    def __init__(self) -> None:
        self._leaping = _LeapingSelector()
        super().__init__(self._leaping)

    def settled(self, longest: float) -> asyncio.Future[None]:
        """Done when all that can run has run; after `longest` seconds at the latest."""
        future = self.create_future()
        self._leaping.settle(future, longest)
        return future

    def run_in_executor(  # type: ignore[override] # done when it returns
        self, executor: Any, func: Callable[..., T], *args: Any
    ) -> asyncio.Future[T]:
        """Run it here and now: another thread would end at another moment each time."""
        future: asyncio.Future[T] = self.create_future()
        try:
            future.set_result(func(*args))
        except BaseException as error:  # noqa: BLE001 (it is the caller's)
            future.set_exception(error)
        return future

    async def subprocess_exec(  # type: ignore[override] # of the child's pipes, those that we use
        self,
        protocol_factory: Callable[[], asyncio.SubprocessProtocol],
        *args: str,
        env: dict[str, str] | None = None,
        **_: Any,
    ) -> tuple[ChildRun, asyncio.SubprocessProtocol]:
        """No time passes while it runs."""
        protocol = protocol_factory()
        return ChildRun(self, protocol, args, env), protocol


async def settled(longest: float = 2.0) -> None:
    """Until all that what happened brings about is done, or waits for something slow."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, LeapingLoop)
    await loop.settled(longest)
