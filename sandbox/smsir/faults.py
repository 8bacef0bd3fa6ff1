"""Bad moments on demand: which call is to fail, in what way, and how many times."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

PROCESSES_BY_DEFAULT: dict[str, bool] = {
    "delay": True,
    "drop_before": False,
    "drop_after": True,
    "http500": False,
    "malformed": True,
    "empty": True,
    "object_reference": False,
    "refuse": False,
    "not_json_200": True,
    "redirect": False,
    "drip": True,
    "huge": True,
    "gzip_bomb": True,
    "odd_keys": True,
    "null_lists": True,
    "ids_as_strings": True,
    "null_dates": True,
    "bad_dates": True,
    "missing_fields": True,
    "extra_fields": True,
    "repeat_page": True,
    "endless_pages": True,
    "unauthorized_once": False,
}
"""Kinds of faults, and whether the request takes effect all the same.

Parameters: delay(seconds) · http500(after) · refuse(message, code, status) · redirect(url) ·
drip(bytes_per_second) · huge(bytes) · gzip_bomb(bytes, unpacked). Every kind takes
processed=True or False where the default does not suit, and skip=N: let N calls pass first.
"""


@dataclass
class Fault:
    """One fault; `times` is how many calls it still hits, None for ever."""

    operation: str
    kind: str
    times: int | None = 1
    skip: int = 0
    params: dict[str, object] = field(default_factory=dict)

    @property
    def processed(self) -> bool:
        if self.kind == "http500" and "after" in self.params:
            return bool(self.params["after"])
        return bool(self.params.get("processed", PROCESSES_BY_DEFAULT[self.kind]))

    def number(self, name: str, default: float) -> float:
        value = self.params.get(name, default)
        return float(value) if isinstance(value, (int, float, str)) else default

    def text(self, name: str, default: str) -> str:
        return str(self.params.get(name, default))


class Faults:
    """What is still to go wrong. Delays add up; of the other kinds the oldest one acts."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []
        self._cleared = asyncio.Event()

    def __iter__(self) -> Iterator[Fault]:
        return iter(self.waiting)

    def add(
        self,
        operation: str = "*",
        kind: str = "http500",
        times: int | None = 1,
        skip: int = 0,
        **params: object,
    ) -> Fault:
        """`operation` is a name such as "Send", or "*". Raises ValueError for an unknown kind."""
        if kind not in PROCESSES_BY_DEFAULT:
            raise ValueError(f"no such fault: {kind}")
        fault = Fault(operation, kind, times, skip, params)
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        """No fault from now on; calls that are being delayed go on at once."""
        self.waiting.clear()
        self._cleared.set()
        self._cleared = asyncio.Event()

    async def hold(self, seconds: float) -> None:
        """Delay a call, until the faults are cleared at the latest."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._cleared.wait()

    def take(self, operation: str) -> tuple[float, Fault | None]:
        """Seconds to delay a call, and the fault that befalls it; both are used up by this."""
        delay, chosen = 0.0, None
        for fault in list(self.waiting):
            if fault.operation not in {"*", operation} or (chosen and fault.kind != "delay"):
                continue
            if fault.kind == "unauthorized_once" and operation == "GetToken":
                continue
            if not self._strikes(fault):
                continue
            if fault.kind == "delay":
                delay += fault.number("seconds", 1)
            else:
                chosen = fault
        return delay, chosen

    def _strikes(self, fault: Fault) -> bool:
        if fault.skip > 0:
            fault.skip -= 1
            return False
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
        return True
