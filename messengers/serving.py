"""What a messenger's loops are given, and how they say that going on makes no sense."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, ClassVar, Protocol

from screens.screen import Catalogue
from screens.text.translator import Translator

TakeBatch = Callable[[list[Any]], Awaitable[None]]
"""Returns once a batch of updates is durable."""


class CannotServeError(Exception):
    """A sentence for the operator. `conflict`: another process does the same work."""

    def __init__(self, text: str, *, conflict: bool = False) -> None:
        super().__init__(text)
        self.conflict = conflict


class Messenger(Protocol):
    """A messenger as the bot's life needs it: reached once, presented, left."""

    @property
    def waits(self) -> int:
        """How often it has told us to wait."""

    async def meet(self) -> None:
        """Learn who we are there, however long it takes to be reached.

        Raises:
            CannotServeError: the token is refused.
        """

    async def show_commands(
        self, catalogue: Catalogue, translator: Translator, default: str
    ) -> int:
        """List the commands in each language that it shows; how many lists differed."""

    async def introduce(self, translator: Translator, default: str) -> int:
        """Say what the bot is, in each language; how many things differed."""

    async def close(self) -> None:
        """Let go of what is open."""


class Poll(Protocol):
    """Updates that are asked for."""

    completed: float | None
    """When the last poll came back and its updates were stored, by the monotonic clock."""

    @property
    def first(self) -> Event:
        """Set once one poll came back."""

    @property
    def age(self) -> float | None:
        """Seconds since the last poll that came back; None before the first."""

    async def run(self) -> None:
        """Poll until cancelled. Raises `CannotServeError`."""


class Hook(Protocol):
    """Updates that the messenger delivers by itself."""

    header: ClassVar[str]
    """Where the secret comes; empty: as the last part of the address."""
    trouble: str
    """A sentence while it does not get through, else an empty one."""

    @property
    def age(self) -> float | None:
        """Seconds since it last told about the deliveries."""

    def admits(self, secret: str) -> bool:
        """Whether what came as the secret is ours."""

    def whole(self, raw: Any) -> Any:
        """An update as it is kept."""

    async def set(self) -> None:
        """Have updates delivered. Raises `CannotServeError`."""

    async def run(self, stop: Event) -> None:
        """Look at the deliveries until `stop` is set."""


class Times(Protocol):
    """Seconds, and the clock by which they are judged."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The wall clock."""

    @property
    def poll_seconds(self) -> int:
        """How long the messenger may hold a poll."""

    @property
    def network_pauses(self) -> tuple[float, ...]:
        """Between tries of what is not reached; the last one is repeated."""

    @property
    def conflict_pause(self) -> float:
        """Before polling again beside another process."""

    @property
    def hook_seconds(self) -> float:
        """Between looks at a webhook."""
