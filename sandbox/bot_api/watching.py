"""Looking at the chat as a person does, and waiting for what comes without polling."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from sandbox.bot_api.bell import PATIENCE
from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.model import Json, Toast
from sandbox.bot_api.sight import Message, visible

Wanted = str | Callable[[Message], object]


class HasId(Protocol):
    """A group or a person, wherever a chat is meant."""

    @property
    def id(self) -> int: ...


ChatLike = HasId | int | None
MessageLike = Message | int | None


class Watcher(ABC):
    """The eyes of a person; how they reach the twin is the subclass's business."""

    def __init__(self, user_id: int) -> None:
        self.id: int = user_id
        self._acted_at = 0  # the twin's count at this person's last act

    @abstractmethod
    async def _look(self, after: int, seconds: float) -> Json:
        """Give the state, waiting up to `seconds` for a count beyond `after`."""

    @abstractmethod
    def _state(self) -> Json:
        """Give the state as far as it is known now."""

    def messages(self, chat: ChatLike = None) -> list[Message]:
        """Give the messages of a chat (the private one) as this person sees them now."""
        return self._seen(self._state(), id_of(chat))

    def last(self, chat: ChatLike = None) -> Message:
        """Give the bot's newest message; raises PersonError when there is none."""
        for message in reversed(self.messages(chat)):
            if message.from_bot:
                return message
        raise PersonError("the bot has not written anything")

    @property
    def toasts(self) -> list[Toast]:
        """Give the answers to presses that showed a text, oldest first."""
        return [Toast(**toast) for toast in self._state()["toasts"]]

    @property
    def commands(self) -> list[Json]:
        """Give the command menu as it is shown to this person."""
        commands: list[Json] = self._state()["commands"]
        return commands

    async def wait_for(
        self,
        wanted: Wanted = "",
        timeout: float = PATIENCE,  # noqa: ASYNC109 - a test's patience
        *,
        chat: ChatLike = None,
        fresh: bool = True,
    ) -> Message:
        """Wait for a message of the bot that holds a text or satisfies a function.

        Only what was sent or edited since this person's last act counts, the newest first;
        `fresh=False` takes any message in sight. Direction marks are ignored in texts. Raises
        TimeoutError that shows what there was instead.
        """
        since = self._acted_at if fresh else -1

        def newest_match(state: Json) -> Message | None:
            candidates = [m for m in self._seen(state, id_of(chat)) if m.from_bot and m.seq > since]
            newest = sorted(candidates, key=lambda message: message.seq, reverse=True)
            return next((message for message in newest if _fits(message, wanted)), None)

        result: Message = await self._until(newest_match, wanted, timeout, id_of(chat))
        return result

    async def after(
        self,
        act: Awaitable[object],
        wanted: Wanted = "",
        timeout: float = PATIENCE,  # noqa: ASYNC109 - as above
        *,
        chat: ChatLike = None,
        fresh: bool = True,
    ) -> Message:
        """Do something, then wait for its answer: `await ali.after(ali.say("hi"), "hello")`."""
        await act
        return await self.wait_for(wanted, timeout, chat=chat, fresh=fresh)

    async def wait_gone(self, message: MessageLike, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until a message has been deleted."""
        gone = id_of(message)

        def absent(state: Json) -> bool:
            return all(raw["id"] != gone for raw in state["messages"])

        await self._until(absent, f"no message {gone}", timeout, None)

    async def wait_toast(self, fragment: str = "", timeout: float = PATIENCE) -> Toast:  # noqa: ASYNC109
        """Wait for an answer to a press that holds this text."""

        def newest_toast(state: Json) -> Toast | None:
            fitting = [t for t in state["toasts"] if visible(fragment) in visible(t["text"])]
            return Toast(**fitting[-1]) if fitting else None

        result: Toast = await self._until(newest_toast, f"toast {fragment!r}", timeout, None)
        return result

    async def wait_answered(self, query_id: str, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until the bot has answered a press."""

        def answered(state: Json) -> bool:
            return query_id not in state["pending"]

        await self._until(answered, f"answer to {query_id}", timeout, None)

    async def _until(
        self, predicate: Callable[[Json], Any], wanted: object, seconds: float, chat: int | None
    ) -> Any:
        deadline, state = time.monotonic() + seconds, await self._look(-1, 0)
        while not (result := predicate(state)):
            seconds_left = deadline - time.monotonic()
            if seconds_left <= 0:
                in_sight = "\n".join(
                    f"  {m.id}: {m.text!r} {m.labels}" for m in self._seen(state, chat)
                )
                raise TimeoutError(f"waited {seconds} s for {wanted!r}; seen:\n{in_sight}")
            state = await self._look(state["seq"], seconds_left)
        return result

    def _seen(self, state: Json, chat: int | None) -> list[Message]:
        wanted = chat or self.id
        return [Message.of(raw, self.id) for raw in state["messages"] if raw["chat"] == wanted]


def _fits(message: Message, wanted: Wanted) -> bool:
    if isinstance(wanted, str):
        return visible(wanted) in message.plain
    return bool(wanted(message))


def id_of(thing: Any) -> int | None:
    if thing is None or isinstance(thing, int):
        return thing
    return int(thing.id)
