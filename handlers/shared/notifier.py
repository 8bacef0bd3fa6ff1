"""How workers tell a person something: on its own screen if that is open, else by a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from handlers.shared.services import Made, Services
from screens.navigator import Build, PushResult
from screens.state import read
from screens.view import Outgoing


class Pushes(Protocol):
    """The part of the navigator that sends messages by itself."""

    async def push(
        self,
        chat: int,
        user: int,
        build: Build,
        *,
        account: int | None = None,
        topic: int | None = None,
        files: Sequence[Outgoing] = (),
    ) -> PushResult: ...


class Teller(Pushes, Protocol):
    """The part of the navigator that also draws an open screen again."""

    async def refresh(
        self, chat: int, user: int, *, screen: str | None = None, frame: int | None = None
    ) -> bool: ...


class MadeBy(Made, Protocol):
    """What a person made in a chat with an account."""

    @property
    def user(self) -> int: ...

    @property
    def topic(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Addressee:
    """Fits `MadeBy`: who is told of something that another person made."""

    chat: int
    user: int
    account_id: int
    topic: int | None = None


class Notifier:
    """Tells whoever made something what became of it."""

    def __init__(self, pushes: Pushes) -> None:
        self._pushes = pushes

    async def push(self, made: MadeBy, build: Build, files: Sequence[Outgoing] = ()) -> bool:
        """Whether no further try is needed.

        Nobody to tell is as good as told: the screen shows it when they come back.
        """
        pushed = await self._pushes.push(
            made.chat, made.user, build, account=made.account_id, topic=made.topic, files=files
        )
        return pushed != "failed"


class ScreenNotifier(Notifier):
    """Tells it on the thing's own screen, where that is open."""

    def __init__(self, services: Services, teller: Teller) -> None:
        super().__init__(teller)
        self._states = services.storage.states
        self._teller = teller

    async def redraw(
        self, made: MadeBy, screen: str, shows: Callable[[Mapping[str, Any]], bool]
    ) -> bool:
        """Whether `screen` is open, with data that `shows` this, and was drawn as things stand."""
        state = read(await self._states.load(made.chat, made.user))
        if state is None or state.top.screen != screen or not shows(state.top.data):
            return False
        return await self._teller.refresh(made.chat, made.user, screen=screen, frame=state.top.id)
