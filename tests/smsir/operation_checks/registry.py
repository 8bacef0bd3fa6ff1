"""One check for each operation: what its verb must give, and what the twin must know after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sandbox.smsir import SmsIrTwin
from smsir import SmsIr

Check = Callable[[SmsIr, SmsIrTwin], Awaitable[None]]
CHECKS: dict[str, Check] = {}


def of(operation: str) -> Callable[[Check], Check]:
    """Register the check of an operation; each has one."""

    def register(check: Check) -> Check:
        if operation in CHECKS:
            raise ValueError(f"{operation} has a check already")
        CHECKS[operation] = check
        return check

    return register


def told(number: int | None) -> int:
    """A number that the twin tells always."""
    assert number is not None
    return number
