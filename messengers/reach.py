"""Which chats can be written to, learnt from what comes in and from what is refused.

A chat that blocked the bot is marked, so that nothing is pushed to it; anything that comes from
it marks it reachable again. A group that became a supergroup changes its id everywhere.
"""

from __future__ import annotations

import logging
from typing import Protocol

from messengers.envelope import Envelope

log = logging.getLogger(__name__)


class ChatsTable(Protocol):
    """The storage room's table, as this module uses it."""

    async def unreachable(self, chat: int) -> None: ...

    async def migrate(self, old: int, new: int) -> None: ...

    async def seen(self, chat: int, user: int, kind: str, language: str | None) -> None: ...


class Comings(Protocol):
    """Hears who comes into a group and who leaves it."""

    async def left(self, chat: int, user: int) -> None: ...

    async def came(self, chat: int, user: int) -> None: ...


class IdentitiesTable(Protocol):
    """The storage room's table, as this module uses it."""

    async def came(self, user: int) -> None: ...


class ChatReach:
    """Fits `screens.ports.Reach`. `people` is set once there is somebody who hears of them."""

    def __init__(self, chats: ChatsTable, identities: IdentitiesTable) -> None:
        self._chats = chats
        self.people: Comings | None = None
        self._identities = identities

    async def lost(self, chat: int) -> None:
        """The messenger refused: blocked, removed from the group, or the chat is gone."""
        log.info("a chat is out of reach from now on")
        await self._chats.unreachable(chat)

    async def moved(self, old: int, new: int) -> None:
        log.info("a group became a supergroup; its id is changed everywhere")
        await self._chats.migrate(old, new)

    async def note(self, update: Envelope) -> None:
        """Learn from an update before it is handled."""
        if update.migration is not None:
            await self.moved(*update.migration)
        elif not update.chat:
            return
        elif update.membership is False:
            await self._chats.unreachable(update.chat)
        else:
            await self._chats.seen(update.chat, update.user, update.kind, update.language)
            if update.kind == "private":
                await self._identities.came(update.user)
            await self._note_people(update)

    async def _note_people(self, update: Envelope) -> None:
        for user, there in update.people if self.people is not None else ():
            if user and self.people is not None:
                await (self.people.came if there else self.people.left)(update.chat, user)
