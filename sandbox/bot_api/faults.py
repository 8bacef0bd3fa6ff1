"""Faults on demand: what the network and the messenger do on bad days, one call at a time."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.bot_api.errors import (
    OTHER_POLLER,
    ApiError,
    bad_request,
    conflict,
    forbidden,
    migrated,
    too_many_requests,
)

KINDS = frozenset({
    "429", "429_bare", "http500", "bad_gateway", "drop_before", "drop_after", "delay", "not_found",
    "forbidden", "conflict409", "unauthorized", "bad_request", "migrate", "page", "garbled",
})  # fmt: skip


@dataclass(slots=True)
class Fault:
    """One planned fault; `times` None means until cleared. `status`: of a "page"."""

    method: str
    kind: str
    times: int | None = 1
    chat_id: int | None = None
    retry_after: int = 1
    seconds: float = 0.0
    text: str = ""
    migrate_to: int = 0
    status: int = 200

    def error(self) -> ApiError | None:
        """Give the refusal this fault stands for; None when it is no refusal."""
        simple = {
            "429": too_many_requests(self.retry_after),
            "429_bare": ApiError(429, "Too Many Requests"),  # nothing says how long
            "http500": ApiError(500, f"Internal Server Error: {self.text or 'restart'}"),
            "not_found": ApiError(404, "Not Found"),
            "forbidden": forbidden(self.text or "bot was blocked by the user"),
            "conflict409": conflict(OTHER_POLLER),
            "unauthorized": ApiError(401, "Unauthorized"),
            "bad_request": bad_request(self.text or "unknown fault"),
            "migrate": migrated(self.migrate_to),
        }
        return simple.get(self.kind)


class Faults:
    """The faults still to come, oldest first."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def add(
        self,
        method: str = "*",
        kind: str = "http500",
        *,
        times: int | None = 1,
        chat_id: int | None = None,
        retry_after: int = 1,
        seconds: float = 0.0,
        text: str = "",
        migrate_to: int = 0,
        status: int = 200,
    ) -> Fault:
        """Plan a fault for the next `times` calls of `method` ("*": any), in `chat_id` if given."""
        if kind not in KINDS:
            raise ValueError(f"unknown fault kind {kind!r}; known: {', '.join(sorted(KINDS))}")
        fault = Fault(method, kind, times, chat_id, retry_after, seconds, text, migrate_to, status)
        self.planned.append(fault)
        return fault

    def clear(self) -> None:
        self.planned.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Give the first fault meant for this call and count it down."""
        for fault in self.planned:
            if fault.method.lower() not in ("*", method.lower()):
                continue
            if fault.chat_id is not None and fault.chat_id != chat_id:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self.planned.remove(fault)
            return fault
        return None
