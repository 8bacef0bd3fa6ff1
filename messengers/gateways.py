"""One gateway for the engine: each call goes to the messenger of its chat."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from screens.bands import Band, band_of
from screens.keyboard import Keys
from screens.messenger import Capabilities, EditResult, UnreachableError
from screens.personal_commands import CommandLists
from screens.ports import Gateway
from screens.view import Outgoing, View


class GatewayByBand:
    """Fits `screens.ports.Gateway`; every call raises `UnreachableError` for who is not served."""

    def __init__(self, gateways: Mapping[Band, Gateway]) -> None:
        self._gateways = dict(gateways)

    def _of(self, chat: int) -> Gateway:
        """No other messenger is asked instead: there the same id is somebody else.

        Raises:
            UnreachableError: its messenger is not served by this process.
        """
        gateway = self._gateways.get(band_of(chat))
        if gateway is None:
            raise UnreachableError(chat)
        return gateway

    def can(self, chat: int) -> Capabilities:
        return self._of(chat).can(chat)

    async def send(
        self, chat: int, view: View, keys: Keys | None, *, rtl: bool, topic: int | None = None
    ) -> int:
        return await self._of(chat).send(chat, view, keys, rtl=rtl, topic=topic)

    async def edit(
        self, chat: int, message_id: int, view: View, keys: Keys | None, *, rtl: bool
    ) -> EditResult:
        return await self._of(chat).edit(chat, message_id, view, keys, rtl=rtl)

    async def strip(self, chat: int, message_id: int) -> None:
        await self._of(chat).strip(chat, message_id)

    async def answer(
        self,
        chat: int,
        query_id: str,
        text: str | None = None,
        *,
        alert: bool = False,
        rtl: bool = False,
    ) -> None:
        await self._of(chat).answer(chat, query_id, text, alert=alert, rtl=rtl)

    async def delete(self, chat: int, message_id: int) -> bool:
        return await self._of(chat).delete(chat, message_id)

    async def working(self, chat: int, topic: int | None = None) -> None:
        await self._of(chat).working(chat, topic)

    async def send_beside(
        self,
        chat: int,
        item: Outgoing,
        *,
        rtl: bool,
        topic: int | None = None,
        keys: Keys | None = None,
    ) -> int:
        return await self._of(chat).send_beside(chat, item, rtl=rtl, topic=topic, keys=keys)


class People(Protocol):
    """What a messenger knows of the people of its groups."""

    async def is_member(self, chat: int, user: int) -> bool | None:
        """None where it does not say."""


class PeopleByBand:
    """Each group is asked about at its messenger; None of one that cannot be asked."""

    def __init__(self, people: Mapping[Band, People | None]) -> None:
        self._people = dict(people)

    async def is_member(self, chat: int, user: int) -> bool | None:
        people = self._people.get(band_of(chat))
        return None if people is None else await people.is_member(chat, user)


class ListsByBand:
    """Fits `screens.personal_commands.CommandLists`: each chat's messenger shows its own."""

    def __init__(self, lists: Mapping[Band, CommandLists]) -> None:
        self._lists = dict(lists)

    async def show_to(self, chat: int, user: int, names: Collection[str] | None, lang: str) -> None:
        lists = self._lists.get(band_of(chat))
        if lists is not None:
            await lists.show_to(chat, user, names, lang)
