"""The HTTP server's protocol, which does not wait for ever for a request that never ends."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


def impatient(seconds: float) -> type[Impatient]:
    """The protocol that waits so long for the head of a request."""
    return type("Impatient", (Impatient,), {"seconds": seconds})


class Impatient(H11Protocol):
    """Closes a connection on which no whole head of a request arrives in time.

    uvicorn ends idle connections between requests, but not those that have said nothing yet, or
    half of a request: so few bytes as that would hold a place for ever.
    """

    seconds = 10.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._serving:
            self._wait_no_more()
        elif self._waiting is None and not self.transport.is_closing():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    @property
    def _serving(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.seconds, self._give_up)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self._serving:
            self.transport.close()
