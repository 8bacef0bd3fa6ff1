"""Which ticket statuses mean that a ticket is closed: the service names them, nobody numbers them.

The names are the service's own and the same for all accounts, so they are asked once a day.
"""

from __future__ import annotations

from collections.abc import Callable

from handlers.shared.ticket_status import meaning
from smsir import Refused, SmsIr, Unreadable
from smsir.errors import ServiceFault

_KEPT_SECONDS = 24 * 3600.0
_AGAIN_SECONDS = 600.0


class Statuses:
    """`timer`: seconds that only grow."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._closed: frozenset[int] = frozenset()
        self._until = float("-inf")

    async def closed(self, api: SmsIr) -> frozenset[int]:
        """Ids of the statuses that end a ticket; none where the service does not tell.

        Raises `SmsIrError` where it does not answer.
        """
        if self._timer() < self._until:
            return self._closed
        seconds = _KEPT_SECONDS
        try:
            listed = await api.tickets.statuses()
        except (Refused, Unreadable, ServiceFault):
            listed, seconds = [], _AGAIN_SECONDS
        closed = {
            status.id
            for status in listed
            if status.id is not None and meaning(status.name) == "closed"
        }
        self._closed = frozenset(closed) or self._closed
        self._until = self._timer() + seconds
        return self._closed
