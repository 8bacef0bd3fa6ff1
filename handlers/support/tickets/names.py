"""What the numbers of a ticket mean: status, priority, department, as the service names them."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from handlers.shared.account_cache import AccountCache
from handlers.shared.concurrently import gather_two
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx, client
from handlers.shared.ticket_status import Meaning, meaning
from smsir import SmsIr

T = TypeVar("T")
_LIFE_SECONDS = 300.0
CLOSED_ICON, ANSWERED_ICON, OPEN_ICON = "\U0001f512", "\U0001f4ac", "\u23f3"


@dataclass(frozen=True, slots=True)
class Names:
    """Names by number; empty where the service did not tell them."""

    statuses: Mapping[int, str] = field(default_factory=dict)
    priorities: Mapping[int, str] = field(default_factory=dict)
    departments: Mapping[int, str] = field(default_factory=dict)

    def closed(self, status_id: int | None) -> bool:
        return self._meaning(status_id) == "closed"

    def icon(self, status_id: int | None) -> str:
        match self._meaning(status_id):
            case "closed":
                return CLOSED_ICON
            case "answered":
                return ANSWERED_ICON
        return OPEN_ICON

    def _meaning(self, status_id: int | None) -> Meaning:
        return meaning(self.statuses.get(status_id or 0, ""))


async def _fetch(service: SmsIr) -> Names:
    """Both calls at once; both are seen through even if one fails."""
    statuses, choices = await gather_two(service.tickets.statuses(), service.tickets.choices())
    return Names(
        {each.id: each.name for each in statuses if each.id is not None},
        {each.id: each.name for each in choices.priorities if each.id is not None},
        {each.id: each.title for each in choices.departments if each.id is not None},
    )


_recent: AccountCache[Names] = AccountCache(_LIFE_SECONDS)


async def names(ctx: Ctx) -> Names:
    """The names, asked for once in five minutes; raises `SmsIrError`."""
    service = await client(ctx)
    return await _recent.get(service, lambda: _fetch(service))


async def with_names(ctx: Ctx, call: Awaitable[T]) -> tuple[T, Names]:
    """An answer together with the names, at once; without them where they cannot be had."""
    return await gather_two(call, or_else(names(ctx), Names()))
