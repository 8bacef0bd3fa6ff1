"""Whether a colleague is still in the account's groups: told by the messenger, or asked of it.

Who has left, or was taken out, keeps what can be looked at and loses what spends, changes or takes
away, until the owner says otherwise or they are let in again. The owner is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from handlers.shared.rights import Right
from handlers.shared.services import Services
from handlers.shared.team_news import LEFT, words_to_owner
from storage import Effect, Storage

log = logging.getLogger(__name__)

ASKED_BEFORE = frozenset({Right.SEND, Right.APPROVE})
"""Acts on money: the messenger is asked once more before they are stored."""


class Presence(Protocol):
    """What the messenger knows of a group's people."""

    async def is_member(self, chat: int, user: int) -> bool | None:
        """None where it does not say."""


class Unknown:
    """For a messenger that does not say who is in a group."""

    async def is_member(self, chat: int, user: int) -> bool | None:  # noqa: ARG002 (the protocol's)
        return None


class GroupPeople:
    """Hears who comes and goes; fits `messengers.reach.Comings`. `wake`: there are news to tell."""

    def __init__(self, services: Services, wake: Callable[[], None]) -> None:
        self._services = services
        self._wake = wake

    @property
    def _storage(self) -> Storage:
        return self._services.storage

    async def left(self, chat: int, user: int) -> None:
        """Not in the group any more; their owners are told, once, in the commit that notes it."""
        for account_id in await self._storage.departures.concerned(chat, user):
            news = await self._news(account_id, user)
            if await self._storage.departures.left(account_id, chat, user, effects=news):
                log.info("a colleague has left a group of account %d", account_id)
                self._wake()

    async def _news(self, account_id: int, user: int) -> tuple[Effect, ...]:
        account = await self._storage.accounts.by_id(account_id)
        if account is None:
            return ()
        return await words_to_owner(self._storage, self._services.clock(), account, LEFT, user)

    async def came(self, chat: int, user: int) -> None:
        await self._storage.departures.came(chat, user)
