"""The batches of one import on their way, a few at a time.

While calls are out, one more batch is claimed and ready, and its call follows the first that ends:
what must be asked and written before a call would else leave the service idle each time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from storage import Import, Imports


class BatchFlow:
    """`at_once`: so many calls are out at most.

    `may_leave`: whether people may be added now; asked again after `moment` seconds. `claimed`:
    takes a batch for its call, durably; False where none is added any more.
    """

    def __init__(
        self,
        imports: Imports,
        import_job: Import,
        at_once: int,
        *,
        moment: float,
        may_leave: Callable[[], Awaitable[bool]],
        claimed: Callable[[int], Awaitable[bool]],
    ) -> None:
        self._imports = imports
        self._import_job = import_job
        self._may_leave = may_leave
        self._claimed = claimed
        self._at_once = at_once
        self._moment = moment
        self._calls = asyncio.Semaphore(at_once)
        self._door = asyncio.Lock()
        self._failed: list[BaseException] = []
        self._over = False

    async def go(self, batch: Callable[[int], Awaitable[None]]) -> None:
        """Run `batch` for each that waits, until one must not leave.

        What one raises ends it too, and is raised when all calls have ended.
        """
        waiting = iter(await self._imports.waiting(self._import_job))

        async def lane() -> None:
            try:
                for part_id in waiting:
                    await batch(part_id)
                    if self._over:
                        return
            except Exception as error:  # noqa: BLE001 (raised below, when all lanes have ended)
                self._over = True
                self._failed.append(error)

        # Beside those whose calls are out: one that is ready, and one whose end is written down.
        more = min(2, self._at_once // 2)
        await asyncio.gather(*(lane() for _ in range(self._at_once + more)))
        if self._failed:
            raise self._failed[0]

    @asynccontextmanager
    async def place(self, part_id: int) -> AsyncIterator[bool]:
        """One of the calls. False where it must not be made: the batch waits as before."""
        async with self._door:
            asked = time.monotonic()
            ready = await self._goes_on() and await self._claimed(part_id)
            if ready:
                await self._calls.acquire()
        if not ready:
            self._over = True
            yield False
            return
        try:
            yield await self._leaves(part_id, asked)
        finally:
            self._calls.release()

    async def _leaves(self, part_id: int, asked: float) -> bool:
        """Of a batch that has waited since `asked` for its turn; it is released where it stays."""
        leaves = False
        try:
            long_ago = time.monotonic() - asked > self._moment
            leaves = await self._goes_on() if long_ago else not self._over
        finally:
            if not leaves:
                await self._imports.release(self._import_job, part_id)
        return leaves

    async def _goes_on(self) -> bool:
        """Whether a batch may leave now; where one may not, none does afterwards."""
        if not self._over and not await self._may_leave():
            self._over = True
        return not self._over
