"""What is a help and no more: where the service does not give it, the screen does without."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from smsir import SmsIrError

T = TypeVar("T")
U = TypeVar("U")


async def or_else(
    reading: Awaitable[T], without: U, *, but: type[SmsIrError] | tuple[()] = ()
) -> T | U:
    """What was read; `without` where the service fails. Raises `but`: what must be told."""
    try:
        return await reading
    except SmsIrError as error:
        if isinstance(error, but):
            raise
        return without
