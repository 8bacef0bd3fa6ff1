"""What the numbers of a ticket mean: status, priority, department, as the service names them.

The guide lists no statuses, only the call that does (GetTicketStatus). So "closed" is told by its
name: by words in `statuses.json`, folded. A status that no word fits counts as open, and what the
service then refuses is said in its own words.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from handlers.kept import Kept
from handlers.services import Ctx
from smsir import SmsIr, SmsIrError
from smsir.text import fold

T = TypeVar("T")
_LIFE = timedelta(minutes=5)
_KINDS: dict[str, tuple[str, ...]] = {
    kind: tuple(map(fold, words))
    for kind, words in json.loads(
        Path(__file__).with_name("statuses.json").read_text(encoding="utf-8")
    ).items()
}
CLOSED_ICON, ANSWERED_ICON, OPEN_ICON = "\U0001f512", "\U0001f4ac", "\u23f3"


@dataclass(frozen=True, slots=True)
class Names:
    """Names by number; empty where the service did not tell them."""

    statuses: Mapping[int, str] = field(default_factory=dict)
    priorities: Mapping[int, str] = field(default_factory=dict)
    departments: Mapping[int, str] = field(default_factory=dict)

    def closed(self, status_id: int | None) -> bool:
        return self._is("closed", status_id)

    def icon(self, status_id: int | None) -> str:
        if self._is("closed", status_id):
            return CLOSED_ICON
        return ANSWERED_ICON if self._is("answered", status_id) else OPEN_ICON

    def _is(self, kind: str, status_id: int | None) -> bool:
        name = fold(self.statuses.get(status_id or 0, ""))
        return any(word in name for word in _KINDS[kind])


async def _fetch(service: SmsIr) -> Names:
    """Both calls at once; both are seen through even if one fails."""
    statuses, choices = await asyncio.gather(
        service.tickets.statuses(), service.tickets.choices(), return_exceptions=True
    )
    if isinstance(statuses, BaseException):
        raise statuses
    if isinstance(choices, BaseException):
        raise choices
    return Names(
        {one.id: one.name for one in statuses},
        {one.id: one.name for one in choices.priorities},
        {one.id: one.title for one in choices.departments},
    )


_KEPT: Kept[Names] = Kept(_LIFE, _fetch)


async def names(ctx: Ctx) -> Names:
    """The names, asked for once in five minutes; raises `SmsIrError`."""
    return await _KEPT.get(ctx)


async def with_names(ctx: Ctx, asked: Awaitable[T]) -> tuple[T, Names]:
    """An answer together with the names, at once; without them where they cannot be had."""
    answer, known = await asyncio.gather(asked, names(ctx), return_exceptions=True)
    if isinstance(answer, BaseException):
        raise answer
    if isinstance(known, SmsIrError):
        return answer, Names()
    if isinstance(known, BaseException):
        raise known
    return answer, known
