"""When a call may be repeated, and after which wait.

Reads: after anything that may pass by itself. Writes: only when no connection was made, for then
nothing can have happened.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import stamina

from smsir.errors import Dropped, NotSent, TimedOut, Unreadable
from smsir.operations import Operation
from smsir.wire import Retries

T = TypeVar("T")

_PASSING = frozenset({408, 429})
_SERVER_ERRORS = 500


def may_repeat(operation: Operation, error: Exception) -> bool:
    """Say whether this failure of this operation may be tried again without asking anyone."""
    if isinstance(error, NotSent):
        return True
    if operation.write:
        return False
    if isinstance(error, Unreadable):
        status = error.status or 0
        return status >= _SERVER_ERRORS or status in _PASSING
    return isinstance(error, TimedOut | Dropped)


async def repeated(
    operation: Operation, retries: Retries, attempt: Callable[[], Awaitable[T]]
) -> T:
    """Run ``attempt``, again where allowed; the last error is raised as it is."""
    async for trial in stamina.retry_context(
        on=lambda error: may_repeat(operation, error),
        attempts=retries.attempts,
        timeout=retries.total,
        wait_initial=retries.wait_initial,
        wait_max=retries.wait_max,
        wait_jitter=retries.jitter,
    ):
        with trial:
            return await attempt()
    raise AssertionError("a retry context ends by a result or an error")
